import type { ActorTx } from '../connection.server.ts';

/** What happened to a checklist as a whole, the oldest first. */
export async function listSteps(tx: ActorTx, checklistId: number) {
  return tx.q
    .selectFrom('checklist_step as s')
    .leftJoin('account as a', 'a.id', 's.by_id')
    .where('s.checklist_id', '=', checklistId)
    .orderBy('s.id')
    .select(['s.id', 's.kind', 's.remark', 's.at', 'a.name as by'])
    .execute();
}
export type ChecklistStepLine = Awaited<ReturnType<typeof listSteps>>[number];
