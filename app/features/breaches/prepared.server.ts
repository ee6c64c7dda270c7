import { createHash } from 'node:crypto';
import { type Authority, templateFacts } from '#app/domain/breach.ts';
import type { Facts } from '#app/domain/breach-field.ts';
import type { Values } from '#app/domain/breach-fields.ts';
import {
  isContentKept,
  knownDifference,
  missingForRecipient,
  nextStages,
  notificationValues,
  type Recipient,
  sameText,
} from '#app/domain/breach-notifying.ts';
import { gauge, type Stage } from '#app/domain/breach-template.ts';
import type { NotificationRecord } from '#db/queries/breach-notifications.server.ts';
import type { BreachRecord } from '#db/queries/breaches.server.ts';
import { recipientsOf } from './breach-head.ts';
import { outdatedAnswers } from './outdated-answers.ts';

export interface Asked {
  to: Recipient;
  stage: Stage;
}

/** What a notification is made from. */
export interface NotifyingFacts {
  breach: BreachRecord;
  values: Values;
  sent: readonly NotificationRecord[];
  now: Date;
}

/** To whom a dossier is notified now, and to whom it was before. */
export function allRecipients({ breach, sent }: Pick<NotifyingFacts, 'breach' | 'sent'>): Recipient[] {
  const now: readonly (Authority | 'controller')[] = recipientsOf(breach);
  return [...new Set([...now, ...sent.map(({ authority }) => authority)])];
}

/** Per recipient what was sent, what can follow, and how complete the dossier is for it. */
export function recipientLines(facts: NotifyingFacts) {
  const known = templateFacts(facts.breach, facts.now);
  return allRecipients(facts).map((to) => {
    const before = facts.sent.filter(({ authority }) => authority === to);
    const sent = before.map((one) => ({ ...one, kept: isContentKept(one.snapshot) }));
    const next = nextStages(before).map((stage) => {
      const { values } = valuesFor(facts, { to, stage }, known);
      const { filled, needed } = gauge(stage, values, known);
      return { stage, filled, needed };
    });
    return { to, sent, next };
  });
}
export type RecipientLine = ReturnType<typeof recipientLines>[number];

/** A notification as it would leave now. `seen` stands for exactly these values. */
export function prepared(facts: NotifyingFacts, asked: Asked) {
  const known = templateFacts(facts.breach, facts.now);
  const { values, previous } = valuesFor(facts, asked, known);
  return {
    ...asked,
    values,
    previous,
    late: known.late,
    seen: fingerprint(values, known.late),
    missing: missingForRecipient(asked.to, asked.stage, values, known),
    outdated: outdatedAnswers(facts.breach, values),
    differences: previous && knownDifference(previous.snapshot, values),
  };
}
export type Prepared = ReturnType<typeof prepared>;

/**
 * What was on screen, found again by its hash: as it is now, or as it was before the time ran out, which shows one field
 * more. Null when the facts changed meanwhile.
 */
export function seenValues(facts: NotifyingFacts, asked: Asked, seen: string): Values | null {
  const known = templateFacts(facts.breach, facts.now);
  for (const late of [known.late, !known.late]) {
    const { values } = valuesFor(facts, asked, { ...known, late });
    if (fingerprint(values, late) === seen) return values;
  }
  return null;
}

function valuesFor({ values, sent }: NotifyingFacts, { to, stage }: Asked, known: Facts) {
  const before = sent.filter(({ authority }) => authority === to);
  const reference = before.findLast((one) => one.reference !== '')?.reference ?? '';
  const first = before.length === 0;
  return {
    values: notificationValues(values, { stage, first, reference }, known),
    previous: before.at(-1) ?? null,
  };
}

function fingerprint(values: Values, late: boolean): string {
  return createHash('sha256').update(sameText(values, late)).digest('hex');
}
