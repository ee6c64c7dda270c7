/** The shape of a field of the EDPB template, and the small language in which it says when it is shown and needed. */

export type FieldType = 'text' | 'textarea' | 'enum' | 'multi' | 'boolean' | 'number' | 'date' | 'datetime';

/** Steps in the order of the template, with its section. Each is saved on its own. */
export const STEPS = {
  notification: '1.1',
  organisation: '1.1',
  reporter: '2.2',
  contacts: '2.3.1',
  parties: '2.3.1',
  timing: '3.1',
  nature: '3.2',
  subjects: '3.3',
  data: '3.4',
  measures_before: '3.5',
  consequences: '4.1',
  risk: '4.2',
  mitigation: '4.3',
  prevention: '4.4',
  communication: '4.4',
  other_notices: '6.1',
  cross_border: '6.2',
  outside_eea: '6.3',
  attachments: '6.3',
} as const;
export type StepKey = keyof typeof STEPS;
export const STEP_KEYS = Object.keys(STEPS) as StepKey[];

/** A count as people know it: exactly, about, or not. */
export interface CountValue {
  known: 'known' | 'estimate' | 'unknown';
  n: number | null;
}

/**
 * A value as it is kept, fit for JSON: a text or an option's key, several options' keys, yes or no, a count. Dates are
 * the texts of `partial-date.ts`, so that they keep their precision.
 */
export type FieldValue = string | readonly string[] | boolean | CountValue;

/** What is not a field but decides about one. */
export interface Facts {
  /** The 72 hours of article 33(1) were over when it was first notified, or are over now. */
  late: boolean;
  /** The authority asks for the reporter's national number. Off: asking for it without need is against article 5(1)(c). */
  asksNationalId: boolean;
  /** The authority asks for a statement that the facts are right. */
  asksStatement: boolean;
}

export const USUAL_FACTS: Facts = { late: false, asksNationalId: false, asksStatement: true };

/** Data, so that a server and a script in the page read the same rule. A field without a value is no option at all. */
export type Condition =
  | { field: string; is: string | boolean }
  | { field: string; isNot: string }
  | { field: string; oneOf: readonly string[] }
  | { field: string; includes: string }
  | { field: string; filled: true }
  | { fact: keyof Facts }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] };

/** From which notification on a field must be filled, when it is shown and required. */
export type NeededFrom = 'initial' | 'additional' | 'final';

export interface Field<K extends string = string> {
  /** The number in the template. */
  id: number;
  key: K;
  step: StepKey;
  section: string;
  type: FieldType;
  /** Where the duty stands; null for what only keeps the papers in order. */
  article: string | null;
  mandatory: 'yes' | 'conditional' | 'no';
  options: readonly string[];
  /** Null: always. */
  shownWhen: Condition | null;
  /** Null: whenever it is shown. Never read for an optional field. */
  requiredWhen: Condition | null;
  /** Null for an optional field. */
  neededFrom: NeededFrom | null;
  /** Also needed to withdraw a notification, which asks for nothing of the breach itself. */
  forWithdrawal: boolean;
  /** Characters of a text; above a thousand it wants more than one line. */
  maxLength: number;
  format: 'contact' | 'national_id' | null;
}

interface Detail {
  type: FieldType;
  article?: string;
  mandatory?: 'conditional' | 'no';
  options?: readonly string[];
  shownWhen?: Condition;
  requiredWhen?: Condition;
  from?: NeededFrom;
  forWithdrawal?: true;
  maxLength?: number;
  format?: 'contact' | 'national_id';
}

/** Builds the fields of one step; what is not said is mandatory, always shown and needed from the initial notification. */
export function stepOf(step: StepKey, article?: string) {
  return <const K extends string>(id: number, key: K, detail: Detail): Field<K> => ({
    id,
    key,
    step,
    section: STEPS[step],
    type: detail.type,
    article: detail.article ?? article ?? null,
    mandatory: detail.mandatory ?? 'yes',
    options: detail.options ?? [],
    shownWhen: detail.shownWhen ?? null,
    requiredWhen: detail.requiredWhen ?? null,
    neededFrom: detail.mandatory === 'no' ? null : (detail.from ?? 'initial'),
    forWithdrawal: detail.forWithdrawal ?? false,
    maxLength: detail.maxLength ?? (detail.type === 'textarea' ? 10_000 : 1_000),
    format: detail.format ?? null,
  });
}

/** Options that say *not yet*: an answer for a notification that will be followed, and none for the final one. */
export const PROVISIONAL: ReadonlySet<string> = new Set([
  'to_be_determined',
  'unknown_yet',
  'under_assessment',
  'investigating',
  'incomplete',
]);
