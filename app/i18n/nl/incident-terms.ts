/** Words of an incident beside those of its screens: the classes of the taxonomy, and the kinds of first tasks. */
export const incidentTerms = {
  rsit: {
    'abusive-content': 'Ongewenste inhoud',
    'malicious-code': 'Kwaadaardige software',
    'information-gathering': 'Informatie verzamelen',
    'intrusion-attempts': 'Poging tot inbraak',
    intrusions: 'Inbraak',
    availability: 'Beschikbaarheid',
    'information-content-security': 'Beveiliging van informatie',
    fraud: 'Fraude',
    vulnerable: 'Kwetsbaarheid',
    other: 'Iets anders',
    test: 'Oefening',
  },
} as const;
