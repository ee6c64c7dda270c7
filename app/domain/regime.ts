import type { EntityKind } from './municipality.ts';

export const REGIMES = ['gdpr', 'ksz', 'nis2', 'cyfun'] as const;
export type RegimeCode = (typeof REGIMES)[number];

export const APPLICABILITIES = ['in_scope', 'voluntary', 'out_of_scope', 'under_review'] as const;
export type Applicability = (typeof APPLICABILITIES)[number];

interface RegimeRule {
  choices: readonly Applicability[];
  levels: readonly string[];
  /** Where a level is part of the answer. */
  levelFor: readonly Applicability[];
  source: string;
}

/** Which answers each regime allows, and where that stands. */
export const REGIME_RULES: Record<RegimeCode, RegimeRule> = {
  gdpr: { choices: ['in_scope'], levels: [], levelFor: [], source: 'Regulation (EU) 2016/679, articles 2 and 4(7)' },
  ksz: {
    choices: ['in_scope', 'voluntary', 'out_of_scope', 'under_review'],
    levels: [],
    levelFor: [],
    source: 'Minimum norms of the Crossroads Bank for Social Security; an OCMW is in its network',
  },
  nis2: {
    choices: APPLICABILITIES,
    levels: ['important', 'essential'],
    levelFor: ['in_scope'],
    source: 'Law of 26 April 2024, articles 3 to 9: by listed activity or designation, never by being a municipality',
  },
  cyfun: {
    choices: APPLICABILITIES,
    levels: ['small', 'basic', 'important', 'essential'],
    levelFor: ['in_scope', 'voluntary'],
    source: 'CyberFundamentals of the Centre for Cybersecurity Belgium; its level follows from a risk analysis',
  },
};

/**
 * What holds for a new entity before anybody decided: the GDPR always, the KSZ norms for an OCMW. NIS2 and CyFun are
 * never assumed: they begin as under review. Null where no line is written at all.
 */
export function startingApplicability(code: RegimeCode, kind: EntityKind): Applicability | null {
  if (code === 'gdpr') return 'in_scope';
  if (code === 'ksz') return kind === 'ocmw' ? 'in_scope' : null;
  return 'under_review';
}

export interface RegimeChoice {
  code: RegimeCode;
  applicability: Applicability;
  level: string;
  reason: string;
}

export type RegimeProblem = 'choice_not_allowed' | 'level_missing' | 'level_not_allowed' | 'reason_missing';

/** What is wrong with a choice; the part names the field. A choice other than the starting one needs a reason. */
export function regimeFaults(
  choice: RegimeChoice,
  kind: EntityKind,
): { part: 'applicability' | 'level' | 'reason'; problem: RegimeProblem }[] {
  const rule = REGIME_RULES[choice.code];
  if (!rule.choices.includes(choice.applicability)) return [{ part: 'applicability', problem: 'choice_not_allowed' }];
  const faults: ReturnType<typeof regimeFaults> = [];
  if (rule.levelFor.includes(choice.applicability)) {
    if (choice.level === '') faults.push({ part: 'level', problem: 'level_missing' });
    else if (!rule.levels.includes(choice.level)) faults.push({ part: 'level', problem: 'level_not_allowed' });
  }
  if (choice.reason === '' && choice.applicability !== startingApplicability(choice.code, kind))
    faults.push({ part: 'reason', problem: 'reason_missing' });
  return faults;
}

/** The level as it is kept: none where the applicability has none, whatever a form still held. */
export function keptLevel(choice: RegimeChoice): string | null {
  return REGIME_RULES[choice.code].levelFor.includes(choice.applicability) ? choice.level : null;
}
