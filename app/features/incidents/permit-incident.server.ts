import { can, type RefusalReason, type Role } from '#app/domain/access.ts';
import { parseRegisterNumber } from '#app/domain/register-number.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { holdIncident, type IncidentRecord } from '#db/queries/incident-record.server.ts';

export interface IncidentAddress {
  slug: string;
  number: string;
}

export type IncidentPermit =
  | { kind: 'permitted'; incident: IncidentRecord; as: Role }
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'not_found' };

/** An incident that the actor may handle, its row held until the transaction ends. */
export async function permitIncident(tx: ActorTx, address: IncidentAddress): Promise<IncidentPermit> {
  const at = parseRegisterNumber('incident', address.number);
  const incident = at && (await holdIncident(tx, address.slug, at));
  if (!incident) return { kind: 'not_found' };
  const verdict = can(tx.actor, 'incident.handle', { municipalityId: incident.municipalityId });
  return verdict.allowed
    ? { kind: 'permitted', incident, as: verdict.as }
    : { kind: 'refused', reason: verdict.reason };
}

/** Why nothing more is put in an incident; null while it is open. */
export function whyFrozen(incident: IncidentRecord): MessageKey | null {
  if (incident.withdrawnAt) return 'events.fault.withdrawn';
  return incident.phase === 'closed' ? 'incidents.fault.closed' : null;
}
