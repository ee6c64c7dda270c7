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

/** A line of the service's own list. A service adds and renames; the key of a category in use stays. */
export interface IncidentCategory {
  key: string;
  titleNl: string;
  titleEn: string;
  rsitClass: RsitClass;
  rsitVersion: string;
}

const category = (key: string, titleNl: string, titleEn: string, rsitClass: RsitClass): IncidentCategory => {
  return { key, titleNl, titleEn, rsitClass, rsitVersion: RSIT_VERSION };
};

/** The four with which a service begins: those of the annual reports. */
export const DEFAULT_CATEGORIES: readonly IncidentCategory[] = [
  category('information_security', 'Informatieveiligheid', 'Information security', 'information-content-security'),
  category('service_delivery', 'Dienstverlening', 'Service delivery', 'availability'),
  category('cyber_incident', '(Cyber)incident', '(Cyber) incident', 'intrusions'),
  category('identity_abuse', 'Misbruik van identiteit', 'Identity abuse', 'fraud'),
];

export const PROPERTIES = ['confidentiality', 'integrity', 'availability'] as const;
export type Property = (typeof PROPERTIES)[number];

export const CAUSES = [
  'internal_accidental',
  'internal_malicious',
  'external_accidental',
  'external_malicious',
  'unknown',
] as const;
export type Cause = (typeof CAUSES)[number];

/** The cause as field 61 of the EDPB template says it. */
export function templateCause(cause: Cause): string {
  return cause.replace('accidental', 'non_malicious');
}

/** Set by a person with a reason; it orders the work and is not the severity of a breach for those concerned. */
export const INCIDENT_SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type IncidentSeverity = (typeof INCIDENT_SEVERITIES)[number];

export const REPORT_CHANNELS = ['app', 'link', 'mail', 'phone', 'desk', 'monitoring', 'supplier', 'authority'] as const;
export type ReportChannel = (typeof REPORT_CHANNELS)[number];

export const PERSONAL_DATA = ['yes', 'no', 'unknown'] as const;
export type PersonalData = (typeof PERSONAL_DATA)[number];

export const PHASES = ['reported', 'triage', 'contained', 'recovering', 'review', 'closed'] as const;
export type Phase = (typeof PHASES)[number];

export interface Move {
  to: Phase;
  kind: 'on' | 'back' | 'reopen';
  reasonNeeded: boolean;
}

/**
 * Where an incident may go. On: to any later phase, since not everything needs containing; but closing only after the
 * review. Back and open again: with a reason. Never back to *reported*: that is how it came in.
 */
export function movesFrom(phase: Phase): Move[] {
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
  lessons: string;
  openTasks: number;
  personalData: PersonalData;
  undecidedBreaches: number;
  runningClocks: number;
  /** Municipalities of one event that are not closed yet; zero for an incident without children. */
  openChildren: number;
}

export interface MissingToClose {
  code: 'lessons' | 'open_tasks' | 'personal_data_unanswered' | 'breach_undecided' | 'clock_running' | 'children_open';
  n: number;
}

export function missingToClose(facts: ClosingFacts): MissingToClose[] {
  const missing: MissingToClose[] = [
    { code: 'lessons', n: facts.lessons.trim() === '' ? 1 : 0 },
    { code: 'open_tasks', n: facts.openTasks },
    { code: 'personal_data_unanswered', n: facts.personalData === 'unknown' ? 1 : 0 },
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

/** Whether an incident may go to a phase, as somebody asks who had `version` on screen. */
export function decideMove(
  facts: { phase: Phase; version: number; closing: ClosingFacts },
  asked: { to: Phase; version: number; reason: string },
): MoveDecision {
  if (facts.version !== asked.version) return { kind: 'stale' };
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

/** `2026-0001`: one row of numbers for each service and year. */
export function incidentNumber(year: number, n: number): string {
  return `${year}-${String(n).padStart(4, '0')}`;
}

/** The year and rank of a number as people write it; null when it is none. */
export function parseIncidentNumber(text: string): { year: number; n: number } | null {
  const found = /^((?:19|20|21)\d{2})-(\d{4,6})$/.exec(text.trim());
  const n = Number(found?.[2]);
  return found && n > 0 ? { year: Number(found[1]), n } : null;
}
