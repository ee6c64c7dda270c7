import { sql } from 'kysely';
import type { Role } from '#app/domain/access.ts';
import type { Phase } from '#app/domain/review.ts';
import type { ActorTx } from '../connection.server.ts';
import { isOpenTo } from './handed.server.ts';

/** A checklist that is not done yet, as a start page weighs it. */
export interface Work {
  id: number;
  campaignId: number;
  municipalityId: number;
  slug: string;
  municipality: string;
  title: string;
  frameworkNl: string;
  frameworkEn: string;
  level: string;
  phase: Phase;
  dueOn: string;
  submittedAt: Date | null;
  assigneeId: number | null;
  assignee: string | null;
  answered: number;
  total: number;
  toReview: number;
  returned: number;
}

/** Every checklist under way that the actor may see, the first due first. One query. */
export async function listWork(tx: ActorTx): Promise<Work[]> {
  return tx.q
    .selectFrom('checklist as c')
    .innerJoin('municipality as m', 'm.id', 'c.municipality_id')
    .innerJoin('framework as f', 'f.id', 'c.framework_id')
    .leftJoin('account as a', 'a.id', 'c.assignee_id')
    .leftJoin('checklist_score as s', 's.checklist_id', 'c.id')
    .where('c.phase', 'not in', ['accepted', 'closed'])
    .orderBy('c.due_on')
    .orderBy('m.name')
    .orderBy('c.id')
    .select(['c.id', 'c.campaign_id as campaignId', 'c.municipality_id as municipalityId', 'm.slug'])
    .select(['m.name as municipality', 'c.title', 'f.title_nl as frameworkNl', 'f.title_en as frameworkEn', 'c.level'])
    .select(['c.phase', 'c.due_on as dueOn', 'c.submitted_at as submittedAt', 'c.assignee_id as assigneeId'])
    .select([
      'a.name as assignee',
      sql<number>`coalesce(s.answered, 0)`.as('answered'),
      sql<number>`coalesce(s.total, 0)`.as('total'),
      sql<number>`coalesce(s.to_review, 0)`.as('toReview'),
      sql<number>`coalesce(s.returned, 0)`.as('returned'),
    ])
    .execute();
}

/** The question with which somebody goes on, and its place in the row. */
export interface NextQuestion {
  checklistId: number;
  code: string;
  titleNl: string;
  titleEn: string;
  position: number;
}

/**
 * Per checklist the first question to answer: one that was returned before one that is still open. One query for all of
 * them; a checklist without any is left out.
 */
export async function listNextQuestions(tx: ActorTx, checklists: readonly number[]): Promise<NextQuestion[]> {
  const found = await sql<NextQuestion>`
    with asked as (
      select c.id as checklist_id, n.code, n.title_nl, n.title_en, a.id as answer_id, a.version,
        a.choice is null and (a.doc is null or a.impl is null) as open,
        (row_number() over (partition by c.id order by n.position))::integer as position
      from checklist c
      join framework_node n on n.framework_id = c.framework_id and n.kind = 'requirement' and c.level = any (n.levels)
        and n.id <> all (c.unasked)
      left join answer a on a.checklist_id = c.id and a.node_id = n.id and a.entity_id is null and not a.withdrawn
      where c.id = any (${checklists}::integer[]) and c.phase in ('open', 'returned') and ${isOpenTo(tx, 'n.id')}
    ), judged as (
      select distinct on (answer_id) answer_id, answer_version, outcome from verdict
      where checklist_id = any (${checklists}::integer[]) order by answer_id, id desc
    )
    select distinct on (q.checklist_id) q.checklist_id as "checklistId", q.code, q.title_nl as "titleNl",
      q.title_en as "titleEn", q.position
    from asked q
    left join judged v on v.answer_id = q.answer_id and v.answer_version = q.version and v.outcome = 'returned'
    where q.open or v.answer_id is not null
    order by q.checklist_id, v.answer_id is null, q.position`.execute(tx.q);
  return found.rows;
}

/** One's own memberships that count today, with what they are about and until when. */
export async function listOwnMemberships(tx: ActorTx) {
  const found = await sql<{ role: Role; untilOn: string | null; slug: string | null; municipality: string | null }>`
    select m.role, m.until_on as "untilOn", p.slug, p.name as municipality
    from membership m
    left join municipality p on p.id = m.municipality_id
    where m.account_id = app_actor() and m.suspended_at is null
      and m.from_on <= app_today() and (m.until_on is null or m.until_on >= app_today())
    order by p.name nulls first, m.id`.execute(tx.q);
  return found.rows;
}
export type OwnMembership = Awaited<ReturnType<typeof listOwnMemberships>>[number];

/** What an administrator keeps in hand: people, mails, municipalities. Nothing of any register. */
export interface KeeperFacts {
  people: number;
  invited: number;
  withoutSecondFactor: number;
  suspended: number;
  mailsWaiting: number;
  mailsFailed: number;
  lastMailAt: Date | null;
  municipalities: number;
  withoutSpoc: number;
}

export async function findKeeperFacts(tx: ActorTx): Promise<KeeperFacts> {
  const found = await sql<KeeperFacts>`
    with member as (
      select distinct account_id from membership where suspended_at is null and (until_on is null or until_on >= app_today())
    ), mail as (
      select count(*) filter (where sent_at is null and failed_at is null) as waiting,
        count(*) filter (where failed_at is not null) as failed, max(sent_at) as last from outbox
    ), place as (
      select m.id, exists (select 1 from membership s where s.municipality_id = m.id and s.role = 'spoc'
        and s.suspended_at is null and (s.until_on is null or s.until_on >= app_today())) as spoc
      from municipality m
      where m.ended_on is null and exists (select 1 from coverage c where c.municipality_id = m.id
        and c.from_on <= app_today() and (c.until_on is null or c.until_on >= app_today()))
    )
    select (select count(*)::integer from member) as people,
      (select count(*)::integer from member left join people_credentials() c using (account_id)
        where not coalesce(c.has_password, false)) as invited,
      (select count(*)::integer from member left join people_credentials() c using (account_id)
        where coalesce(c.has_password, false) and not c.has_second_factor) as "withoutSecondFactor",
      (select count(distinct account_id)::integer from membership where suspended_at is not null) as suspended,
      mail.waiting::integer as "mailsWaiting", mail.failed::integer as "mailsFailed", mail.last as "lastMailAt",
      (select count(*)::integer from place) as municipalities,
      (select count(*)::integer from place where not spoc) as "withoutSpoc"
    from mail`.execute(tx.q);
  return found.rows[0] as KeeperFacts;
}
