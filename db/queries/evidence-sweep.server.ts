import { sql } from 'kysely';
import type { ActorTx, SystemTx } from '../connection.server.ts';

/** One number that uploads and the sweep of the file store agree on; no other lock of Waarborg uses it. */
const FILES_LOCK = 7_202_610;

/** Keeps the sweep from removing anything until this transaction ends; uploads do not wait for each other. */
export async function holdFiles(tx: ActorTx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${sql.lit(FILES_LOCK)})`.execute(tx.q);
}

/** Waits for the uploads that are being named, and keeps new ones waiting until this transaction ends. */
export async function holdSweep(tx: SystemTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(FILES_LOCK)})`.execute(tx.q);
}

/** Those of the given hashes that a piece of evidence names, of whatever service and register. One query. */
export async function listNamedHashes(tx: SystemTx, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await tx.q
    .selectFrom('evidence_file')
    .where(sql<boolean>`sha256 = any (${hashes}::text[])`)
    .select('sha256')
    .union(
      tx.q
        .selectFrom('incident_evidence')
        .where(sql<boolean>`sha256 = any (${hashes}::text[])`)
        .select(sql<string>`sha256`.as('sha256')),
    )
    .execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}
