import type { HeldOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listNotifications, setNotificationReference } from '#db/queries/breach-notifications.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { type BreachAddress, holdFor, journalled } from './held-breach.server.ts';

/** Gives a notification the reference that its recipient sent later. Once: what was received is no opinion. */
export async function setReference(
  tx: ActorTx,
  address: BreachAddress,
  { id, reference }: { id: number; reference: string },
): Promise<HeldOutcome> {
  const found = await holdFor(tx, address, 'breach.handle');
  if (found.kind !== 'held') return found;
  const { breach, as } = found.held;
  const notification = (await listNotifications(tx, breach.id)).find((one) => one.id === id);
  if (!notification) return { kind: 'not_found' };
  if (notification.reference === reference) return { kind: 'saved' };
  if (!(await setNotificationReference(tx, id, reference)))
    return { kind: 'stale', errors: { form: ['notifications.fault.reference_set'] } };
  await record(tx, as, {
    event: 'breach.reference_set',
    ...journalled(breach),
    after: { notification: id, to: notification.authority, stage: notification.stage, reference },
  });
  return { kind: 'saved' };
}
