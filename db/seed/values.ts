import { seeded } from '#app/domain/random.ts';
import { maturityIn } from './strength.ts';
import { tell, topicOf } from './topics.ts';
import type { Place } from './world.ts';

export type Scale = 'maturity' | 'compliance';
export type Step = '1' | '2' | '3' | '4' | '5' | 'na';

/** What was filled in: both maturity scores, or a choice. */
export interface Value {
  choice: 'yes' | 'partly' | 'no' | 'na' | null;
  doc: Step | null;
  impl: Step | null;
}

/** A requirement as the demo answers it. */
export interface Asked {
  id: number;
  code: string;
  scale: Scale;
  /** Whether it is a key measure at the level asked. */
  key: boolean;
  /** One score that counts for documentation and implementation alike. */
  oneScore: boolean;
}

export interface Filled extends Value {
  explanation: string;
}

/** Requirements that do not arise at an ordinary local authority, and why. */
const NOT_APPLICABLE: Readonly<Record<string, string>> = {
  'GDPR.6.1.f': 'Een overheid kan zich voor haar taken niet op het gerechtvaardigd belang beroepen.',
  'GDPR.20': 'Onze verwerkingen steunen op een wettelijke taak, niet op toestemming of overeenkomst.',
  'GDPR.34.4': 'We kregen nog nooit een bevel van de toezichthouder.',
  'GDPR.47': 'Bindende bedrijfsvoorschriften bestaan alleen binnen ondernemingsgroepen.',
  'GDPR.30.2': 'We verwerken geen gegevens in opdracht van anderen.',
  'BE.39-42': 'Niet verplicht: het bestuur volgt de maatregelen vrijwillig.',
};
/** The only N/A that the basic level of CyFun 2025 allows is spent by these two on the same requirement. */
const WITHOUT_WIFI = { code: 'PR.AA-03.1', indexes: [3, 9] };

/** What a municipality answered so many years ago; the same again for the same key. */
export function valueFor(place: Place, asked: Asked, key: string, years: number): Filled {
  const reason = whyNotApplicable(place, asked.code, key);
  if (reason) return { ...of(asked.scale, 'na', 'na', 'na'), explanation: reason };
  const grade = special(place, asked, key) ?? maturityIn(place, asked.code, key, years);
  const value = asked.scale === 'compliance' ? compliance(grade) : maturity(grade, asked.oneScore);
  return { ...value, explanation: explain(asked.code, value, grade, `${place.slug} ${key} ${asked.code}`) };
}

function whyNotApplicable(place: Place, code: string, key: string): string | undefined {
  const wifi = code === WITHOUT_WIFI.code && key.startsWith('cyfun-') && WITHOUT_WIFI.indexes.includes(place.index);
  if (wifi && place.told) return 'Er zijn geen draadloze toegangspunten: alle werkplekken zijn bekabeld.';
  return seeded(`${place.slug} ${code}`).chance(0.75) ? NOT_APPLICABLE[code] : undefined;
}

/** Zandbeke's measurement of last year: everything that counts is in order but two key measures, each just short. */
function special(place: Place, asked: Asked, key: string): number | null {
  if (!place.told || place.index !== 0) return null;
  const topic = topicOf(asked.code);
  if (key === 'cyfun-c' && asked.key) {
    return topic === 'mfa' || topic === 'segmentation' ? 2.25 : Math.max(2.7, maturityIn(place, asked.code, key, 1));
  }
  if (key === 'cyfun-now' && topic === 'mfa') return 3.4;
  return null;
}

/** Writing things down goes slower than doing them. */
function maturity(grade: number, oneScore: boolean): Value {
  if (oneScore) return of('maturity', step(grade), step(grade), null);
  return of('maturity', step(grade - 0.2), step(grade + 0.2), null);
}

function step(grade: number): Step {
  return String(Math.min(5, Math.max(1, Math.round(grade)))) as Step;
}

function compliance(grade: number): Value {
  return of('compliance', null, null, grade >= 2.75 ? 'yes' : grade >= 1.95 ? 'partly' : 'no');
}

function of(scale: Scale, doc: Step | null, impl: Step | null, choice: Value['choice']): Value {
  return scale === 'maturity' ? { choice: null, doc, impl } : { choice, doc: null, impl: null };
}

/** No and N/A always say why; a good answer often goes without a word. */
function explain(code: string, value: Value, grade: number, key: string): string {
  const shown =
    value.choice === 'yes'
      ? 4
      : value.choice === 'partly'
        ? 2.7
        : value.choice === 'no'
          ? 1.5
          : roundedMean(value, grade);
  const silent = shown >= 3.25 ? 0.45 : shown >= 2.25 ? 0.25 : 0.1;
  if (value.choice !== 'no' && seeded(`silent ${key}`).chance(silent)) return '';
  return tell(topicOf(code), shown);
}

function roundedMean(value: Value, grade: number): number {
  return value.doc && value.impl ? (Number(value.doc) + Number(value.impl)) / 2 : grade;
}

/** The same answer one step weaker, as it stood before somebody improved it, or as a reviewer sees it. */
export function weaker(value: Value): Value {
  const lower = (at: Step | null): Step | null =>
    at === null || at === 'na' || at === '1' ? at : (String(Number(at) - 1) as Step);
  if (value.choice !== null) return { ...value, choice: value.choice === 'yes' ? 'partly' : value.choice };
  return { choice: null, doc: value.doc, impl: lower(value.impl) };
}
