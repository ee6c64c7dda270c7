import type { ActorTx } from '#db/connection.server.ts';
import { type Piece, type PieceFields, updatePiece } from '#db/queries/evidence-piece.server.ts';
import { listOwners } from '#db/queries/evidence-register.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { type PieceAddress, type PieceOutcome, permitPiece } from './permit-piece.server.ts';
import type { FactsForm } from './piece-forms.ts';

/** Keeps what is known of a piece: its name, whose it is, how long it holds, who may know of it. */
export async function changePiece(tx: ActorTx, address: PieceAddress, form: FactsForm): Promise<PieceOutcome> {
  const permit = await permitPiece(tx, address, true);
  if (permit.kind !== 'permitted') return permit;
  const { piece, as } = permit;
  if (form.version !== piece.version) return { kind: 'conflict' };
  const { effective_on: effectiveOn, valid_until: validUntil, confidentiality, owner: ownerId, title } = form;
  if (effectiveOn !== null && validUntil !== null && validUntil < effectiveOn)
    return { kind: 'invalid', errors: { valid_until: ['evidence_register.period'] } };
  if (confidentiality === 'confidential' && as === 'contributor')
    return { kind: 'invalid', errors: { confidentiality: ['evidence_register.not_secret'] } };
  const owners = await listOwners(tx, piece.municipalityId);
  const stays = ownerId === piece.ownerId;
  if (ownerId !== null && !stays && !owners.some(({ id }) => id === ownerId))
    return { kind: 'invalid', errors: { owner: ['evidence_register.owner_unknown'] } };
  const next: PieceFields = { title, ownerId, effectiveOn, validUntil, confidentiality };
  if (!(await updatePiece(tx, piece.id, form.version, next))) return { kind: 'conflict' };
  const owner = stays ? piece.owner : (owners.find(({ id }) => id === ownerId)?.name ?? null);
  await record(tx, as, {
    event: 'evidence.changed',
    municipalityId: piece.municipalityId,
    objectType: 'evidence',
    objectId: piece.id,
    before: factsOf(piece, piece.owner),
    after: factsOf(next, owner),
  });
  return { kind: 'saved' };
}

/** The facts as the journal tells them. */
function factsOf(piece: Omit<PieceFields, 'ownerId'> | Piece, owner: string | null): Record<string, unknown> {
  const { title, effectiveOn: fromOn, validUntil: untilOn, confidentiality } = piece;
  return { title, owner, fromOn, untilOn, confidentiality };
}
