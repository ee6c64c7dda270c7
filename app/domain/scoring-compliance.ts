import { distinct } from './scoring.ts';

/** Whether a requirement is met; null is not answered yet. N/A is always allowed here, with an explanation. */
export type ComplianceAnswer = 'yes' | 'partly' | 'no' | 'na' | null;

export interface ComplianceRequirement {
  readonly code: string;
  readonly section: string;
  readonly weight: number;
}

export type ComplianceStatus = 'compliant' | 'partly' | 'not_compliant' | 'not_applicable' | 'not_answered';

export interface ComplianceTally {
  readonly counts: Readonly<Record<ComplianceStatus, number>>;
  readonly total: number;
  readonly answered: number;
  readonly notAnswered: number;
  readonly complete: boolean;
  /** Weighted share of what is answered and applicable, 0 to 100; null while there is none. */
  readonly percentageOfAnswered: number | null;
  /** The same over all that is applicable, where no answer earns nothing: what can be shown today. */
  readonly percentageOfAll: number | null;
}

export interface ComplianceScore extends ComplianceTally {
  /** Sections with the lowest share of all first; a section without anything applicable comes last. */
  readonly sections: readonly (ComplianceTally & { readonly code: string })[];
  /** What is not fully met: not compliant, then partly, then not answered; heavier first, then framework order. */
  readonly worst: readonly { readonly code: string; readonly status: ComplianceStatus }[];
}

/** Scores a yes/no framework (NIS2, GDPR, ISO 27001, KSZ): yes counts 1, partly a half, no and no answer nothing. */
export function scoreCompliance(
  requirements: readonly ComplianceRequirement[],
  answers: ReadonlyMap<string, ComplianceAnswer>,
): ComplianceScore {
  const judged = requirements.map((each) => ({ ...each, status: statusOf(answers.get(each.code) ?? null) }));
  const sections = distinct(judged.map((each) => each.section)).map((code) => ({
    code,
    ...tally(judged.filter((each) => each.section === code)),
  }));
  return {
    ...tally(judged),
    sections: sections.toSorted((a, b) => (a.percentageOfAll ?? 101) - (b.percentageOfAll ?? 101)),
    worst: judged
      .filter((each) => badness[each.status] > 0)
      .toSorted((a, b) => badness[b.status] - badness[a.status] || b.weight - a.weight)
      .map(({ code, status }) => ({ code, status })),
  };
}

type Judged = ComplianceRequirement & { status: ComplianceStatus };

const statuses = {
  yes: 'compliant',
  partly: 'partly',
  no: 'not_compliant',
  na: 'not_applicable',
} as const;

const credit: Record<ComplianceStatus, number> = {
  compliant: 1,
  partly: 0.5,
  not_compliant: 0,
  not_applicable: 0,
  not_answered: 0,
};

/** A known gap comes before an unknown one: somebody can start on it. */
const badness: Record<ComplianceStatus, number> = {
  not_compliant: 3,
  partly: 2,
  not_answered: 1,
  compliant: 0,
  not_applicable: 0,
};

function statusOf(answer: ComplianceAnswer): ComplianceStatus {
  return answer === null ? 'not_answered' : statuses[answer];
}

function tally(judged: readonly Judged[]): ComplianceTally {
  const counts = { compliant: 0, partly: 0, not_compliant: 0, not_applicable: 0, not_answered: 0 };
  for (const each of judged) counts[each.status] += 1;
  const applicable = judged.filter((each) => each.status !== 'not_applicable');
  return {
    counts,
    total: judged.length,
    answered: judged.length - counts.not_answered,
    notAnswered: counts.not_answered,
    complete: counts.not_answered === 0,
    percentageOfAnswered: percentage(applicable.filter((each) => each.status !== 'not_answered')),
    percentageOfAll: percentage(applicable),
  };
}

function percentage(judged: readonly Judged[]): number | null {
  const weight = judged.reduce((sum, each) => sum + each.weight, 0);
  const earned = judged.reduce((sum, each) => sum + each.weight * credit[each.status], 0);
  return weight === 0 ? null : (earned / weight) * 100;
}
