import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { ActorTx } from '../connection.server.ts';
import { isHanded } from './handed.server.ts';

/** A file of a municipality, and the checklists that the actor may see beside which it stands or stood. */
export type EvidenceFile = NonNullable<Awaited<ReturnType<typeof findEvidenceFile>>>;

/** A file at its address; null when it is not the actor's, of another municipality, or a link. One query. */
export async function findEvidenceFile(tx: ActorTx, slug: string, evidenceId: number) {
  const row = await tx.q
    .selectFrom('evidence as e')
    .innerJoin('municipality as m', 'm.id', 'e.municipality_id')
    .where('m.slug', '=', slug)
    .where('e.id', '=', evidenceId)
    .where('e.kind', '=', 'file')
    .select(['e.id', 'e.municipality_id as municipalityId', 'e.created_by as createdBy'])
    .select(['e.file_name as fileName', 'e.media_type as mediaType', 'e.size_bytes as sizeBytes', 'e.sha256'])
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
  if (!row || row.fileName === null || row.mediaType === null || row.sizeBytes === null || row.sha256 === null)
    return null;
  const { fileName, mediaType, sizeBytes, sha256 } = row;
  const places = row.places.map(({ assigneeId, handed, entities }) => ({
    assigneeId,
    handed,
    entityIds: entities.map(({ id }) => id),
  }));
  return { ...row, fileName, mediaType, sizeBytes, sha256, places };
}
