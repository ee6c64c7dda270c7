import { missingToCloseBreach } from '#app/domain/breach-work.ts';
import { parseRegisterNumber } from '#app/domain/register-number.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listAwareness } from '#db/queries/breach-acts.server.ts';
import { type BreachRecord, findBreach } from '#db/queries/breaches.server.ts';
import { listAuthorities } from '#db/queries/entity-authorities.server.ts';
import { breachHead, workFacts } from './breach-head.ts';
import type { BreachAddress } from './held-breach.server.ts';

/** The dossier at an address, or null when there is none that the actor may see. One query. */
export async function breachAt(tx: ActorTx, { slug, number }: BreachAddress): Promise<BreachRecord | null> {
  const at = parseRegisterNumber('breach', number);
  return at && findBreach(tx, slug, at);
}

/** Everything on the overview of a dossier; null when there is none that the actor may see. Three queries. */
export async function viewBreach(tx: ActorTx, address: BreachAddress) {
  const breach = await breachAt(tx, address);
  if (!breach) return null;
  return {
    head: breachHead(tx.actor, breach, tx.now),
    missing: breach.closedAt ? [] : missingToCloseBreach(workFacts(breach)),
    awareness: await listAwareness(tx, breach.id),
    authorities: await listAuthorities(tx, breach.entityId),
  };
}
export type BreachView = NonNullable<Awaited<ReturnType<typeof viewBreach>>>;
