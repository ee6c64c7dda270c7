import type { AnswerValues } from '#app/domain/review.ts';
import { escapeHtml as e } from '#app/ui/escape-html.ts';
import type { Mark } from './contents.ts';

/** One row of the table: a requirement, its shared answer, and what last year said. */
export interface GridRow extends AnswerValues {
  code: string;
  title: string;
  section: string;
  keyMeasure: boolean;
  naAllowed: boolean;
  levels: readonly string[];
  version: number;
  explanation: string;
  mark: Mark;
  /** Answers of single entities that differ. */
  exceptions: number;
  previous: GridPrevious | null;
  changed: boolean;
  mayConfirm: boolean;
  /** The reader is to answer it, and nobody else. */
  mine: boolean;
}

export interface GridPrevious extends AnswerValues {
  version: number;
  explanation: string;
  relation: string;
  /** Last year's title, where the question was put in other words. */
  oldTitle: string | null;
  fromCode: string;
}

export type GridColumn = 'choice' | 'doc' | 'impl' | 'explanation' | 'previous' | 'mark';

/** What the rows say in the reader's language, looked up once for all of them. */
export interface GridWords {
  /** A value of an answer as a cell shows it: `3`, `n.v.t.`, `Ja`. */
  values: Readonly<Record<string, string>>;
  marks: Readonly<Record<Mark, string>>;
  relations: Readonly<Record<string, string>>;
  reworded: string;
  short: { doc: string; impl: string };
  key: string;
  tick: string;
  none: string;
  exceptions: (n: number) => string;
}

interface Table {
  columns: readonly GridColumn[];
  /** Whether rows can be ticked. */
  ticks: boolean;
  /** What was ticked when the page was refused. */
  ticked: ReadonlySet<string>;
  words: GridWords;
  question: (code: string) => string;
}

/**
 * The rows of the table as one text: hundreds of rows of components take a page several times as long as all its queries.
 * Whatever people typed is escaped here (`ui/escape-html`).
 */
export function writeRows(rows: readonly GridRow[], table: Table): string {
  let section = '';
  let html = '';
  for (const row of rows) {
    if (row.section !== section) html += sectionLine(row.section, table.columns.length + 1);
    section = row.section;
    html += writeRow(row, table);
  }
  return html;
}

function sectionLine(title: string, span: number): string {
  return `<tr class="grid-section"><th scope="rowgroup" colspan="${span}"><span>${e(title)}</span></th></tr>`;
}

function writeRow(row: GridRow, table: Table): string {
  const { columns, words } = table;
  const cells = columns.map((column) => writeCell(row, column, words)).join('');
  const data = `data-code="${e(row.code)}" data-version="${row.version}"${row.naAllowed ? ' data-na' : ''}`;
  return `<tr ${data}>${head(row, table)}${cells}</tr>`;
}

function head(row: GridRow, { ticks, ticked, words, question }: Table): string {
  const value = tickOf(row);
  const label = e(`${words.tick} ${row.code}`);
  const checked = ticked.has(row.code) ? ' checked' : '';
  const box = ticks
    ? `<input type="checkbox" name="rows[]" form="grid-bulk" value="${e(value)}" aria-label="${label}"${checked}>`
    : '';
  const key = row.keyMeasure ? ` <span class="grid-key">${e(words.key)}</span>` : '';
  const link = `<a href="${e(question(row.code))}">${e(row.code)}</a>`;
  const differs = row.exceptions > 0 ? ` <small>${e(words.exceptions(row.exceptions))}</small>` : '';
  return `<th scope="row" id="${e(rowId(row.code))}">${box}${link}${key}<span class="grid-title">${e(row.title)}${differs}</span></th>`;
}

function writeCell(row: GridRow, column: GridColumn, words: GridWords): string {
  if (column === 'previous') return `<td class="grid-previous">${previousOf(row.previous, words)}</td>`;
  if (column === 'mark') {
    return `<td class="grid-mark"><span data-mark="${row.mark}">${e(words.marks[row.mark])}</span></td>`;
  }
  if (column === 'explanation') {
    return `<td data-field="explanation" class="grid-text"><div>${e(row.explanation)}</div></td>`;
  }
  const value = row[column] ?? '';
  return `<td data-field="${column}" data-value="${value}">${e(words.values[value] ?? '')}</td>`;
}

function previousOf(previous: GridPrevious | null, words: GridWords): string {
  if (previous === null) return '';
  const { choice, doc, impl } = previous;
  const shown = (value: string | null) => (value === null ? words.none : (words.values[value] ?? value));
  const short = choice ? shown(choice) : `${words.short.doc} ${shown(doc)} · ${words.short.impl} ${shown(impl)}`;
  const relation = words.relations[previous.relation];
  const old = previous.oldTitle === null ? '' : ` <small>${e(`${words.reworded}: ${previous.oldTitle}`)}</small>`;
  const from = relation ? ` <small>${e(`${previous.fromCode}, ${relation}`)}</small>` : old;
  const text = previous.explanation ? `<div>${e(previous.explanation)}</div>` : '';
  return `<strong>${e(short)}</strong>${from}${text}`;
}

/** What a tick sends: the row with the versions of this year's and last year's answer that were on screen. */
export function tickOf({ code, version, previous }: Pick<GridRow, 'code' | 'version' | 'previous'>): string {
  return `${code}@${version}@${previous?.version ?? 0}`;
}

/** Reads what `tickOf` wrote; null for anything else. */
export function readTick(text: string): { code: string; version: number; previous: number } | null {
  const found = /^(.{1,100})@(\d{1,7})@(\d{1,7})$/.exec(text);
  return found?.[1] ? { code: found[1], version: Number(found[2]), previous: Number(found[3]) } : null;
}

/** Where a row stands in its page. */
export function rowId(code: string): string {
  return `row-${code.replace(/[^\w.-]/g, '_')}`;
}
