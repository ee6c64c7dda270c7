import { toCsv } from '#app/documents/csv.ts';
import type { WrittenSheet } from '#app/documents/sheet.ts';
import { writeBeside } from '#app/documents/worker.server.ts';
import {
  IMPORT_COLUMNS,
  IMPORT_SHEETS,
  type ImportColumn,
  type ImportSheet,
  NEEDED_COLUMNS,
} from '#app/domain/import-columns.ts';
import { isMessageKey, type Translate, translator } from '#app/i18n/translate.ts';

/** The template as a workbook or, one sheet at a time, as CSV. In Dutch, as whoever fills it in for a municipality reads. */
export async function writeTemplate(asked: { as: 'xlsx' } | { as: 'csv'; sheet: ImportSheet }) {
  const t = translator('nl');
  const name = t('importing.template_file');
  if (asked.as === 'xlsx') {
    const bytes = await writeBeside({ kind: 'write_sheets', sheets: templateSheets(t) });
    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return { name: `${name}.xlsx`, mediaType, bytes };
  }
  const { name: sheet, head, rows } = templateSheet(t, asked.sheet);
  const bytes = new TextEncoder().encode(toCsv([head, ...rows]));
  return { name: `${name}-${sheet.toLowerCase()}.csv`, mediaType: 'text/csv; charset=utf-8', bytes };
}

/** What to fill in, sheet by sheet, and then the sheets with one example each. */
export function templateSheets(t: Translate): WrittenSheet[] {
  const guide = IMPORT_SHEETS.flatMap((sheet) =>
    IMPORT_COLUMNS[sheet].map((column) => [
      t(`importing.sheet.${sheet}`),
      t(`importing.column.${column}`),
      t(NEEDED_COLUMNS[sheet].includes(column) ? 'common.yes' : 'common.no'),
      t(`importing.guide.${column}`),
    ]),
  );
  return [
    {
      name: t('importing.guide.sheet'),
      widths: [18, 20, 11, 90],
      head: [
        t('importing.guide.title'),
        ...(['column', 'needed', 'what'] as const).map((key) => t(`importing.guide.${key}`)),
      ],
      rows: [...guide, ['', '', '', t('importing.guide.example')]],
    },
    ...IMPORT_SHEETS.map((sheet) => templateSheet(t, sheet)),
  ];
}

function templateSheet(t: Translate, sheet: ImportSheet): WrittenSheet {
  const columns = IMPORT_COLUMNS[sheet];
  return {
    name: t(`importing.sheet.${sheet}`),
    widths: columns.map((column) => (column === 'reason' || column === 'municipality' ? 34 : 22)),
    head: columns.map((column) => t(`importing.column.${column}`)),
    rows: [columns.map((column) => exampleOf(t, column))],
  };
}

/** What the example has in a column; some are better left empty. */
function exampleOf(t: Translate, column: ImportColumn): string {
  const key = `importing.example.${column}`;
  return isMessageKey(key) ? t(key) : '';
}
