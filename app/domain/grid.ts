import {
  type AnswerContent,
  type AnswerDecision,
  type AnswerFacts,
  type AnswerFault,
  type AnswerField,
  decideAnswer,
  sameContent,
} from './answer.ts';
import type { Choice, Grade } from './review.ts';

/** Answers in a table: what may be typed or pasted into a cell, and what a save of many rows at once does. */

/** The cells of a row that can be filled in. */
export const GRID_FIELDS = ['choice', 'doc', 'impl', 'explanation'] as const;
export type GridField = (typeof GRID_FIELDS)[number];

/** Rows that one save may hold. */
export const GRID_MAX = 500;

/** What somebody changed of one row, cell by cell as it was typed, and the version of the answer that was on screen. */
export interface RowChange {
  code: string;
  version: number;
  cells: Partial<Record<GridField, string>>;
}

const CHOICES: Readonly<Record<Exclude<Choice, 'na'>, readonly string[]>> = {
  yes: ['yes', 'y', 'ja', 'j'],
  partly: ['partly', 'partial', 'partially', 'deels', 'gedeeltelijk'],
  no: ['no', 'n', 'nee', 'neen'],
};
const NOT_APPLICABLE: readonly string[] = ['na', 'nvt', 'notapplicable', 'niet van toepassing', 'not applicable'];

/**
 * A score as people write it in a spreadsheet: `3`, `3,0`, `3 · Vastgelegd`, `nvt`; empty is null.
 * @returns undefined for what is no score.
 */
export function readGrade(text: string): Grade | null | undefined {
  const word = plain(text);
  if (word === '') return null;
  if (isNotApplicable(word)) return 'na';
  return (/^([1-5])(?:[.,]0+)?(?: [·-] .*)?$/.exec(word)?.[1] as Grade | undefined) ?? undefined;
}

/** A choice as people write it: `ja`, `Deels`, `no`, `n.v.t.`; empty is null. @returns undefined for anything else. */
export function readChoice(text: string): Choice | null | undefined {
  const word = plain(text);
  if (word === '') return null;
  if (isNotApplicable(word)) return 'na';
  return (['yes', 'partly', 'no'] as const).find((choice) => CHOICES[choice].includes(word));
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

function isNotApplicable(word: string): boolean {
  return NOT_APPLICABLE.includes(word.replace(/[./]/g, ''));
}

export type CellFault = AnswerFault | 'unknown_value';
export interface CellFaults {
  kind: 'invalid';
  faults: { field: AnswerField; why: CellFault }[];
}
export type RowDecision = Exclude<AnswerDecision, { kind: 'invalid' }> | CellFaults;

/**
 * Whether the change of one row may be kept: the rules of a single answer over the cells that were changed, the others
 * staying as they are. A change that is there already is answered as such, whichever version it was made on.
 */
export function decideRow(facts: AnswerFacts, change: RowChange, final = false): RowDecision {
  const { cells, version } = change;
  const read = {
    choice: cells.choice === undefined ? undefined : readChoice(cells.choice),
    doc: cells.doc === undefined ? undefined : readGrade(cells.doc),
    impl: cells.impl === undefined ? undefined : readGrade(cells.impl),
  };
  const faults = (['choice', 'doc', 'impl'] as const)
    .filter((field) => cells[field] !== undefined && read[field] === undefined)
    .map((field) => ({ field, why: 'unknown_value' as const }));
  if (faults.length > 0) return { kind: 'invalid', faults };
  const present: AnswerContent = facts.current ?? EMPTY;
  // "Not applicable" counts for both scores: whoever takes it back in one cell takes it back in the other.
  const cleared = (field: 'doc' | 'impl', other: 'doc' | 'impl') =>
    present[field] === 'na' && cells[other] !== undefined && read[other] !== 'na' ? null : present[field];
  const content = {
    choice: read.choice === undefined ? present.choice : read.choice,
    doc: read.doc === undefined ? cleared('doc', 'impl') : read.doc,
    impl: read.impl === undefined ? cleared('impl', 'doc') : read.impl,
    explanation: cells.explanation ?? present.explanation,
    exceptionReason: present.exceptionReason,
  };
  if (facts.current && sameContent(facts.current, { ...content, withdrawn: facts.current.withdrawn })) {
    return final ? decideAnswer(facts, { ...content, version: facts.current.version, final }) : { kind: 'unchanged' };
  }
  return decideAnswer(facts, { ...content, version, final });
}

const EMPTY: AnswerContent = {
  choice: null,
  doc: null,
  impl: null,
  explanation: '',
  exceptionReason: '',
  withdrawn: false,
};
