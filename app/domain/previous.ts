import { missingOf } from './answer.ts';
import type { PlannedMunicipality } from './campaign.ts';
import { type AnswerValues, isFilled, type Outcome } from './review.ts';

/**
 * Starting from last year: what an earlier checklist of the same municipality says of the same requirement. It is a
 * proposal, never an answer: it counts nowhere until somebody who answers confirms it.
 */

/** `same`: the same requirement of the same framework; the others come from the mapping between two editions. */
export type PreviousRelation = 'same' | 'equal' | 'intersect' | 'related';

/** Editions of one framework that have codes of their own: what came before, to start from when there is no newer one. */
const EARLIER_EDITION: Readonly<Record<string, string>> = { cyfun2025: 'cyfun2023' };

/** The framework codes from which a checklist may start, the nearest first. */
export function startsFrom(framework: string): string[] {
  const earlier = EARLIER_EDITION[framework];
  return earlier === undefined ? [framework] : [framework, earlier];
}

/** Whether the words of the same question are other ones than last year's, in the reader's language. */
export function isReworded(
  line: {
    relation: PreviousRelation;
    titleNl: string;
    titleEn: string;
    fromNl: string;
    fromEn: string;
    oldHelpNl: string | null;
    oldHelpEn: string | null;
  },
  language: 'nl' | 'en',
): boolean {
  if (line.relation !== 'same') return false;
  if (language === 'nl') return line.fromNl !== line.titleNl || line.oldHelpNl !== null;
  return line.fromEn !== line.titleEn || line.oldHelpEn !== null;
}

/** A checklist that a new one could start from. */
export interface EarlierChecklist {
  id: number;
  municipalityId: number;
  framework: string;
  entityIds: readonly number[];
}

/**
 * The checklist that a new one starts from: the newest of the same framework over exactly the same entities, else the
 * newest of its earlier edition.
 * @param earlier those with at least one answer, the newest first.
 */
export function pickPrevious(
  earlier: readonly EarlierChecklist[],
  asked: { framework: string; municipalityId: number; entityIds: readonly number[] },
): number | null {
  const key = keyOf(asked.entityIds);
  const alike = earlier.filter((each) => each.municipalityId === asked.municipalityId && keyOf(each.entityIds) === key);
  for (const framework of startsFrom(asked.framework)) {
    const found = alike.find((each) => each.framework === framework);
    if (found) return found.id;
  }
  return null;
}

/** A launch in which each checklist starts from the municipality's own earlier one, where there is one. */
export function startFromPrevious(
  planned: readonly PlannedMunicipality[],
  framework: string,
  earlier: readonly EarlierChecklist[],
): PlannedMunicipality[] {
  return planned.map((municipality) => ({
    ...municipality,
    checklists: municipality.checklists.map((checklist) => {
      const { municipalityId } = municipality;
      const previousId = pickPrevious(earlier, { framework, municipalityId, entityIds: checklist.entityIds });
      return previousId === null ? checklist : { ...checklist, previousId };
    }),
  }));
}

function keyOf(ids: readonly number[]): string {
  return [...ids].sort((a, b) => a - b).join();
}

interface JudgedAnswer extends AnswerValues {
  explanation: string;
  outcome: Outcome | null;
}

/** What there is to say about one requirement before it is confirmed. */
export interface ConfirmFacts {
  scale: 'maturity' | 'compliance';
  naAllowed: boolean;
  /** Null where last year says nothing of it. The answers: the shared one, then those of entities that differed. */
  previous: { relation: PreviousRelation; answers: readonly JudgedAnswer[] } | null;
  /** What is kept this year; null when nothing is. */
  present: (AnswerValues & { explanation: string }) | null;
}

/** Why last year's answer cannot be confirmed with one word. */
export type ConfirmFault =
  /** Not asked here, or not at all: nothing of last year stands beside it. */
  | 'nothing'
  /** The requirements only touch each other: to be read beside, and answered anew. */
  | 'only_beside'
  /** This year already holds an answer, or a text that somebody began. */
  | 'answered'
  /** The reviewer sent it back last year, and it was left at that. */
  | 'returned'
  /** "Not applicable" is not allowed here at this level. */
  | 'na_forbidden'
  /** It was half an answer, or lacks the explanation it needs. */
  | 'incomplete'
  /** An entity differed for which this person does not answer. */
  | 'not_yours'
  /** It changed after it was on screen. */
  | 'changed'
  /** Who only holds the question reads it; confirming is for whoever answers the checklist. */
  | 'handed';

/** Whether last year's answer may become this year's by one confirmation; null when it may. */
export function confirmFault({ scale, naAllowed, previous, present }: ConfirmFacts): ConfirmFault | null {
  if (previous === null) return 'nothing';
  if (previous.relation !== 'same' && previous.relation !== 'equal') return 'only_beside';
  if (present !== null && (isFilled(present) || present.explanation.trim() !== '')) return 'answered';
  const { answers } = previous;
  if (answers.some(({ outcome }) => outcome === 'returned')) return 'returned';
  if (!naAllowed && answers.some(({ choice, doc, impl }) => [choice, doc, impl].includes('na'))) return 'na_forbidden';
  return answers.every((answer) => missingOf(scale, answer) === null) ? null : 'incomplete';
}

/** One code with the version of last year's answer that was on screen. */
export interface SeenPrevious {
  code: string;
  version: number;
}

/** What somebody saw, as it travels in a form: `ID.AM-01.1@3`. */
export function writeSeenPrevious({ code, version }: SeenPrevious): string {
  return `${code}@${version}`;
}

/** Reads what `writeSeenPrevious` wrote; null for anything else. */
export function readSeenPrevious(text: string): SeenPrevious | null {
  const found = /^(.{1,100})@(\d{1,9})$/.exec(text);
  return found?.[1] && found[2] ? { code: found[1], version: Number(found[2]) } : null;
}
