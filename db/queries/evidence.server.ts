import { type ExpressionBuilder, sql } from 'kysely';
import type { Phase } from '#app/domain/review.ts';
import type { ActorTx } from '../connection.server.ts';
import type { Evidence, Schema } from '../schema.ts';
import { firstFile } from './first-file.server.ts';
import { isHanded } from './handed.server.ts';

/** A requirement of a checklist beside which evidence stands, with what decides on who may change it. */
export interface EvidencePlace {
  checklistId: number;
  serviceId: number;
  municipalityId: number;
  frameworkId: number;
  nodeId: number;
  code: string;
  phase: Phase;
  assigneeId: number | null;
  /** Handed to the actor as a single question. */
  handed: boolean;
  entityIds: number[];
}

/** Names at the top of the page about that requirement's evidence. */
export interface PlaceNames {
  municipality: string;
  checklist: string;
  titleNl: string;
  titleEn: string;
}

export interface PlaceAddress {
  slug: string;
  checklistId: number;
  code: string;
}

/** A requirement at its address; null when the actor has no such checklist, or it asks no such thing. One query. */
export async function findEvidencePlace(
  tx: ActorTx,
  address: PlaceAddress,
): Promise<(EvidencePlace & PlaceNames) | null> {
  const found = await selectPlace(tx, address, sql``).execute(tx.q);
  return found.rows[0] ?? null;
}

/**
 * As `findEvidencePlace`, held until the transaction ends: the checklist cannot be handed on in between, and two people
 * cannot hang the same piece twice.
 */
export async function holdEvidencePlace(
  tx: ActorTx,
  address: PlaceAddress,
): Promise<(EvidencePlace & PlaceNames) | null> {
  const found = await selectPlace(tx, address, sql`for no key update of c`).execute(tx.q);
  return found.rows[0] ?? null;
}

function selectPlace(tx: ActorTx, { slug, checklistId, code }: PlaceAddress, lock: ReturnType<typeof sql>) {
  return sql<EvidencePlace & PlaceNames>`
    select c.id as "checklistId", c.service_id as "serviceId", c.municipality_id as "municipalityId",
      c.framework_id as "frameworkId", n.id as "nodeId", n.code, c.phase, c.assignee_id as "assigneeId",
      ${isHanded(tx, 'c.id', 'n.id')} as handed,
      array(select ce.entity_id from checklist_entity ce where ce.checklist_id = c.id) as "entityIds",
      m.name as municipality, c.title as checklist, n.title_nl as "titleNl", n.title_en as "titleEn"
    from checklist c
    join municipality m on m.id = c.municipality_id and m.slug = ${slug}
    join framework_node n on n.framework_id = c.framework_id and n.code = ${code} and n.kind = 'requirement'
      and c.level = any (n.levels) and n.id <> all (c.unasked)
    where c.id = ${checklistId} ${lock}`;
}

/** One piece of evidence beside a requirement, with who put it there and when. */
export type EvidenceLine = Awaited<ReturnType<typeof listEvidenceLines>>[number];

/** The evidence that stands beside one requirement now, the oldest first. One query. */
export async function listEvidenceLines(tx: ActorTx, checklistId: number, nodeId: number) {
  return tx.q
    .selectFrom('answer_evidence as ae')
    .innerJoin('evidence as e', 'e.id', 'ae.evidence_id')
    .leftJoin('evidence_file as f', (join) => firstFile(join))
    .leftJoin('account as a', 'a.id', 'ae.by_id')
    .where('ae.checklist_id', '=', checklistId)
    .where('ae.node_id', '=', nodeId)
    .where('ae.removed_at', 'is', null)
    .orderBy('ae.id')
    .select(['ae.id as placedId', 'e.id as evidenceId', 'e.kind', 'e.title', 'e.url', 'f.file_name as fileName'])
    .select(['f.media_type as mediaType', 'f.size_bytes as sizeBytes', 'ae.at', 'a.name as by'])
    .select(['e.valid_until as validUntil', 'f.damaged_at as damagedAt'])
    .execute();
}

/** A piece that the municipality keeps already and that may be put beside another requirement too. */
export type KeptEvidence = Awaited<ReturnType<typeof listKeptEvidence>>[number];

/** More than this is no list to choose from. */
const KEPT_MAX = 500;

/**
 * The municipality's evidence that the actor may see and that does not stand beside this requirement yet, the newest
 * first and no more than 500. One query.
 */
export async function listKeptEvidence(
  tx: ActorTx,
  place: Pick<EvidencePlace, 'municipalityId' | 'checklistId' | 'nodeId'>,
) {
  return tx.q
    .selectFrom('evidence as e')
    .where('e.municipality_id', '=', place.municipalityId)
    .where((eb) => eb.not(standing(eb, place)))
    .orderBy('e.id', 'desc')
    .limit(KEPT_MAX)
    .select(['e.id as evidenceId', 'e.kind', 'e.title', 'e.created_at as at'])
    .execute();
}

/** Whether a piece stands beside the requirement now. */
export function standing(
  eb: ExpressionBuilder<Schema & { e: Evidence }, 'e'>,
  place: Pick<EvidencePlace, 'checklistId' | 'nodeId'>,
) {
  return eb.exists(
    eb
      .selectFrom('answer_evidence as ae')
      .whereRef('ae.evidence_id', '=', 'e.id')
      .where('ae.checklist_id', '=', place.checklistId)
      .where('ae.node_id', '=', place.nodeId)
      .where('ae.removed_at', 'is', null)
      .select('ae.id'),
  );
}
