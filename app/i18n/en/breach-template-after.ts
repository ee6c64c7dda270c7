const yesNoUnknown = { yes: 'Yes', no: 'No', unknown: 'Unknown' } as const;
const underAssessment = { other: 'Something else', under_assessment: 'Still being looked into' } as const;

/** Words of fields 79 to 126 of the template; our own, not those of the EDPB. */
export const breachFieldsAfter = {
  consequences_confidentiality: {
    label: 'Consequences of the loss of confidentiality',
    help: 'What can happen with the data now that they got out.',
    options: {
      beyond_policy: 'Data spread further than the law or your privacy statement allows',
      linkable: 'Data are easily linked with others',
      other_purpose: 'Data can be used for something else or unlawfully',
      ...underAssessment,
    },
  },
  consequences_confidentiality_note: {
    label: 'Other consequences for confidentiality',
    help: 'Which consequences you still expect.',
  },
  consequences_integrity: {
    label: 'Consequences of changed data',
    help: 'What can go wrong with data that are no longer right.',
    options: {
      invalid_but_used: 'Wrong data may have been used',
      altered_valid_other_use: 'Changed data seem right and can serve for something else',
      ...underAssessment,
    },
  },
  consequences_integrity_note: {
    label: 'Other consequences of changed data',
    help: 'Which consequences you still expect.',
  },
  consequences_availability: {
    label: 'Consequences of data out of reach',
    help: 'What the persons concerned could not do or still cannot.',
    options: {
      no_access_to_services: 'A service cannot be reached',
      service_disruption: 'A service runs with difficulty or interruptions',
      ...underAssessment,
    },
  },
  consequences_availability_note: {
    label: 'Other consequences of data out of reach',
    help: 'Which consequences you still expect.',
  },
  impact_nature: {
    label: 'What can this mean for the persons concerned?',
    help: 'Look at it from the side of the person, not of the authority.',
    options: {
      loss_of_control: 'No hold on one’s own data any more',
      rights_limited: 'Less able to exercise rights',
      discrimination: 'Discrimination',
      identity_theft: 'Abuse of identity',
      fraud: 'Fraud',
      financial_loss: 'Loss of money',
      reversal_of_pseudonymisation: 'Pseudonyms become persons again',
      reputation: 'Damage to a good name',
      professional_secrecy: 'Loss of professional secrecy',
      third_party_disclosure: 'Data with who may not have them',
      economic_social: 'Serious economic or social disadvantage',
      physical_mental: 'Physical or mental harm',
      property: 'Damage to property',
      other: 'Something else',
      to_be_determined: 'To be determined',
    },
  },
  impact_note: { label: 'Other impact on the persons concerned', help: 'What you still expect, and for whom.' },
  impact_severity: {
    label: 'How heavy is the impact?',
    help: 'When there are more, choose the heaviest.',
    options: { minor: 'Minor', moderate: 'Moderate', severe: 'Severe', to_be_determined: 'To be determined' },
  },
  risk_outcome: {
    label: 'Outcome of the risk assessment',
    help: 'Your own judgement of the risk for the persons concerned. A high risk means that you tell them too.',
    options: { high_risk: 'High risk likely', risk: 'Risk likely', unlikely: 'Risk unlikely' },
  },
  risk_note: { label: 'How you assessed the risk', help: 'Which method you followed and what tipped the balance.' },
  mitigation_measures: {
    label: 'What you did to limit the consequences',
    help: 'What was done and what is to come, and how far that solves the problem.',
  },
  preventive_measures: {
    label: 'What you do to prevent a repetition',
    help: 'Lasting measures, taken or planned.',
    options: {
      anonymisation: 'Anonymisation',
      backup_recovery: 'Back-up and recovery plan',
      process_change: 'Another way of working',
      encryption: 'Encryption',
      policies: 'Policies for privacy and information security',
      training: 'Training and awareness',
      erasure: 'Erasing data',
      incident_log: 'Register of incidents',
      access_levels: 'Access by function',
      logical_access: 'Secured sign-in, such as with two factors',
      audits: 'Regular audits',
      physical_access: 'Physical access security',
      pseudonymisation: 'Pseudonymisation',
      up_to_date_it: 'Systems kept up to date',
      other: 'Other measures',
    },
  },
  preventive_measures_note: {
    label: 'More about the measures against repetition',
    help: 'What exactly, by when, and what it improves.',
  },
  subjects_informed: {
    label: 'Were the persons concerned told?',
    help: 'With a high risk that must be done without undue delay, unless an exception holds.',
    options: {
      yes: 'Yes',
      planned: 'Not yet, it is planned',
      investigating: 'Not yet, the inquiry is under way',
      no_not_high_risk: 'No, there is no high risk',
      no_art34_3: 'No, an exception holds',
    },
  },
  subjects_informed_on: { label: 'Told on', help: 'The day on which you began to tell them.' },
  subjects_inform_planned_on: { label: 'Planned on', help: 'The day on which you want to tell them.' },
  art34_3_ground: {
    label: 'Which exception holds?',
    help: 'Article 34(3) knows three.',
    options: {
      art34_3_a: 'The data could not be read by who should not see them',
      art34_3_b: 'Measures taken afterwards took the high risk away',
      art34_3_c: 'It would take a disproportionate effort; there will be a public notice',
    },
  },
  art34_3_note: { label: 'Why the exception holds', help: 'Explain what was done and why that is enough.' },
  subjects_informed_scope: {
    label: 'Was everybody told?',
    help: 'Also when it is done in steps.',
    options: { all: 'Yes, all persons concerned', not_all: 'No, not all' },
  },
  subjects_not_all_note: {
    label: 'Why not everybody',
    help: 'Who was not, and why: out of reach, still busy, another law.',
  },
  communication_means: {
    label: 'How were they told?',
    help: 'A personal message goes before a general notice.',
    options: {
      individual: 'Personally: letter, e-mail or conversation',
      public: 'Publicly: website, press or social media',
      other: 'Otherwise',
    },
  },
  communication_means_note: { label: 'Which other way', help: 'How you reached the persons concerned.' },
  communication_content: {
    label: 'What the persons concerned got to read',
    help: 'Paste the text, or say where the authority finds it.',
  },
  reported_to_police: {
    label: 'Was it reported as an offence?',
    help: 'To the police or the public prosecutor.',
    options: yesNoUnknown,
  },
  other_authority_notified: {
    label: 'Was another body notified?',
    help: 'The CCB or the Crossroads Bank for Social Security, for instance.',
    options: yesNoUnknown,
  },
  other_authority_note: { label: 'Which body', help: 'Name, day and the case number that you got there.' },
  cross_border: {
    label: 'Is it processing across borders?',
    help: 'Within the EEA. For a local authority that is seldom so.',
    options: yesNoUnknown,
  },
  lead_authority: { label: 'Lead authority', help: 'In which country, and which one.' },
  establishment_countries: {
    label: 'Countries in which you are established',
    help: 'Countries of the EEA, one on each line.',
  },
  affected_countries: {
    label: 'Countries in which persons concerned live',
    help: 'Countries of the EEA, one on each line.',
  },
  subjects_per_country: {
    label: 'Number of persons per country',
    help: 'One country on each line with the number, such as “Netherlands 120”.',
  },
  authorities_notified: {
    label: 'Authorities that you notify',
    help: 'Other supervisory authorities in the EEA, one on each line.',
  },
  non_eea_controller: {
    label: 'Is the controller established outside the EEA?',
    help: 'For a Flemish authority the answer is no.',
    options: yesNoUnknown,
  },
  non_eea_affected_countries: {
    label: 'Countries in which persons concerned live',
    help: 'Countries of the EEA, one on each line.',
  },
  non_eea_subjects_per_country: {
    label: 'Number of persons per country',
    help: 'One country on each line with the number, such as “Netherlands 120”.',
  },
  non_eea_authorities_notified: {
    label: 'Authorities that were notified',
    help: 'Supervisory authorities in the EEA, one on each line.',
  },
  attachments: {
    label: 'Attachments',
    help: 'What you add to the notification.',
    options: {
      subject_letter: 'Message to the persons concerned',
      risk_assessment: 'Risk assessment',
      investigation_report: 'Report of the inquiry',
      ransom_note: 'Message of the extortionist',
      phishing_message: 'Phishing message',
      internal_procedure: 'Internal procedure',
      deletion_policy: 'Policy for erasing data',
      wrong_recipient_letter: 'Message to the wrong recipient',
      external_notice: 'Message of another party',
      other: 'Something else',
    },
  },
  attachments_note: { label: 'Which other attachment', help: 'What it is and why you add it.' },
} as const;
