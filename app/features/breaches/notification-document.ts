import { type DocumentBlock, leadOf, type WrittenDocument } from '#app/documents/document.ts';
import { type Field, STEP_KEYS, STEPS } from '#app/domain/breach-field.ts';
import { FIELDS, type FieldKey, type Values } from '#app/domain/breach-fields.ts';
import type { Recipient, SendingWay } from '#app/domain/breach-notifying.ts';
import type { Missing, Stage } from '#app/domain/breach-template.ts';
import { fieldLabel, fieldText } from '#app/i18n/breach-words.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { formatMoment } from '#app/i18n/format.ts';
import { translator } from '#app/i18n/translate.ts';

/** A notification as its documents tell it: as it was sent, or as it would be sent now. */
export interface NotificationPaper {
  code: string;
  entity: string;
  /** For whom a processor tells it; empty otherwise. */
  controllerName: string;
  to: Recipient;
  stage: Stage;
  /** Which notification to this recipient it is, from 1. */
  number: number;
  templateVersion: string;
  values: Values;
  /** Null for a draft. */
  sent: { at: Date; way: SendingWay; by: string; reference: string } | null;
  /** What a draft still lacks. */
  missing: readonly Missing[];
  /** When a draft was made; of what was sent, when it was sent. */
  madeAt: Date;
}

/** The filled fields in the order of the template, step by step. */
export function filledSteps(values: Values): { step: (typeof STEP_KEYS)[number]; fields: Field<FieldKey>[] }[] {
  return STEP_KEYS.map((step) => ({
    step,
    fields: FIELDS.filter((field) => field.step === step && values[field.key] !== undefined),
  })).filter(({ fields }) => fields.length > 0);
}

/** A notification as a document, in the order of the template; a draft says that it is one on every page. */
export function notificationDocument(language: Language, paper: NotificationPaper): WrittenDocument {
  const t = translator(language);
  const to = paper.to === 'controller' ? paper.controllerName : t(`breach_terms.authority.${paper.to}`);
  const name = t('notifications.paper.title', { stage: t(`breach_terms.stage.${paper.stage}`), to });
  const { code, sent, values } = paper;
  const organisation = typeof values.organisation_name === 'string' ? values.organisation_name : paper.entity;
  const at = formatMoment(language, paper.madeAt);
  return {
    title: sent ? name : t('notifications.paper.draft_title', { name }),
    subtitle: t(`notifications.paper.${sent ? 'subtitle' : 'draft_subtitle'}`, { code, organisation, at }),
    language: language === 'nl' ? 'nl-BE' : 'en-GB',
    author: 'Waarborg',
    madeAt: paper.madeAt,
    pageLabel: t('checklist_files.document.page', { n: '{n}', of: '{of}' }),
    blocks: [
      ...(sent ? [] : draftBlocks(language, paper)),
      { kind: 'heading', level: 1, text: t('notifications.paper.about') },
      ...aboutBlocks(language, paper, to),
      ...filledSteps(values).flatMap(({ step, fields }): DocumentBlock[] => [
        { kind: 'heading', level: 1, text: `${STEPS[step]} · ${t(`breach_terms.step.${step}`)}` },
        ...fields.map(
          (field): DocumentBlock => ({
            kind: 'fact',
            label: `${field.id}. ${fieldLabel(t, field.key)}`,
            text: fieldText(t, language, field, values[field.key]),
          }),
        ),
      ]),
    ],
  };
}

function draftBlocks(language: Language, { missing }: NotificationPaper): DocumentBlock[] {
  const t = translator(language);
  const draft: DocumentBlock = { kind: 'paragraph', text: t('notifications.paper.draft') };
  if (missing.length === 0) return [draft];
  return [
    draft,
    { kind: 'heading', level: 1, text: t('notifications.paper.missing') },
    {
      kind: 'list',
      items: missing.map(
        ({ id, key, why }) => `${leadOf(`${id}. ${fieldLabel(t, key)}`)} ${t(`breach_terms.missing.${why}`)}`,
      ),
    },
  ];
}

function aboutBlocks(language: Language, paper: NotificationPaper, to: string): DocumentBlock[] {
  const t = translator(language);
  const { sent } = paper;
  const facts: [string, string][] = [
    [t('notifications.column.dossier'), paper.code],
    [t('notifications.column.to'), to],
    [t('notifications.column.stage'), t(`breach_terms.stage.${paper.stage}`)],
    [t('notifications.column.number'), String(paper.number)],
    ...(sent
      ? ([
          [t('notifications.column.sent'), formatMoment(language, sent.at)],
          [t('notifications.column.way'), t(`notifications.way.${sent.way}`)],
          [t('notifications.column.by'), sent.by],
          [t('notifications.column.reference'), sent.reference || t('notifications.no_reference')],
        ] satisfies [string, string][])
      : []),
    [t('notifications.column.template'), paper.templateVersion],
  ];
  return facts.map(([label, text]) => ({ kind: 'fact', label, text }));
}

/** The same as data: the fields in the order of the template, with their numbers, as they are kept. */
export function notificationJson(paper: NotificationPaper): string {
  const { values, sent, code, entity, to, stage, number } = paper;
  const fields = filledSteps(values).flatMap((step) => step.fields);
  const said = {
    template: paper.templateVersion,
    draft: sent === null,
    dossier: code,
    entity,
    recipient: to === 'controller' ? paper.controllerName : to,
    stage,
    number,
    sent_at: sent?.at.toISOString() ?? null,
    way: sent?.way ?? null,
    sent_by: sent?.by ?? null,
    reference: sent?.reference || null,
    fields: fields.map(({ id, section, key, type }) => ({ id, section, key, type, value: values[key] })),
  };
  return `${JSON.stringify(said, null, 2)}\n`;
}
