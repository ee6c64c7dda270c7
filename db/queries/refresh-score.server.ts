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
