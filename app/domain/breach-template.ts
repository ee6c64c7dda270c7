/** What of the template a dossier shows, what is still missing for which notification, and what changed between two. */
import { isFilled, isRequired, shownAmong } from './breach-conditions.ts';
import {
  type CountValue,
  type Facts,
  type FieldValue,
  PROVISIONAL,
  STEP_KEYS,
  type StepKey,
  USUAL_FACTS,
} from './breach-field.ts';
import { FIELDS, type FieldKey, fieldOf, type Values } from './breach-fields.ts';
import type { Risk } from './breach-severity.ts';
import { type PartialDate, textOf } from './partial-date.ts';

/**
 * The notifications in phases of article 33(4). Each field says from which on it is needed:
 * - `initial`: who notifies and how to reach them, when it happened and became known with the reason for being late
 *   (article 33(1)), what kind of breach and incident it is, whom and how many as far as known, the first measures. Where
 *   an option says *to be determined* that is enough, so a notification is never held up by what nobody knows yet.
 * - `additional`: what article 33(3) names at least: causes, systems, categories, consequences, the risk, persons told.
 * - `final`: everything the template asks, and no answer that still says *to be determined*.
 * - `withdrawal`: who, which earlier notification, and why; nothing of the breach.
 */
export const STAGES = ['initial', 'additional', 'final', 'withdrawal'] as const;
export type Stage = (typeof STAGES)[number];

export const emptyTemplate: Values = {};

/** The fields that are shown, in the order of the template; those of one step when it is given. */
export function shownFields(values: Values, facts: Facts = USUAL_FACTS, step?: StepKey) {
  const shown = shownAmong(FIELDS, values, facts);
  return step === undefined ? shown : shown.filter((field) => field.step === step);
}

/** The values that count: those of the fields that are shown. This is what is frozen with a notification. */
export function shownValues(values: Values, facts: Facts = USUAL_FACTS): Values {
  const kept = shownFields(values, facts).filter(({ key }) => isFilled(values[key]));
  return Object.fromEntries(kept.map(({ key }) => [key, values[key]]));
}

/**
 * The values with fields 3 and 4 as the stage makes them: nobody has to type which notification this is. `first` when
 * none was sent before; a first notification that is final at once is new and complete.
 */
export function forStage(values: Values, stage: Stage, first: boolean): Values {
  const subtype = { initial: 'incomplete', additional: 'incomplete', final: 'complete', withdrawal: 'withdraw' }[stage];
  return { ...values, notification_type: first ? 'new' : 'follow_up', notification_subtype: subtype };
}

export interface Missing {
  id: number;
  key: FieldKey;
  step: StepKey;
  /** `provisional`: answered with *to be determined*, which the final notification does not take. */
  why: 'empty' | 'provisional';
}

/** What is still missing for a notification, in the order of the template. Only what is shown can be missing. */
export function missingFor(stage: Stage, values: Values, facts: Facts = USUAL_FACTS): Missing[] {
  return neededFor(stage, values, facts).flatMap(({ id, key, step }) => {
    const why = whyMissing(stage, values[key]);
    return why === null ? [] : [{ id, key, step, why }];
  });
}

/** The fields that a notification needs, given what is answered. */
export function neededFor(stage: Stage, values: Values, facts: Facts = USUAL_FACTS) {
  const stages = {
    initial: ['initial'],
    additional: ['initial', 'additional'],
    final: ['initial', 'additional', 'final'],
  };
  const live = shownValues(values, facts);
  return shownFields(values, facts).filter((field) => {
    if (!isRequired(field, live, facts)) return false;
    if (stage === 'withdrawal') return field.forWithdrawal;
    return field.neededFrom !== null && stages[stage].includes(field.neededFrom);
  });
}

export interface Gauge {
  stage: Stage;
  filled: number;
  needed: number;
  /** Every step, also one that needs nothing at this stage. */
  steps: { step: StepKey; filled: number; needed: number }[];
}

/** How far a dossier is for a notification, in all and step by step. */
export function gauge(stage: Stage, values: Values, facts: Facts = USUAL_FACTS): Gauge {
  const needed = neededFor(stage, values, facts);
  const count = (fields: typeof needed) => ({
    filled: fields.filter(({ key }) => whyMissing(stage, values[key]) === null).length,
    needed: fields.length,
  });
  const steps = STEP_KEYS.map((step) => ({ step, ...count(needed.filter((field) => field.step === step)) }));
  return { stage, ...count(needed), steps };
}

export interface Difference {
  id: number;
  key: FieldKey;
  step: StepKey;
  kind: 'added' | 'removed' | 'changed';
  from: FieldValue | null;
  to: FieldValue | null;
}

/** What differs from one snapshot to the next, in the order of the template; the order within a list is no difference. */
export function differenceOf(before: Values, after: Values): Difference[] {
  return FIELDS.flatMap(({ id, key, step }) => {
    const from = isFilled(before[key]) ? (before[key] ?? null) : null;
    const to = isFilled(after[key]) ? (after[key] ?? null) : null;
    if (canonical(from) === canonical(to)) return [];
    const kind = from === null ? 'added' : to === null ? 'removed' : 'changed';
    return [{ id, key, step, kind, from, to } as const];
  });
}

/** What the app knows before anybody types; null or left out where it does not. */
export interface KnownFacts {
  organisationName?: string | null;
  kbo?: string | null;
  organisationContact?: string | null;
  internalReference?: string | null;
  dpo?: { name: string; contact: string } | null;
  reporter?: { name: string; contact: string; function: 'dpo' | 'legal_representative' | 'authorised_or_other' } | null;
  occurredFrom?: PartialDate | null;
  occurredUntil?: PartialDate | null;
  awareAt?: Date | null;
  cause?: string | null;
  nature?: readonly ('confidentiality' | 'integrity' | 'availability')[];
  description?: string | null;
  systems?: string | null;
  persons?: CountValue | null;
  /** The assessment of a person. */
  risk?: Risk | null;
  previousReference?: string | null;
}

/**
 * The fields that follow from what the app knows, for a Belgian administration: public, established here, with a DPO
 * (article 37(1)(a)). Merge it under what was typed: `{ ...prefill(facts), ...values }`.
 */
export function prefill(known: KnownFacts): Values {
  const date = (value: PartialDate | null | undefined) => (value ? textOf(value) : null);
  const values: Partial<Record<FieldKey, FieldValue | null | undefined>> = {
    sector: 'public',
    non_eea_controller: 'no',
    dpo_designated: known.dpo ? 'yes' : null,
    dpo_name: known.dpo?.name,
    dpo_contact: known.dpo?.contact,
    reporter_name: known.reporter?.name,
    reporter_contact: known.reporter?.contact,
    reporter_function: known.reporter?.function,
    organisation_name: known.organisationName,
    organisation_contact: known.organisationContact,
    identifier_type: known.kbo ? 'company_id' : null,
    identifier: known.kbo,
    internal_reference: known.internalReference,
    previous_breach_id: known.previousReference,
    occurred_from: date(known.occurredFrom),
    occurred_to: date(known.occurredUntil),
    aware_at: known.awareAt ? textOf({ precision: 'minute', at: known.awareAt }) : null,
    cause: fieldOf('cause')?.options.find((option) => option === known.cause),
    breach_nature: known.nature,
    incident_description: known.description,
    systems_involved: known.systems,
    subject_count_kind: known.persons ? countKind(known.persons) : null,
    subject_count: known.persons?.n === null ? null : known.persons,
    risk_outcome: known.risk ? { none: 'unlikely', risk: 'risk', high: 'high_risk' }[known.risk] : null,
  };
  const filled = Object.entries(values).filter(([, value]) => value !== null && isFilled(value));
  return Object.fromEntries(filled) as Values;
}

function countKind({ known }: CountValue): string {
  return { known: 'exact', estimate: 'approximate', unknown: 'to_be_determined' }[known];
}

function whyMissing(stage: Stage, value: FieldValue | undefined): Missing['why'] | null {
  if (value === undefined || !isFilled(value)) return 'empty';
  if (stage !== 'final' || typeof value === 'boolean') return null;
  const options = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
  return options.some((option) => PROVISIONAL.has(option)) ? 'provisional' : null;
}

function canonical(value: FieldValue | null): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return JSON.stringify(
    Array.isArray(value) ? [...value].sort() : [(value as CountValue).known, (value as CountValue).n],
  );
}
