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

/** As `record` for several lines of one act, in their order and in one statement. */
export async function recordAll(tx: ActorTx, as: Role, entries: readonly JournalEntry[]): Promise<void> {
  await appendAll(
    tx,
    { accountId: tx.actor.accountId, as },
    entries.map((entry) => ({ serviceId: tx.actor.serviceId, entry })),
  );
}

/** As `recordAll` for what happened by itself, over several services in one statement. */
export async function recordAllSystem(
  tx: SystemTx,
  lines: readonly { serviceId: number; entry: JournalEntry }[],
): Promise<void> {
  await appendAll(tx, { accountId: null, as: 'system' }, lines);
}

async function appendAll(
  tx: ActorTx | SystemTx,
  who: { accountId: number | null; as: string },
  lines: readonly { serviceId: number; entry: JournalEntry }[],
): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ serviceId, entry }, position) => ({
    position,
    service: serviceId,
    event: entry.event,
    municipality: entry.municipalityId ?? null,
    type: entry.objectType,
    id: String(entry.objectId),
    before: entry.before ?? null,
    after: entry.after ?? null,
  }));
  await sql`select journal_append(e.service, ${tx.now}, ${who.accountId}, ${who.as}, e.event, e.municipality,
      e.type, e.id, nullif(e.before, 'null'::jsonb), nullif(e.after, 'null'::jsonb))
    from (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (position integer, service integer, event text,
      municipality integer, type text, id text, before jsonb, after jsonb) order by position) as e`.execute(tx.q);
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
