import { sql } from 'kysely';
import type { CustodyAct, PieceKind } from '#app/domain/custody.ts';
import type { Precision } from '#app/domain/partial-date.ts';
import type { ActorTx } from '../connection.server.ts';

/** A piece of evidence of an incident, with who put it in. */
export type IncidentPiece = Awaited<ReturnType<typeof listPieces>>[number];

function pieces(tx: ActorTx, incidentId: number) {
  return tx.q
    .selectFrom('incident_evidence as e')
    .leftJoin('account as a', 'a.id', 'e.by_id')
    .where('e.incident_id', '=', incidentId)
    .select(['e.id', 'e.title', 'e.source', 'e.obtained_at as obtainedAt', 'e.obtained_by as obtainedBy'])
    .select(['e.kept_at as keptAt', 'e.file_name as fileName', 'e.media_type as mediaType', 'e.sha256'])
    .select(['e.size_bytes as sizeBytes', 'e.damaged_at as damagedAt', 'e.at', 'a.name as by'])
    .select((eb) => eb.ref('e.kind').$castTo<PieceKind>().as('kind'))
    .select((eb) => eb.ref('e.obtained_precision').$castTo<Precision>().as('obtainedPrecision'));
}

/** The pieces of an incident, in the order in which they came in. One query. */
export async function listPieces(tx: ActorTx, incidentId: number) {
  return pieces(tx, incidentId).orderBy('e.id').execute();
}

/** One piece of an incident; null when it is another's. One query. */
export async function findIncidentPiece(tx: ActorTx, incidentId: number, pieceId: number) {
  return (await pieces(tx, incidentId).where('e.id', '=', pieceId).executeTakeFirst()) ?? null;
}

export interface NewPiece {
  title: string;
  source: string;
  obtainedAt: Date;
  obtainedPrecision: Exclude<Precision, 'unknown'>;
  obtainedBy: string;
  keptAt: string;
  /** Null for an object that is kept elsewhere. Size in bytes. */
  file: { fileName: string; mediaType: string; size: number; sha256: string } | null;
}

/** Keeps a piece of evidence of an incident. @returns its id. */
export async function insertPiece(
  tx: ActorTx,
  incident: { id: number; municipalityId: number },
  piece: NewPiece,
): Promise<number> {
  const { id } = await tx.q
    .insertInto('incident_evidence')
    .values({
      service_id: tx.actor.serviceId,
      municipality_id: incident.municipalityId,
      incident_id: incident.id,
      kind: piece.file ? 'file' : 'object',
      title: piece.title,
      source: piece.source,
      obtained_at: piece.obtainedAt,
      obtained_precision: piece.obtainedPrecision,
      obtained_by: piece.obtainedBy,
      kept_at: piece.keptAt,
      file_name: piece.file?.fileName ?? null,
      media_type: piece.file?.mediaType ?? null,
      size_bytes: piece.file?.size ?? null,
      sha256: piece.file?.sha256 ?? null,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Marks the file of a piece as damaged since now, or as whole again. @returns false when it was marked so already. */
export async function markPieceDamage(tx: ActorTx, pieceId: number, isDamaged: boolean): Promise<boolean> {
  const done = await tx.q
    .updateTable('incident_evidence')
    .set({ damaged_at: isDamaged ? tx.now : null })
    .where('id', '=', pieceId)
    .where('damaged_at', isDamaged ? 'is' : 'is not', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Which piece, and of which incident and municipality. */
export interface PiecePlace {
  id: number;
  incidentId: number;
  municipalityId: number;
}

/** Adds a line to the chain of custody of a piece. Nothing ever changes or removes one. */
export async function insertCustody(
  tx: ActorTx,
  piece: PiecePlace,
  line: { act: CustodyAct; happenedAt: Date; holder?: string; note?: string },
): Promise<void> {
  await tx.q
    .insertInto('incident_custody')
    .values({
      service_id: tx.actor.serviceId,
      municipality_id: piece.municipalityId,
      incident_id: piece.incidentId,
      evidence_id: piece.id,
      act: line.act,
      happened_at: line.happenedAt,
      holder: line.holder ?? '',
      note: line.note ?? '',
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .execute();
}

/** The chain of custody of some pieces, in the order of what happened. One query. */
export async function listCustody(tx: ActorTx, pieceIds: readonly number[]) {
  return tx.q
    .selectFrom('incident_custody as c')
    .leftJoin('account as a', 'a.id', 'c.by_id')
    .where(sql<boolean>`c.evidence_id = any (${pieceIds}::integer[])`)
    .orderBy('c.happened_at')
    .orderBy('c.id')
    .select(['c.id', 'c.evidence_id as pieceId', 'c.happened_at as happenedAt', 'c.holder', 'c.note', 'c.at'])
    .select('a.name as by')
    .select((eb) => eb.ref('c.act').$castTo<CustodyAct>().as('act'))
    .execute();
}
