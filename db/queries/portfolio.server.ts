import { sql } from 'kysely';
import type { PortfolioChecklist, PortfolioFacts } from '#app/domain/portfolio.ts';
import type { ActorTx } from '../connection.server.ts';

/** What a portfolio is read for. */
export interface PortfolioQuestion {
  /** The code of a framework; null for the newest checklist of every framework. */
  framework: string | null;
  /** One campaign instead of the newest. */
  campaign: number | null;
  /** The day on which coverage and regimes are looked at, `YYYY-MM-DD`. */
  on: string;
  /** Also the municipalities of which nothing is covered on that day. */
  uncovered: boolean;
}

/**
 * The municipalities of the service with what is covered, which regimes apply, and their newest checklists with the kept
 * figures. One query, of whose JSON only what is shown leaves the database. Under row security the planner takes every
 * table for a few rows and would join them pair by pair, so each municipality looks up its own by an index (`lateral`).
 */
export async function listPortfolio(tx: ActorTx, question: PortfolioQuestion): Promise<PortfolioFacts[]> {
  const { framework, campaign, on, uncovered } = question;
  const found = await sql<PortfolioFacts>`
    with kept as materialized (
      select c.id, c.municipality_id, c.campaign_id, c.title, c.level, c.phase, c.due_on, f.code, f.scale,
        lead(c.id) over newest as before_id, row_number() over newest as age
      from checklist c
      join framework f on f.id = c.framework_id
      where (${framework}::text is null or f.code = ${framework})
      window newest as (partition by c.municipality_id, f.code order by c.launched_at desc, c.id desc)
    ), shown as materialized (
      select k.municipality_id, json_agg(json_build_object(
        'id', k.id, 'framework', k.code, 'title', k.title, 'level', k.level, 'scale', k.scale, 'phase', k.phase,
        'dueOn', k.due_on, 'total', coalesce(s.total, 0), 'answered', coalesce(s.answered, 0),
        'exceptions', coalesce(s.exceptions, 0), 'target', s.score -> 'target', 'score', s.score -> 'own' -> 'score',
        'workbook', s.score -> 'own' -> 'workbook', 'verified', s.score -> 'verified' -> 'score',
        'verdict', s.score -> 'own' -> 'verdict',
        'keyMeasuresBelow', coalesce((s.score -> 'own' -> 'keyMeasures' ->> 'below')::integer, 0),
        'groups', ${framework === null ? sql`'[]'::jsonb` : sql`coalesce(s.score -> 'own' -> 'groups', '[]')`},
        'lastAnswerAt', s.last_answer_at, 'before', (select (b.score -> 'own' ->> 'score')::float8
          from checklist_score b where b.checklist_id = k.before_id))) as checklists
      from kept k
      left join lateral (select * from checklist_score o where o.checklist_id = k.id) s on true
      where ${campaign === null ? sql`k.age = 1` : sql`k.campaign_id = ${campaign}`}
      group by k.municipality_id
    )
    select m.slug, m.name, coalesce(covers.covered, '[]') as covered, coalesce(rules.regimes, '[]') as regimes,
      coalesce(shown.checklists, '[]') as checklists
    from municipality m
    left join shown on shown.municipality_id = m.id
    left join lateral (
      select json_agg(json_build_object('kind', e.kind, 'name', e.name) order by e.id) as covered
      from coverage v join entity e on e.id = v.entity_id
      where v.municipality_id = m.id and v.from_on <= ${on}::date and (v.until_on is null or v.until_on >= ${on}::date)
    ) covers on true
    left join lateral (
      select json_agg(distinct jsonb_build_object('code', r.code, 'applicability', r.applicability, 'level', r.level)) as regimes
      from (select distinct on (entity_id, code) code, applicability, level from regime
        where municipality_id = m.id and from_on <= ${on}::date order by entity_id, code, from_on desc, id desc) r
      where r.applicability in ('in_scope', 'voluntary')
    ) rules on true
    where (m.ended_on is null or m.ended_on >= ${on}::date) and (${uncovered} or covers.covered is not null)
    order by m.name`.execute(tx.q);
  return found.rows.map((row) => ({ ...row, checklists: row.checklists.map(toChecklist) }));
}

/** A moment travels through JSON as text. */
function toChecklist(row: PortfolioChecklist): PortfolioChecklist {
  return { ...row, lastAnswerAt: row.lastAnswerAt === null ? null : new Date(row.lastAnswerAt) };
}

/** The frameworks and campaigns of which there are checklists, for the filters: the newest campaign first. */
export async function listPortfolioChoices(tx: ActorTx) {
  return tx.q
    .selectFrom('campaign as c')
    .innerJoin('framework as f', 'f.id', 'c.framework_id')
    .orderBy('c.launched_at', 'desc')
    .orderBy('c.id', 'desc')
    .select(['c.id', 'c.title', 'c.level', 'c.launched_at as launchedAt', 'f.id as frameworkId', 'f.code as framework'])
    .select(['f.title_nl as titleNl', 'f.title_en as titleEn', 'f.scale'])
    .select(sql<boolean>`f.thresholds <> 'null'::jsonb`.as('passable'))
    .execute();
}
export type PortfolioChoice = Awaited<ReturnType<typeof listPortfolioChoices>>[number];

/** The headings that a portfolio has columns for: functions of a maturity list, sections with questions otherwise. */
export async function listColumnHeadings(tx: ActorTx, frameworkCode: string) {
  return tx.q
    .selectFrom('framework_node as n')
    .where(
      'n.framework_id',
      '=',
      sql<number>`(select f.id from framework f where f.code = ${frameworkCode} order by f.revision desc limit 1)`,
    )
    .where((eb) =>
      eb.or([
        eb('n.kind', '=', 'function'),
        sql<boolean>`n.kind = 'section' and exists (select 1 from framework_node q where q.framework_id = n.framework_id
          and q.parent_code = n.code and q.kind = 'requirement')`,
      ]),
    )
    .orderBy('n.position')
    .select(['n.code', 'n.title_nl as titleNl', 'n.title_en as titleEn'])
    .execute();
}
export type ColumnHeading = Awaited<ReturnType<typeof listColumnHeadings>>[number];
