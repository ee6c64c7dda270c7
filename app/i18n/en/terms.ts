import type { Messages } from '../messages.ts';
import type { terms as nl } from '../nl/terms.ts';

export const terms = {
  phase: {
    none: 'No checklist',
    not_started: 'Not started',
    open: 'Under way',
    submitted: 'Submitted',
    returned: 'Returned',
    accepted: 'Accepted',
    closed: 'Closed',
  },
  state: { unanswered: 'Not answered', to_review: 'To review', accepted: 'Accepted', returned: 'Returned' },
  verdict: { pass: 'Passed', fail: 'Not passed yet', incomplete: 'Incomplete', no_threshold: 'No pass mark' },
  choice: { yes: 'Yes', partly: 'Partly', no: 'No', na: 'Not applicable' },
  grade: {
    1: '1 · Initial',
    2: '2 · Repeatable',
    3: '3 · Defined',
    4: '4 · Managed',
    5: '5 · Optimising',
    na: 'Not applicable',
  },
  doc: 'Documentation',
  impl: 'Implementation',
  short: { doc: 'D', impl: 'I', na: 'n/a' },
  own: 'Own answer',
  verified: 'Verified by the DPO',
  key_measure: 'Key measure',
  level: { basic: 'Basic', important: 'Important', essential: 'Essential', all: 'Complete' },
  regime: { gdpr: 'GDPR', ksz: 'KSZ norms', nis2: 'NIS2', cyfun: 'CyFun' },
  applicability: {
    in_scope: 'in scope',
    voluntary: 'voluntary',
    out_of_scope: 'out of scope',
    under_review: 'under review',
  },
  due: {
    late: '{n, plural, one {# day late} other {# days late}}',
    today: 'today',
    left: '{n, plural, one {# day left} other {# days left}}',
  },
  age: {
    days: '{n, plural, =0 {today} one {# day} other {# days}}',
    months: '{n, plural, one {# mo.} other {# mo.}}',
    years: '{n, plural, one {# year} other {# years}}',
  },
} as const satisfies Messages<typeof nl>;
