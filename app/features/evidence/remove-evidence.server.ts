import type { ActorTx } from '#db/connection.server.ts';
import type { PlaceAddress } from '#db/queries/evidence.server.ts';
import { closePlaced, findPlaced } from '#db/queries/evidence-acts.server.ts';
import { type EvidenceOutcome, permitChange, recordChange } from './change-evidence.server.ts';

/** Takes a piece off a requirement. The piece stays with the municipality; a second time changes nothing. */
export async function removeEvidence(tx: ActorTx, address: PlaceAddress, placedId: number): Promise<EvidenceOutcome> {
  const permit = await permitChange(tx, address);
  if (permit.kind !== 'permitted') return permit;
  const placed = await findPlaced(tx, permit.place, placedId);
  if (!placed) return { kind: 'not_found' };
  if (placed.removedAt !== null) return { kind: 'saved' };
  await closePlaced(tx, placedId);
  await recordChange(tx, permit, 'evidence.removed', { id: placed.evidenceId, kind: placed.kind, title: placed.title });
  return { kind: 'saved' };
}
