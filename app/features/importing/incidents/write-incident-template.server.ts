import { toCsv } from '#app/documents/csv.ts';
import type { WrittenSheet } from '#app/documents/sheet.ts';
import { writeBeside } from '#app/documents/worker.server.ts';
import { BREACH_COLUMNS } from '#app/domain/breach-columns.ts';
import { INCIDENT_COLUMNS, type IncidentColumn } from '#app/domain/register-columns.ts';
import { isMessageKey, type Translate } from '#app/i18n/translate.ts';

const WIDE: readonly IncidentColumn[] = ['title', 'description', 'severity_reason', 'impact', 'lessons', 'measures'];

/** The template as a workbook with an explanation, or as CSV, in the reader's language. */
export async function writeIncidentTemplate(t: Translate, as: 'xlsx' | 'csv') {
  const name = t('register_files.template_file');
  if (as === 'csv') {
    const { head, rows } = incidentSheet(t);
    const bytes = new TextEncoder().encode(toCsv([head, ...rows]));
    return { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', bytes };
  }
  const bytes = await writeBeside({ kind: 'write_sheets', sheets: [guideSheet(t), incidentSheet(t), breachSheet(t)] });
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: `${name}.xlsx`, mediaType, bytes };
}

function incidentSheet(t: Translate): WrittenSheet {
  return {
    name: t('register_files.sheet.incidents'),
    widths: INCIDENT_COLUMNS.map((column) => (WIDE.includes(column) ? 40 : 18)),
    head: INCIDENT_COLUMNS.map((column) => t(`register_files.column.${column}`)),
    rows: [INCIDENT_COLUMNS.map((column) => exampleOf(t, column))],
  };
}

/** The breaches that were settled; what each column holds stands in the sentence of a wrong cell. */
function breachSheet(t: Translate): WrittenSheet {
  return {
    name: t('register_files.sheet.breaches'),
    widths: BREACH_COLUMNS.map(() => 20),
    head: BREACH_COLUMNS.map((column) => t(`register_files.column.${column}`)),
    rows: [],
  };
}

function guideSheet(t: Translate): WrittenSheet {
  return {
    name: t('importing.guide.sheet'),
    widths: [28, 90],
    head: [t('importing.guide.title'), t('importing.guide.what')],
    rows: [
      ...INCIDENT_COLUMNS.map((column) => [t(`register_files.column.${column}`), t(`register_files.guide.${column}`)]),
      ['', t('importing.guide.example')],
      [t('register_files.sheet.breaches'), t('register_files.breaches.guide')],
    ],
  };
}

/** What the example has in a column; some are better left empty. */
function exampleOf(t: Translate, column: IncidentColumn): string {
  const key = `register_files.example_of.${column}`;
  return isMessageKey(key) ? t(key) : '';
}
