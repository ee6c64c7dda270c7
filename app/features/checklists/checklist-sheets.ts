import type { WrittenSheet } from '#app/documents/sheet.ts';
import { isReworded } from '#app/domain/previous.ts';
import type { Translate } from '#app/i18n/translate.ts';
import {
  columnLabel,
  columnWidth,
  type SheetColumn,
  type SheetShape,
  sheetColumns,
  valuesText,
  valueText,
} from './sheet-columns.ts';
import type { PrintLine, PrintView } from './view-print.server.ts';

/** What the first sheet says of the checklist that the file was made from, so that no other takes it back. */
export function sheetMark(checklistId: number): string {
  return `vragenlijst ${checklistId}`;
}

/** A checklist as a workbook that can be filled in elsewhere: how to, and one row per question. */
export function checklistSheets(t: Translate, { checklist, lines, oneScore, today }: PrintView): WrittenSheet[] {
  const shape: SheetShape = { scale: checklist.scale, oneScore };
  const columns = sheetColumns(shape);
  const steps = ['fill', checklist.scale === 'maturity' ? 'grades' : 'choices', 'leave', 'back'] as const;
  const guide = [
    [t('checklist_files.guide.of'), `${checklist.title}, ${checklist.municipality}`],
    [t('checklist_files.guide.made_on'), today],
    ...steps.map((step, n) => [String(n + 1), t(`checklist_files.guide.${step}`)]),
    [t('checklist_files.guide.mark'), sheetMark(checklist.id)],
  ];
  return [
    {
      name: t('checklist_files.guide.sheet'),
      widths: [18, 90],
      head: [t('checklist_files.guide.title'), ''],
      rows: guide,
    },
    {
      name: t('checklist_files.questions'),
      widths: columns.map(columnWidth),
      head: columns.map((column) => columnLabel(t, column, shape)),
      rows: lines.map((line) => columns.map((column) => cellText(t, line, column, shape))),
    },
  ];
}

function cellText(t: Translate, line: PrintLine, column: SheetColumn, shape: SheetShape): string {
  const { beside, previous } = line;
  if (column === 'choice' || column === 'doc' || column === 'impl') return valueText(t, line, column);
  if (column === 'code' || column === 'explanation') return line[column];
  if (column === 'question') return line.title;
  if (column === 'help' || column === 'remark') return beside[column];
  if (column === 'version') return String(line.version ?? 0);
  if (column === 'verdict') return line.outcome ? t(`terms.state.${line.outcome}`) : '';
  return previous ? previousText(t, previous, shape) : '';
}

/** What last year said, with its relation where that was another edition's question. */
export function previousText(t: Translate, previous: NonNullable<PrintLine['previous']>, shape: SheetShape): string {
  const said = [valuesText(t, previous.answer, shape), previous.answer.explanation].filter(Boolean).join('\n');
  if (isReworded(previous, 'nl')) return `${t('checklist_files.reworded', { title: previous.fromNl })}\n${said}`;
  if (previous.relation === 'same') return said;
  return `${t('checklist_files.from_other', { code: previous.fromCode })}\n${said}`;
}
