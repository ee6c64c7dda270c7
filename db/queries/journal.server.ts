import { sql } from 'kysely';
import type { Role } from '#app/domain/access.ts';
import type { JournalEntry } from '#app/domain/journal.ts';
import type { ActorTx, GateTx, SystemTx } from '../connection.server.ts';

/**
 * Writes a journal line in the transaction of the act it tells of, so that neither exists without the other.
 * @param as the role in which the actor was allowed to act, from `can`.
 */
export async function record(tx: ActorTx, as: Role, entry: JournalEntry): Promise<void> {
  await append(tx, tx.actor.serviceId, tx.actor.accountId, as, entry);
}

/** Writes a line for what happened before somebody was signed in, or by itself. */
export async function recordOutside(
  tx: GateTx | SystemTx,
  serviceId: number,
  accountId: number | null,
  as: 'gate' | 'system',
  entry: JournalEntry,
): Promise<void> {
  await append(tx, serviceId, accountId, as, entry);
}

async function append(
  tx: ActorTx | GateTx | SystemTx,
  serviceId: number,
  accountId: number | null,
  as: string,
  entry: JournalEntry,
): Promise<void> {
  await sql`select journal_append(${serviceId}, ${tx.now}, ${accountId}, ${as}, ${entry.event},
    ${entry.municipalityId ?? null}, ${entry.objectType}, ${String(entry.objectId)},
    ${toJson(entry.before)}::jsonb, ${toJson(entry.after)}::jsonb)`.execute(tx.q);
}

function toJson(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
