import type { ActorTx } from '../connection.server.ts';
import { type EvidencePlace, standing } from './evidence.server.ts';

/** A new piece of evidence: a file that the store keeps under its hash, or a link. */
export type NewEvidence =
  | { kind: 'link'; title: string; url: string }
  | { kind: 'file'; title: string; fileName: string; mediaType: string; size: number; sha256: string };

/** Keeps a piece of evidence of a municipality. @returns its id. */
export async function insertEvidence(tx: ActorTx, place: EvidencePlace, piece: NewEvidence): Promise<number> {
  const contents =
    piece.kind === 'link'
      ? { url: piece.url }
      : {
          file_name: piece.fileName,
          media_type: piece.mediaType,
          size_bytes: piece.size,
          sha256: piece.sha256,
        };
  const row = await tx.q
    .insertInto('evidence')
    .values({
      service_id: place.serviceId,
      municipality_id: place.municipalityId,
      kind: piece.kind,
      title: piece.title,
      created_at: tx.now,
      created_by: tx.actor.accountId,
      ...contents,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
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
