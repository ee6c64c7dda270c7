/** Fields 3 to 41 of the EDPB template: the notification, who makes it and who else is in it. Conditions are our own. */
import { type Condition, stepOf } from './breach-field.ts';

const notification = stepOf('notification');
const organisation = stepOf('organisation', 'Art. 33(3)(a)');
const reporter = stepOf('reporter', 'Art. 33(3)(a)');
const contact = stepOf('contacts', 'Art. 33(3)(b)');
const party = stepOf('parties', 'Art. 33(2); Art. 28; Art. 26');

const followUp: Condition = { field: 'notification_type', is: 'follow_up' };
const outsideEea: Condition = { field: 'non_eea_controller', is: 'yes' };
// Whoever reports as the DPO has already said who the DPO is.
const dpoNotGiven: Condition = { field: 'reporter_function', isNot: 'dpo' };
const dpoToName: Condition = { all: [dpoNotGiven, { field: 'dpo_designated', is: 'yes' }] };
const otherContact: Condition = { field: 'info_contact_choice', is: 'other' };
const others: Condition = { field: 'other_parties_involved', is: 'yes' };

export const WHO_FIELDS = [
  notification(3, 'notification_type', { type: 'enum', options: ['new', 'follow_up'], forWithdrawal: true }),
  notification(4, 'notification_subtype', {
    type: 'enum',
    options: ['complete', 'incomplete', 'withdraw'],
    forWithdrawal: true,
  }),
  notification(5, 'withdrawal_reason', {
    type: 'textarea',
    mandatory: 'conditional',
    shownWhen: { all: [followUp, { field: 'notification_subtype', is: 'withdraw' }] },
    forWithdrawal: true,
  }),
  notification(6, 'previous_breach_id', {
    type: 'text',
    mandatory: 'conditional',
    shownWhen: followUp,
    forWithdrawal: true,
  }),
  notification(7, 'internal_reference', { type: 'text', mandatory: 'no' }),
  // A Belgian administration has a number in the Crossroads Bank for Enterprises.
  organisation(10, 'identifier_type', {
    type: 'enum',
    mandatory: 'conditional',
    options: ['company_id', 'organisation_number', 'vat_number'],
    requiredWhen: { field: 'sector', is: 'public' },
  }),
  organisation(11, 'identifier', {
    type: 'text',
    mandatory: 'conditional',
    shownWhen: { field: 'identifier_type', filled: true },
  }),
  organisation(12, 'organisation_name', { type: 'text', forWithdrawal: true }),
  organisation(13, 'organisation_contact', { type: 'text', format: 'contact', forWithdrawal: true }),
  organisation(14, 'sector', { type: 'enum', mandatory: 'no', options: ['private', 'public'] }),
  organisation(15, 'organisation_type', {
    type: 'enum',
    mandatory: 'no',
    options: ['micro', 'sme', 'large', 'other'],
    shownWhen: { field: 'sector', is: 'private' },
  }),
  organisation(16, 'organisation_type_note', {
    type: 'textarea',
    mandatory: 'no',
    shownWhen: { field: 'organisation_type', is: 'other' },
  }),
  organisation(17, 'economic_activity', { type: 'text', mandatory: 'no' }),
  organisation(18, 'eea_representative_name', { type: 'text', mandatory: 'conditional', shownWhen: outsideEea }),
  organisation(19, 'eea_representative_contact', { type: 'text', mandatory: 'no', shownWhen: outsideEea }),
  reporter(21, 'reporter_name', { type: 'text', forWithdrawal: true }),
  reporter(22, 'reporter_contact', { type: 'text', format: 'contact', forWithdrawal: true }),
  reporter(23, 'reporter_function', {
    type: 'enum',
    options: ['dpo', 'legal_representative', 'authorised_or_other'],
    forWithdrawal: true,
  }),
  reporter(24, 'reporter_function_note', {
    type: 'textarea',
    mandatory: 'conditional',
    shownWhen: { field: 'reporter_function', is: 'authorised_or_other' },
    forWithdrawal: true,
  }),
  reporter(25, 'reporter_national_id', {
    type: 'text',
    mandatory: 'conditional',
    shownWhen: { fact: 'asksNationalId' },
    format: 'national_id',
  }),
  reporter(26, 'accuracy_statement', {
    type: 'boolean',
    article: 'Art. 24; Art. 33(1)',
    mandatory: 'conditional',
    shownWhen: { fact: 'asksStatement' },
  }),
  // The source types it as a text; its question is answered with yes or no, and the next two hang on it.
  contact(29, 'dpo_designated', { type: 'enum', options: ['yes', 'no'], shownWhen: dpoNotGiven }),
  contact(30, 'dpo_name', { type: 'text', shownWhen: dpoToName }),
  contact(31, 'dpo_contact', { type: 'text', shownWhen: dpoToName, format: 'contact' }),
  contact(33, 'info_contact_choice', { type: 'enum', mandatory: 'no', options: ['dpo', 'reporter', 'other'] }),
  contact(34, 'info_contact_name', { type: 'text', mandatory: 'conditional', shownWhen: otherContact }),
  contact(35, 'info_contact_function', { type: 'text', mandatory: 'conditional', shownWhen: otherContact }),
  contact(36, 'info_contact_details', {
    type: 'text',
    mandatory: 'conditional',
    shownWhen: otherContact,
    format: 'contact',
  }),
  party(38, 'other_parties_involved', { type: 'enum', options: ['yes', 'no'] }),
  party(39, 'other_party_role', { type: 'text', shownWhen: others }),
  party(40, 'other_party_name', { type: 'text', shownWhen: others }),
  party(41, 'other_party_contact', { type: 'text', shownWhen: others, from: 'additional', format: 'contact' }),
];
