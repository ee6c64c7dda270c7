import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ActorTx } from '../connection.server.ts';
import type { Bilingual, FrameworkFile, FrameworkNode } from '../frameworks/format.ts';
import { toNodeRow } from '../frameworks/rows.ts';

/** A framework that is being written, with the version that a save of it names. */
export interface Draft {
  id: number;
  code: string;
  version: number;
  document: FrameworkFile;
  updatedAt: Date;
  updatedBy: string | null;
}

/** The open drafts of the service, newest change first; or the one with this id. One query. */
export async function listDrafts(tx: ActorTx, id?: number): Promise<Draft[]> {
  const rows = await tx.q
    .selectFrom('framework_draft as d')
    .leftJoin('account as a', 'a.id', 'd.updated_by')
    .where('d.state', '=', 'open')
    .$if(id !== undefined, (q) => q.where('d.id', '=', id ?? 0))
    .orderBy('d.updated_at', 'desc')
    .select(['d.id', 'd.code', 'd.version', 'd.document', 'd.updated_at as updatedAt', 'a.name as updatedBy'])
    .execute();
  return rows.map((row) => ({ ...row, document: row.document as FrameworkFile }));
}

/** One open draft; null when there is none for this person. */
export async function findDraft(tx: ActorTx, id: number): Promise<Draft | null> {
  return (await listDrafts(tx, id))[0] ?? null;
}

/** The open draft with this code; null when there is none. */
export async function findDraftByCode(tx: ActorTx, code: string): Promise<{ id: number; version: number } | null> {
  const row = await tx.q
    .selectFrom('framework_draft')
    .where('state', '=', 'open')
    .where('code', '=', code)
    .select(['id', 'version'])
    .executeTakeFirst();
  return row ?? null;
}

/** Writes a new draft. @returns its id, or null when one with this code is open. */
export async function insertDraft(tx: ActorTx, document: FrameworkFile): Promise<number | null> {
  const row = await tx.q
    .insertInto('framework_draft')
    .values({
      service_id: tx.actor.serviceId,
      code: document.code,
      document: JSON.stringify(document),
      updated_at: tx.now,
      updated_by: tx.actor.accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Writes a draft over the version that its writer saw. @returns false when somebody else wrote meanwhile. */
export async function updateDraft(
  tx: ActorTx,
  seen: Pick<Draft, 'id' | 'version'>,
  change: { document: FrameworkFile } | { state: 'published' | 'discarded' },
): Promise<boolean> {
  const done = await tx.q
    .updateTable('framework_draft')
    .set({
      ...('document' in change ? { document: JSON.stringify(change.document) } : change),
      version: seen.version + 1,
      updated_at: tx.now,
      updated_by: tx.actor.accountId,
    })
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Makes a checked document the next revision of the service's framework. @returns its id. One statement. */
export async function insertRevision(tx: ActorTx, file: FrameworkFile): Promise<number> {
  const { nodes, title, ...head } = file;
  const row = {
    ...head,
    title_nl: title.nl,
    title_en: title.en,
    content_hash: createHash('sha256').update(JSON.stringify(file)).digest('hex'),
  };
  const made = await sql<{ id: number }>`select publish_framework(${JSON.stringify(row)}::jsonb,
    ${JSON.stringify(nodes.map(toNodeRow))}::jsonb, ${tx.now}) as id`.execute(tx.q);
  return made.rows[0]?.id ?? 0;
}

/** One revision as the document from which it could have been made; null when it is not the actor's to see. Two queries. */
export async function findFrameworkFile(tx: ActorTx, id: number): Promise<(FrameworkFile & { own: boolean }) | null> {
  const head = await tx.q
    .selectFrom('framework')
    .where('id', '=', id)
    .select(['code', 'edition', 'title_nl', 'title_en', 'owner', 'source_note', 'verified', 'scale', 'service_id'])
    .select(['levels', 'thresholds', 'not_applicable', 'score_groups'])
    .executeTakeFirst();
  if (!head) return null;
  const rows = await tx.q
    .selectFrom('framework_node')
    .where('framework_id', '=', id)
    .orderBy('position')
    .selectAll()
    .execute();
  const { title_nl: nl, title_en: en, service_id: owner, ...rest } = head;
  const { code, edition, ...others } = rest as Omit<FrameworkFile, 'title' | 'nodes'>;
  return { code, edition, title: { nl, en }, ...others, nodes: rows.map(toNode), own: owner !== null };
}

type NodeRow = ReturnType<typeof toNodeRow>;

function toNode(row: NodeRow): FrameworkNode {
  const common = { code: row.code, parent: row.parent_code, title: { nl: row.title_nl, en: row.title_en } };
  if (row.kind !== 'requirement') return { kind: row.kind, ...common };
  return {
    kind: row.kind,
    ...common,
    level: row.level ?? '',
    levels: row.levels,
    key_levels: row.key_levels,
    management: row.management,
    na_levels: row.na_levels,
    weight: row.weight,
    help: both(row.help_nl, row.help_en),
    evidence: both(row.evidence_nl, row.evidence_en),
    measure: both(row.measure_nl, row.measure_en),
    applies_to: row.applies_to,
    regimes: row.regimes,
    follows: row.follows_code === null ? null : { code: row.follows_code, on: row.follows_on },
  };
}

function both(nl: string | null, en: string | null): Bilingual | null {
  return nl === null || en === null ? null : { nl, en };
}
