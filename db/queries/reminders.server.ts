import { type RawBuilder, sql } from 'kysely';
import { addDays, localDate, ZONE } from '#app/domain/dates.ts';
import { MARKS_BEFORE, type ReminderFacts } from '#app/domain/reminder.ts';
import type { ActorTx, SystemTx } from '../connection.server.ts';

/** A checklist with all that decides whether somebody is reminded of it, and what the mail says. */
export interface ReminderCandidate extends ReminderFacts {
  service: string;
  municipalityId: number;
  slug: string;
  municipality: string;
  title: string;
  recipient: string | null;
  /** Questions without an answer, and those that were sent back. */
  open: number;
}

/** Which checklists are meant: what is left out narrows nothing. */
export interface ReminderChoice {
  campaignId?: number | undefined;
  slugs?: readonly string[] | undefined;
  checklistIds?: readonly number[] | undefined;
  /** Only what the municipality still has to hand in. */
  openOnly?: boolean | undefined;
}

/** Lets one at a time decide who is reminded: of two servers, or two people, at once the second sees what the first sent. */
export async function holdReminding(tx: ActorTx | SystemTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(REMINDING_LOCK)})`.execute(tx.q);
}
const REMINDING_LOCK = 7202614;

/** The chosen checklists that the actor may see, by date and municipality. One query. */
export async function listReminderFacts(tx: ActorTx, choice: ReminderChoice): Promise<ReminderCandidate[]> {
  const { campaignId, slugs, checklistIds, openOnly } = choice;
  const narrow = [
    ...(campaignId === undefined ? [] : [sql`c.campaign_id = ${campaignId}`]),
    ...(slugs === undefined ? [] : [sql`m.slug = any (${[...slugs]}::text[])`]),
    ...(checklistIds === undefined ? [] : [sql`c.id = any (${[...checklistIds]}::integer[])`]),
    ...(openOnly ? [UNDER_WAY] : []),
  ];
  return select(tx, narrow.length === 0 ? sql`true` : sql.join(narrow, sql` and `));
}

/** All checklists, of every service, that are not handed in and due within two weeks or late. One query. */
export async function listNearOrLate(tx: SystemTx): Promise<ReminderCandidate[]> {
  const until = addDays(localDate(tx.now), MARKS_BEFORE[0]);
  return select(tx, sql`${UNDER_WAY} and c.due_on <= ${until}`);
}

const UNDER_WAY = sql`c.phase in ('open', 'returned')`;

/** Hand-overs of a checklist of which whoever answers it was mailed. */
const TOLD = sql`('launched', 'extended', 'reopened', 'returned', 'reassigned')`;

async function select(tx: ActorTx | SystemTx, where: RawBuilder<unknown>): Promise<ReminderCandidate[]> {
  const found = await sql<ReminderCandidate>`
    select c.id as "checklistId", c.service_id as "serviceId", s.name as service, c.municipality_id as "municipalityId",
      m.slug, m.name as municipality, c.title, c.phase, c.due_on as "dueOn", r.id as "recipientId", r.name as recipient,
      (m.ended_on is null or m.ended_on >= app_today()) and exists (select 1 from checklist_entity ce
        join coverage v on v.entity_id = ce.entity_id and v.from_on <= app_today()
          and (v.until_on is null or v.until_on >= app_today())
        where ce.checklist_id = c.id) as covered,
      (select max(x.on_day) from reminder x where x.account_id = r.id and x.service_id = c.service_id) as "mailedOn",
      greatest((select max(x.on_day) from reminder x where x.account_id = r.id and x.checklist_id = c.id),
        (select (max(st.at) at time zone ${ZONE})::date from checklist_step st
          where st.checklist_id = c.id and st.kind in ${TOLD})) as "toldOn",
      greatest(coalesce(k.total - k.answered, 0), 0) + case when c.phase = 'returned' then coalesce(k.returned, 0) else 0 end
        as open
    from checklist c
    join service s on s.id = c.service_id
    join municipality m on m.id = c.municipality_id
    left join checklist_score k on k.checklist_id = c.id
    left join lateral ${RECIPIENT} r on true
    where ${where} order by c.due_on, m.name, c.id`.execute(tx.q);
  return found.rows;
}

/** Who can act on a checklist today: the one to whom it is entrusted, else the first SPOC of the municipality. */
const RECIPIENT = sql`(
  select a.id, a.name from membership p join account a on a.id = p.account_id and a.suspended_at is null
  where p.service_id = c.service_id and p.suspended_at is null and p.from_on <= app_today()
    and (p.until_on is null or p.until_on >= app_today())
    and ((p.account_id = c.assignee_id and p.role = 'dpo' and p.municipality_id is null)
      or (p.municipality_id = c.municipality_id and (
        (p.role = 'spoc' and not p.entity_limited)
        or (p.account_id = c.assignee_id and p.role in ('spoc', 'contributor') and (not p.entity_limited or exists (
          select 1 from membership_entity me join checklist_entity ce on ce.entity_id = me.entity_id
          where me.membership_id = p.id and ce.checklist_id = c.id))))))
  order by p.account_id is not distinct from c.assignee_id desc, p.id limit 1)`;

/** That somebody was reminded of a checklist; with a mark where a digest was due for it. */
export interface NewReminder {
  facts: ReminderCandidate;
  mark: number | null;
}

/** Writes reminders in one statement; a mark that was written before stays as it was. */
export async function insertReminders(tx: ActorTx | SystemTx, reminders: readonly NewReminder[]): Promise<void> {
  if (reminders.length === 0) return;
  const today = localDate(tx.now);
  await tx.q
    .insertInto('reminder')
    .values(
      reminders.map(({ facts, mark }) => ({
        service_id: facts.serviceId,
        municipality_id: facts.municipalityId,
        checklist_id: facts.checklistId,
        account_id: facts.recipientId ?? 0,
        due_on: facts.dueOn,
        mark,
        on_day: today,
        at: tx.now,
        ...('actor' in tx ? { by_id: tx.actor.accountId } : {}),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The names of municipalities by their slugs, of those that the actor may see. One query. */
export async function listNamesOf(tx: ActorTx, slugs: readonly string[]): Promise<{ slug: string; name: string }[]> {
  return tx.q
    .selectFrom('municipality')
    .where(sql<boolean>`slug = any (${[...slugs]}::text[])`)
    .orderBy('name')
    .select(['slug', 'name'])
    .execute();
}
