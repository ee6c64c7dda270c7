import { randomUUID } from 'node:crypto';
import { templateFacts } from '#app/domain/breach.ts';
import { shownValues } from '#app/domain/breach-template.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findKnownOfBreach, readBreachValues } from '#db/queries/breach-facts.server.ts';
import { listNotices, listPersonsDecisions } from '#db/queries/breach-persons.server.ts';
import { findWhatHappened } from '#db/queries/breach-summary.server.ts';
import { breachHead } from './breach-head.ts';
import type { BreachAddress } from './held-breach.server.ts';
import { letterText } from './persons-letter.ts';
import { breachAt } from './view-breach.server.ts';

/** Who is told beside the authority; null when there is no such dossier for the actor. Six queries. */
export async function viewPersons(tx: ActorTx, address: BreachAddress) {
  const breach = await breachAt(tx, address);
  if (!breach) return null;
  const head = breachHead(tx.actor, breach, tx.now);
  const values = shownValues(await readBreachValues(tx, breach.id), templateFacts(breach, tx.now));
  const { dpo } = await findKnownOfBreach(tx, breach.id);
  const { description } = await findWhatHappened(tx, breach.id);
  const decisions = await listPersonsDecisions(tx, breach.id);
  const facts = { entity: breach.entity, code: head.code, values, description, dpo };
  return {
    head,
    decisions,
    notices: await listNotices(tx, breach.id),
    letter: decisions[0]?.text || letterText('nl', facts),
    english: letterText('en', facts),
    noticeKey: randomUUID(),
  };
}
export type PersonsView = NonNullable<Awaited<ReturnType<typeof viewPersons>>>;
