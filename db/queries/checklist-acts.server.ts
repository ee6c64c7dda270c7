import { sql } from 'kysely';
import type { ActorTx } from '../connection.server.ts';

/** Hands a checklist that the caller holds to the reviewer. @returns the number of the step. */
export async function submitChecklistRow(
  tx: ActorTx,
  checklist: { id: number; municipalityId: number },
  remark: string,
): Promise<number> {
  await tx.q
    .updateTable('checklist')
    .set({ phase: 'submitted', submitted_at: tx.now })
    .where('id', '=', checklist.id)
    .execute();
  return insertStep(tx, checklist, 'submitted', remark);
}

/** Gives a checklist to somebody else. @returns the number of the step, or null when it was that person's already. */
export async function assignChecklistRow(
  tx: ActorTx,
  checklist: { id: number; municipalityId: number },
  accountId: number,
): Promise<number | null> {
  const done = await tx.q
    .updateTable('checklist')
    .set({ assignee_id: accountId })
    .where('id', '=', checklist.id)
    .where(sql<boolean>`assignee_id is distinct from ${accountId}::integer`)
    .returning('id')
    .executeTakeFirst();
  return done ? insertStep(tx, checklist, 'reassigned', '') : null;
}

async function insertStep(
  tx: ActorTx,
  checklist: { id: number; municipalityId: number },
  kind: 'submitted' | 'reassigned',
  remark: string,
): Promise<number> {
  const step = await tx.q
    .insertInto('checklist_step')
    .values({
      service_id: tx.actor.serviceId,
      municipality_id: checklist.municipalityId,
      checklist_id: checklist.id,
      kind,
      remark,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return step.id;
}

const TODAY = sql`mb.suspended_at is null and mb.from_on <= app_today()
  and (mb.until_on is null or mb.until_on >= app_today())`;

/** The DPOs of the service as of today: who hears that a checklist came in. */
export async function listReviewers(tx: ActorTx): Promise<number[]> {
  const found = await sql<{ id: number }>`
    select distinct mb.account_id as id from membership mb join account a on a.id = mb.account_id
    where mb.role = 'dpo' and a.suspended_at is null and ${TODAY} order by 1`.execute(tx.q);
  return found.rows.map((row) => row.id);
}

/** Who could answer a checklist today: contact persons and staff members of the municipality, for one of its entities. */
export async function listAnswerers(
  tx: ActorTx,
  checklist: { id: number; municipalityId: number },
): Promise<{ id: number; name: string; role: 'spoc' | 'contributor' }[]> {
  const found = await sql<{ id: number; name: string; role: 'spoc' | 'contributor' }>`
    select a.id, a.name, max(mb.role) as role from membership mb join account a on a.id = mb.account_id
    where mb.municipality_id = ${checklist.municipalityId} and mb.role in ('spoc', 'contributor')
      and a.suspended_at is null and ${TODAY}
      and (not mb.entity_limited or exists (
        select 1 from membership_entity me join checklist_entity ce on ce.entity_id = me.entity_id
        where me.membership_id = mb.id and ce.checklist_id = ${checklist.id}))
    group by a.id, a.name order by max(mb.role) desc, a.name`.execute(tx.q);
  return found.rows;
}
