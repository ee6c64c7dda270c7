import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Confidentiality } from '#app/domain/evidence.ts';
import type { ActorTx } from '../connection.server.ts';

/** What the register of a municipality is narrowed to; what is left out narrows nothing. */
export interface RegisterFilter {
  municipalityId: number;
  state?: 'expiring' | 'expired' | 'damaged' | 'unused' | undefined;
  ownerId?: number | undefined;
  text?: string | undefined;
  /** Days as `YYYY-MM-DD`. */
  today: string;
  soon: string;
}

export type RegisterLine = Awaited<ReturnType<typeof listRegister>>[number];
const REGISTER_MAX = 500;

/** The pieces of a municipality that the actor may see, by title, no more than 500. One query. */
export async function listRegister(tx: ActorTx, filter: RegisterFilter) {
  const text = `%${(filter.text ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  return tx.q
    .selectFrom('evidence as e')
    .leftJoin('account as o', 'o.id', 'e.owner_id')
    .where('e.municipality_id', '=', filter.municipalityId)
    .$if(filter.state === 'expired', (q) => q.where('e.valid_until', '<', filter.today))
    .$if(filter.state === 'expiring', (q) =>
      q.where('e.valid_until', '>=', filter.today).where('e.valid_until', '<=', filter.soon),
    )
    .$if(filter.state === 'damaged', (q) => q.where(damaged, '=', true))
    .$if(filter.state === 'unused', (q) => q.where(uses, '=', 0))
    .$if(filter.ownerId !== undefined, (q) => q.where('e.owner_id', '=', filter.ownerId ?? 0))
    .$if(Boolean(filter.text), (q) =>
      q.where((eb) => eb.or([eb('e.title', 'ilike', text), eb('e.file_name', 'ilike', text)])),
    )
    .orderBy('e.title')
    .orderBy('e.id')
    .limit(REGISTER_MAX)
    .select(['e.id', 'e.kind', 'e.title', 'e.valid_until as validUntil', 'e.confidentiality', 'o.name as owner'])
    .select([uses.as('uses'), damaged.as('damaged')])
    .execute();
}

const uses = sql<number>`(select count(distinct (ae.checklist_id, ae.node_id))::integer from answer_evidence ae
  where ae.evidence_id = e.id and ae.removed_at is null)`;
const damaged = sql<boolean>`exists (select 1 from evidence_file f where f.evidence_id = e.id
  and f.revision = e.revision and f.damaged_at is not null)`;

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
          .select('n.title_en as titleEn'),
      ).as('places'),
    )
    .executeTakeFirst();
  return row ? { ...row, confidentiality: row.confidentiality as Confidentiality } : null;
}

/** People of the municipality who can own a piece: its SPOCs and directors, and the DPOs of the service. One query. */
export async function listOwners(tx: ActorTx, municipalityId: number) {
  return tx.q
    .selectFrom('membership as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .where((eb) =>
      eb.or([
        eb.and([eb('m.municipality_id', '=', municipalityId), eb('m.role', 'in', ['spoc', 'director', 'contributor'])]),
        eb.and([eb('m.municipality_id', 'is', null), eb('m.role', '=', 'dpo')]),
      ]),
    )
    .select(['a.id', 'a.name'])
    .distinct()
    .orderBy('a.name')
    .execute();
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
