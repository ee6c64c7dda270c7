/** Words of an incident beside those of its screens: the classes of the taxonomy, and the kinds of first tasks. */
export const incidentTerms = {
  rsit: {
    'abusive-content': 'Abusive content',
    'malicious-code': 'Malicious code',
    'information-gathering': 'Information gathering',
    'intrusion-attempts': 'Intrusion attempts',
    intrusions: 'Intrusions',
    availability: 'Availability',
    'information-content-security': 'Information content security',
    fraud: 'Fraud',
    vulnerable: 'Vulnerable',
    other: 'Other',
    test: 'Test',
  },
} as const;
