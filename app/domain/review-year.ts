import type { AnswerValues, Outcome } from './review.ts';

/** How this year's answer stands to last year's: `none` when last year says nothing of it. */
export type YearMark = 'none' | 'confirmed' | 'unchanged' | 'changed';

/** Last year's answer as far as it is compared; `found` is what the reviewer verified, null where that is the same. */
export interface LastYearFacts extends AnswerValues {
  explanation: string;
  outcome: Outcome | null;
  found: AnswerValues | null;
  /** Somebody said this year that exactly this still holds. */
  confirmed: boolean;
}

export interface YearComparison {
  mark: YearMark;
  /** What differs: its value, its explanation. */
  differs: ('value' | 'explanation')[];
  /** It equals what was accepted last year, so that it may be accepted without being opened. */
  asAccepted: boolean;
}

/** Compares an answer with last year's: with the value that was accepted then, where one was. */
export function compareYears(
  answer: AnswerValues & { explanation: string },
  before: LastYearFacts | null,
): YearComparison {
  if (before === null) return { mark: 'none', differs: [], asAccepted: false };
  const kept = agreed(before);
  const differs: YearComparison['differs'] = [];
  if (answer.choice !== kept.choice || answer.doc !== kept.doc || answer.impl !== kept.impl) differs.push('value');
  if (answer.explanation.trim() !== before.explanation.trim()) differs.push('explanation');
  const same = differs.length === 0;
  return {
    mark: same ? (before.confirmed ? 'confirmed' : 'unchanged') : 'changed',
    differs,
    asAccepted: same && before.outcome === 'accepted',
  };
}

function agreed({ outcome, found, ...own }: LastYearFacts): AnswerValues {
  const verified = outcome === 'accepted' ? found : null;
  return {
    choice: verified?.choice ?? own.choice,
    doc: verified?.doc ?? own.doc,
    impl: verified?.impl ?? own.impl,
  };
}

/** One ticked answer as it was on screen: which version, and the newest verdict on it then. */
export interface TickedAnswer {
  answerId: number;
  version: number;
  newestVerdict: number | null;
}

/** A ticked answer as it travels in a form: `12.3.40`, and `12.3.0` without a verdict. */
export function writeTicked({ answerId, version, newestVerdict }: TickedAnswer): string {
  return `${answerId}.${version}.${newestVerdict ?? 0}`;
}

/** Reads what `writeTicked` wrote; null for anything else. */
export function readTicked(text: string): TickedAnswer | null {
  const found = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(text);
  if (!found) return null;
  const [answerId = 0, version = 0, verdict = 0] = found.slice(1).map(Number);
  return { answerId, version, newestVerdict: verdict === 0 ? null : verdict };
}
