import { type SqlBool, sql } from 'kysely';
import type { PersonFunction } from '#app/domain/municipality.ts';
import type { ActorTx } from '../connection.server.ts';

/** Somebody of the service as the people pages show them. */
export interface PersonFacts {
  id: number;
  name: string;
  email: string;
  language: 'nl' | 'en';
  /** Suspended over the whole installation; a suspension in one service is in the memberships. */
  suspended: boolean;
  /** Unknown (null) to those who do not keep the service's people. */
  hasPassword: boolean | null;
  hasSecondFactor: boolean | null;
}

/** The people who have, or had, a membership in the service, by name. One query. */
export async function listPeople(
  tx: ActorTx,
  only: { accountId?: number; text?: string; municipalityId?: number } = {},
): Promise<PersonFacts[]> {
  const text = `%${(only.text ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const inPlace = only.municipalityId === undefined ? sql`` : sql` and m.municipality_id = ${only.municipalityId}`;
  return tx.q
    .selectFrom('account as a')
    .leftJoin(
      sql<{ account_id: number; has_password: boolean; has_second_factor: boolean }>`people_credentials()`.as('c'),
      (join) => join.onRef('c.account_id', '=', 'a.id'),
    )
    .where(
      sql<SqlBool>`exists (select 1 from membership m where m.account_id = a.id
        and m.service_id = ${tx.actor.serviceId}${inPlace})`,
    )
    .$if(only.accountId !== undefined, (q) => q.where('a.id', '=', only.accountId ?? 0))
    .$if(Boolean(only.text), (q) => q.where((eb) => eb.or([eb('a.name', 'ilike', text), eb('a.email', 'ilike', text)])))
    .orderBy('a.name')
    .orderBy('a.id')
    .select(['a.id', 'a.name', 'a.email', 'a.language'])
    .select(sql<boolean>`a.suspended_at is not null`.as('suspended'))
    .select([
      sql<boolean | null>`case when app_keeper() then coalesce(c.has_password, false) end`.as('hasPassword'),
      sql<boolean | null>`case when app_keeper() then coalesce(c.has_second_factor, false) end`.as('hasSecondFactor'),
    ])
    .execute();
}

/** One person of the service, or null. */
export async function findPerson(tx: ActorTx, accountId: number): Promise<PersonFacts | null> {
  return (await listPeople(tx, { accountId }))[0] ?? null;
}

/** The person with an address, among those whom the actor may see; tells nothing of other services. */
export async function findPersonByEmail(tx: ActorTx, email: string): Promise<{ id: number } | null> {
  const row = await tx.q.selectFrom('account').where('email', '=', email).select('id').executeTakeFirst();
  return row ?? null;
}

/** Who does what in a municipality, also in the past. */
export interface FunctionFacts {
  id: number;
  accountId: number | null;
  name: string;
  email: string;
  phone: string;
  function: PersonFunction;
  fromOn: string;
  untilOn: string | null;
}

/** The functions of a municipality: those that run first, then by name. */
export async function listFunctions(tx: ActorTx, municipalityId: number, id?: number): Promise<FunctionFacts[]> {
  return tx.q
    .selectFrom('person_function')
    .where('municipality_id', '=', municipalityId)
    .$if(id !== undefined, (q) => q.where('id', '=', id ?? 0))
    .orderBy(
      sql`until_on is not null, array_position(array['spoc', 'director', 'it', 'dpo', 'dpo_substitute'], function)`,
    )
    .orderBy('name')
    .select(['id', 'account_id as accountId', 'name', 'email', 'phone', 'from_on as fromOn', 'until_on as untilOn'])
    .select(sql<PersonFunction>`function`.as('function'))
    .execute();
}

export interface NewFunction extends Omit<FunctionFacts, 'id'> {
  municipalityId: number;
}

/** Writes who takes up a function. @returns its id. */
export async function insertFunction(tx: ActorTx, row: NewFunction): Promise<number> {
  const made = await tx.q
    .insertInto('person_function')
    .values({
      service_id: tx.actor.serviceId,
      municipality_id: row.municipalityId,
      account_id: row.accountId,
      name: row.name,
      email: row.email,
      phone: row.phone,
      function: row.function,
      from_on: row.fromOn,
      until_on: row.untilOn,
      created_at: tx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

/** Changes how somebody is reached, or the last day of a function. */
export async function updateFunction(
  tx: ActorTx,
  id: number,
  row: Partial<Pick<FunctionFacts, 'name' | 'email' | 'phone' | 'untilOn'>>,
): Promise<void> {
  const { untilOn, ...plain } = row;
  const set = { ...plain, ...(untilOn !== undefined ? { until_on: untilOn } : {}) };
  await tx.q.updateTable('person_function').set(set).where('id', '=', id).execute();
}

/** Somebody's open work, as far as an administrator may know of it. */
export interface OpenWork {
  checklistId: number;
  municipalityId: number;
  slug: string;
  municipality: string;
  title: string;
  dueOn: string;
  phase: string;
  entityIds: number[];
}

/** Everything that is open and in somebody's hands, by due date. */
export async function listOpenWork(tx: ActorTx, accountId: number): Promise<OpenWork[]> {
  const rows = await sql<OpenWork>`
    select w.checklist_id as "checklistId", w.municipality_id as "municipalityId", m.slug, m.name as municipality,
      w.title, w.due_on as "dueOn", w.phase, w.entity_ids as "entityIds"
    from open_work(${accountId}) w join municipality m on m.id = w.municipality_id
    order by w.due_on, m.name, w.checklist_id`.execute(tx.q);
  return rows.rows;
}

/** Gives open checklists to another person. @returns the ids of those that went over. */
export async function handOverWork(tx: ActorTx, from: number, to: number, checklists: readonly number[]) {
  const moved = await sql<{ id: number }>`
    select id from hand_over_work(${from}, ${to}, ${[...checklists]}::integer[], ${tx.now}) as id`.execute(tx.q);
  return moved.rows.map((row) => row.id);
}
