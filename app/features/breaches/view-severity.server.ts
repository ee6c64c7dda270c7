import { severityOf } from '#app/domain/breach-severity.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listAssessments } from '#db/queries/breach-decisions.server.ts';
import { breachHead } from './breach-head.ts';
import type { BreachAddress } from './held-breach.server.ts';
import { breachAt } from './view-breach.server.ts';

/** The assessments of a dossier with what the method gave for each; null when there is none for the actor. Two queries. */
export async function viewSeverity(tx: ActorTx, address: BreachAddress) {
  const breach = await breachAt(tx, address);
  if (!breach) return null;
  const lines = await listAssessments(tx, breach.id);
  return {
    head: breachHead(tx.actor, breach, tx.now),
    lines: lines.map((line) => {
      const result = line.input && severityOf(line.input);
      return { ...line, severity: result?.ok ? result.severity : null };
    }),
  };
}
export type SeverityView = NonNullable<Awaited<ReturnType<typeof viewSeverity>>>;
