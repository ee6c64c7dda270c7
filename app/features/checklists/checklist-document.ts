import type { DocumentBlock, WrittenDocument } from '#app/documents/document.ts';
import { missingOf } from '#app/domain/answer.ts';
import { formatDay } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/translate.ts';
import { levelText } from '#app/i18n/words.ts';
import { previousText } from './checklist-sheets.ts';
import { filledFields, type SheetShape, valuesText, valueText } from './sheet-columns.ts';
import type { PrintLine, PrintView } from './view-print.server.ts';

/** A checklist as a document to read and to print: how far it is, and per question the answer and the verdict. */
export function checklistDocument(t: Translate, view: PrintView): WrittenDocument {
  const { checklist, lines, oneScore, now, today } = view;
  const shape: SheetShape = { scale: checklist.scale, oneScore };
  const sections = [...new Set(lines.map((line) => line.section))].map((title) => ({
    title,
    lines: lines.filter((line) => line.section === title),
  }));
  return {
    title: checklist.title,
    subtitle: t('checklist_files.document.subtitle', {
      municipality: checklist.municipality,
      day: formatDay('nl', today),
    }),
    language: 'nl-BE',
    author: 'Waarborg',
    madeAt: now,
    pageLabel: t('checklist_files.document.page', { n: '{n}', of: '{of}' }),
    blocks: [
      { kind: 'heading', level: 1, text: t('checklist_files.document.state') },
      ...headFacts(t, view),
      progressTable(t, sections, shape),
      ...sections.flatMap(({ title, lines }): DocumentBlock[] => [
        { kind: 'heading', level: 1, text: title || t('checklist_files.questions') },
        ...lines.flatMap((line) => questionBlocks(t, line, shape)),
      ]),
    ],
  };
}

function headFacts(t: Translate, { checklist, lines }: PrintView): DocumentBlock[] {
  const answered = lines.filter((line) => isAnswered(line, checklist.scale)).length;
  const facts: [string, string][] = [
    [t('checklists.front.framework'), `${checklist.frameworkNl}, ${levelText(t, checklist.level)}`],
    [t('checklists.front.asked_of'), checklist.entities.map((entity) => entity.name).join(' + ')],
    [t('checklists.front.by'), checklist.assignee ?? t('checklists.nobody')],
    [t('checklists.front.due'), checklist.dueOn ? formatDay('nl', checklist.dueOn) : ''],
    [t('checklists.column.state'), t(`terms.phase.${checklist.phase}`)],
    [t('checklist_files.document.answered'), t('checklist_files.document.of', { n: answered, of: lines.length })],
  ];
  return facts.filter(([, text]) => text !== '').map(([label, text]) => ({ kind: 'fact', label, text }));
}

function progressTable(
  t: Translate,
  sections: readonly { title: string; lines: readonly PrintLine[] }[],
  { scale }: SheetShape,
): DocumentBlock {
  const head = ['section', 'questions', 'answered', 'returned'] as const;
  return {
    kind: 'table',
    head: head.map((key) => t(`checklist_files.document.${key}`)),
    widths: [0.4, 0.17, 0.2, 0.23],
    rows: sections.map(({ title, lines }) => [
      title || t('checklist_files.questions'),
      String(lines.length),
      String(lines.filter((line) => isAnswered(line, scale)).length),
      String(lines.filter((line) => line.outcome === 'returned').length),
    ]),
  };
}

function isAnswered(line: PrintLine, scale: SheetShape['scale']): boolean {
  return missingOf(scale, line.version === null ? null : line) === null;
}

function questionBlocks(t: Translate, line: PrintLine, shape: SheetShape): DocumentBlock[] {
  const { beside, previous } = line;
  const fact = (label: string, text: string): DocumentBlock[] => (text ? [{ kind: 'fact', label, text }] : []);
  const values = filledFields(shape).filter((field) => field !== 'explanation');
  const none = t('checklist_files.document.none');
  return [
    { kind: 'heading', level: 2, text: `${line.code} · ${line.title}` },
    ...(beside.help ? [{ kind: 'paragraph', text: beside.help } as const] : []),
    ...values.flatMap((field) => {
      const label = shape.oneScore && field === 'doc' ? 'one_score' : field;
      return fact(t(`checklist_files.column.${label}`), valueText(t, line, field) || none);
    }),
    ...fact(t('checklist_files.column.explanation'), line.explanation),
    ...beside.exceptions.flatMap((each) => {
      const said = [valuesText(t, each, shape), each.explanation, each.reason].filter(Boolean).join('\n');
      return fact(t('checklist_files.document.exception', { entity: each.entity }), said);
    }),
    ...fact(t('checklist_files.column.verdict'), line.outcome ? t(`terms.state.${line.outcome}`) : ''),
    ...fact(t('checklist_files.column.remark'), beside.remark),
    ...fact(t('checklist_files.column.previous'), previous ? previousText(t, previous, shape) : ''),
  ];
}
