/** Fields 44 to 76 of the EDPB template: when, what, whose and which data, and what was in place. Conditions are our own. */
import { type Condition, stepOf } from './breach-field.ts';

const timing = stepOf('timing', 'Art. 33(1)');
const nature = stepOf('nature', 'Art. 33(3)(a)');
const subjects = stepOf('subjects', 'Art. 33(3)(a)');
const data = stepOf('data', 'Art. 33(3)(a)');
const before = stepOf('measures_before', 'Art. 32; Art. 33(3)');

const COUNT_KINDS = ['exact', 'approximate', 'cannot_determine', 'to_be_determined'];
const counted = (field: string): Condition => ({ field, oneOf: ['exact', 'approximate'] });
const breaches = (kind: string): Condition => ({ field: 'breach_nature', includes: kind });

export const WHAT_FIELDS = [
  timing(44, 'occurrence_pattern', {
    type: 'enum',
    options: ['single_day', 'period', 'ongoing', 'cannot_determine', 'to_be_determined'],
  }),
  timing(45, 'dates_estimated', {
    type: 'boolean',
    mandatory: 'no',
    shownWhen: { field: 'occurrence_pattern', oneOf: ['single_day', 'period', 'ongoing'] },
  }),
  timing(46, 'occurred_from', {
    type: 'datetime',
    mandatory: 'conditional',
    shownWhen: { field: 'occurrence_pattern', oneOf: ['single_day', 'period', 'ongoing'] },
  }),
  timing(47, 'occurred_to', {
    type: 'datetime',
    mandatory: 'conditional',
    shownWhen: { field: 'occurrence_pattern', oneOf: ['single_day', 'period'] },
    requiredWhen: { field: 'occurrence_pattern', is: 'period' },
  }),
  timing(48, 'aware_at', { type: 'datetime' }),
  // The source turns the comparison round; article 33(1) asks for reasons when the 72 hours are over.
  timing(49, 'late_reason', { type: 'textarea', mandatory: 'conditional', shownWhen: { fact: 'late' } }),
  timing(50, 'discovery_source', {
    type: 'enum',
    options: ['controller', 'processor', 'data_subject', 'external_party', 'press', 'other'],
  }),
  timing(51, 'discovery_note', { type: 'textarea', from: 'additional' }),
  timing(52, 'external_notice_date', {
    type: 'date',
    mandatory: 'conditional',
    shownWhen: {
      field: 'discovery_source',
      oneOf: ['processor', 'data_subject', 'external_party', 'press', 'other'],
    },
    from: 'additional',
  }),
  // Always open for a remark; how estimated dates were estimated has to be said.
  timing(53, 'timeline_note', {
    type: 'textarea',
    mandatory: 'conditional',
    requiredWhen: { field: 'dates_estimated', is: true },
    from: 'final',
  }),
  nature(55, 'breach_nature', {
    type: 'multi',
    article: 'Art. 4(12); Art. 33(3)(a)',
    options: ['confidentiality', 'integrity', 'availability'],
  }),
  nature(56, 'confidentiality_type', {
    type: 'enum',
    mandatory: 'conditional',
    options: ['exfiltrated', 'likely_exfiltrated', 'not_exfiltrated', 'cannot_assess', 'to_be_determined'],
    shownWhen: breaches('confidentiality'),
    from: 'additional',
  }),
  nature(57, 'data_unintelligible', {
    type: 'enum',
    mandatory: 'conditional',
    options: ['yes_intact', 'yes_may_be_subverted', 'no', 'cannot_assess', 'to_be_determined'],
    shownWhen: breaches('confidentiality'),
    from: 'additional',
  }),
  nature(58, 'integrity_type', {
    type: 'enum',
    mandatory: 'conditional',
    options: ['altered_no_misuse', 'altered_misuse_recoverable', 'altered_misuse_unrecoverable'],
    shownWhen: breaches('integrity'),
    from: 'additional',
  }),
  nature(59, 'availability_type', {
    type: 'enum',
    mandatory: 'conditional',
    options: ['temporary', 'permanent', 'undetermined'],
    shownWhen: breaches('availability'),
    from: 'additional',
  }),
  nature(60, 'incident_nature', {
    type: 'enum',
    options: [
      ...[
        'privilege_abuse',
        'ransomware',
        'malware_hacking',
        'phishing',
        'vulnerability_exploited',
        'unauthorised_it_access',
      ],
      ...[
        'data_exfiltration',
        'wrong_subject_data_shown',
        'device_lost_stolen',
        'e_waste',
        'paper_disposal',
        'mail_lost_opened',
      ],
      ...[
        'misconfiguration',
        'wrong_permissions',
        'paper_lost_stolen',
        'data_deleted',
        'shown_to_wrong_recipient',
        'sent_by_mistake',
      ],
      ...[
        'open_distribution_list',
        'technical_fault',
        'unauthorised_change',
        'unintended_publication',
        'verbal_disclosure',
        'to_be_determined',
      ],
      ...['other'],
    ],
  }),
  nature(61, 'cause', {
    type: 'enum',
    options: [
      'internal_non_malicious',
      'internal_malicious',
      'external_non_malicious',
      'external_malicious',
      'to_be_determined',
      'unknown',
    ],
    from: 'additional',
  }),
  nature(62, 'incident_description', { type: 'textarea' }),
  nature(63, 'systems_involved', { type: 'textarea', from: 'additional' }),
  subjects(65, 'subject_categories', {
    type: 'multi',
    options: [
      ...['customers', 'employees', 'military_police', 'minors', 'patients', 'students', 'subscribers', 'users'],
      ...['vulnerable', 'additional', 'unknown_yet'],
    ],
  }),
  subjects(66, 'subject_categories_note', { type: 'textarea', from: 'additional' }),
  subjects(67, 'subject_count_kind', { type: 'enum', options: COUNT_KINDS }),
  subjects(68, 'subject_count', {
    type: 'number',
    mandatory: 'conditional',
    shownWhen: counted('subject_count_kind'),
  }),
  data(70, 'data_types', {
    type: 'multi',
    options: [
      ...['basic', 'contact', 'biometric', 'criminal', 'political', 'ethnic', 'religious', 'sexual', 'trade_union'],
      ...['genetic', 'health', 'financial', 'employment_health', 'identification', 'location', 'official_documents'],
      ...['payment', 'profile', 'credentials', 'unknown_yet', 'additional'],
    ],
  }),
  data(71, 'data_types_note', { type: 'textarea', from: 'additional' }),
  data(72, 'record_count_kind', { type: 'enum', options: COUNT_KINDS }),
  data(73, 'record_count', { type: 'number', shownWhen: counted('record_count_kind') }),
  before(75, 'measures_in_place', {
    type: 'multi',
    options: [
      ...['pseudonymisation', 'backup_recovery', 'encryption', 'policies', 'training', 'incident_log', 'access_levels'],
      ...['logical_access', 'audits', 'physical_access', 'up_to_date_it', 'other'],
    ],
    from: 'additional',
  }),
  before(76, 'measures_in_place_note', { type: 'textarea', from: 'final' }),
];
