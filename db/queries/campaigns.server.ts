import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { LaunchCandidate } from '#app/domain/campaign.ts';
import { localDate } from '#app/domain/dates.ts';
import type { ActorTx } from '../connection.server.ts';

/** Every municipality that is covered today, with who could answer and what already runs. One query. */
export async function listLaunchCandidates(tx: ActorTx): Promise<LaunchCandidate[]> {
  const today = localDate(tx.now);
  const rows = await tx.q
    .selectFrom('municipality as m')
    .where('m.ended_on', 'is', null)
    .select((eb) => [
      'm.id',
      'm.slug',
      'm.name',
      jsonArrayFrom(
        eb
          .selectFrom('entity as e')
          .whereRef('e.municipality_id', '=', 'm.id')
          .where((e) =>
            e.exists(
              e
                .selectFrom('coverage as c')
                .select('c.id')
                .whereRef('c.entity_id', '=', 'e.id')
                .where('c.from_on', '<=', today)
                .where((c) => c.or([c('c.until_on', 'is', null), c('c.until_on', '>=', today)])),
            ),
          )
          .orderBy('e.id')
          .select(['e.id', 'e.kind', 'e.name']),
      ).as('entities'),
      jsonArrayFrom(
        eb
          .selectFrom('membership as p')
          .innerJoin('account as a', 'a.id', 'p.account_id')
          .whereRef('p.municipality_id', '=', 'm.id')
          .where('p.role', 'in', ['spoc', 'contributor'])
          .where('p.entity_limited', '=', false)
          .where('p.suspended_at', 'is', null)
          .where('a.suspended_at', 'is', null)
          .where('p.from_on', '<=', today)
          .where((p) => p.or([p('p.until_on', 'is', null), p('p.until_on', '>=', today)]))
          .orderBy(sql`p.role = 'contributor'`)
          .orderBy('p.id')
          .select(['a.id as accountId', 'a.name', sql<'spoc' | 'contributor'>`p.role`.as('role')]),
      ).as('people'),
      sql<number[]>`coalesce((select array_agg(distinct c.framework_id) from checklist c
        where c.municipality_id = m.id and c.phase not in ('accepted', 'closed')), '{}')`.as('underWay'),
    ])
    .orderBy('m.name')
    .execute();
  return rows.filter((row) => row.entities.length > 0);
}

/** A framework at one level, as a launch offers it. */
export interface LaunchFramework {
  id: number;
  code: string;
  edition: string;
  titleNl: string;
  titleEn: string;
  levels: { code: string; requirements: number }[];
}

/** The newest revision of each framework, with how much each level asks. One query. */
export async function listLaunchFrameworks(tx: ActorTx): Promise<LaunchFramework[]> {
  const found = await sql<LaunchFramework>`
    select f.id, f.code, f.edition, f.title_nl as "titleNl", f.title_en as "titleEn",
      (select json_agg(json_build_object('code', l.value ->> 'code', 'requirements',
           (select count(*) from framework_node n
            where n.framework_id = f.id and n.kind = 'requirement' and l.value ->> 'code' = any (n.levels)))
         order by l.ordinality)
       from jsonb_array_elements(f.levels) with ordinality as l) as levels
    from (select distinct on (service_id, code, edition) * from framework
          order by service_id, code, edition, revision desc) as f
    order by f.id`.execute(tx.q);
  return found.rows;
}

/** A campaign with how its checklists stand; `not_started` counts open ones without a single answer. */
export interface CampaignLine {
  id: number;
  title: string;
  frameworkNl: string;
  frameworkEn: string;
  level: string;
  dueOn: string;
  launchedAt: Date;
  launchedBy: string | null;
  instructions: string;
  checklists: number;
  notStarted: number;
  open: number;
  submitted: number;
  returned: number;
  accepted: number;
  closed: number;
  late: number;
}

/** The campaigns of the service, the newest first; one of them when an id is given. One query. */
export async function listCampaigns(tx: ActorTx, id?: number): Promise<CampaignLine[]> {
  const count = (condition: ReturnType<typeof sql>) => sql<number>`count(*) filter (where ${condition})::int`;
  return tx.q
    .selectFrom('campaign as p')
    .innerJoin('framework as f', 'f.id', 'p.framework_id')
    .leftJoin('account as a', 'a.id', 'p.launched_by')
    .leftJoin('checklist as c', 'c.campaign_id', 'p.id')
    .leftJoin('checklist_score as s', 's.checklist_id', 'c.id')
    .$if(id !== undefined, (q) => q.where('p.id', '=', id ?? 0))
    .groupBy(['p.id', 'f.id', 'a.id', 'a.name'])
    .orderBy('p.launched_at', 'desc')
    .orderBy('p.id', 'desc')
    .select([
      'p.id',
      'p.title',
      'f.title_nl as frameworkNl',
      'f.title_en as frameworkEn',
      'p.level',
      'p.due_on as dueOn',
      'p.launched_at as launchedAt',
      'a.name as launchedBy',
      'p.instructions',
      sql<number>`count(c.id)::int`.as('checklists'),
      count(sql`c.phase = 'open' and coalesce(s.answered, 0) = 0`).as('notStarted'),
      count(sql`c.phase = 'open' and s.answered > 0`).as('open'),
      count(sql`c.phase = 'submitted'`).as('submitted'),
      count(sql`c.phase = 'returned'`).as('returned'),
      count(sql`c.phase = 'accepted'`).as('accepted'),
      count(sql`c.phase = 'closed'`).as('closed'),
      count(sql`c.phase in ('open', 'returned') and c.due_on < ${localDate(tx.now)}`).as('late'),
    ])
    .execute();
}

export type CampaignChecklist = Awaited<ReturnType<typeof listCampaignChecklists>>[number];

/** The checklists of one campaign with how far each is, by name of the municipality. One query. */
export async function listCampaignChecklists(tx: ActorTx, campaignId: number) {
  return tx.q
    .selectFrom('checklist as c')
    .innerJoin('municipality as m', 'm.id', 'c.municipality_id')
    .leftJoin('account as a', 'a.id', 'c.assignee_id')
    .leftJoin('checklist_score as s', 's.checklist_id', 'c.id')
    .where('c.campaign_id', '=', campaignId)
    .orderBy('m.name')
    .orderBy('c.id')
    .select((eb) => [
      'c.id',
      'm.slug',
      'm.name',
      'c.phase',
      'c.due_on as dueOn',
      'a.name as assignee',
      sql<number>`coalesce(s.answered, 0)`.as('answered'),
      sql<number>`coalesce(s.total, 0)`.as('total'),
      's.last_answer_at as lastAnswerAt',
      eb
        .selectFrom('reminder as r')
        .whereRef('r.checklist_id', '=', 'c.id')
        .select((r) => r.fn.max('r.on_day').as('on'))
        .as('remindedOn'),
      jsonArrayFrom(
        eb
          .selectFrom('checklist_entity as ce')
          .innerJoin('entity as e', 'e.id', 'ce.entity_id')
          .whereRef('ce.checklist_id', '=', 'c.id')
          .orderBy('e.id')
          .select(['e.kind']),
      ).as('entities'),
    ])
    .execute();
}
