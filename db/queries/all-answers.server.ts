import { sql } from 'kysely';
import type { AnswerValues, Outcome } from '#app/domain/review.ts';
import type { ActorTx } from '../connection.server.ts';

/** What one municipality says of a requirement, with what stands beside it. */
export interface AnswerAside {
  municipalityId: number;
  slug: string;
  name: string;
  checklistId: number;
  nodeId: number;
  frameworkId: number;
  title: string;
  scale: 'maturity' | 'compliance';
  requirementNl: string;
  requirementEn: string;
  answer: AnswerValues | null;
  explanation: string;
  updatedAt: string | null;
  evidence: number;
  /** The newest verdict on this version of the answer; its values are what the reviewer found, where those differ. */
  verdict: (AnswerValues & { outcome: Outcome }) | null;
  before: AnswerValues | null;
  /** SPOCs of the whole municipality who are here today. */
  spocs: number[];
}

/**
 * The shared answers of all municipalities to one requirement, in their newest checklist of a framework that asks it or
 * in that of one campaign. One query.
 */
export async function listAllAnswers(
  tx: ActorTx,
  asked: { framework: string; code: string; campaign: number | null },
): Promise<AnswerAside[]> {
  const found = await sql<AnswerAside>`
    with newest as materialized (
      select c.id, c.municipality_id, c.campaign_id, c.framework_id, c.previous_id, c.title, c.level, c.unasked, f.scale, f.code as framework, lead(c.id) over newest as last_id, row_number() over newest as age
      from checklist c join framework f on f.id = c.framework_id and f.code = ${asked.framework}
      window newest as (partition by c.municipality_id order by c.launched_at desc, c.id desc)
    ), kept as materialized (
      select k.*, coalesce((select p.id from checklist p join framework g on g.id = p.framework_id
        where p.id = k.previous_id and g.code = k.framework), k.last_id) as before_id
      from newest k where ${asked.campaign === null ? sql`k.age = 1` : sql`k.campaign_id = ${asked.campaign}`}
    ), same as materialized (
      select o.id from framework_node o join framework g on g.id = o.framework_id and g.code = ${asked.framework}
      where o.code = ${asked.code} and o.kind = 'requirement'
    )
    select m.id as "municipalityId", m.slug, m.name, k.id as "checklistId", n.id as "nodeId",
      k.framework_id as "frameworkId", k.title, k.scale, n.title_nl as "requirementNl", n.title_en as "requirementEn",
      case when a.id is not null then json_build_object('choice', a.choice, 'doc', a.doc, 'impl', a.impl) end as answer,
      coalesce(a.explanation, '') as explanation, a.updated_at as "updatedAt",
      (select count(*)::integer from answer_evidence e where e.checklist_id = k.id and e.node_id = n.id
        and e.removed_at is null) as evidence,
      (select json_build_object('outcome', v.outcome, 'choice', v.choice, 'doc', v.doc, 'impl', v.impl) from verdict v
        where v.checklist_id = k.id and v.answer_id = a.id and v.answer_version = a.version
        order by v.id desc limit 1) as verdict,
      case when b.id is not null then json_build_object('choice', b.choice, 'doc', b.doc, 'impl', b.impl) end as before,
      array(select distinct p.account_id from membership p join account s on s.id = p.account_id
        and s.suspended_at is null where p.municipality_id = m.id and p.role = 'spoc' and not p.entity_limited
        and p.suspended_at is null and p.from_on <= app_today() and (p.until_on is null or p.until_on >= app_today()))
        as spocs
    from kept k join municipality m on m.id = k.municipality_id and m.ended_on is null
    join framework_node n on n.framework_id = k.framework_id and n.code = ${asked.code} and n.kind = 'requirement'
      and k.level = any (n.levels) and n.id <> all (k.unasked)
    left join lateral (select * from answer o where o.checklist_id = k.id and o.node_id = n.id and o.entity_id is null
      and not o.withdrawn) a on true
    left join lateral (select o.id, o.choice, o.doc, o.impl from same join answer o on o.node_id = same.id
      where o.checklist_id = k.before_id and o.entity_id is null and not o.withdrawn limit 1) b on true
    order by m.name, k.id`.execute(tx.q);
  return found.rows;
}

/** Writes one comment with each of these answers, naming their SPOCs. Two statements. @returns the comments' ids. */
export async function insertRemarks(tx: ActorTx, places: readonly AnswerAside[], text: string): Promise<number[]> {
  const where = (place: AnswerAside) => ({
    service_id: tx.actor.serviceId,
    municipality_id: place.municipalityId,
    checklist_id: place.checklistId,
    node_id: place.nodeId,
  });
  const rows = await tx.q
    .insertInto('comment')
    .values(
      places.map((place) => ({
        ...where(place),
        framework_id: place.frameworkId,
        text,
        at: tx.now,
        by_id: tx.actor.accountId,
      })),
    )
    .returning(['id', 'checklist_id as checklistId'])
    .execute();
  const idOf = new Map(rows.map((row) => [row.checklistId, row.id]));
  const ids = places.map((place) => idOf.get(place.checklistId) as number);
  const mentions = places.flatMap((place, index) =>
    place.spocs.map((account) => ({ ...where(place), comment_id: ids[index] as number, account_id: account })),
  );
  if (mentions.length > 0) await tx.q.insertInto('comment_mention').values(mentions).execute();
  return ids;
}
