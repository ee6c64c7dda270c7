import { type AnswerValues, isFilled, type Phase, takesAnswers } from './review.ts';

/** Answering a requirement: what may be kept, what is still missing, and who was first. */

/** Lists with one score per topic: what is chosen counts for documentation and implementation alike (CyFun Small). */
const ONE_SCORE: readonly string[] = ['cyfun_small'];

/** Whether a framework asks one score instead of two. */
export function hasOneScore(framework: string): boolean {
  return ONE_SCORE.includes(framework);
}

/** Everything that one save of an answer holds. */
export interface AnswerContent extends AnswerValues {
  explanation: string;
  /** Why one entity differs; empty for the answer that all entities share. */
  exceptionReason: string;
  withdrawn: boolean;
}

export const EXPLANATION_MAX = 10_000;
export const REASON_MAX = 2_000;

export interface StoredAnswer extends AnswerContent {
  id: number;
  version: number;
  updatedAt: Date;
  updatedBy: { id: number; name: string } | null;
}

export interface AnswerFacts {
  phase: Phase;
  scale: 'maturity' | 'compliance';
  oneScore: boolean;
  /** The framework allows "not applicable" on this requirement at this level. */
  naAllowed: boolean;
  /** The answer of one entity that differs, instead of the shared one. */
  exception: boolean;
  current: StoredAnswer | null;
}

/**
 * An answer as it was filled in. A draft is what a person has so far, kept while typing or on the way to another page;
 * a final save is a person saying "this is our answer".
 */
export interface AnswerForm extends AnswerValues {
  /** The version that was on screen; 0 when there was none. */
  version: number;
  final: boolean;
  explanation: string;
  exceptionReason: string;
}

export type AnswerField = 'choice' | 'doc' | 'impl' | 'explanation' | 'exceptionReason';
export type AnswerFault =
  | 'other_scale'
  | 'na_forbidden'
  | 'na_both'
  | 'explanation_required'
  | 'reason_required'
  | 'answer_required'
  | 'too_long';

export type AnswerDecision =
  | { kind: 'write'; content: AnswerContent }
  /** What is asked is what is kept already, so there is nothing to write; also the second post of one save. */
  | { kind: 'unchanged' }
  /** Somebody saved in between: both texts are to be shown. */
  | { kind: 'stale'; theirs: StoredAnswer | null }
  /** The checklist is with the reviewer, or done. */
  | { kind: 'closed'; phase: Phase }
  | { kind: 'invalid'; faults: { field: AnswerField; why: AnswerFault }[] };

/**
 * Whether an answer may be kept. A draft may be incomplete (it then counts as not answered), so that no text is ever
 * refused while somebody works; a final save says why where it says "no" or "not applicable".
 */
export function decideAnswer(facts: AnswerFacts, form: AnswerForm): AnswerDecision {
  if (!takesAnswers(facts.phase)) return { kind: 'closed', phase: facts.phase };
  const content = contentOf(facts, form);
  const { current } = facts;
  if (current === null ? isEmpty(content) : sameContent(current, content)) {
    const faults = form.final && current !== null ? faultsOf(facts, form, content) : [];
    return faults.length > 0 ? { kind: 'invalid', faults } : { kind: 'unchanged' };
  }
  if ((current?.version ?? 0) !== form.version) return { kind: 'stale', theirs: current };
  const faults = faultsOf(facts, form, content);
  return faults.length > 0 ? { kind: 'invalid', faults } : { kind: 'write', content };
}

export type WithdrawDecision =
  | { kind: 'write'; content: AnswerContent }
  | Extract<AnswerDecision, { kind: 'unchanged' | 'stale' | 'closed' }>;

/** Whether an exception may be taken back, so that the shared answer counts for that entity again. */
export function decideWithdrawal(facts: AnswerFacts, version: number): WithdrawDecision {
  if (!takesAnswers(facts.phase)) return { kind: 'closed', phase: facts.phase };
  const { current } = facts;
  if (current === null || current.withdrawn) return { kind: 'unchanged' };
  if (current.version !== version) return { kind: 'stale', theirs: current };
  const { choice, doc, impl, explanation, exceptionReason } = current;
  return { kind: 'write', content: { choice, doc, impl, explanation, exceptionReason, withdrawn: true } };
}

/** What an answer still lacks before it can be submitted; null when nothing. */
export type Missing = 'answer' | 'half' | 'explanation';

export function missingOf(
  scale: 'maturity' | 'compliance',
  answer: (AnswerValues & { explanation: string }) | null,
): Missing | null {
  if (answer === null || !isFilled(answer)) return 'answer';
  if (scale === 'maturity' && !claimsNa(answer) && (answer.doc === null || answer.impl === null)) return 'half';
  return needsExplanation(answer) && answer.explanation.trim() === '' ? 'explanation' : null;
}

/** "No" and "not applicable" say why. */
export function needsExplanation(values: AnswerValues): boolean {
  return values.choice === 'no' || values.choice === 'na' || claimsNa(values);
}

/**
 * Text as it is kept: one kind of line ending, and none of the signs that no keyboard makes. Blanks alone are nothing: a
 * reason of spaces is no reason.
 */
export function cleanText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those signs are what is taken out
  const kept = text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
  return kept.trim() === '' ? '' : kept;
}

/** Two texts as one, for somebody who wants to keep both; a text that holds the other is enough. */
export function mergeTexts(mine: string, theirs: string): string {
  if (mine.includes(theirs.trim())) return mine;
  if (theirs.includes(mine.trim())) return theirs;
  return `${theirs.trimEnd()}\n\n${mine.trimStart()}`;
}

function contentOf(facts: AnswerFacts, form: AnswerForm): AnswerContent {
  const { choice, doc } = form;
  const impl = facts.oneScore ? doc : form.impl;
  const na = doc === 'na' ? { doc, impl: impl ?? doc } : impl === 'na' ? { doc: doc ?? impl, impl } : { doc, impl };
  const exceptionReason = facts.exception ? form.exceptionReason : '';
  return { choice, ...na, explanation: form.explanation, exceptionReason, withdrawn: false };
}

function isEmpty(content: AnswerContent): boolean {
  return !isFilled(content) && content.explanation.trim() === '' && content.exceptionReason.trim() === '';
}

/** Whether two saves say the same. */
export function sameContent(a: AnswerContent, b: AnswerContent): boolean {
  return (['choice', 'doc', 'impl', 'explanation', 'exceptionReason', 'withdrawn'] as const).every(
    (field) => a[field] === b[field],
  );
}

function faultsOf(facts: AnswerFacts, form: AnswerForm, content: AnswerContent) {
  const faults: { field: AnswerField; why: AnswerFault }[] = [];
  const { choice, doc, impl, explanation, exceptionReason } = content;
  if (facts.scale === 'maturity' && choice !== null) faults.push({ field: 'choice', why: 'other_scale' });
  if (facts.scale === 'compliance' && doc !== null) faults.push({ field: 'doc', why: 'other_scale' });
  if (facts.scale === 'compliance' && impl !== null) faults.push({ field: 'impl', why: 'other_scale' });
  for (const field of ['choice', 'doc', 'impl'] as const) {
    if (content[field] === 'na' && !facts.naAllowed) faults.push({ field, why: 'na_forbidden' });
  }
  if (explanation.length > EXPLANATION_MAX) faults.push({ field: 'explanation', why: 'too_long' });
  if (exceptionReason.length > REASON_MAX) faults.push({ field: 'exceptionReason', why: 'too_long' });
  if (facts.exception && exceptionReason.trim() === '') {
    faults.push({ field: 'exceptionReason', why: 'reason_required' });
  }
  if (!form.final) return faults;
  if (claimsNa(content) && doc !== impl) faults.push({ field: doc === 'na' ? 'impl' : 'doc', why: 'na_both' });
  if (facts.exception && !isFilled(content)) {
    faults.push({ field: facts.scale === 'maturity' ? 'doc' : 'choice', why: 'answer_required' });
  }
  if (needsExplanation(content) && explanation.trim() === '') {
    faults.push({ field: 'explanation', why: 'explanation_required' });
  }
  return faults;
}

function claimsNa({ doc, impl }: Pick<AnswerValues, 'doc' | 'impl'>): boolean {
  return doc === 'na' || impl === 'na';
}
