import type { Authority } from './breach.ts';
import type { BreachColumn } from './breach-columns.ts';
import type { Risk } from './breach-severity.ts';
import type { PartialDate } from './partial-date.ts';

/** What is wrong with a row of a breach, beside what can be wrong with any cell. */
export type BreachProblem =
  | 'incident'
  | 'unknown_incident'
  | 'controller'
  | 'dossier'
  | 'dossier_twice'
  | 'dossier_taken'
  | 'controller_twice'
  | 'controller_taken'
  | 'day_needed'
  | 'undecided'
  | 'notified_missing'
  | 'notified_not'
  | 'notified_early'
  | 'aware_early'
  | 'informed_early'
  | 'risk'
  | 'authority'
  | 'yes_no';

/** A row as it was read. */
export interface BreachRow {
  sheet: string;
  row: number;
  letters: Partial<Record<BreachColumn, string>>;
  sound: boolean;
  incident: { year: number; number: number } | null;
  /** As it was typed. */
  controller: string;
  dossier: { year: number; number: number } | null;
  aware: PartialDate;
  risk: Risk | null;
  notify: boolean | null;
  reason: string;
  decidedBy: string;
  notified: PartialDate;
  authority: Authority;
  reference: string;
  informed: boolean | null;
  informedOn: PartialDate;
}

/** What the rows are held against, beside the incidents of the same file. */
export interface BreachWorld {
  now: Date;
  incidents: readonly { id: number; municipalityId: number; year: number; number: number; from: PartialDate }[];
  entities: readonly { id: number; municipalityId: number; kind: string; name: string; kbo: string | null }[];
  dossiers: readonly { incidentId: number; entityId: number }[];
  taken: readonly { year: number; number: number }[];
  series: readonly { year: number; last: number }[];
}

/** A dossier as it would be written, settled and closed. */
export interface PlannedBreach {
  row: BreachRow;
  year: number;
  number: number;
  incident: { year: number; number: number };
  municipalityId: number;
  entityId: number;
  awareAt: Date;
  sentAt: Date | null;
  notify: boolean;
}

export interface BreachFate {
  sheet: string;
  row: number;
  number: string;
  kept: boolean;
  incident: string;
  entity: string;
  aware: string;
  notify: boolean;
  /** Only the day is known: the strictest moment of it counts. */
  strict: boolean;
}
