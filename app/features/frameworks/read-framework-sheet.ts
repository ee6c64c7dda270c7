import { columnLetter } from '#app/documents/sheet.ts';
import type { Fault, FaultKey } from '#db/frameworks/fault.ts';
import { SHEET_COLUMNS, type SheetColumn } from './framework-sheet.ts';

const NEEDED: readonly SheetColumn[] = ['kind', 'code', 'parent', 'title_nl'];

/** Where things stand in a table: the rows of each code, and the letter of each column. */
export interface SheetPlaces {
  rows: Record<string, number[]>;
  letters: Partial<Record<SheetColumn, string>>;
}
export type TableReading = { ok: true; document: unknown; places: SheetPlaces } | { ok: false; missing: string[] };

/**
 * The document that the rows of a table describe, to be checked as any other, with where its parts stand.
 * @param owner whose framework it is when the table does not say.
 */
export function documentFrom(
  table: readonly { number: number; cells: readonly string[] }[],
  owner: string,
): TableReading {
  const [header, ...rest] = table;
  const columns = (header?.cells ?? []).map((cell) => cell.toLowerCase());
  const missing = NEEDED.filter((column) => !columns.includes(column));
  if (missing.length > 0) return { ok: false, missing };
  const records = rest.map(({ number, cells }) => ({
    number,
    cell: (column: SheetColumn) => cells[columns.indexOf(column)] ?? '',
  }));
  const head = records.find(({ cell }) => isHead(cell('kind')));
  const parts = records.filter((record) => record !== head);
  const rows: SheetPlaces['rows'] = head ? { framework: [head.number] } : {};
  for (const [place, { number, cell }] of parts.entries()) {
    const code = cell('code') || `node ${place + 1}`;
    rows[code] = [...(rows[code] ?? []), number];
  }
  const placed = SHEET_COLUMNS.filter((column) => columns.includes(column));
  const letters = Object.fromEntries(placed.map((column) => [column, columnLetter(columns.indexOf(column))]));
  const document = { ...toHead(head?.cell ?? (() => ''), owner), nodes: parts.map(({ cell }) => toNode(cell)) };
  return { ok: true, document, places: { rows, letters } };
}

type Row = (column: SheetColumn) => string;

function isHead(kind: string): boolean {
  return ['framework', 'kader'].includes(kind.toLowerCase());
}

function toHead(cell: Row, owner: string) {
  return {
    code: cell('code'),
    edition: cell('edition') || '1',
    title: { nl: cell('title_nl'), en: cell('title_en') || cell('title_nl') },
    owner: cell('owner') || owner,
    source_note: cell('source_note') || cell('owner') || owner,
    verified: ['yes', 'ja'].includes(cell('verified').toLowerCase()),
    scale: 'compliance',
    levels: [{ code: 'all', title: { nl: 'Volledig', en: 'Complete' } }],
    thresholds: null,
    not_applicable: null,
    score_groups: null,
  };
}

function toNode(cell: Row): unknown {
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
    regimes: listed(cell('regimes')),
    follows:
      follows === '' ? null : { code: follows, on: listed(cell('follows_on')).map((word) => ANSWERS[word] ?? word) },
  };
}

/** What a writer of Dutch may put instead of the word that is written. */
const KINDS: Record<string, string> = {
  deel: 'section',
  vraag: 'requirement',
  section: 'section',
  requirement: 'requirement',
};
const ANSWERS: Record<string, string> = { ja: 'yes', deels: 'partly', nee: 'no', nvt: 'na', 'n.v.t.': 'na' };

function both(nl: string, en: string) {
  return nl === '' && en === '' ? null : { nl: nl || en, en: en || nl };
}

function listed(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[,;\s]+/)
    .filter(Boolean);
}

/** The column in which a fault is to be put right; null for what is about a whole row or more. */
export function columnOf({ key, values }: Fault): SheetColumn | null {
  if (key === 'twin_title') return values.language === 'en' ? 'title_en' : 'title_nl';
  const known = COLUMN_OF[key];
  if (known) return known;
  const [field = '', part] = (values.field ?? '').split('.');
  const named =
    field === 'follows' ? `follows_${part ?? 'code'}` : part && /^(nl|en)$/.test(part) ? `${field}_${part}` : field;
  return SHEET_COLUMNS.find((column) => column === named) ?? null;
}

const COLUMN_OF: Partial<Record<FaultKey, SheetColumn>> = {
  code_twice: 'code',
  code_shape: 'code',
  code_built_in: 'code',
  order: 'code',
  parent_unknown: 'parent',
  parent_kind: 'parent',
  cut_off: 'parent',
  follow_unknown: 'follows_code',
  follow_later: 'follows_code',
  follow_scale: 'follows_code',
};
