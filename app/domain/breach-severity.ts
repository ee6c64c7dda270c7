/**
 * Severity of a personal data breach: ENISA, Recommendations for a methodology of the assessment of severity of personal
 * data breaches, v1.0, December 2013. `SE = DPC × EI + CB`, from 0.25 to 6. All scores are quarters, so the arithmetic
 * is exact. It supports a judgement and replaces none: the human assessment is kept beside it.
 */
export const DATA_CLASSES = ['simple', 'behavioural', 'financial', 'sensitive'] as const;
export type DataClass = (typeof DATA_CLASSES)[number];

/** Base score of the data processing context per class (annex 1 of the method). */
export const DPC_BASE: Record<DataClass, number> = { simple: 1, behavioural: 2, financial: 3, sensitive: 4 };

/** What may raise and what may lower a base score, in whole steps. */
export const INCREASE_FACTORS = ['volume', 'controller', 'individuals'] as const;
export const DECREASE_FACTORS = ['inaccurate', 'public', 'nature'] as const;
export type AdjustmentFactor = (typeof INCREASE_FACTORS)[number] | (typeof DECREASE_FACTORS)[number];

/** Ease of identification (annex 2). */
export const EI_SCORES = { negligible: 0.25, limited: 0.5, significant: 0.75, maximum: 1 } as const;
export type Identification = keyof typeof EI_SCORES;

/** Circumstances of the breach (annex 3): three levels for each property, and intent; their sum counts, 2 at most. */
export const CB_SCORES = {
  confidentiality: { none: 0, known_recipients: 0.25, unknown_recipients: 0.5 },
  integrity: { none: 0, recoverable: 0.25, unrecoverable: 0.5 },
  availability: { none: 0, temporary: 0.25, permanent: 0.5 },
  malicious: { no: 0, yes: 0.5 },
} as const;
export type Circumstance = keyof typeof CB_SCORES;
export type Circumstances = { [K in Circumstance]: keyof (typeof CB_SCORES)[K] };

export interface Adjustment {
  factor: AdjustmentFactor;
  /** Whole steps, above zero for what raises and below zero for what lowers. */
  step: number;
  reason: string;
}

/** One category of data. Credentials have no class of their own: they take that of what they open. */
export interface DataLine {
  kind: DataClass | 'credentials';
  opens: DataClass | null;
  adjustments: readonly Adjustment[];
}

export interface SeverityInput {
  data: readonly DataLine[];
  identification: Identification | null;
  circumstances: Circumstances;
  /** Persons concerned as far as known; null when unknown. */
  persons: number | null;
  unintelligible: boolean;
}

export type SeverityProblem =
  | { problem: 'no_data' | 'identification_missing' }
  | {
      problem: 'opens_missing' | 'step_not_whole' | 'wrong_direction' | 'reason_missing' | 'out_of_range';
      line: number;
    };

export const BANDS = ['low', 'medium', 'high', 'very_high'] as const;
export type Band = (typeof BANDS)[number];

export interface ScoredLine extends DataLine {
  dataClass: DataClass;
  base: number;
  score: number;
}

/** Every term, so that a screen can write out the formula. */
export interface Severity {
  lines: ScoredLine[];
  /** The line that decides: the first with the highest score. */
  decisive: number;
  dpc: number;
  ei: number;
  product: number;
  cb: Record<Circumstance, number>;
  cbTotal: number;
  se: number;
  band: Band;
  flags: { manyPersons: boolean; unintelligible: boolean };
  /** Practice, not law: the method names no article. */
  suggests: { article33: boolean; article34: boolean };
}

export type SeverityResult = { ok: true; severity: Severity } | { ok: false; problems: SeverityProblem[] };

/** The severity of what was filled in, or everything that is still wrong with it. */
export function severityOf(input: SeverityInput): SeverityResult {
  const problems = problemsOf(input);
  const ei = input.identification === null ? 0 : EI_SCORES[input.identification];
  if (problems.length > 0) return { ok: false, problems };
  const lines = input.data.map(scored);
  const dpc = Math.max(...lines.map(({ score }) => score));
  const { confidentiality, integrity, availability, malicious } = input.circumstances;
  const cb = {
    confidentiality: CB_SCORES.confidentiality[confidentiality],
    integrity: CB_SCORES.integrity[integrity],
    availability: CB_SCORES.availability[availability],
    malicious: CB_SCORES.malicious[malicious],
  };
  const cbTotal = cb.confidentiality + cb.integrity + cb.availability + cb.malicious;
  const se = dpc * ei + cbTotal;
  return {
    ok: true,
    severity: {
      lines,
      decisive: lines.findIndex(({ score }) => score === dpc),
      dpc,
      ei,
      product: dpc * ei,
      cb,
      cbTotal,
      se,
      band: bandOf(se),
      flags: { manyPersons: (input.persons ?? 0) > 100, unintelligible: input.unintelligible },
      suggests: { article33: se >= 2, article34: se >= 3 },
    },
  };
}

/** Below 2 low, below 3 medium, below 4 high, from 4 very high. */
export function bandOf(se: number): Band {
  if (se < 2) return 'low';
  if (se < 3) return 'medium';
  return se < 4 ? 'high' : 'very_high';
}

/** The assessment that counts is a person's (GDPR articles 33(1) and 34(1)). */
export const RISKS = ['none', 'risk', 'high'] as const;
export type Risk = (typeof RISKS)[number];

const EXPECTED: Record<Band, Risk> = { low: 'none', medium: 'risk', high: 'high', very_high: 'high' };

/** How a person's assessment differs from what the band suggests; null when it does not. A difference needs a reason. */
export function divergence(band: Band, human: Risk): { expected: Risk; direction: 'lower' | 'higher' } | null {
  const expected = EXPECTED[band];
  if (expected === human) return null;
  return { expected, direction: RISKS.indexOf(human) < RISKS.indexOf(expected) ? 'lower' : 'higher' };
}

function scored(line: DataLine): ScoredLine {
  const dataClass = line.kind === 'credentials' ? (line.opens ?? 'simple') : line.kind;
  const base = DPC_BASE[dataClass];
  return { ...line, dataClass, base, score: line.adjustments.reduce((sum, { step }) => sum + step, base) };
}

function problemsOf(input: SeverityInput): SeverityProblem[] {
  const problems: SeverityProblem[] = [];
  if (input.data.length === 0) problems.push({ problem: 'no_data' });
  if (input.identification === null) problems.push({ problem: 'identification_missing' });
  for (const [line, data] of input.data.entries()) {
    if (data.kind === 'credentials' && data.opens === null) problems.push({ problem: 'opens_missing', line });
    const { adjustments } = data;
    if (adjustments.some(({ step }) => !Number.isInteger(step) || step === 0))
      problems.push({ problem: 'step_not_whole', line });
    if (adjustments.some(({ factor, step }) => step !== 0 && INCREASE_FACTORS.some((up) => up === factor) !== step > 0))
      problems.push({ problem: 'wrong_direction', line });
    if (adjustments.some(({ reason }) => reason.trim() === '')) problems.push({ problem: 'reason_missing', line });
    const { score } = scored(data);
    if (score < 1 || score > 4) problems.push({ problem: 'out_of_range', line });
  }
  return problems;
}
