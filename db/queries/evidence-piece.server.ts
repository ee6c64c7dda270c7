import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Confidentiality } from '#app/domain/evidence.ts';
import type { ActorTx } from '../connection.server.ts';
import { isOpenTo } from './handed.server.ts';

export type Piece = NonNullable<Awaited<ReturnType<typeof findPiece>>>;

/** One piece with its files of every revision and the requirements beside which it stands; or null. One query. */
export async function findPiece(tx: ActorTx, municipalityId: number, evidenceId: number) {
  const row = await tx.q
    .selectFrom('evidence as e')
    .leftJoin('account as o', 'o.id', 'e.owner_id')
    .where('e.municipality_id', '=', municipalityId)
    .where('e.id', '=', evidenceId)
    .select([
      'e.id',
      'e.kind',
      'e.title',
      'e.url',
      'e.owner_id as ownerId',
      'o.name as owner',
      'e.version',
      'e.revision',
      'e.service_id as serviceId',
      'e.municipality_id as municipalityId',
      'e.created_by as createdBy',
    ])
    .select(['e.effective_on as effectiveOn', 'e.valid_until as validUntil', 'e.confidentiality'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('evidence_file as f')
          .whereRef('f.evidence_id', '=', 'e.id')
          .orderBy('f.revision', 'desc')
          .orderBy('f.position')
          .select(['f.id', 'f.revision', 'f.file_name as fileName', 'f.size_bytes as sizeBytes', 'f.sha256', 'f.at'])
          .select('f.media_type as mediaType')
          .select((f) => f('f.damaged_at', 'is not', null).as('damaged')),
      ).as('files'),
    )
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('answer_evidence as ae')
          .innerJoin('checklist as c', 'c.id', 'ae.checklist_id')
          .innerJoin('framework_node as n', 'n.id', 'ae.node_id')
          .whereRef('ae.evidence_id', '=', 'e.id')
          .where('ae.removed_at', 'is', null)
          .orderBy('c.id', 'desc')
          .orderBy('n.position')
          .select(['c.id as checklistId', 'c.title as checklist', 'n.code', 'n.title_nl as titleNl'])
          .select(['n.title_en as titleEn', 'ae.id as placedId', 'c.phase']),
      ).as('places'),
    )
    .executeTakeFirst();
  return row ? { ...row, confidentiality: row.confidentiality as Confidentiality } : null;
}

export interface PieceFields {
  title: string;
  ownerId: number | null;
  effectiveOn: string | null;
  validUntil: string | null;
  confidentiality: Confidentiality;
}

/** Keeps what is known of a piece, upon the version that was on screen. @returns false when somebody was first. */
export async function updatePiece(tx: ActorTx, id: number, version: number, fields: PieceFields): Promise<boolean> {
  const done = await tx.q
    .updateTable('evidence')
    .set({
      title: fields.title,
      owner_id: fields.ownerId,
      effective_on: fields.effectiveOn,
      valid_until: fields.validUntil,
      confidentiality: fields.confidentiality,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Holds a piece until the transaction ends. @returns false when it is not there, or not the actor's. */
export async function holdPiece(tx: ActorTx, municipalityId: number, evidenceId: number): Promise<boolean> {
  const held = await tx.q
    .selectFrom('evidence')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', evidenceId)
    .forNoKeyUpdate()
    .select('id')
    .executeTakeFirst();
  return held !== undefined;
}

/** Lets a new revision begin, named after its first file. The files of the old one stay. */
export async function beginRevision(
  tx: ActorTx,
  id: number,
  next: { version: number; revision: number; fileName: string },
): Promise<void> {
  await tx.q
    .updateTable('evidence')
    .set({ version: next.version, revision: next.revision, file_name: next.fileName })
    .where('id', '=', id)
    .execute();
}

/** A question beside which a piece can be put. */
export interface Target {
  checklistId: number;
  checklist: string;
  code: string;
  titleNl: string;
  titleEn: string;
}

/** The questions of open checklists that the actor sees and beside which the piece does not stand yet. One query. */
export async function listTargets(tx: ActorTx, municipalityId: number, evidenceId: number): Promise<Target[]> {
  const found = await sql<Target>`
    select c.id as "checklistId", c.title as checklist, n.code, n.title_nl as "titleNl", n.title_en as "titleEn"
    from checklist c
    join framework_node n on n.framework_id = c.framework_id and n.kind = 'requirement' and c.level = any (n.levels)
      and n.id <> all (c.unasked)
    where c.municipality_id = ${municipalityId} and c.phase in ('open', 'returned') and ${isOpenTo(tx, 'n.id')}
      and not exists (select 1 from answer_evidence ae where ae.evidence_id = ${evidenceId}
        and ae.checklist_id = c.id and ae.node_id = n.id and ae.removed_at is null)
    order by c.id desc, n.position`.execute(tx.q);
  return found.rows;
}
