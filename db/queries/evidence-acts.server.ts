import type { ActorTx } from '../connection.server.ts';
import { type EvidencePlace, standing } from './evidence.server.ts';

/** A new piece of evidence: a file that the store keeps under its hash, or a link. */
export type NewEvidence = { kind: 'link'; title: string; url: string } | ({ kind: 'file'; title: string } & NewFile);

/** A file that the store holds under its hash. */
export interface NewFile {
  fileName: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

/** Keeps a piece of evidence of a municipality. @returns its id. */
export async function insertEvidence(tx: ActorTx, place: EvidencePlace, piece: NewEvidence): Promise<number> {
  const row = await tx.q
    .insertInto('evidence')
    .values({
      service_id: place.serviceId,
      municipality_id: place.municipalityId,
      kind: piece.kind,
      title: piece.title,
      created_at: tx.now,
      created_by: tx.actor.accountId,
      url: piece.kind === 'link' ? piece.url : null,
      file_name: piece.kind === 'file' ? piece.fileName : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (piece.kind === 'link') await insertLink(tx, { ...place, evidenceId: row.id, revision: 1 }, piece.url);
  if (piece.kind === 'file') await insertFile(tx, { ...place, evidenceId: row.id, revision: 1, position: 1 }, piece);
  return row.id;
}

/** Where a file stands: which of a revision of a piece. */
export interface FilePlace {
  serviceId: number;
  municipalityId: number;
  evidenceId: number;
  revision: number;
  position: number;
}

/** Keeps an address of a link; those that it had before stay. */
export async function insertLink(tx: ActorTx, place: Omit<FilePlace, 'position'>, url: string): Promise<void> {
  await tx.q
    .insertInto('evidence_link')
    .values({
      service_id: place.serviceId,
      municipality_id: place.municipalityId,
      evidence_id: place.evidenceId,
      revision: place.revision,
      url,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .execute();
}

/** Adds a file, which the store holds already, to a piece. */
export async function insertFile(tx: ActorTx, place: FilePlace, file: NewFile): Promise<void> {
  await tx.q
    .insertInto('evidence_file')
    .values({
      service_id: place.serviceId,
      municipality_id: place.municipalityId,
      evidence_id: place.evidenceId,
      revision: place.revision,
      position: place.position,
      file_name: file.fileName,
      media_type: file.mediaType,
      size_bytes: file.size,
      sha256: file.sha256,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .execute();
}

/** Puts a piece of the same municipality beside a requirement. */
export async function placeEvidence(tx: ActorTx, place: EvidencePlace, evidenceId: number): Promise<void> {
  await tx.q
    .insertInto('answer_evidence')
    .values({
      service_id: place.serviceId,
      municipality_id: place.municipalityId,
      checklist_id: place.checklistId,
      framework_id: place.frameworkId,
      node_id: place.nodeId,
      evidence_id: evidenceId,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .execute();
}

/** A piece of this municipality that the actor may see, and whether it stands beside the requirement; or null. */
export async function findKeptEvidence(tx: ActorTx, place: EvidencePlace, evidenceId: number) {
  const row = await tx.q
    .selectFrom('evidence as e')
    .where('e.id', '=', evidenceId)
    .where('e.municipality_id', '=', place.municipalityId)
    .select(['e.id', 'e.kind', 'e.title'])
    .select((eb) => standing(eb, place).as('stands'))
    .executeTakeFirst();
  return row ? { ...row, stands: Boolean(row.stands) } : null;
}

/** What stood or stands beside the requirement under this id; or null. */
export async function findPlaced(tx: ActorTx, place: EvidencePlace, placedId: number) {
  const row = await tx.q
    .selectFrom('answer_evidence as ae')
    .innerJoin('evidence as e', 'e.id', 'ae.evidence_id')
    .where('ae.id', '=', placedId)
    .where('ae.checklist_id', '=', place.checklistId)
    .where('ae.node_id', '=', place.nodeId)
    .select(['e.id as evidenceId', 'e.kind', 'e.title', 'ae.removed_at as removedAt'])
    .executeTakeFirst();
  return row ?? null;
}

/** Takes a piece off a requirement by closing its row; piece and history stay. */
export async function closePlaced(tx: ActorTx, placedId: number): Promise<void> {
  await tx.q
    .updateTable('answer_evidence')
    .set({ removed_at: tx.now, removed_by: tx.actor.accountId })
    .where('id', '=', placedId)
    .where('removed_at', 'is', null)
    .execute();
}

/** Marks a file as damaged since now, or as whole again. @returns false when it was marked so already. */
export async function markDamage(tx: ActorTx, fileId: number, isDamaged: boolean): Promise<boolean> {
  const done = await tx.q
    .updateTable('evidence_file')
    .set({ damaged_at: isDamaged ? tx.now : null })
    .where('id', '=', fileId)
    .where('damaged_at', isDamaged ? 'is' : 'is not', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
