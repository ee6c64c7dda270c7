import { type AnswerValues, isFilled } from './review.ts';

/**
 * What answers to one framework say of another through a mapping. A mapping is a hint between texts of different makers:
 * it shows where to look, and never makes anything compliant. No state below says "good", and none can.
 */
export type MappingRelation = 'equal' | 'intersect' | 'related';
export type MappingQuality = 'official' | 'published' | 'derived' | 'own_judgement';

const RELATIONS: readonly MappingRelation[] = ['equal', 'intersect', 'related'];
const QUALITIES: readonly MappingQuality[] = ['official', 'published', 'derived', 'own_judgement'];

/** A requirement that touches another one, with its answer if there is one. */
export interface Touch {
  code: string;
  relation: MappingRelation;
  quality: MappingQuality;
  answer: AnswerValues | null;
}

/** How far the answers that touch a requirement go: nothing touches it, none, some or all of these are answered. */
export type DerivedState = 'untouched' | 'unanswered' | 'partly' | 'answered';

export interface Derived {
  state: DerivedState;
  /** Requirements that touch it and are asked here; and how many of them are answered. */
  asked: number;
  answered: number;
  /** Of the answered: those at 1 or 2 (or no), at 3 (or partly), at 4 or 5 (or yes), and not applicable. */
  spread: { low: number; middle: number; high: number; na: number };
}

/** What the answers that touch one requirement say together; several mappings of one code count once. */
export function deriveCoverage(touches: readonly Touch[]): Derived {
  const codes = new Map(touches.map((touch) => [touch.code, touch.answer]));
  const answers = [...codes.values()].filter((answer) => answer !== null && isFilled(answer)) as AnswerValues[];
  const spread = { low: 0, middle: 0, high: 0, na: 0 };
  for (const answer of answers) spread[bandOf(answer)] += 1;
  return { state: stateOf(codes.size, answers.length), asked: codes.size, answered: answers.length, spread };
}

function stateOf(asked: number, answered: number): DerivedState {
  if (asked === 0) return 'untouched';
  if (answered === 0) return 'unanswered';
  return answered < asked ? 'partly' : 'answered';
}

const OF_CHOICE = { yes: 'high', partly: 'middle', no: 'low', na: 'na' } as const;

/** The band of an answer; the weaker of documentation and implementation counts. */
export function bandOf({ choice, doc, impl }: AnswerValues): keyof Derived['spread'] {
  if (choice !== null) return OF_CHOICE[choice];
  if (doc === 'na' || impl === 'na') return 'na';
  const grades = [doc, impl].filter((grade) => grade !== null).map(Number);
  const weakest = Math.min(...grades);
  if (weakest <= 2) return 'low';
  return weakest === 3 ? 'middle' : 'high';
}

/** The strongest of several mappings between the same two requirements: by relation, then by quality. */
export function strongestFirst<T extends { relation: MappingRelation; quality: MappingQuality }>(
  touches: readonly T[],
): T[] {
  const rank = ({ relation, quality }: T) => RELATIONS.indexOf(relation) * 10 + QUALITIES.indexOf(quality);
  return [...touches].sort((a, b) => rank(a) - rank(b));
}
