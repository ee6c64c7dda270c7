import type { Role } from '#app/domain/access.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { HeldOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import type { DataRequest } from '#db/queries/data-requests.server.ts';

/** A request whose row is held for the act at hand, and the role in which it is done. */
export interface HeldRequest {
  tx: ActorTx;
  request: DataRequest;
  as: Role;
}

/** What an act came to, before it is known to have happened once. */
export type ActOutcome = Extract<HeldOutcome, { kind: 'saved' | 'invalid' }>;

/** What the journal calls a request. Who made it and what it is about never stand there. */
export function journalled(request: Pick<DataRequest, 'municipalityId' | 'year' | 'number'>) {
  return {
    municipalityId: request.municipalityId,
    objectType: 'request' as const,
    objectId: registerNumber('request', request.year, request.number),
  };
}
