import { type FieldKey, fieldOf } from '#app/domain/breach-fields.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { decidedText, fieldText, noticeRecipientText } from '#app/i18n/breach-words.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { formatDay, formatMoment } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/translate.ts';
import type { RegisterFacts } from '#db/queries/breach-register.server.ts';
import type { BreachRecord } from '#db/queries/breaches.server.ts';

/** A dossier with all that the register tells of it. */
export interface RegisterEntry {
  breach: BreachRecord;
  facts: RegisterFacts;
}

/** What article 33(5) asks to keep: the facts, the effects and the measures, with what was decided and told. */
export const REGISTER_PARTS = {
  about: ['number', 'municipality', 'entity', 'role', 'incident', 'opened', 'aware', 'closed'],
  facts: ['description', 'period', 'nature', 'cause', 'persons', 'person_count', 'data', 'record_count'],
  effects: ['consequences', 'risk', 'risk_reason'],
  measures: ['before', 'mitigation', 'prevention'],
  decided: ['advice', 'decision', 'decision_reason', 'notifications', 'informed', 'notices'],
} as const;
export type RegisterPart = keyof typeof REGISTER_PARTS;
export type RegisterColumn = (typeof REGISTER_PARTS)[RegisterPart][number];

/** The columns of a part. The register over all municipalities says whose a dossier is before anything else. */
export function partColumns(part: RegisterPart, overAll: boolean): readonly RegisterColumn[] {
  const columns: readonly RegisterColumn[] = REGISTER_PARTS[part];
  if (!overAll || part !== 'about') return columns;
  return ['municipality', ...columns.filter((column) => column !== 'municipality')];
}

/** All columns, in the order of the parts. */
export function registerColumns(overAll: boolean): RegisterColumn[] {
  return (Object.keys(REGISTER_PARTS) as RegisterPart[]).flatMap((part) => partColumns(part, overAll));
}

/** Fields of the template that make up a column. */
const FROM_FIELDS: Partial<Record<RegisterColumn, readonly FieldKey[]>> = {
  period: ['occurred_from', 'occurred_to'],
  nature: ['breach_nature', 'incident_nature'],
  cause: ['cause'],
  persons: ['subject_categories', 'subject_categories_note'],
  person_count: ['subject_count', 'subject_count_kind'],
  data: ['data_types', 'data_types_note'],
  record_count: ['record_count', 'record_count_kind'],
  consequences: [
    ...(['consequences_confidentiality', 'consequences_confidentiality_note'] as const),
    ...(['consequences_integrity', 'consequences_integrity_note'] as const),
    ...(['consequences_availability', 'consequences_availability_note'] as const),
    ...(['impact_nature', 'impact_note', 'impact_severity'] as const),
  ],
  before: ['measures_in_place', 'measures_in_place_note'],
  mitigation: ['mitigation_measures'],
  prevention: ['preventive_measures', 'preventive_measures_note'],
};

/** What the register says of a dossier in one column, the same on the screen and in every file; empty where nothing is known. */
export function registerCell(t: Translate, language: Language, entry: RegisterEntry, column: RegisterColumn): string {
  const keys = FROM_FIELDS[column];
  if (keys) return fieldsText(t, language, entry, keys);
  const moment = (at: Date | null) => (at ? formatMoment(language, at) : '');
  const { breach, facts } = entry;
  const { incident, decision } = breach;
  const said: Record<Exclude<RegisterColumn, keyof typeof FROM_FIELDS>, () => string> & Record<string, () => string> = {
    number: () => registerNumber('breach', breach.year, breach.number),
    municipality: () => breach.municipality,
    entity: () => breach.entity,
    role: () => roleText(t, breach),
    incident: () => (incident ? `${registerNumber('incident', incident.year, incident.number)} ${incident.title}` : ''),
    opened: () => moment(breach.openedAt),
    aware: () => moment(breach.awareAt),
    closed: () => moment(breach.closedAt),
    description: () => fieldsText(t, language, entry, ['incident_description']) || (facts.incidentText ?? ''),
    risk: () => (breach.assessment ? t(`breach_terms.risk.${breach.assessment.risk}`) : ''),
    risk_reason: () => facts.riskReason,
    advice: () => adviceText(t, language, entry),
    decision: () =>
      decision
        ? `${t(`breach_terms.decision.${decision.notify ? 'notify' : 'not_notify'}`)}, ${decidedText(language, decision)}`
        : '',
    decision_reason: () => decisionText(t, facts),
    notifications: () => facts.notifications.map((one) => toldText(t, language, breach, one)).join('\n'),
    informed: () => personsText(t, language, facts),
    notices: () => facts.notices.map((one) => noticeText(t, language, one)).join('\n'),
  };
  return said[column]?.() ?? '';
}

function fieldsText(t: Translate, language: Language, { facts }: RegisterEntry, keys: readonly FieldKey[]): string {
  const texts = keys.flatMap((key) => {
    const field = fieldOf(key);
    const value = facts.values[key];
    return field && value !== undefined ? [fieldText(t, language, field, value)] : [];
  });
  return texts.join('\n');
}

function roleText(t: Translate, { role, controllerName, processorName }: BreachRecord): string {
  const name = role === 'processor' ? controllerName : processorName;
  return name ? `${t(`breach_terms.role.${role}`)} (${name})` : t(`breach_terms.role.${role}`);
}

function adviceText(t: Translate, language: Language, { breach, facts }: RegisterEntry): string {
  if (!breach.advice) return '';
  const what = t(`breach_terms.decision.${breach.advice.notify ? 'notify' : 'not_notify'}`);
  return `${what}, ${formatMoment(language, breach.advice.givenAt)}\n${facts.advice}`;
}

function decisionText(t: Translate, { decision }: RegisterFacts): string {
  if (!decision) return '';
  const { reason, againstAdvice, delay } = decision;
  return [
    reason,
    ...(againstAdvice ? [t('breach_register.against', { text: againstAdvice })] : []),
    ...(delay ? [t('breach_register.delay', { text: delay })] : []),
  ].join('\n');
}

function toldText(
  t: Translate,
  language: Language,
  { controllerName }: BreachRecord,
  one: RegisterFacts['notifications'][number],
): string {
  const to = one.to === 'controller' ? controllerName : one.to;
  const values = { stage: t(`breach_terms.stage.${one.stage}`), to, at: formatMoment(language, one.sentAt) };
  return one.reference
    ? t('breach_register.told_reference', { ...values, reference: one.reference })
    : t('breach_register.told', values);
}

function personsText(t: Translate, language: Language, { persons }: RegisterFacts): string {
  if (!persons) return '';
  const { inform, way, toldOn, exemption, reason } = persons;
  return [
    t(inform ? 'breach_register.inform' : 'breach_register.not_inform'),
    ...(way ? [t(`breach_terms.way.${way}`)] : []),
    ...(toldOn ? [formatDay(language, toldOn)] : []),
    ...(persons.persons === null ? [] : [String(persons.persons)]),
    ...(exemption ? [t(`breach_terms.exemption.${exemption}`)] : []),
    ...(reason ? [reason] : []),
  ].join('\n');
}

function noticeText(t: Translate, language: Language, one: RegisterFacts['notices'][number]): string {
  const to = noticeRecipientText(t, one.recipient, one.name);
  const values = { to, at: formatMoment(language, one.toldAt) };
  return one.reference
    ? t('breach_register.notice_reference', { ...values, reference: one.reference })
    : t('breach_register.notice', values);
}
