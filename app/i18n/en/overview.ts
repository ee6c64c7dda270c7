export const overview = {
  nav: {
    label: 'Pages of this municipality',
    overview: 'Overview',
    checklists: 'Checklists',
    people: 'People',
    journal: 'Journal',
    settings: 'Details',
  },
} as const;
