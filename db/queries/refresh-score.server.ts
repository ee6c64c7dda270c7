import { sql } from 'kysely';
import { summarise } from '#app/domain/score-summary.ts';
import type { ActorTx } from '../connection.server.ts';
import { findScoringFacts, saveScore } from './scores.server.ts';

/**
 * Rewrites the figures of a checklist from its answers and verdicts. Called by every verb that changes one of these, in
 * the same transaction, so that the figures are never older than what they tell of.
 */
export async function refreshScore(tx: ActorTx, checklistId: number): Promise<void> {
  const facts = await findScoringFacts(tx, checklistId);
  if (!facts) return;
  await saveScore(tx, checklistId, facts, summarise(facts.model, facts.own, facts.verified));
}

/**
 * Decides anew what the open checklists of an entity ask, after a regime of it was set: only those of a framework that
 * asks by regime. One query while there are none.
 */
export async function refreshAskedByRegime(tx: ActorTx, entityId: number): Promise<void> {
  const found = await sql<{ id: number }>`select c.id from checklist c
    join checklist_entity ce on ce.checklist_id = c.id and ce.entity_id = ${entityId}
    where c.phase in ('open', 'returned') and exists (select 1 from framework_node n
      where n.framework_id = c.framework_id and n.regimes <> '{}') order by c.id`.execute(tx.q);
  for (const { id } of found.rows) await refreshScore(tx, id);
}
