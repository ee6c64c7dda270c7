import { sql } from 'kysely';
import type { ActorTx } from '../connection.server.ts';

/** For how long a review is shown as under way after the last page of it was opened. */
export const CLAIM_MINUTES = 10;

/** Somebody else who is reviewing a checklist now. */
export interface OtherReviewer {
  by: string;
  since: Date;
}

/**
 * Says that the actor reviews a checklist now, or still does; not when somebody else does, unless it is taken over.
 * One statement. @returns false when somebody else keeps it.
 */
export async function claimReview(
  tx: ActorTx,
  checklist: { id: number; municipalityId: number },
  takeOver = false,
): Promise<boolean> {
  const done = await sql<{ id: number }>`
    insert into review_claim as r (checklist_id, service_id, municipality_id, by_id, since, until)
    values (${checklist.id}, ${tx.actor.serviceId}, ${checklist.municipalityId}, ${tx.actor.accountId},
      ${tx.now}::timestamptz, ${tx.now}::timestamptz + ${CLAIM_MINUTES} * interval '1 minute')
    on conflict (checklist_id) do update set by_id = excluded.by_id, until = excluded.until,
      since = case when r.by_id = excluded.by_id and r.until > excluded.since then r.since else excluded.since end
    where ${takeOver} or r.by_id = excluded.by_id or r.until <= excluded.since
    returning checklist_id as id`.execute(tx.q);
  return done.rows.length > 0;
}

/** Who else reviews a checklist now; null when nobody does. */
export async function findOtherReviewer(tx: ActorTx, checklistId: number): Promise<OtherReviewer | null> {
  const row = await tx.q
    .selectFrom('review_claim as r')
    .innerJoin('account as a', 'a.id', 'r.by_id')
    .where('r.checklist_id', '=', checklistId)
    .where('r.by_id', '!=', tx.actor.accountId)
    .where('r.until', '>', tx.now)
    .select(['a.name as by', 'r.since'])
    .executeTakeFirst();
  return row ?? null;
}
