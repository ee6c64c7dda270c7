/** Woorden van een verslag aan het CCB (NIS2). */
export const nis2Terms = {
  duty: {
    must: 'Deze entiteit moet een significant incident melden aan het CCB.',
    may: 'Deze entiteit is niet verplicht te melden aan het CCB, maar mag het vrijwillig doen.',
  },
  stage: {
    early_warning: 'Vroege waarschuwing',
    notification: 'Incidentmelding',
    intermediate: 'Tussentijds verslag',
    progress: 'Voortgangsverslag',
    final: 'Eindverslag',
  },
  significance: {
    title: 'Is dit een significant incident?',
    service: 'Heeft het een belangrijke weerslag op een dienst uit bijlage I of II van de wet?',
    disruption: 'Is of wordt de werking ernstig verstoord?',
    loss: 'Wat kost of kan het kosten, in euro?',
    turnover: 'Omzet van een jaar, in euro',
    harm: 'Hebben anderen er aanzienlijke schade door, of kan dat nog?',
    threshold: 'Een verlies telt boven {amount} euro of {percent} % van de omzet.',
    yes: 'Significant',
    no: 'Niet significant',
    unknown: 'Nog niet te zeggen',
  },
  problem: {
    notification_first: 'Er is nog geen incidentmelding. Leg die eerst vast.',
    twice: 'Dit verslag is al vastgelegd.',
    too_late_for_this: 'Dit verslag kan niet meer: een later verslag is al vastgelegd.',
    stopped: 'Dit verslag wordt niet voortgezet. Hervat het eerst, met een reden.',
    still_going_on:
      'Het incident is nog niet afgehandeld. Maak een voortgangsverslag, of vul in wanneer het afgehandeld was.',
    before_previous: 'Dat moment ligt voor het vorige verslag. Kijk de tijd na.',
  },
} as const;
