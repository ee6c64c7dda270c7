import { awareProblem, occurrenceProblem } from '#app/domain/awareness.ts';
import { isFilled, shownAmong } from '#app/domain/breach-conditions.ts';
import type { CountValue, Facts, Field, FieldValue, StepKey } from '#app/domain/breach-field.ts';
import { FIELDS, type FieldKey, type Values } from '#app/domain/breach-fields.ts';
import { type FieldProblem, parseField } from '#app/domain/breach-values.ts';
import type { Resolved } from '#app/domain/local-time.ts';
import { earliestOf, type PartialDate, partialOf, partsOf, UNKNOWN } from '#app/domain/partial-date.ts';
import { readMoment, writeMoment } from '#app/domain/typed-moment.ts';
import { fieldsOfStep } from './fact-proposals.ts';

/** What is wrong with what was typed in a field. */
export type FactProblem =
  | FieldProblem
  | 'moment_unreadable'
  | 'day_unreadable'
  | 'future'
  | 'end_before_start'
  | 'before_occurrence';
export type FactProblems = Partial<Record<FieldKey, FactProblem>>;

/** What a form sends, by the names of the fields. */
export type TypedStep = Readonly<Record<string, string | string[] | undefined>>;

export interface StepContext {
  step: StepKey;
  /** Saved or still proposed, of the whole dossier. */
  values: Values;
  /** All that is proposed, whether it was cleared or not. */
  proposals: Values;
  facts: Facts;
  /** As they are stored. */
  before: Readonly<Record<string, unknown>>;
  now: Date;
}

export interface ParsedStep {
  answers: Record<string, unknown>;
  problems: FactProblems;
  resolved: Resolved;
}

/** The text that fills a box again; several options by a comma, as a form holds them. */
export function typedText(field: Field, value: FieldValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : '';
  if (typeof value === 'string') return isMoment(field) ? momentText(value) : value;
  if (Array.isArray(value)) return value.join(',');
  const { known, n } = value as CountValue;
  return known === 'unknown' ? '?' : `${known === 'estimate' ? '± ' : ''}${n}`;
}

/**
 * What is kept of a step. A field that the answers hide is kept as far as it was typed, and refuses nothing: it counts as
 * not answered. Nothing may be written when there is a problem.
 */
export function parseStep(typed: TypedStep, context: StepContext): ParsedStep {
  const { step, values, proposals, facts, before, now } = context;
  const fields = fieldsOfStep(step);
  const parsed = new Map(fields.map((field) => [field.key, parseTyped(field, typed[field.key])]));
  const own: Values = Object.fromEntries(fields.map(({ key }) => [key, valueIn(parsed.get(key))]));
  const shown = new Set(shownAmong(FIELDS, { ...values, ...own }, facts).map(({ key }) => key));
  const answers: Record<string, unknown> = {};
  const problems: FactProblems = {};
  let resolved: Resolved = null;
  for (const { key } of fields) {
    const one = parsed.get(key);
    if (!one) continue;
    if (!shown.has(key)) {
      const kept = hidden(one, key in before ? before[key] : undefined, proposals[key]);
      if (kept !== undefined) answers[key] = kept;
    } else if (!one.ok) {
      problems[key] = one.problem;
    } else {
      resolved = one.resolved ?? resolved;
      if (one.value !== null) answers[key] = one.value;
      // Proposed and cleared: it is not proposed again.
      else if (key in proposals) answers[key] = null;
    }
  }
  const moments = momentProblems(own, { ...values, ...own }, shown, now);
  return { answers, problems: { ...moments, ...problems }, resolved };
}

/** The fields that are shown with what was typed in one step. */
export function shownAfter(
  typed: TypedStep,
  { step, values, facts }: Pick<StepContext, 'step' | 'values' | 'facts'>,
): Set<FieldKey> {
  const own = fieldsOfStep(step).map((field) => [field.key, valueIn(parseTyped(field, typed[field.key]))] as const);
  return new Set(shownAmong(FIELDS, { ...values, ...Object.fromEntries(own) }, facts).map(({ key }) => key));
}

/** What was typed in a step, out of the values that a refused form gives back: several options by a comma. */
export function typedOf(step: StepKey, values: Readonly<Record<string, string>>): TypedStep {
  const typed = fieldsOfStep(step).map(({ key, type }) => [
    key,
    type === 'multi' ? (values[`${key}[]`] ?? '').split(',').filter(Boolean) : values[key],
  ]);
  return Object.fromEntries(typed);
}

/** Whether two kept steps say the same; what was cleared is not the same as what was never asked. */
export function sameAnswers(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => JSON.stringify(canonical(a[key])) === JSON.stringify(canonical(b[key])));
}

type Typed = { ok: true; value: FieldValue | null; resolved: Resolved } | { ok: false; problem: FactProblem };

function parseTyped(field: Field, typed: string | string[] | undefined): Typed {
  if (!isMoment(field) || typeof typed !== 'string' || typed.trim() === '') return parseField(field, typed);
  const read = readMoment(typed);
  if (!read) return { ok: false, problem: field.type === 'date' ? 'day_unreadable' : 'moment_unreadable' };
  if (!read.ok) return { ok: false, problem: read.problem };
  if (field.type === 'date' && read.date.precision === 'minute') return { ok: false, problem: 'day_unreadable' };
  const parsed = parseField(field, partsOf(read.date));
  return parsed.ok ? { ...parsed, resolved: read.resolved } : parsed;
}

function valueIn(parsed: Typed | undefined): FieldValue | undefined {
  return parsed?.ok ? (parsed.value ?? undefined) : undefined;
}

/** A proposal that nobody saw is not kept; what was kept before or typed is. */
function hidden(parsed: Typed, before: unknown, proposal: FieldValue | undefined): unknown {
  if (!parsed.ok) return before;
  if (before === undefined && JSON.stringify(parsed.value) === JSON.stringify(proposal ?? null)) return undefined;
  return parsed.value ?? undefined;
}

const PAST: readonly FieldKey[] = ['external_notice_date', 'subjects_informed_on'];

/** Moments that can't be: in time to come, an end before the begin, known before it happened. */
function momentProblems(own: Values, all: Values, shown: ReadonlySet<FieldKey>, now: Date): FactProblems {
  const problems: FactProblems = {};
  const moment = (key: FieldKey) => (shown.has(key) ? momentOf(all[key]) : UNKNOWN);
  const [from, until, aware] = [moment('occurred_from'), moment('occurred_to'), moment('aware_at')];
  if (isFilled(own.occurred_from) || isFilled(own.occurred_to)) {
    const problem = occurrenceProblem({ from, until, now });
    const ahead = problem === 'future' && (earliestOf(from) ?? now) > now;
    if (problem) problems[ahead ? 'occurred_from' : 'occurred_to'] = problem;
  }
  const awareAt = isFilled(own.aware_at) ? earliestOf(aware) : null;
  const late = awareAt && aware.precision === 'minute' ? awareProblem({ awareAt, occurredFrom: from, now }) : null;
  if (late) problems.aware_at = late;
  else if (awareAt && awareAt > now) problems.aware_at = 'future';
  for (const key of PAST) {
    if (isFilled(own[key]) && (earliestOf(moment(key)) ?? now) > now) problems[key] = 'future';
  }
  return problems;
}

function momentOf(value: FieldValue | undefined): PartialDate {
  const parsed = typeof value === 'string' ? partialOf(value) : null;
  return parsed?.ok ? parsed.date : UNKNOWN;
}

function momentText(value: string): string {
  const parsed = partialOf(value);
  return parsed.ok ? writeMoment(parsed.date) : value;
}

function isMoment({ type }: Field): boolean {
  return type === 'date' || type === 'datetime';
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return [...value].sort();
  if (value !== null && typeof value === 'object') return Object.entries(value).sort(([a], [b]) => a.localeCompare(b));
  return value;
}
