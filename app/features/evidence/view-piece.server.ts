import { randomUUID } from 'node:crypto';
import { can, type RefusalReason } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findPiece, listTargets, type Piece, type Target } from '#db/queries/evidence-piece.server.ts';
import { listOwners } from '#db/queries/evidence-register.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';
import { mayChangePiece, type PieceAddress } from './permit-piece.server.ts';

export interface PieceView {
  piece: Piece;
  municipality: { id: number; slug: string; name: string };
  today: string;
  /** The reader may change the piece itself. */
  mayChange: boolean;
  /** The reader may put it beside questions and take it off, as far as those are his or hers. */
  mayPlace: boolean;
  owners: { id: number; name: string }[];
  targets: Target[];
  formKeys: { file: string; attach: string };
}

export type PiecePageView =
  | { kind: 'shown'; view: PieceView }
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'not_found' };

/** One piece with its files, revisions and questions. Two queries for who only reads, at most four. */
export async function viewPiece(tx: ActorTx, { slug, evidenceId }: PieceAddress): Promise<PiecePageView> {
  const municipality = await findMunicipality(tx, slug);
  const piece = municipality && (await findPiece(tx, municipality.id, evidenceId));
  if (!piece) return { kind: 'not_found' };
  const own = { municipalityId: municipality.id, assigneeId: tx.actor.accountId };
  const verdict = can(tx.actor, 'evidence.read', own);
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const mayChange = mayChangePiece(tx, piece).allowed;
  const mayPlace = can(tx.actor, 'evidence.add', own).allowed;
  const view = {
    piece,
    municipality: { id: municipality.id, slug: municipality.slug, name: municipality.name },
    today: localDate(tx.now),
    mayChange,
    mayPlace,
    owners: mayChange ? await listOwners(tx, municipality.id) : [],
    targets: mayPlace ? await listTargets(tx, municipality.id, piece.id) : [],
    formKeys: { file: randomUUID(), attach: randomUUID() },
  };
  return { kind: 'shown', view };
}
