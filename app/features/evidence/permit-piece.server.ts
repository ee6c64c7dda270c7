import { can, type RefusalReason, type Role } from '#app/domain/access.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findPiece, holdPiece, type Piece } from '#db/queries/evidence-piece.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';

export interface PieceAddress {
  slug: string;
  evidenceId: number;
}

/** What became of a change of a piece itself. */
export type PieceOutcome =
  | { kind: 'saved' }
  | { kind: 'invalid'; errors: Record<string, MessageKey[]> }
  /** Somebody else changed it since the form was opened. */
  | { kind: 'conflict' }
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'not_found' };

export type PiecePermit =
  | { kind: 'permitted'; piece: Piece; as: Role }
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'not_found' };

/** Whether somebody may change a piece: a contributor only what he or she brought in. */
export const mayChangePiece = (tx: ActorTx, { municipalityId, createdBy }: Piece) =>
  can(tx.actor, 'evidence.change', { municipalityId, assigneeId: createdBy });

/** A piece that the actor may change, held until the transaction ends when it is about to be. */
export async function permitPiece(tx: ActorTx, address: PieceAddress, hold: boolean): Promise<PiecePermit> {
  const municipality = await findMunicipality(tx, address.slug);
  if (!municipality) return { kind: 'not_found' };
  if (hold && !(await holdPiece(tx, municipality.id, address.evidenceId))) return { kind: 'not_found' };
  const piece = await findPiece(tx, municipality.id, address.evidenceId);
  if (!piece) return { kind: 'not_found' };
  const verdict = mayChangePiece(tx, piece);
  return verdict.allowed ? { kind: 'permitted', piece, as: verdict.as } : { kind: 'refused', reason: verdict.reason };
}
