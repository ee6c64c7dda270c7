import {
  BANDS,
  CB_SCORES,
  type Circumstance,
  DATA_CLASSES,
  EI_SCORES,
  type Identification,
  type Severity,
  type SeverityProblem,
} from '#app/domain/breach-severity.ts';
import { DATA_KINDS } from '#app/domain/severity-input.ts';
import type { Language, MessageKey } from './catalogue.ts';
import { formatNumber } from './format.ts';

export const CIRCUMSTANCES = Object.keys(CB_SCORES) as Circumstance[];
const TERMS = 'breach_terms.severity';
const SUGGESTIONS = ['none', 'article33', 'article34'] as const;
const PROBLEMS: readonly SeverityProblem['problem'][] = [
  ...(['no_data', 'identification_missing', 'opens_missing', 'step_not_whole'] as const),
  ...(['wrong_direction', 'reason_missing', 'out_of_range'] as const),
];

/** Every text that the outcome is made of: what a page hands to its script, so that it says the same in its language. */
export const SEVERITY_KEYS: readonly MessageKey[] = [
  ...(['breach_decisions.severity.score', 'breach_decisions.severity.live'] as const),
  'breach_decisions.severity.live_problem',
  ...(['worked', 'decided', 'decided_adjusted', 'opened', 'level'] as const).map((key) => `${TERMS}.${key}` as const),
  ...BANDS.flatMap((band) => [`${TERMS}.band.${band}`, `${TERMS}.range.${band}`] as const),
  ...DATA_KINDS.map((kind) => `${TERMS}.data.${kind}` as const),
  ...(Object.keys(EI_SCORES) as Identification[]).map((level) => `${TERMS}.identification.${level}` as const),
  ...CIRCUMSTANCES.flatMap((part) => Object.keys(CB_SCORES[part]).map((level) => levelKey(part, level))),
  ...(['many_persons', 'unintelligible'] as const).map((flag) => `${TERMS}.flag.${flag}` as const),
  ...SUGGESTIONS.map((what) => `${TERMS}.suggests.${what}` as const),
  ...PROBLEMS.map((problem) => `${TERMS}.problem.${problem}` as const),
];

/** What stands between braces in those texts. */
export const SEVERITY_VALUES = [
  ...(['se', 'band', 'dpc', 'ei', 'cb', 'kind', 'opens', 'score', 'base', 'step', 'level', 'problem'] as const),
];

export type Say = (key: MessageKey, values?: Record<string, string>) => string;

/** The outcome of the method in words, by the place on the screen where each stands; empty where there is nothing to say. */
export function severityWords(t: Say, language: Language, severity: Severity) {
  const n = (value: number) => formatNumber(language, value, 2);
  const { dpc, ei, cb, cbTotal, se, band, flags, suggests } = severity;
  const level = (part: Circumstance) =>
    t(`${TERMS}.level`, { score: n(cb[part]), level: t(levelKey(part, levelOf(CB_SCORES[part], cb[part]))) });
  const recognised = levelOf(EI_SCORES, ei) as Identification;
  const suggested = suggests.article34 ? 'article34' : suggests.article33 ? 'article33' : 'none';
  return {
    score: t('breach_decisions.severity.score', { se: n(se), band: t(`${TERMS}.band.${band}`) }),
    worked: t(`${TERMS}.worked`, { dpc: n(dpc), ei: n(ei), cb: n(cbTotal), se: n(se) }),
    decided: `${decidedText(t, n, severity)} ${t(`${TERMS}.range.${band}`)}`,
    dpc: n(dpc),
    ei: t(`${TERMS}.level`, { score: n(ei), level: t(`${TERMS}.identification.${recognised}`) }),
    cb: n(cbTotal),
    confidentiality: level('confidentiality'),
    integrity: level('integrity'),
    availability: level('availability'),
    malicious: level('malicious'),
    many_persons: flags.manyPersons ? t(`${TERMS}.flag.many_persons`) : '',
    unintelligible: flags.unintelligible ? t(`${TERMS}.flag.unintelligible`) : '',
    suggests: t(`${TERMS}.suggests.${suggested}`),
  };
}
export type SeverityPlace = keyof ReturnType<typeof severityWords>;

/** Why there is no outcome yet: each fault of the form once. */
export function severityProblemText(t: Say, problems: readonly SeverityProblem[]): string {
  const said = new Set(problems.map(({ problem }) => t(`${TERMS}.problem.${problem}`)));
  return t('breach_decisions.severity.live_problem', { problem: [...said].join(' ') });
}

/** Which kind of data weighed most, and what it was adjusted by. */
function decidedText(t: Say, n: (value: number) => string, { lines, decisive }: Severity): string {
  const line = lines[decisive];
  if (!line) return '';
  const own = t(`${TERMS}.data.${line.kind}`);
  const opens = DATA_CLASSES.find((each) => each === line.opens);
  const kind = opens ? t(`${TERMS}.opened`, { kind: own, opens: t(`${TERMS}.data.${opens}`) }) : own;
  const step = line.score - line.base;
  if (step === 0) return t(`${TERMS}.decided`, { kind, score: n(line.score) });
  const signed = step > 0 ? `+${step}` : `−${-step}`;
  return t(`${TERMS}.decided_adjusted`, { kind, score: n(line.score), base: n(line.base), step: signed });
}

/** The level with a score: no two levels of a part have the same. */
function levelOf(levels: Record<string, number>, score: number): string {
  return Object.keys(levels).find((level) => levels[level] === score) ?? '';
}

function levelKey(part: Circumstance, level: string): MessageKey {
  return `${TERMS}.${part}.${level}` as MessageKey;
}
