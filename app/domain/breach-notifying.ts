/** Preparing a notification: which can follow on what was sent, what goes in it, and what is still missing for it. */
import { type Authority, type NotificationProblem, notificationProblem, type SentNotification } from './breach.ts';
import type { Facts } from './breach-field.ts';
import type { Values } from './breach-fields.ts';
import {
  type Difference,
  differenceOf,
  forStage,
  type Missing,
  missingFor,
  STAGES,
  type Stage,
  shownValues,
} from './breach-template.ts';

/** Who a notification goes to: an authority, or the controller for whom the entity processes (article 33(2)). */
export type Recipient = Authority | 'controller';

/** How a notification left. */
export const SENDING_WAYS = ['web_form', 'mail', 'letter', 'phone', 'other'] as const;
export type SendingWay = (typeof SENDING_WAYS)[number];

const OUT_OF_ORDER: readonly (NotificationProblem | null)[] = ['initial_first', 'initial_twice', 'closed'];

/** The notifications that can follow, in the order of the phases; `sent` holds what one recipient had before. */
export function nextStages(sent: readonly SentNotification[]): Stage[] {
  const epoch = new Date(0);
  return STAGES.filter(
    (stage) =>
      !OUT_OF_ORDER.includes(notificationProblem(sent, { stage, sentAt: epoch }, { awareAt: epoch, now: epoch })),
  );
}

/**
 * What goes in a notification: the fields that are shown, with which notification this is, and the reference that this
 * recipient gave to an earlier one.
 */
export function notificationValues(
  values: Values,
  asked: { stage: Stage; first: boolean; reference: string },
  facts: Facts,
): Values {
  const whole = forStage(values, asked.stage, asked.first);
  return shownValues(asked.reference ? { ...whole, previous_breach_id: asked.reference } : whole, facts);
}

/**
 * What is missing for a notification. A processor tells its controller without undue delay (article 33(2)) and is asked
 * for nothing in particular: it tells what it knows.
 */
export function missingForRecipient(to: Recipient, stage: Stage, values: Values, facts: Facts): Missing[] {
  return to === 'controller' ? [] : missingFor(stage, values, facts);
}

/** A text that is the same for the same contents, whatever the order in which they were kept. */
export function sameText(values: Values, late: boolean): string {
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([late, ...sorted.map(([key, value]) => [key, inOrder(value)])]);
}

function inOrder(value: Values[keyof Values]): unknown {
  if (value === null || typeof value !== 'object') return value;
  return 'known' in value ? [value.known, value.n] : value;
}

/**
 * Whether it is known what a notification said. One that was taken over from an older register comes without its fields;
 * one that was recorded here always holds some, of which the app itself fills the kind of notification.
 */
export function isContentKept(snapshot: Values): boolean {
  return Object.keys(snapshot).length > 0;
}

/** What differs between two notifications; null when of one of them it is not known what it said. */
export function knownDifference(before: Values, after: Values): Difference[] | null {
  return isContentKept(before) && isContentKept(after) ? differenceOf(before, after) : null;
}
