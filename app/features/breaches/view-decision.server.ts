import type { ActorTx } from '#db/connection.server.ts';
import { listDeciders } from '#db/queries/breach-acts.server.ts';
import { listAdvice, listAssessments, listDecisions } from '#db/queries/breach-decisions.server.ts';
import { findWhatHappened } from '#db/queries/breach-summary.server.ts';
import { breachHead } from './breach-head.ts';
import type { BreachAddress } from './held-breach.server.ts';
import { breachAt } from './view-breach.server.ts';

/** Everything that who decides has to see on one screen; null when there is no such dossier for the actor. Six queries. */
export async function viewDecision(tx: ActorTx, address: BreachAddress) {
  const breach = await breachAt(tx, address);
  if (!breach) return null;
  const [assessment = null] = await listAssessments(tx, breach.id);
  return {
    head: breachHead(tx.actor, breach, tx.now),
    what: await findWhatHappened(tx, breach.id),
    assessment,
    advice: await listAdvice(tx, breach.id),
    decisions: await listDecisions(tx, breach.id),
    deciders: await listDeciders(tx, breach),
  };
}
export type DecisionView = NonNullable<Awaited<ReturnType<typeof viewDecision>>>;
