/** Fields 79 to 126 of the EDPB template: consequences, risk, measures, persons told, other authorities. Conditions are our own. */
import { type Condition, stepOf } from './breach-field.ts';

const consequence = stepOf('consequences', 'Art. 33(3)(c)');
const risk = stepOf('risk', 'Art. 33(1); Art. 34(1)');
const mitigation = stepOf('mitigation', 'Art. 33(3)(d)');
const prevention = stepOf('prevention', 'Art. 33(3)(d)');
const told = stepOf('communication', 'Art. 34(1); Art. 34(2)');
const notice = stepOf('other_notices');
const border = stepOf('cross_border', 'Art. 56');
const outside = stepOf('outside_eea', 'Art. 3(2)');
const attachment = stepOf('attachments');

const breaches = (kind: string): Condition => ({ field: 'breach_nature', includes: kind });
const includesOther = (field: string): Condition => ({ field, includes: 'other' });
const informed: Condition = { field: 'subjects_informed', is: 'yes' };
const exempt: Condition = { field: 'subjects_informed', is: 'no_art34_3' };
const crossBorder: Condition = { field: 'cross_border', is: 'yes' };
const outsideEea: Condition = { field: 'non_eea_controller', is: 'yes' };
const YES_NO_UNKNOWN = ['yes', 'no', 'unknown'];

const conditional = { mandatory: 'conditional', from: 'additional' } as const;
const lastly = { mandatory: 'conditional', from: 'final' } as const;

export const AFTER_FIELDS = [
  consequence(79, 'consequences_confidentiality', {
    ...conditional,
    type: 'multi',
    options: ['beyond_policy', 'linkable', 'other_purpose', 'other', 'under_assessment'],
    shownWhen: breaches('confidentiality'),
  }),
  consequence(80, 'consequences_confidentiality_note', {
    ...conditional,
    type: 'textarea',
    shownWhen: includesOther('consequences_confidentiality'),
  }),
  consequence(81, 'consequences_integrity', {
    ...conditional,
    type: 'multi',
    options: ['invalid_but_used', 'altered_valid_other_use', 'other', 'under_assessment'],
    shownWhen: breaches('integrity'),
  }),
  consequence(82, 'consequences_integrity_note', {
    ...conditional,
    type: 'textarea',
    shownWhen: includesOther('consequences_integrity'),
  }),
  // The source hangs this one on integrity, which asks the wrong question of the wrong breach.
  consequence(83, 'consequences_availability', {
    ...conditional,
    type: 'multi',
    options: ['no_access_to_services', 'service_disruption', 'other', 'under_assessment'],
    shownWhen: breaches('availability'),
  }),
  consequence(84, 'consequences_availability_note', {
    ...conditional,
    type: 'textarea',
    shownWhen: includesOther('consequences_availability'),
  }),
  consequence(85, 'impact_nature', {
    type: 'multi',
    options: [
      ...['loss_of_control', 'rights_limited', 'discrimination', 'identity_theft', 'fraud', 'financial_loss'],
      ...['reversal_of_pseudonymisation', 'reputation', 'professional_secrecy', 'third_party_disclosure'],
      ...['economic_social', 'physical_mental', 'property', 'other', 'to_be_determined'],
    ],
  }),
  consequence(86, 'impact_note', { ...conditional, type: 'textarea', shownWhen: includesOther('impact_nature') }),
  consequence(87, 'impact_severity', {
    type: 'enum',
    options: ['minor', 'moderate', 'severe', 'to_be_determined'],
    from: 'additional',
  }),
  risk(89, 'risk_outcome', { type: 'enum', options: ['high_risk', 'risk', 'unlikely'], from: 'additional' }),
  risk(90, 'risk_note', { type: 'textarea', from: 'final' }),
  mitigation(92, 'mitigation_measures', { type: 'text', maxLength: 10_000 }),
  prevention(94, 'preventive_measures', {
    type: 'multi',
    options: [
      ...['anonymisation', 'backup_recovery', 'process_change', 'encryption', 'policies', 'training', 'erasure'],
      ...['incident_log', 'access_levels', 'logical_access', 'audits', 'physical_access', 'pseudonymisation'],
      ...['up_to_date_it', 'other'],
    ],
    from: 'final',
  }),
  // The source types it as a date; it asks for a description.
  prevention(95, 'preventive_measures_note', { type: 'textarea', from: 'final' }),
  told(97, 'subjects_informed', {
    type: 'enum',
    options: ['yes', 'planned', 'investigating', 'no_not_high_risk', 'no_art34_3'],
    from: 'additional',
  }),
  told(98, 'subjects_informed_on', { ...conditional, type: 'date', shownWhen: informed }),
  told(99, 'subjects_inform_planned_on', {
    ...lastly,
    type: 'date',
    shownWhen: { field: 'subjects_informed', is: 'planned' },
  }),
  told(100, 'art34_3_ground', {
    ...conditional,
    type: 'enum',
    article: 'Art. 34(3)(a)(b)(c)',
    options: ['art34_3_a', 'art34_3_b', 'art34_3_c'],
    shownWhen: exempt,
  }),
  told(101, 'art34_3_note', { ...conditional, type: 'textarea', article: 'Art. 34(3)(a)(b)(c)', shownWhen: exempt }),
  told(102, 'subjects_informed_scope', { ...lastly, type: 'enum', options: ['all', 'not_all'], shownWhen: informed }),
  told(103, 'subjects_not_all_note', {
    ...lastly,
    type: 'textarea',
    shownWhen: { field: 'subjects_informed_scope', is: 'not_all' },
  }),
  told(104, 'communication_means', {
    ...conditional,
    type: 'enum',
    options: ['individual', 'public', 'other'],
    shownWhen: informed,
  }),
  told(105, 'communication_means_note', {
    type: 'textarea',
    mandatory: 'no',
    shownWhen: { field: 'communication_means', is: 'other' },
  }),
  told(106, 'communication_content', { ...lastly, type: 'text', maxLength: 10_000, shownWhen: informed }),
  notice(109, 'reported_to_police', { type: 'enum', mandatory: 'no', options: YES_NO_UNKNOWN }),
  notice(110, 'other_authority_notified', { type: 'enum', mandatory: 'no', options: YES_NO_UNKNOWN }),
  notice(111, 'other_authority_note', {
    ...lastly,
    type: 'textarea',
    shownWhen: {
      any: [
        { field: 'reported_to_police', is: 'yes' },
        { field: 'other_authority_notified', is: 'yes' },
      ],
    },
  }),
  // Which authority is competent hangs on it, so it is asked at once; of a controller in the EEA only.
  border(113, 'cross_border', {
    type: 'enum',
    options: YES_NO_UNKNOWN,
    shownWhen: { field: 'non_eea_controller', isNot: 'yes' },
  }),
  border(114, 'lead_authority', { type: 'text', mandatory: 'conditional', shownWhen: crossBorder }),
  border(115, 'establishment_countries', { ...conditional, type: 'text', shownWhen: crossBorder }),
  border(116, 'affected_countries', { ...conditional, type: 'text', shownWhen: crossBorder }),
  // A number for each country and a list of authorities: one text each, one line per country.
  border(117, 'subjects_per_country', { ...lastly, type: 'text', shownWhen: crossBorder }),
  border(118, 'authorities_notified', { ...conditional, type: 'text', shownWhen: crossBorder }),
  outside(120, 'non_eea_controller', { type: 'enum', options: YES_NO_UNKNOWN }),
  outside(121, 'non_eea_affected_countries', { ...conditional, type: 'text', shownWhen: outsideEea }),
  outside(122, 'non_eea_subjects_per_country', { ...lastly, type: 'text', shownWhen: outsideEea }),
  outside(123, 'non_eea_authorities_notified', { ...conditional, type: 'text', shownWhen: outsideEea }),
  attachment(125, 'attachments', {
    type: 'multi',
    mandatory: 'no',
    options: [
      ...['subject_letter', 'risk_assessment', 'investigation_report', 'ransom_note', 'phishing_message'],
      ...['internal_procedure', 'deletion_policy', 'wrong_recipient_letter', 'external_notice', 'other'],
    ],
  }),
  attachment(126, 'attachments_note', { ...lastly, type: 'text', shownWhen: includesOther('attachments') }),
];
