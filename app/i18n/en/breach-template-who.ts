const yesNo = { yes: 'Yes', no: 'No' } as const;

/** Words of fields 3 to 41 of the template; our own, not those of the EDPB. */
export const breachFieldsWho = {
  notification_type: {
    label: 'Kind of notification',
    help: 'A first notification, or a follow-up on what the authority already has.',
    options: { new: 'New notification', follow_up: 'Follow-up on a notification' },
  },
  notification_subtype: {
    label: 'Completeness',
    help: 'Incomplete is allowed: the authority then expects more as soon as you know more.',
    options: { complete: 'Complete', incomplete: 'Incomplete, more will follow', withdraw: 'Withdrawal' },
  },
  withdrawal_reason: {
    label: 'Why you withdraw the notification',
    help: 'Because it was sent twice, for instance, or because there proved to be no breach.',
  },
  previous_breach_id: {
    label: 'Reference of the earlier notification',
    help: 'The number that the authority gave you at the first notification.',
  },
  internal_reference: { label: 'Your own reference', help: 'The number under which you find this dossier yourself.' },
  identifier_type: {
    label: 'Kind of number of the organisation',
    help: 'For a local authority that is the enterprise number.',
    options: {
      company_id: 'Enterprise number (KBO)',
      organisation_number: 'Another organisation number',
      vat_number: 'VAT number',
    },
  },
  identifier: { label: 'Number', help: 'Ten digits for an enterprise number, such as 0123.456.789.' },
  organisation_name: {
    label: 'Name of the controller',
    help: 'The legal person that notifies: gemeente and OCMW each notify for themselves.',
  },
  organisation_contact: {
    label: 'Contact details of the organisation',
    help: 'Address, with at least an e-mail address or a telephone number.',
  },
  sector: {
    label: 'Sector',
    help: 'A local authority belongs to the public sector.',
    options: { private: 'Private', public: 'Public' },
  },
  organisation_type: {
    label: 'Size of the organisation',
    help: 'For private organisations only.',
    options: {
      micro: 'Self-employed or micro-enterprise',
      sme: 'Small or medium enterprise',
      large: 'Large enterprise',
      other: 'Something else',
    },
  },
  organisation_type_note: {
    label: 'What kind of organisation it is',
    help: 'In a few words, such as an association or a foundation.',
  },
  economic_activity: { label: 'Activity', help: 'The NACE code or a short description, such as “local government”.' },
  eea_representative_name: {
    label: 'Representative in the EEA',
    help: 'Name of who represents a controller from outside the EEA here.',
  },
  eea_representative_contact: {
    label: 'Contact details of the representative',
    help: 'Address, e-mail address or telephone number.',
  },
  reporter_name: { label: 'Who notifies', help: 'First and last name of the person who submits the notification.' },
  reporter_contact: {
    label: 'Contact details of who notifies',
    help: 'An e-mail address or telephone number at which the authority soon reaches somebody.',
  },
  reporter_function: {
    label: 'Function of who notifies',
    help: 'When the DPO notifies, the questions about the DPO below are no longer needed.',
    options: {
      dpo: 'DPO',
      legal_representative: 'Legal representative',
      authorised_or_other: 'Authorised person or somebody else',
    },
  },
  reporter_function_note: {
    label: 'Description of the function',
    help: 'General director or head of ICT, for instance, and by what right that person notifies.',
  },
  reporter_national_id: {
    label: 'National number of who notifies',
    help: 'Only because this authority asks for it. Eleven digits.',
  },
  accuracy_statement: {
    label: 'I declare that these facts are right as far as we know them now',
    help: 'Who notifies vouches for what is known at that time. More can be added later.',
  },
  dpo_designated: {
    label: 'Has a DPO been designated?',
    help: 'A public authority must have a DPO.',
    options: yesNo,
  },
  dpo_name: { label: 'Name of the DPO', help: 'The person, or the service that is registered as DPO.' },
  dpo_contact: { label: 'Contact details of the DPO', help: 'E-mail address or telephone number.' },
  info_contact_choice: {
    label: 'Who can tell more?',
    help: 'Whom the authority can ask about this breach.',
    options: { dpo: 'The DPO', reporter: 'Who notifies', other: 'Somebody else' },
  },
  info_contact_name: { label: 'Name of the contact', help: 'Who can tell more.' },
  info_contact_function: { label: 'Function of the contact', help: 'Head of ICT, for instance.' },
  info_contact_details: { label: 'Contact details of the contact', help: 'E-mail address or telephone number.' },
  other_parties_involved: {
    label: 'Are other parties involved?',
    help: 'A supplier that processes for you, or an authority with which you are jointly responsible.',
    options: yesNo,
  },
  other_party_role: {
    label: 'Role of the other party',
    help: 'Processor, sub-processor or joint controller.',
  },
  other_party_name: { label: 'Name of the other party', help: 'One on each line when there are more.' },
  other_party_contact: {
    label: 'Contact details of the other party',
    help: 'E-mail address or telephone number of who follows the matter there.',
  },
} as const;
