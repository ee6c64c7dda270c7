export const mappings = {
  coverage: {
    title: 'Derived coverage',
    lead: 'What your CyFun answers say of NIS2, article 21, and ISO 27001.',
    no_proof: 'Derived: no proof of compliance',
    no_proof_text:
      'This page follows from a mapping table. A CyFun question touches another requirement; it does not stand in for it. Whether that requirement is met is to be found out at the requirement itself.',
    from: 'Derived from',
    empty: 'There is nothing to derive from yet',
    empty_text:
      'Once this municipality answers a CyFun checklist, this page shows which requirements of NIS2 and ISO 27001 it touches.',
    nis2: 'NIS2, article 21, paragraph 2',
    iso: 'ISO/IEC 27001:2022',
    caption: 'Derived coverage of {framework}; no proof of compliance',
    requirement: 'Requirement',
    state: 'Derived',
    answers: 'Answers that touch it',
    derived_from: 'From what',
    no_source: 'No question at this level touches this requirement',
    sources: '{n, plural, one {# question touches this} other {# questions touch this}}',
    sources_of: '{n, plural, one {# question touches {code}} other {# questions touch {code}}}',
    unanswered: 'not answered yet',
  },
  state: {
    untouched: 'Not touched',
    unanswered: 'Touched, not answered',
    partly: 'Touched, answered in part',
    answered: 'Touched, answered',
  },
  band: {
    low: '{n} weak (1–2 or no)',
    middle: '{n} middle (3 or partly)',
    high: '{n} strong (4–5 or yes)',
    na: '{n} n.a.',
  },
  elsewhere: {
    heading: 'What you answered elsewhere already',
    count: '{n, plural, one {# answer} other {# answers}}',
    hint: 'From other checklists, through a mapping table. To read only: nothing is filled in here.',
    more: 'And {n, plural, one {# more answer that is} other {# more answers that are}} further off.',
  },
  left_out: {
    heading: 'Mapping lines that are not used',
    count: '{n, plural, one {# line} other {# lines}}',
    unknown: 'One of the two codes does not exist in the framework.',
  },
} as const;
