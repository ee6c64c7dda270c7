/** Requests of data subjects (GDPR articles 12 to 22): kinds, grounds to refuse, the clock and where a request stands. */

import { groundsFor, type RefusalGround, type RequestKind } from './data-request-kinds.ts';
import { type Clock, deadlineOf, ruleOn } from './deadline.ts';
import { RULES, type Rule } from './deadline-rules.ts';

export {
  groundsFor,
  REFUSAL_GROUNDS,
  REQUEST_KINDS,
  type RefusalGround,
  type RequestKind,
} from './data-request-kinds.ts';

/** Article 12(3): the two reasons for which a month may become three. */
export const EXTENSION_GROUNDS = ['complexity', 'number'] as const;
export type ExtensionGround = (typeof EXTENSION_GROUNDS)[number];

export const REQUEST_STATES = [
  'received',
  'identity_asked',
  'under_way',
  'extended',
  'answered',
  'refused',
  'withdrawn',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** How a request reached the entity. */
export const REQUEST_WAYS = ['mail', 'letter', 'counter', 'phone', 'web_form', 'other'] as const;
export type RequestWay = (typeof REQUEST_WAYS)[number];

export interface RequestFacts {
  receivedAt: Date;
  /** Goes up with every correction of the receipt. */
  receivedVersion: number;
  identityAskedAt: Date | null;
  identityCheckedAt: Date | null;
  /** When the person was told that it takes longer. */
  extendedAt: Date | null;
  answeredAt: Date | null;
  refusedAt: Date | null;
  withdrawnAt: Date | null;
}

export function stateOfRequest(facts: RequestFacts): RequestState {
  if (facts.withdrawnAt !== null) return 'withdrawn';
  if (facts.refusedAt !== null) return 'refused';
  if (facts.answeredAt !== null) return 'answered';
  if (facts.extendedAt !== null) return 'extended';
  if (facts.identityCheckedAt !== null) return 'under_way';
  return facts.identityAskedAt !== null ? 'identity_asked' : 'received';
}

/**
 * The clock of a request: a month from receipt, three when it was extended (article 12(3)). Asking who somebody is does
 * not pause it: the strict reading. Null for a request from before the regulation. A corrected receipt and an extension
 * are each a new version of the clock.
 */
export function requestClock(facts: RequestFacts, rules: readonly Rule[] = RULES): Clock | null {
  const extended = facts.extendedAt !== null;
  const rule = ruleOn(extended ? 'gdpr.12.3.extended' : 'gdpr.12.3', facts.receivedAt, rules);
  if (!rule) return null;
  return {
    rule,
    startedAt: facts.receivedAt,
    stoppedAt: facts.withdrawnAt ?? facts.refusedAt ?? facts.answeredAt,
    version: 2 * facts.receivedVersion - (extended ? 0 : 1),
  };
}

export type MomentProblem = 'before_receipt' | 'future';

/** Why something cannot have been done about a request at a moment; null when it can. */
export function momentProblem(facts: RequestFacts, at: Date, now: Date): MomentProblem | null {
  if (at > now) return 'future';
  return at < facts.receivedAt ? 'before_receipt' : null;
}

export type StepProblem = MomentProblem | 'closed' | 'twice' | 'how_missing';

/**
 * Why it cannot be kept that somebody was asked or found to be who they say they are, or that they withdrew; null when it
 * can. What was found is found once; asking again is a note.
 */
export function stepProblem(
  facts: RequestFacts,
  asked: { step: 'identity_asked' | 'withdrawn'; at: Date; now: Date } | IdentityChecked,
): StepProblem | null {
  if (isClosed(facts)) return 'closed';
  if (asked.step !== 'withdrawn' && facts.identityCheckedAt !== null) return 'twice';
  if (asked.step === 'identity_asked' && facts.identityAskedAt !== null) return 'twice';
  if (asked.step === 'identity_checked' && asked.how.trim() === '') return 'how_missing';
  return momentProblem(facts, asked.at, asked.now);
}
interface IdentityChecked {
  step: 'identity_checked';
  how: string;
  at: Date;
  now: Date;
}

/** Why a receipt cannot be corrected to another moment; null when it can. Nothing was done before there was a request. */
export function receiptProblem(
  facts: RequestFacts,
  receivedAt: Date,
  now: Date,
): 'closed' | 'future' | 'after_act' | 'extension_late' | null {
  if (isClosed(facts)) return 'closed';
  if (receivedAt > now) return 'future';
  const acts = [facts.identityAskedAt, facts.identityCheckedAt, facts.extendedAt];
  if (acts.some((at) => at !== null && at < receivedAt)) return 'after_act';
  if (facts.extendedAt === null) return null;
  // The extension stands only when it was told within the month of the corrected receipt too.
  const problem = extensionProblem(
    { ...facts, receivedAt, extendedAt: null },
    { ground: 'complexity', reason: '-', at: facts.extendedAt },
  );
  return problem === 'too_late' ? 'extension_late' : null;
}

/** When a request must be answered; null for one from before the regulation. */
export function requestDueAt(facts: RequestFacts, rules: readonly Rule[] = RULES): Date | null {
  const clock = requestClock(facts, rules);
  return clock && deadlineOf(clock.rule, clock.startedAt);
}

/** A request as it comes in: nothing was done yet. */
export function newRequestFacts(receivedAt: Date): RequestFacts {
  const none = { identityAskedAt: null, identityCheckedAt: null, extendedAt: null, answeredAt: null };
  return { receivedAt, receivedVersion: 1, ...none, refusedAt: null, withdrawnAt: null };
}

export type ExtensionProblem = 'closed' | 'twice' | 'ground_missing' | 'reason_missing' | 'too_late';

/** Why a request cannot be extended; null when it can. The person is told within the first month, with the reason. */
export function extensionProblem(
  facts: RequestFacts,
  asked: { ground: ExtensionGround | null; reason: string; at: Date },
): ExtensionProblem | null {
  if (isClosed(facts)) return 'closed';
  if (facts.extendedAt !== null) return 'twice';
  if (asked.ground === null) return 'ground_missing';
  if (asked.reason.trim() === '') return 'reason_missing';
  const clock = requestClock(facts);
  const deadline = clock && deadlineOf(clock.rule, clock.startedAt);
  return deadline && asked.at > deadline ? 'too_late' : null;
}

export type ClosingProblem =
  | 'closed'
  | 'before_receipt'
  | 'future'
  | 'identity_unchecked'
  | 'ground_missing'
  | 'ground_does_not_fit'
  | 'reason_missing';

/**
 * Why a request cannot be answered or refused as asked; null when it can. Nothing is answered to somebody who may be
 * somebody else (article 12(6)); a refusal says on which ground and why (article 12(4)).
 */
export function closingProblem(
  facts: RequestFacts,
  asked:
    | { kind: RequestKind; outcome: 'answer'; at: Date; now: Date }
    | { kind: RequestKind; outcome: 'refuse'; at: Date; now: Date; ground: RefusalGround | null; reason: string },
): ClosingProblem | null {
  if (isClosed(facts)) return 'closed';
  if (asked.at < facts.receivedAt) return 'before_receipt';
  if (asked.at > asked.now) return 'future';
  if (asked.outcome === 'answer') return facts.identityCheckedAt === null ? 'identity_unchecked' : null;
  if (asked.ground === null) return 'ground_missing';
  if (!groundsFor(asked.kind).includes(asked.ground)) return 'ground_does_not_fit';
  return asked.reason.trim() === '' ? 'reason_missing' : null;
}

/** With what a request was dealt with, and when; null while it runs. */
export function closedWith(
  facts: RequestFacts,
): { with: Extract<RequestState, 'answered' | 'refused' | 'withdrawn'>; at: Date } | null {
  if (facts.withdrawnAt !== null) return { with: 'withdrawn', at: facts.withdrawnAt };
  if (facts.refusedAt !== null) return { with: 'refused', at: facts.refusedAt };
  return facts.answeredAt === null ? null : { with: 'answered', at: facts.answeredAt };
}

/** Whether nothing more is to be done about it. */
export function isClosed({ answeredAt, refusedAt, withdrawnAt }: RequestFacts): boolean {
  return answeredAt !== null || refusedAt !== null || withdrawnAt !== null;
}
