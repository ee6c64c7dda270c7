import { toCsv } from '#app/documents/csv.ts';
import type { FrameworkFile, FrameworkNode } from '#db/frameworks/format.ts';

/** The columns of a framework as a table, in the order in which they are written. */
export const SHEET_COLUMNS = [
  'kind',
  'code',
  'parent',
  'title_nl',
  'title_en',
  'help_nl',
  'help_en',
  'evidence_nl',
  'evidence_en',
  'measure_nl',
  'measure_en',
  'weight',
  'applies_to',
  'follows_code',
  'follows_on',
  'edition',
] as const;
type Column = (typeof SHEET_COLUMNS)[number];
const NEEDED: readonly Column[] = ['kind', 'code', 'parent', 'title_nl'];

/** A framework as a table: a row for its name, and one per section and question. */
export function frameworkCsv(file: FrameworkFile): string {
  const head = {
    kind: 'framework',
    code: file.code,
    edition: file.edition,
    title_nl: file.title.nl,
    title_en: file.title.en,
  };
  const rows: Partial<Record<Column, string>>[] = [head, ...file.nodes.map(toCells)];
  return toCsv([[...SHEET_COLUMNS], ...rows.map((row) => SHEET_COLUMNS.map((column) => row[column] ?? ''))]);
}

function toCells(node: FrameworkNode): Partial<Record<Column, string>> {
  const common = {
    kind: node.kind,
    code: node.code,
    parent: node.parent ?? '',
    title_nl: node.title.nl,
    title_en: node.title.en,
  };
  if (node.kind !== 'requirement') return common;
  const { help, evidence, measure, weight, applies_to, follows } = node;
  return {
    ...common,
    help_nl: help?.nl ?? '',
    help_en: help?.en ?? '',
    evidence_nl: evidence?.nl ?? '',
    evidence_en: evidence?.en ?? '',
    measure_nl: measure?.nl ?? '',
    measure_en: measure?.en ?? '',
    weight: String(weight),
    applies_to: (applies_to ?? []).join(', '),
    follows_code: follows?.code ?? '',
    follows_on: (follows?.on ?? []).join(', '),
  };
}

export type SheetReading =
  | { ok: true; document: unknown; rows: Record<string, number[]> }
  | { ok: false; missing: string[] };

/**
 * The document that the rows of a table describe, to be checked as any other, with the rows that each code stands on.
 * @param owner whose framework it is when it is made from a table, which does not say.
 */
export function documentFrom(
  table: readonly { number: number; cells: readonly string[] }[],
  owner: string,
): SheetReading {
  const [header, ...rest] = table;
  const columns = (header?.cells ?? []).map((cell) => cell.toLowerCase());
  const missing = NEEDED.filter((column) => !columns.includes(column));
  if (missing.length > 0) return { ok: false, missing };
  const records = rest.map(({ number, cells }) => ({
    number,
    cell: (column: Column) => cells[columns.indexOf(column)] ?? '',
  }));
  const head = records.find(({ cell }) => cell('kind').toLowerCase() === 'framework');
  const parts = records.filter((record) => record !== head);
  const rows: Record<string, number[]> = head ? { framework: [head.number] } : {};
  for (const [place, { number, cell }] of parts.entries()) {
    const code = cell('code') || `node ${place + 1}`;
    rows[code] = [...(rows[code] ?? []), number];
  }
  const title = { nl: head?.cell('title_nl') ?? '', en: head?.cell('title_en') || head?.cell('title_nl') || '' };
  const document = {
    code: head?.cell('code') ?? '',
    edition: head?.cell('edition') || '1',
    title,
    owner,
    source_note: owner,
    verified: false,
    scale: 'compliance',
    levels: [{ code: 'all', title: { nl: 'Volledig', en: 'Complete' } }],
    thresholds: null,
    not_applicable: null,
    score_groups: null,
    nodes: parts.map(({ cell }) => toNode(cell)),
  };
  return { ok: true, document, rows };
}

function toNode(cell: (column: Column) => string): unknown {
  const kind = KINDS[cell('kind').toLowerCase()] ?? cell('kind');
  const title = both(cell('title_nl'), cell('title_en')) ?? { nl: '', en: '' };
  const common = { kind, code: cell('code'), parent: cell('parent') || null, title };
  if (kind !== 'requirement') return common;
  const follows = cell('follows_code');
  return {
    ...common,
    level: 'all',
    levels: ['all'],
    key_levels: [],
    management: false,
    na_levels: ['all'],
    weight: cell('weight') === '' ? 1 : Number(cell('weight').replace(',', '.')),
    help: both(cell('help_nl'), cell('help_en')),
    evidence: both(cell('evidence_nl'), cell('evidence_en')),
    measure: both(cell('measure_nl'), cell('measure_en')),
    applies_to: listed(cell('applies_to')),
    follows: follows === '' ? null : { code: follows, on: listed(cell('follows_on')) },
  };
}

const KINDS: Record<string, string> = {
  deel: 'section',
  vraag: 'requirement',
  section: 'section',
  requirement: 'requirement',
};

function both(nl: string, en: string) {
  return nl === '' && en === '' ? null : { nl: nl || en, en: en || nl };
}

function listed(text: string): string[] {
  return text.split(/[,\s]+/).filter(Boolean);
}
