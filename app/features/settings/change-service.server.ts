import { can } from '#app/domain/access.ts';
import type { FormOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { findService, updateService } from '#db/queries/settings.server.ts';
import type { ServiceForm } from './service-form.ts';

/** Changes the name of the service, and whether everybody needs a second factor. */
export async function changeService(tx: ActorTx, form: ServiceForm): Promise<FormOutcome> {
  const verdict = can(tx.actor, 'settings.change');
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const { name, secondFactorForAll } = await findService(tx);
  const after = { name: form.name, secondFactorForAll: form.second_factor_for_all === 'yes' };
  await updateService(tx, after);
  await record(tx, verdict.as, {
    event: 'service.changed',
    objectType: 'service',
    objectId: tx.actor.serviceId,
    before: { name, secondFactorForAll },
    after,
  });
  return { kind: 'saved' };
}
