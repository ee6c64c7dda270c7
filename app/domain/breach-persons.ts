/** Telling the persons concerned (GDPR article 34): the decision, its grounds, and what it asks for. */
import type { Risk } from './breach-severity.ts';

/** Article 34(3): (a) unintelligible data, (b) measures afterwards, (c) a disproportionate effort. Keys of the template. */
export const EXEMPTIONS = ['art34_3_a', 'art34_3_b', 'art34_3_c'] as const;
export type Exemption = (typeof EXEMPTIONS)[number];

export const WAYS_OF_TELLING = ['individual', 'public', 'other'] as const;
export type WayOfTelling = (typeof WAYS_OF_TELLING)[number];

export interface PersonsAsked {
  inform: boolean;
  reason: string;
  exemption: Exemption | null;
  way: WayOfTelling | null;
  /** The day, `YYYY-MM-DD`, on which they were or will be told; null when it is not known yet. */
  on: string | null;
}

export type PersonsProblem =
  | 'risk_missing'
  /** A high risk and no telling: one of the three grounds must hold. */
  | 'exemption_missing'
  | 'reason_missing'
  | 'way_missing'
  | 'date_missing'
  /** Ground (c) asks for a public communication instead. */
  | 'public_way_missing';

/** Everything that is wrong with a decision to tell the persons concerned or not. */
export function personsProblems(risk: Risk | null, asked: PersonsAsked): PersonsProblem[] {
  const problems: PersonsProblem[] = [];
  if (risk === null) problems.push('risk_missing');
  if (asked.inform) {
    if (asked.way === null) problems.push('way_missing');
    if (asked.on === null) problems.push('date_missing');
    return problems;
  }
  if (risk === 'high' && asked.exemption === null) problems.push('exemption_missing');
  if (asked.reason.trim() === '') problems.push('reason_missing');
  if (asked.exemption === 'art34_3_c' && asked.way !== 'public') problems.push('public_way_missing');
  return problems;
}

/** Who else is told of a breach: KSZ and POD MI for social data, the police, the CCB, the insurer. */
export const NOTICE_RECIPIENTS = ['ksz', 'pod_mi', 'police', 'ccb', 'insurer', 'processor', 'other'] as const;
export type NoticeRecipient = (typeof NOTICE_RECIPIENTS)[number];
