import type { BreachFate, BreachProblem, BreachRow, PlannedBreach } from './breach-rows.ts';
import type { CellFault } from './import-rows.ts';
import type { IncidentPhase, IncidentSeverity, Intent, Origin, ReportChannel, Ternary } from './incident.ts';
import type { PartialDate } from './partial-date.ts';
import type { IncidentColumn, RegisterColumn } from './register-columns.ts';

/** How many incidents one file may have; what a service of 60 municipalities reports in five years. */
export const INCIDENT_MAX_ROWS = 3_000;

/** What is wrong with a cell of a file of incidents, or with the file. */
export type IncidentProblem =
  | 'no_rows'
  | 'too_many'
  | 'formula'
  | 'too_long'
  | 'empty'
  | 'number'
  | 'number_twice'
  | 'number_taken'
  | 'unknown_municipality'
  | 'unknown_category'
  | 'entities'
  | 'moment'
  | 'future'
  | 'too_old'
  | 'end_before_start'
  | 'closed_before_reported'
  | 'closed_open'
  | 'reported_unknown'
  | 'ternary'
  | 'tick'
  | 'cause_origin'
  | 'cause_intent'
  | 'severity'
  | 'phase'
  | 'channel'
  | 'hours';
export type IncidentFault = CellFault<RegisterColumn, IncidentProblem | BreachProblem>;

/** A row as it was read: what it says by itself, before it is held against the register. */
export interface IncidentRow {
  sheet: string;
  /** The number that a spreadsheet shows beside it. */
  row: number;
  letters: Partial<Record<IncidentColumn, string>>;
  /** Whether every cell could be read; what could not is left open here, and such a row is never written. */
  sound: boolean;
  number: { year: number; number: number } | null;
  /** As they were typed. */
  municipality: string;
  category: string;
  entities: string;
  title: string;
  description: string;
  reported: PartialDate;
  detected: PartialDate;
  from: PartialDate;
  until: PartialDate;
  closed: PartialDate;
  ongoing: Ternary;
  personalData: Ternary;
  harmsConfidentiality: boolean;
  harmsIntegrity: boolean;
  harmsAvailability: boolean;
  causeOrigin: Origin;
  causeIntent: Intent;
  systems: string;
  supplier: string;
  severity: IncidentSeverity | null;
  severityReason: string;
  /** Empty where the file does not say. */
  phase: IncidentPhase | '';
  channel: ReportChannel;
  reporter: string;
  contact: string;
  impact: string;
  minutesLost: number | null;
  lessons: string;
  measures: string;
}

/** A file as it was read. */
export interface IncidentRows {
  rows: IncidentRow[];
  breaches: BreachRow[];
  examples: { sheet: string; row: number }[];
  faults: IncidentFault[];
}

/** What the page asks beside the file: what a row is that does not say it. */
export interface IncidentDefaults {
  municipalityId: number | null;
  phase: 'closed' | 'reported';
}

/** What the rows are held against. */
export interface IncidentWorld {
  now: Date;
  municipalities: readonly { id: number; slug: string; name: string; nis: string | null; endedOn: string | null }[];
  entities: readonly { id: number; municipalityId: number; kind: string; name: string; kbo: string | null }[];
  categories: readonly { id: number; code: string; titleNl: string; titleEn: string; retired: boolean }[];
  /** Numbers of the file that the register has already. */
  taken: readonly { year: number; number: number }[];
  /** The highest number of each year that was given. */
  series: readonly { year: number; last: number }[];
}

/** An incident as it would be written. */
export interface PlannedIncident {
  row: IncidentRow;
  year: number;
  number: number;
  municipalityId: number;
  entityIds: number[];
  categoryId: number | null;
  reported: PartialDate;
  phase: IncidentPhase;
}

/** What becomes of a row; the notes say what the file did not. */
export interface IncidentFate {
  sheet: string;
  row: number;
  fate: 'new' | 'example';
  /** Its number in the register, kept from the file or the next one. */
  number: string;
  kept: boolean;
  title: string;
  municipality: string;
  categoryId: number | null;
  /** As `textOf` keeps it. */
  reported: string;
  phase: IncidentPhase | '';
  notes: ('reported_elsewhere' | 'phase_assumed' | 'severity_unreasoned')[];
}

export interface IncidentDecision {
  rows: IncidentFate[];
  faults: IncidentFault[];
  plan: PlannedIncident[];
  breachRows: BreachFate[];
  breaches: PlannedBreach[];
}
