import { toCsv } from '#app/documents/csv.ts';
import type { WrittenSheet } from '#app/documents/sheet.ts';
import type { Translate } from '#app/i18n/translate.ts';
import type { FrameworkFile, FrameworkNode } from '#db/frameworks/format.ts';

/** The columns of a framework as a table, in the order in which they are written, with their widths in characters. */
const COLUMNS = {
  kind: 13,
  code: 12,
  parent: 12,
  title_nl: 50,
  title_en: 50,
  help_nl: 45,
  help_en: 45,
  evidence_nl: 30,
  evidence_en: 30,
  measure_nl: 45,
  measure_en: 45,
  weight: 9,
  applies_to: 16,
  regimes: 14,
  follows_code: 14,
  follows_on: 14,
  edition: 10,
  owner: 24,
  source_note: 40,
  verified: 10,
} as const;
export type SheetColumn = keyof typeof COLUMNS;
export const SHEET_COLUMNS = Object.keys(COLUMNS) as SheetColumn[];

/** A framework as a table for a text editor or an old spreadsheet. */
export function frameworkCsv(file: FrameworkFile): string {
  return toCsv([SHEET_COLUMNS, ...rowsOf(file)]);
}

/** A framework as a workbook: the table, and a sheet that says what each column holds. */
export function frameworkSheets(t: Translate, file: FrameworkFile): WrittenSheet[] {
  return [
    {
      name: t('framework_sheet.name'),
      widths: Object.values(COLUMNS),
      head: SHEET_COLUMNS,
      rows: rowsOf(file),
    },
    {
      name: t('framework_sheet.guide'),
      widths: [16, 100],
      head: [t('framework_sheet.column'), t('framework_sheet.holds')],
      rows: SHEET_COLUMNS.map((column) => [column, t(`framework_sheet.of.${column}`)]),
    },
  ];
}

/** A row for the framework itself, and one per section and question. */
function rowsOf(file: FrameworkFile): string[][] {
  const head: Cells = {
    kind: 'framework',
    code: file.code,
    edition: file.edition,
    title_nl: file.title.nl,
    title_en: file.title.en,
    owner: file.owner,
    source_note: file.source_note,
    verified: file.verified ? 'yes' : 'no',
  };
  return [head, ...file.nodes.map(toCells)].map((row) => SHEET_COLUMNS.map((column) => row[column] ?? ''));
}

type Cells = Partial<Record<SheetColumn, string>>;

function toCells(node: FrameworkNode): Cells {
  const common = {
    kind: node.kind,
    code: node.code,
    parent: node.parent ?? '',
    title_nl: node.title.nl,
    title_en: node.title.en,
  };
  if (node.kind !== 'requirement') return common;
  const { help, evidence, measure, weight, applies_to, regimes, follows } = node;
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
    regimes: (regimes ?? []).join(', '),
    follows_code: follows?.code ?? '',
    follows_on: (follows?.on ?? []).join(', '),
  };
}
