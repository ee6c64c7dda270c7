import { readCsv } from '#app/documents/csv-rows.ts';
import type { OfficialText } from '#db/queries/framework-texts.server.ts';

/** One thing wrong with a file of texts, at a code or a row. */
export interface TextFault {
  at: string;
  key: 'unknown' | 'empty' | 'twice' | 'long';
}

export type TextsReading =
  | { kind: 'texts'; texts: OfficialText[] }
  | { kind: 'unreadable'; reason: string }
  | { kind: 'faulty'; faults: TextFault[] };

const LONGEST = { title_nl: 500, title_en: 500, text_nl: 10_000, text_en: 10_000 } as const;
type Part = keyof typeof LONGEST;
const PARTS = Object.keys(LONGEST) as Part[];

/** Reads official texts by the code of their requirement, from JSON or a table; every fault is named. */
export function readTexts(text: string, known: ReadonlySet<string>): TextsReading {
  const entries = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .startsWith('{')
    ? fromJson(text)
    : fromCsv(text);
  if ('reason' in entries) return { kind: 'unreadable', reason: entries.reason };
  const seen = new Set<string>();
  const faults = entries.list.flatMap(({ code, ...parts }): TextFault[] => {
    const twice = seen.has(code);
    seen.add(code);
    const all: [boolean, TextFault['key']][] = [
      [!known.has(code), 'unknown'],
      [twice, 'twice'],
      [PARTS.every((part) => !parts[part]), 'empty'],
      [PARTS.some((part) => (parts[part]?.length ?? 0) > LONGEST[part]), 'long'],
    ];
    return all.flatMap(([wrong, key]) => (wrong ? [{ at: code, key }] : []));
  });
  if (entries.list.length === 0) faults.push({ at: '–', key: 'empty' });
  return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'texts', texts: entries.list };
}

type Entries = { list: OfficialText[] } | { reason: string };

function fromJson(text: string): Entries {
  try {
    const read = JSON.parse(text.replace(/^\uFEFF/, '')) as Record<string, unknown>;
    return {
      list: Object.entries(read).map(([code, value]) =>
        typeof value === 'string'
          ? toText(code, () => value, ['title_nl', 'title_en'])
          : toText(code, (part) => partOf(value, part)),
      ),
    };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

function partOf(value: unknown, part: Part): string {
  const found = typeof value === 'object' && value !== null ? (value as Partial<Record<Part, unknown>>)[part] : '';
  return typeof found === 'string' ? found : '';
}

function fromCsv(text: string): Entries {
  const csv = readCsv(text);
  if (!csv.ok) return { reason: csv.reason };
  const [header, ...rows] = csv.rows;
  const columns = (header?.cells ?? []).map((cell) => cell.toLowerCase());
  if (!columns.includes('code')) return { reason: 'code' };
  const cellOf = (cells: string[], column: string) => cells[columns.indexOf(column)] ?? '';
  return { list: rows.map(({ cells }) => toText(cellOf(cells, 'code'), (part) => cellOf(cells, part))) };
}

function toText(code: string, read: (part: Part) => string, of: readonly Part[] = PARTS): OfficialText {
  const part = (name: Part) => (of.includes(name) ? read(name).trim() || null : null);
  return {
    code,
    title_nl: part('title_nl'),
    title_en: part('title_en'),
    text_nl: part('text_nl'),
    text_en: part('text_en'),
  };
}
