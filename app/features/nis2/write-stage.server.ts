import type { DocumentBlock, WrittenDocument } from '#app/documents/document.ts';
import { writeBeside } from '#app/documents/worker.server.ts';
import { NIS2_FIELDS, type Nis2FieldKey } from '#app/domain/nis2-fields.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { formatMoment } from '#app/i18n/format.ts';
import { translator } from '#app/i18n/translate.ts';
import type { Nis2Report, SentStage } from '#db/queries/nis2.server.ts';

/** The files that a stage can be had as. */
export const STAGE_FILES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
} as const;
export type StageFile = keyof typeof STAGE_FILES;

/** A stage as it was sent, as a document made from its snapshot. */
export function stageDocument(language: Language, report: Nis2Report, sent: SentStage): WrittenDocument {
  const t = translator(language);
  const text = (key: Nis2FieldKey, kind: 'text' | 'tri') => {
    const value = sent.snapshot[key] ?? '';
    return kind === 'tri' && value !== '' ? t(`incidents.ternary.${value as 'yes'}`) : value;
  };
  return {
    title: `${t('nis2.title')}: ${t(`nis2_terms.stage.${sent.stage}`)}`,
    subtitle: t('nis2.paper.subtitle', { entity: report.entity, at: formatMoment(language, sent.sentAt) }),
    language: language === 'nl' ? 'nl-BE' : 'en-GB',
    author: 'Waarborg',
    madeAt: sent.sentAt,
    pageLabel: t('checklist_files.document.page', { n: '{n}', of: '{of}' }),
    blocks: [
      ...aboutStage(language, report, sent),
      ...NIS2_FIELDS[sent.stage]
        .map(({ key, kind }) => [key as Nis2FieldKey, kind] as const)
        .filter(([key]) => sent.snapshot[key] !== undefined)
        .map(([key, kind]) => ({ kind: 'fact' as const, label: t(`nis2.field.${key}`), text: text(key, kind) })),
    ],
  };
}

/** Since when the entity said it knew when a stage was recorded: a later correction changes nothing of what was sent. */
function awareThen({ awareness, awareAt }: Nis2Report, sent: SentStage): Date {
  return awareness.find(({ at }) => at <= sent.at)?.awareAt ?? awareAt;
}

/** Which report it is, since when the entity knew, and how the stage went out. */
function aboutStage(language: Language, report: Nis2Report, sent: SentStage): DocumentBlock[] {
  const t = translator(language);
  const went = [formatMoment(language, sent.sentAt), t(`notifications.way.${sent.way}`), sent.sentBy].join(', ');
  const facts: [string, string][] = [
    [t('nis2.paper.kind'), t(report.voluntary ? 'nis2.voluntary' : 'nis2.due')],
    [t('nis2.paper.aware'), formatMoment(language, awareThen(report, sent))],
    [t('nis2.paper.sent'), went],
    [t('nis2.reference'), sent.reference],
  ];
  return facts.flatMap(([label, text]) => (text ? [{ kind: 'fact' as const, label, text }] : []));
}

/** A stage as JSON: the same fields, with which stage of which report it is. */
export function stageJson(report: Nis2Report, sent: SentStage): string {
  const { stage, sentAt, way, sentBy, reference, snapshot } = sent;
  const { entity, voluntary } = report;
  const awareAt = awareThen(report, sent);
  return `${JSON.stringify({ stage, entity, voluntary, awareAt, sentAt, way, sentBy, reference, fields: snapshot }, null, 2)}\n`;
}

/** Makes the file of a stage, in Dutch. */
export async function writeStage(report: Nis2Report, sent: SentStage, as: StageFile) {
  const bytes =
    as === 'json'
      ? new TextEncoder().encode(stageJson(report, sent))
      : await writeBeside({
          kind: as === 'pdf' ? 'write_pdf' : 'write_word',
          document: stageDocument('nl', report, sent),
        });
  return { name: `ccb ${report.entity} ${sent.stage}.${as}`, mediaType: STAGE_FILES[as], bytes };
}
