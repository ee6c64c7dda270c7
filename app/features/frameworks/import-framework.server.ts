import { readCsv } from '#app/documents/csv-rows.ts';
import type { SheetFault, SheetReading } from '#app/documents/sheet.ts';
import { can, type RefusalReason } from '#app/domain/access.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { checkFramework } from '#db/frameworks/check.ts';
import type { Fault } from '#db/frameworks/fault.ts';
import type { FrameworkFile } from '#db/frameworks/format.ts';
import { findDraftByCode, insertDraft, updateDraft } from '#db/queries/framework-drafts.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { findService } from '#db/queries/settings.server.ts';
import { faultsOfDraft } from './edit-draft.server.ts';
import { documentFrom, type SheetPlaces } from './read-framework-sheet.ts';

/** What a file would do; nothing is written to find out. */
export type ImportPlan =
  | { kind: 'unreadable'; reason: string }
  /** A workbook that could not be read, and where. */
  | { kind: 'sheet'; fault: SheetFault }
  | { kind: 'columns'; missing: string[] }
  /** `places` says where the parts of a table stand. */
  | { kind: 'faulty'; faults: Fault[]; places: SheetPlaces }
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

/**
 * Says what a file would do, or everything that is wrong with it.
 * @param file its text (JSON as exported, or a table as CSV), or its workbook as it was read.
 */
export async function planImport(tx: ActorTx, file: string | SheetReading): Promise<ImportPlan> {
  const allowed = can(tx.actor, 'framework.edit');
  if (!allowed.allowed) return { kind: 'refused', reason: allowed.reason };
  const read = await readDocument(tx, file);
  if (read.kind !== 'document') return read;
  const checked = checkFramework(read.document, true);
  const faults = checked.ok ? faultsOfDraft(checked.framework) : checked.list;
  if (!checked.ok || faults.length > 0) return { kind: 'faulty', faults, places: read.places };
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

type Document = { kind: 'document'; document: unknown; places: SheetPlaces };

async function readDocument(tx: ActorTx, file: string | SheetReading): Promise<Document | ImportPlan> {
  if (typeof file !== 'string')
    return file.kind === 'refused' ? { kind: 'sheet', fault: file.fault } : readBook(tx, file);
  const text = file.replace(/^\uFEFF/, '');
  if (text.trimStart().startsWith('{')) return readJson(text);
  const csv = readCsv(text);
  return csv.ok ? fromTable(tx, csv.rows) : { kind: 'unreadable', reason: csv.reason };
}

/** The sheet with the columns of a framework, or else the first, of which it is said what is missing. */
function readBook(tx: ActorTx, { sheets }: Extract<SheetReading, { kind: 'read' }>): Promise<Document | ImportPlan> {
  const tables = sheets.map(({ rows }) =>
    rows.map((cells, n) => ({ number: n + 1, cells: cells.map((cell) => cell.trim()) })),
  );
  const table = tables.find((rows) => documentFrom(rows, '').ok) ?? tables[0] ?? [];
  return fromTable(
    tx,
    table.filter(({ cells }) => cells.some((cell) => cell !== '')),
  );
}

async function fromTable(tx: ActorTx, rows: Parameters<typeof documentFrom>[0]): Promise<Document | ImportPlan> {
  const sheet = documentFrom(rows, (await findService(tx)).name);
  return sheet.ok
    ? { kind: 'document', document: sheet.document, places: sheet.places }
    : { kind: 'columns', missing: sheet.missing };
}

function readJson(text: string): Document | ImportPlan {
  try {
    const { about: _, ...document } = JSON.parse(text) as Record<string, unknown>;
    return { kind: 'document', document, places: { rows: {}, letters: {} } };
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
}
