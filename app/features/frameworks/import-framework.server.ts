import { readCsv } from '#app/documents/csv-rows.ts';
import { can, type RefusalReason } from '#app/domain/access.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { checkFramework } from '#db/frameworks/check.ts';
import type { Fault } from '#db/frameworks/fault.ts';
import type { FrameworkFile } from '#db/frameworks/format.ts';
import { findDraftByCode, insertDraft, updateDraft } from '#db/queries/framework-drafts.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { findService } from '#db/queries/settings.server.ts';
import { faultsOfDraft } from './edit-draft.server.ts';
import { documentFrom } from './framework-sheet.ts';

/** What a file would do; nothing is written to find out. */
export type ImportPlan =
  | { kind: 'unreadable'; reason: string }
  | { kind: 'columns'; missing: string[] }
  /** `rows` gives the rows of a table on which a code stands. */
  | { kind: 'faulty'; faults: Fault[]; rows: Record<string, number[]> }
  | {
      kind: 'ready';
      code: string;
      title: { nl: string; en: string };
      sections: number;
      questions: number;
      /** The version of the open draft that it would replace; null for a new draft. */
      replaces: number | null;
      document: string;
    }
  | { kind: 'refused'; reason: RefusalReason };

/** Reads a file (JSON as exported, or a table) and says what it would do, or everything that is wrong with it. */
export async function planImport(tx: ActorTx, text: string): Promise<ImportPlan> {
  const allowed = can(tx.actor, 'framework.edit');
  if (!allowed.allowed) return { kind: 'refused', reason: allowed.reason };
  const read = await readDocument(tx, text);
  if (read.kind !== 'document') return read;
  const checked = checkFramework(read.document, true);
  const faults = checked.ok ? faultsOfDraft(checked.framework) : checked.list;
  if (!checked.ok || faults.length > 0) return { kind: 'faulty', faults, rows: read.rows };
  return ready(tx, checked.framework);
}

/** Keeps a file that was looked over as a draft: a new one, or in the place of the version that the preview named. */
export async function keepImport(
  tx: ActorTx,
  text: string,
  replaces: number | null,
): Promise<{ kind: 'kept'; id: number } | { kind: 'stale' } | ImportPlan> {
  const plan = await planImport(tx, text);
  if (plan.kind !== 'ready') return plan;
  const allowed = can(tx.actor, 'framework.edit');
  if (!allowed.allowed) return { kind: 'refused', reason: allowed.reason };
  const document = JSON.parse(plan.document) as FrameworkFile;
  const open = await findDraftByCode(tx, plan.code);
  if ((open?.version ?? null) !== replaces) return { kind: 'stale' };
  const id = open ? ((await updateDraft(tx, open, { document })) ? open.id : null) : await insertDraft(tx, document);
  if (id === null) return { kind: 'stale' };
  await record(tx, allowed.as, {
    event: open ? 'framework.draft_changed' : 'framework.drafted',
    objectType: 'framework',
    objectId: plan.code,
    after: { title: plan.title.nl, nodes: document.nodes.length, from_file: true },
  });
  return { kind: 'kept', id };
}

async function ready(tx: ActorTx, file: FrameworkFile): Promise<ImportPlan> {
  const open = await findDraftByCode(tx, file.code);
  const questions = file.nodes.filter((node) => node.kind === 'requirement').length;
  return {
    kind: 'ready',
    code: file.code,
    title: file.title,
    sections: file.nodes.length - questions,
    questions,
    replaces: open?.version ?? null,
    document: JSON.stringify(file),
  };
}

type Document = { kind: 'document'; document: unknown; rows: Record<string, number[]> };

async function readDocument(tx: ActorTx, text: string): Promise<Document | ImportPlan> {
  if (
    text
      .replace(/^\uFEFF/, '')
      .trimStart()
      .startsWith('{')
  )
    return readJson(text.replace(/^\uFEFF/, ''));
  const csv = readCsv(text);
  if (!csv.ok) return { kind: 'unreadable', reason: csv.reason };
  const sheet = documentFrom(csv.rows, (await findService(tx)).name);
  return sheet.ok
    ? { kind: 'document', document: sheet.document, rows: sheet.rows }
    : { kind: 'columns', missing: sheet.missing };
}

function readJson(text: string): Document | ImportPlan {
  try {
    const { about: _, ...document } = JSON.parse(text) as Record<string, unknown>;
    return { kind: 'document', document, rows: {} };
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
}
