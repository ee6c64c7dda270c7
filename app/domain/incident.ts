/** What goes wrong in a municipality, from the first word about it until what was learned from it. */
import { SEVERITIES, type Severity } from './finding.ts';

export { SEVERITIES, type Severity };

/** Where the handling stands, in the order of the work (after ISO/IEC 27035-1: detect, assess, respond, learn). */
export const PHASES = ['reported', 'triage', 'contained', 'recovering', 'review', 'closed'] as const;
export type IncidentPhase = (typeof PHASES)[number];

export const CHANNELS = ['app', 'link', 'mail', 'phone', 'meeting', 'supplier', 'import'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Yes, no, or not known yet: at the first report it mostly is not. */
export const TERNARY = ['yes', 'no', 'unknown'] as const;
export type Ternary = (typeof TERNARY)[number];

export const ORIGINS = ['internal', 'external', 'unknown'] as const;
export type Origin = (typeof ORIGINS)[number];
export const INTENTS = ['malicious', 'accidental', 'unknown'] as const;
export type Intent = (typeof INTENTS)[number];

/** The kinds of lines that a person writes in a timeline; a correction is one of these that points at an older line. */
export const NOTE_KINDS = ['fact', 'decision', 'communication'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** The colour and shape of a phase; its word is beside them. */
export const TONE_OF_PHASE = {
  reported: 'bad',
  triage: 'warning',
  contained: 'busy',
  recovering: 'busy',
  review: 'accent',
  closed: 'good',
} as const satisfies Record<IncidentPhase, string>;

/** What stands in the way of closing, each the key of a sentence. */
export type Missing = 'category' | 'severity' | 'lessons' | 'open_tasks' | 'personal_data' | 'ongoing';

export interface ClosingFacts {
  categoryId: number | null;
  severity: Severity | null;
  lessons: string;
  openTasks: number;
  personalData: Ternary;
  ongoing: Ternary;
}

/** What has still to be known or done before an incident may be closed; empty when nothing has. */
export function missingToClose(facts: ClosingFacts): Missing[] {
  const missing: Missing[] = [];
  if (facts.categoryId === null) missing.push('category');
  if (facts.severity === null) missing.push('severity');
  if (facts.ongoing !== 'no') missing.push('ongoing');
  if (facts.personalData === 'unknown') missing.push('personal_data');
  if (facts.openTasks > 0) missing.push('open_tasks');
  if (facts.lessons.trim() === '') missing.push('lessons');
  return missing;
}

export type PhaseMove =
  | { kind: 'do'; reopened: boolean }
  | { kind: 'same' }
  /** Going back, skipping to the end and reopening say why. */
  | { kind: 'reason_required' }
  | { kind: 'incomplete'; missing: Missing[] };

/**
 * Whether an incident may go to another phase. Forward is free, since small incidents skip steps; back asks for a reason,
 * as does opening a closed one; closing asks for everything that the record has to hold.
 */
export function decidePhase(from: IncidentPhase, to: IncidentPhase, reason: string, facts: ClosingFacts): PhaseMove {
  if (from === to) return { kind: 'same' };
  const back = PHASES.indexOf(to) < PHASES.indexOf(from);
  if (back && reason.trim() === '') return { kind: 'reason_required' };
  if (to !== 'closed') return { kind: 'do', reopened: from === 'closed' };
  const missing = missingToClose(facts);
  return missing.length > 0 ? { kind: 'incomplete', missing } : { kind: 'do', reopened: false };
}

/** The title of a report that was made without one: its first sentence, cut at a word. */
export function titleOf(description: string): string {
  const first = description.split(/[\n.!?]/).find((part) => part.trim() !== '') ?? description;
  const words = first.replace(/\s+/g, ' ').trim();
  if (words.length <= 80) return words || '…';
  const cut = words.slice(0, 80);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40))}…`;
}
