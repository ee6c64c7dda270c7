import type { IncidentFault } from '#app/domain/incident-rows.ts';
import type { Translate } from '#app/i18n/translate.ts';

/** A fault as a sentence: what is wrong, and what to do. `categories` are those to choose from, by name. */
export function incidentFaultText(
  t: Translate,
  { value, column, why, detail = '' }: IncidentFault,
  categories: string,
): string {
  const named = why === 'unknown_municipality' && detail ? 'unknown_likely' : why;
  return t(`register_files.fault.${named}`, {
    value,
    detail,
    categories,
    column: column ? t(`register_files.column.${column}`) : '',
  });
}

/** Where it is: sheet, row and column, as far as they are known. */
export function incidentPlaceText(t: Translate, { sheet, row, letter, column }: IncidentFault): string {
  const name = sheet || t('importing.only_sheet');
  if (row === undefined || !column) return name;
  const named = t(`register_files.column.${column}`);
  if (!letter) return t('register_files.where_row', { sheet: name, row, column: named });
  return t('register_files.where_cell', { sheet: name, row, letter, column: named });
}
