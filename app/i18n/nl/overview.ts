export const overview = {
  nav: {
    label: 'Pagina’s van dit bestuur',
    overview: 'Overzicht',
    checklists: 'Vragenlijsten',
    people: 'Mensen',
    journal: 'Logboek',
    settings: 'Gegevens',
  },
} as const;
