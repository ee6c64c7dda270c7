import { earliestOf, latestOf } from '#app/domain/partial-date.ts';
import { momentFrom, stored } from '#app/domain/stored-moment.ts';
import { readMoment, writeMoment } from '#app/domain/typed-moment.ts';
import type { FieldErrors } from '#app/i18n/faults.ts';
import type { SharedFacts } from '#db/queries/incident-events.server.ts';
import type { SharedForm } from './event-form.ts';

/** What was typed of an event as it is kept, or what is wrong with it. */
export function factsFrom(
  form: SharedForm,
  categories: readonly { id: number | null }[],
  now: Date,
): { ok: true; facts: SharedFacts } | { ok: false; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const from = readMoment(form.occurred_from);
  const until = readMoment(form.occurred_until);
  if (!from?.ok) errors.occurred_from = ['incidents.fault.moment'];
  if (!until?.ok) errors.occurred_until = ['incidents.fault.moment'];
  if (form.category !== null && !categories.some(({ id }) => id === form.category))
    errors.category = ['common.error.invalid'];
  if (!from?.ok || !until?.ok) return { ok: false, errors };
  const start = earliestOf(from.date);
  const end = latestOf(until.date);
  if (start && start > now) errors.occurred_from = ['incidents.fault.future'];
  if (start && end && end < start) errors.occurred_until = ['incidents.fault.end_before_start'];
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const first = stored(from.date);
  const last = stored(until.date);
  const { title, description, supplier, category } = form;
  const moments = {
    occurredFrom: first.at,
    occurredFromPrecision: first.precision,
    occurredUntil: last.at,
    occurredUntilPrecision: last.precision,
  };
  return { ok: true, facts: { title, description, supplier, categoryId: category, ...moments } };
}

/** What is kept of an event as its form shows it. */
export function sharedValues(facts: SharedFacts): Record<string, string> {
  return {
    title: facts.title,
    description: facts.description,
    supplier: facts.supplier,
    occurred_from: momentText(facts.occurredFrom, facts.occurredFromPrecision),
    occurred_until: momentText(facts.occurredUntil, facts.occurredUntilPrecision),
    category: facts.categoryId === null ? '' : String(facts.categoryId),
  };
}

function momentText(...stored: Parameters<typeof momentFrom>): string {
  const date = momentFrom(...stored);
  return date.precision === 'unknown' ? '' : writeMoment(date);
}
