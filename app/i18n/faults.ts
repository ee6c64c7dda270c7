import type { Resolved } from '#app/domain/local-time.ts';
import type { MessageKey } from './catalogue.ts';

/** Errors of a form, field by field, as keys of their sentences. */
export type FieldErrors = Record<string, MessageKey[]>;

/** What became of a form: saved, refused for its contents, refused for who asks, or about something unknown. */
export type FormOutcome =
  /** `resolved`: an hour was typed that comes twice or not at all, and the stricter reading of it was kept. */
  | { kind: 'saved'; resolved?: Resolved }
  | { kind: 'invalid'; errors: FieldErrors }
  | { kind: 'refused'; reason: 'role' | 'scope' | 'not_handed_over' }
  | { kind: 'not_found' };

/** What became of a form about one thing that others may change too, or that was closed meanwhile. */
export type HeldOutcome =
  | FormOutcome
  /** Somebody changed it after it was on screen, or it is closed: nothing was written. */
  | { kind: 'stale'; errors: FieldErrors }
  | { kind: 'closed'; errors: FieldErrors };

/** Saved, with what was made of the hour of the act. */
export function savedAt(resolved: Resolved): { kind: 'saved'; resolved?: Resolved } {
  return resolved === null ? { kind: 'saved' } : { kind: 'saved', resolved };
}

/** Turns the faults that a rule found into the errors of a form. */
export function errorsOf<Problem extends string>(
  faults: readonly { field: string; problem: Problem }[],
  sentence: (problem: Problem) => MessageKey,
): FieldErrors {
  const errors: FieldErrors = {};
  for (const { field, problem } of faults) {
    const list = errors[field] ?? [];
    list.push(sentence(problem));
    errors[field] = list;
  }
  return errors;
}
