import type { ActorTx } from '#db/connection.server.ts';
import type { PlaceAddress } from '#db/queries/evidence.server.ts';
import { findKeptEvidence, placeEvidence } from '#db/queries/evidence-acts.server.ts';
import { settleForm } from '#db/queries/forms.server.ts';
import { type EvidenceOutcome, permitChange, recordChange, wasDone } from './change-evidence.server.ts';

/** Puts a piece that the municipality keeps already beside one more requirement. What stands there stays as it is. */
export async function attachEvidence(
  tx: ActorTx,
  address: PlaceAddress,
  input: { evidenceId: number; formKey: string },
): Promise<EvidenceOutcome> {
  const permit = await permitChange(tx, address);
  if (permit.kind !== 'permitted') return permit;
  const piece = await findKeptEvidence(tx, permit.place, input.evidenceId);
  if (!piece) return { kind: 'not_found' };
  if (piece.stands || (await wasDone(tx, input.formKey))) return { kind: 'saved' };
  await placeEvidence(tx, permit.place, piece.id);
  await settleForm(tx, input.formKey, piece.id);
  await recordChange(tx, permit, 'evidence.added', piece);
  return { kind: 'saved' };
}
