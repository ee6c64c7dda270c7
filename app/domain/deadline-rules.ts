/**
 * The legal clocks as a table. A change of law is one more line with a later `validFrom`: what started before it keeps
 * the line that stood then. The proposal COM(2025) 837 (96 hours, high risk only) is not law and has no line.
 */
export const RULE_IDS = [
  'gdpr.33.1',
  'gdpr.33.2',
  'gdpr.34.1',
  'gdpr.12.3',
  'gdpr.12.3.extended',
  'gdpr.36.2',
  'gdpr.36.2.extended',
  'nis2.early',
  'nis2.notification',
  'nis2.final',
  'nis2.final_after_progress',
  'nis2.registration_change',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** Hours are elapsed hours; weeks and months are counted on the calendar in Brussels. */
export interface Duration {
  unit: 'hours' | 'weeks' | 'months';
  n: number;
}

/** The recorded moment that starts a clock. */
export type ClockStart =
  | 'aware_at'
  | 'processor_aware_at'
  | 'high_risk_decided_at'
  | 'request_received_at'
  | 'consultation_received_at'
  | 'notification_submitted_at'
  | 'incident_closed_at'
  | 'changed_at';

export interface Rule {
  id: RuleId;
  /** Where it stands, to be shown as it is. */
  source: string;
  start: ClockStart;
  /** Null where the law says no more than *without undue delay*: such a clock counts up and is never overdue. */
  duration: Duration | null;
  /** The first day in Brussels on which a clock may start under this line. */
  validFrom: string;
  /**
   * Strict: a period in hours, which runs through weekends and holidays and has no later day to roll to (Regulation
   * 1182/71, article 3(3) and (4)). The alarm of every rule is on its earliest reading, strict or not.
   */
  strict: boolean;
  /** From how many hours before the deadline the clock is shown as due soon. */
  soonHours: number;
}

const hours = (n: number): Duration => ({ unit: 'hours', n });
const weeks = (n: number): Duration => ({ unit: 'weeks', n });
const months = (n: number): Duration => ({ unit: 'months', n });

const gdpr = { validFrom: '2018-05-25', strict: false, soonHours: 168 };
const nis2 = { validFrom: '2024-10-18', strict: false, soonHours: 168 };
const article = (text: string) => `Regulation (EU) 2016/679, art. ${text}`;
const nis2Article = (text: string) => `Directive (EU) 2022/2555, art. ${text}; Law of 26 April 2024, art. 34–38`;

export const RULES: readonly Rule[] = [
  {
    ...gdpr,
    id: 'gdpr.33.1',
    source: article('33(1)'),
    start: 'aware_at',
    duration: hours(72),
    strict: true,
    soonHours: 24,
  },
  { ...gdpr, id: 'gdpr.33.2', source: article('33(2)'), start: 'processor_aware_at', duration: null },
  { ...gdpr, id: 'gdpr.34.1', source: article('34(1)'), start: 'high_risk_decided_at', duration: null },
  { ...gdpr, id: 'gdpr.12.3', source: article('12(3)'), start: 'request_received_at', duration: months(1) },
  // One period of three months from receipt, not one month and then two: 31 January ends on 30 April.
  { ...gdpr, id: 'gdpr.12.3.extended', source: article('12(3)'), start: 'request_received_at', duration: months(3) },
  { ...gdpr, id: 'gdpr.36.2', source: article('36(2)'), start: 'consultation_received_at', duration: weeks(8) },
  {
    ...gdpr,
    id: 'gdpr.36.2.extended',
    source: article('36(2)'),
    start: 'consultation_received_at',
    duration: weeks(14),
  },
  {
    ...nis2,
    id: 'nis2.early',
    source: nis2Article('23(4)(a)'),
    start: 'aware_at',
    duration: hours(24),
    strict: true,
    soonHours: 8,
  },
  {
    ...nis2,
    id: 'nis2.notification',
    source: nis2Article('23(4)(b)'),
    start: 'aware_at',
    duration: hours(72),
    strict: true,
    soonHours: 24,
  },
  {
    ...nis2,
    id: 'nis2.final',
    source: nis2Article('23(4)(d)'),
    start: 'notification_submitted_at',
    duration: months(1),
  },
  {
    ...nis2,
    id: 'nis2.final_after_progress',
    source: nis2Article('23(4)(e)'),
    start: 'incident_closed_at',
    duration: months(1),
  },
  {
    ...nis2,
    id: 'nis2.registration_change',
    source: 'Law of 26 April 2024, art. 13',
    start: 'changed_at',
    duration: weeks(2),
  },
];
