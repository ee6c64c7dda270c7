/** An incident: what kind it is, how far its handling is, and what has to be settled before it is closed. */
import { localDate } from './dates.ts';

/**
 * Classes of the Reference Security Incident Taxonomy of ENISA and the TF-CSIRT, by which incidents are compared across
 * organisations. The version is kept with every mapping, since classes have been renamed before.
 */
export const RSIT_VERSION = '1003';
export const RSIT_CLASSES = [
  'abusive-content',
  'malicious-code',
  'information-gathering',
  'intrusion-attempts',
  'intrusions',
  'availability',
  'information-content-security',
  'fraud',
  'vulnerable',
  'other',
  'test',
] as const;
export type RsitClass = (typeof RSIT_CLASSES)[number];

export const PROPERTIES = ['confidentiality', 'integrity', 'availability'] as const;
export type Property = (typeof PROPERTIES)[number];

export const ORIGINS = ['internal', 'external', 'unknown'] as const;
export type Origin = (typeof ORIGINS)[number];
export const INTENTS = ['malicious', 'accidental', 'unknown'] as const;
export type Intent = (typeof INTENTS)[number];

/** The cause as field 61 of the EDPB template says it: both halves have to be known. */
export function templateCause(origin: Origin, intent: Intent): string {
  if (origin === 'unknown' || intent === 'unknown') return 'unknown';
  return `${origin}_${intent === 'accidental' ? 'non_malicious' : intent}`;
}

/** Set by a person with a reason; it orders the work and is not the severity of a breach for those concerned. */
export const INCIDENT_SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type IncidentSeverity = (typeof INCIDENT_SEVERITIES)[number];
export const TONE_OF_SEVERITY = { low: 'quiet', medium: 'accent', high: 'warning', critical: 'bad' } as const;

export const REPORT_CHANNELS = [
  'app',
  'link',
  'mail',
  'phone',
  'meeting',
  'monitoring',
  'supplier',
  'authority',
  'import',
] as const;
export type ReportChannel = (typeof REPORT_CHANNELS)[number];

/** Yes, no, or not known yet: at the first report it mostly is not. */
export const TERNARY = ['yes', 'no', 'unknown'] as const;
export type Ternary = (typeof TERNARY)[number];

/** The kinds of lines that a person writes in a timeline; a correction is one of these that points at an older line. */
export const NOTE_KINDS = ['fact', 'decision', 'communication'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

export const PHASES = ['reported', 'triage', 'contained', 'recovering', 'review', 'closed'] as const;
export type IncidentPhase = (typeof PHASES)[number];

/** The colour and shape of a phase; its word is beside them. */
export const TONE_OF_PHASE = {
  reported: 'bad',
  triage: 'warning',
  contained: 'busy',
  recovering: 'busy',
  review: 'accent',
  closed: 'good',
} as const satisfies Record<IncidentPhase, string>;

export interface Move {
  to: IncidentPhase;
  kind: 'on' | 'back' | 'reopen';
  reasonNeeded: boolean;
}

/**
 * Where an incident may go. On: to any later phase, since not everything needs containing; but closing only after the
 * review. Back and open again: with a reason. Never back to *reported*: that is how it came in.
 */
export function movesFrom(phase: IncidentPhase): Move[] {
  const at = PHASES.indexOf(phase);
  return PHASES.flatMap((to, index): Move[] => {
    if (to === 'reported' || to === phase) return [];
    if (phase === 'closed') return [{ to, kind: 'reopen', reasonNeeded: true }];
    if (index < at) return [{ to, kind: 'back', reasonNeeded: true }];
    return to === 'closed' && phase !== 'review' ? [] : [{ to, kind: 'on', reasonNeeded: false }];
  });
}

/** What stands in the way of closing; the counts are those of the incident itself and not of its children. */
export interface ClosingFacts {
  categoryId: number | null;
  severity: IncidentSeverity | null;
  ongoing: Ternary;
  lessons: string;
  openTasks: number;
  personalData: Ternary;
  undecidedBreaches: number;
  runningClocks: number;
  /** Municipalities of one event that are not closed yet; zero for an incident without children. */
  openChildren: number;
}

export interface MissingToClose {
  code:
    | 'category'
    | 'severity'
    | 'ongoing'
    | 'personal_data_unanswered'
    | 'open_tasks'
    | 'lessons'
    | 'breach_undecided'
    | 'clock_running'
    | 'children_open';
  n: number;
}

export function missingToClose(facts: ClosingFacts): MissingToClose[] {
  const missing: MissingToClose[] = [
    { code: 'category', n: facts.categoryId === null ? 1 : 0 },
    { code: 'severity', n: facts.severity === null ? 1 : 0 },
    { code: 'ongoing', n: facts.ongoing === 'no' ? 0 : 1 },
    { code: 'personal_data_unanswered', n: facts.personalData === 'unknown' ? 1 : 0 },
    { code: 'open_tasks', n: facts.openTasks },
    { code: 'lessons', n: facts.lessons.trim() === '' ? 1 : 0 },
    { code: 'breach_undecided', n: facts.undecidedBreaches },
    { code: 'clock_running', n: facts.runningClocks },
    { code: 'children_open', n: facts.openChildren },
  ];
  return missing.filter(({ n }) => n > 0);
}

export type MoveDecision =
  | { kind: 'do'; move: Move }
  /** Somebody moved it after it was on screen. */
  | { kind: 'stale' }
  | { kind: 'not_allowed' }
  | { kind: 'reason_required' }
  | { kind: 'incomplete'; missing: MissingToClose[] };

/** Whether an incident may go to a phase, as somebody asks who saw it in `seen`. */
export function decideMove(
  facts: { phase: IncidentPhase; closing: ClosingFacts },
  asked: { seen: IncidentPhase; to: IncidentPhase; reason: string },
): MoveDecision {
  if (facts.phase !== asked.seen) return { kind: 'stale' };
  const move = movesFrom(facts.phase).find(({ to }) => to === asked.to);
  if (!move) return { kind: 'not_allowed' };
  if (move.reasonNeeded && asked.reason.trim() === '') return { kind: 'reason_required' };
  const missing = move.to === 'closed' ? missingToClose(facts.closing) : [];
  return missing.length > 0 ? { kind: 'incomplete', missing } : { kind: 'do', move };
}

/** The year whose numbering an incident follows: that of the report, in Brussels. */
export function incidentYear(reportedAt: Date): number {
  return Number(localDate(reportedAt).slice(0, 4));
}

/** The title of a report that was made without one: its first sentence, cut at a word. */
export function titleOf(description: string): string {
  const first = description.split(/[\n.!?]/).find((part) => part.trim() !== '') ?? description;
  const words = first.replace(/\s+/g, ' ').trim();
  if (words.length <= 80) return words || '…';
  const cut = words.slice(0, 80);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40))}…`;
}
