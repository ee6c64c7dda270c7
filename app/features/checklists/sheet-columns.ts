import type { GridField } from '#app/domain/grid.ts';
import type { AnswerValues } from '#app/domain/review.ts';
import type { Translate } from '#app/i18n/translate.ts';

/** The columns of a checklist as a spreadsheet, in order. */
const ORDER = [
  'code',
  'question',
  'help',
  'choice',
  'doc',
  'impl',
  'explanation',
  'previous',
  'verdict',
  'remark',
  'version',
] as const;
export type SheetColumn = (typeof ORDER)[number];

const WIDTHS: Record<SheetColumn, number> = {
  code: 12,
  question: 45,
  help: 45,
  choice: 20,
  doc: 20,
  impl: 20,
  explanation: 60,
  previous: 40,
  verdict: 18,
  remark: 40,
  version: 9,
};

/** What of a checklist decides its columns. */
export interface SheetShape {
  scale: 'maturity' | 'compliance';
  oneScore: boolean;
}

/** The fields that a row of the file fills in. */
export function filledFields({ scale, oneScore }: SheetShape): GridField[] {
  const values: GridField[] = scale === 'compliance' ? ['choice'] : oneScore ? ['doc'] : ['doc', 'impl'];
  return [...values, 'explanation'];
}

export function sheetColumns(shape: SheetShape): SheetColumn[] {
  const filled: readonly string[] = filledFields(shape);
  return ORDER.filter((column) => !['choice', 'doc', 'impl'].includes(column) || filled.includes(column));
}

/** The head of a column; what comes back is recognised by it. */
export function columnLabel(t: Translate, column: SheetColumn, { oneScore }: SheetShape): string {
  return t(column === 'doc' && oneScore ? 'checklist_files.column.one_score' : `checklist_files.column.${column}`);
}

export function columnWidth(column: SheetColumn): number {
  return WIDTHS[column];
}

/** A value as a reader of Dutch says it, and as it is understood when it comes back. */
export function valueText(t: Translate, values: AnswerValues, field: 'choice' | 'doc' | 'impl'): string {
  if (field === 'choice') return values.choice ? t(`terms.choice.${values.choice}`) : '';
  const grade = values[field];
  return grade ? t(`terms.grade.${grade}`) : '';
}

/** All values of an answer on one line. */
export function valuesText(t: Translate, values: AnswerValues, { scale, oneScore }: SheetShape): string {
  if (scale === 'compliance') return valueText(t, values, 'choice');
  if (oneScore) return valueText(t, values, 'doc');
  const fields = (['doc', 'impl'] as const).filter((field) => values[field] !== null);
  return fields.map((field) => `${t(`terms.${field}`)}: ${valueText(t, values, field)}`).join('; ');
}
