import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { ActorTx } from '../connection.server.ts';
import { isHanded } from './handed.server.ts';

/** A file of a municipality, and the checklists that the actor may see beside which it stands or stood. */
export type EvidenceFile = NonNullable<Awaited<ReturnType<typeof findEvidenceFile>>>;

/**
 * A file of a piece: the one with this number, or the first of the present revision; null when it is not the actor's, of
 * another municipality, or a link. One query.
 */
export async function findEvidenceFile(tx: ActorTx, slug: string, evidenceId: number, fileId: number | null = null) {
  const row = await tx.q
    .selectFrom('evidence as e')
    .innerJoin('municipality as m', 'm.id', 'e.municipality_id')
    .innerJoin('evidence_file as f', 'f.evidence_id', 'e.id')
    .where('m.slug', '=', slug)
    .where('e.id', '=', evidenceId)
    .where((eb) => (fileId === null ? eb('f.revision', '=', eb.ref('e.revision')) : eb('f.id', '=', fileId)))
    .orderBy('f.position')
    .limit(1)
    .select(['e.id', 'e.municipality_id as municipalityId', 'e.created_by as createdBy'])
    .select(['f.id as fileId', 'f.file_name as fileName', 'f.media_type as mediaType', 'f.size_bytes as sizeBytes'])
    .select(['f.sha256', 'f.damaged_at as damagedAt', 'e.confidentiality'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('answer_evidence as ae')
          .innerJoin('checklist as c', 'c.id', 'ae.checklist_id')
          .whereRef('ae.evidence_id', '=', 'e.id')
          .select(['c.assignee_id as assigneeId', isHanded(tx, 'c.id', 'ae.node_id').as('handed')])
          .select((inner) =>
            jsonArrayFrom(
              inner
                .selectFrom('checklist_entity as ce')
                .whereRef('ce.checklist_id', '=', 'c.id')
                .select('ce.entity_id as id'),
            ).as('entities'),
          ),
      ).as('places'),
    )
    .executeTakeFirst();
  if (!row) return null;
  const places = row.places.map(({ assigneeId, handed, entities }) => ({
    assigneeId,
    handed,
    entityIds: entities.map(({ id }) => id),
  }));
  return { ...row, places };
}
