import type { SystemTx } from '../connection.server.ts';

/** Where the chain of one service stands. */
export interface JournalHead {
  serviceId: number;
  seq: number;
  hash: string;
}

/** The heads of all services, for keeping outside the database. */
export async function listJournalHeads(tx: SystemTx): Promise<JournalHead[]> {
  return tx.q
    .selectFrom('journal_head')
    .select(['service_id as serviceId', 'seq', 'hash'])
    .orderBy('service_id')
    .execute();
}
