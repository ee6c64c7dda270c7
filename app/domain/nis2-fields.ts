/** What each stage of a report to the CCB says (Directive (EU) 2022/2555, article 23(4); law of 26 April 2024, articles 34 to 37). */
import type { Nis2Stage, Tri } from './nis2.ts';

export interface Nis2Field {
  key: string;
  kind: 'text' | 'tri';
  required: boolean;
}

const text = (key: string, required = true): Nis2Field => ({ key, kind: 'text', required });
const tri = (key: string): Nis2Field => ({ key, kind: 'tri', required: true });

/** The fields of a stage in the order in which it tells them. An answer *unknown* is one, so that no stage is held up. */
export const NIS2_FIELDS: Record<Nis2Stage, readonly Nis2Field[]> = {
  early_warning: [text('what'), tri('malicious'), tri('cross_border'), text('contact')],
  notification: [
    text('what'),
    tri('malicious'),
    tri('cross_border'),
    text('severity'),
    text('impact'),
    text('indicators', false),
    text('contact'),
  ],
  intermediate: [text('status'), text('contact')],
  progress: [text('status'), text('impact'), text('mitigation'), text('contact')],
  final: [
    text('what'),
    text('severity'),
    text('impact'),
    text('root_cause'),
    text('mitigation'),
    text('cross_border_impact', false),
    text('contact'),
  ],
};

export const NIS2_FIELD_KEYS = [
  'what',
  'malicious',
  'cross_border',
  'severity',
  'impact',
  'indicators',
  'status',
  'mitigation',
  'root_cause',
  'cross_border_impact',
  'contact',
] as const;
export type Nis2FieldKey = (typeof NIS2_FIELD_KEYS)[number];

/** What a stage holds: texts, and `yes`, `no` or `unknown`. */
export type Nis2Values = Partial<Record<Nis2FieldKey, string>>;

const TRI: readonly Tri[] = ['yes', 'no', 'unknown'];

/** The fields of a stage that are still empty and may not be, in their order. */
export function missingOfStage(stage: Nis2Stage, values: Nis2Values): Nis2FieldKey[] {
  return NIS2_FIELDS[stage]
    .filter(({ key, kind, required }) => {
      const value = values[key as Nis2FieldKey]?.trim() ?? '';
      return kind === 'tri' ? !TRI.some((each) => each === value) : required && value === '';
    })
    .map(({ key }) => key as Nis2FieldKey);
}

/** What of the values a stage tells, in its order: this is what is frozen with it. */
export function valuesOfStage(stage: Nis2Stage, values: Nis2Values): Nis2Values {
  const kept = NIS2_FIELDS[stage].map(({ key }) => [key, values[key as Nis2FieldKey]?.trim() ?? ''] as const);
  return Object.fromEntries(kept.filter(([, value]) => value !== ''));
}
