const yesNoUnknown = { yes: 'Ja', no: 'Nee', unknown: 'Onbekend' } as const;
const underAssessment = { other: 'Iets anders', under_assessment: 'Wordt nog onderzocht' } as const;

/** Words of fields 79 to 126 of the template; our own, not those of the EDPB. */
export const breachFieldsAfter = {
  consequences_confidentiality: {
    label: 'Gevolgen van het verlies van vertrouwelijkheid',
    help: 'Wat er met de gegevens kan gebeuren nu ze buiten geraakt zijn.',
    options: {
      beyond_policy: 'Gegevens zijn verder verspreid dan de wet of uw privacyverklaring toelaat',
      linkable: 'Gegevens zijn makkelijk met andere te verbinden',
      other_purpose: 'Gegevens kunnen voor iets anders of onwettig gebruikt worden',
      ...underAssessment,
    },
  },
  consequences_confidentiality_note: {
    label: 'Andere gevolgen voor de vertrouwelijkheid',
    help: 'Welke gevolgen u nog verwacht.',
  },
  consequences_integrity: {
    label: 'Gevolgen van gewijzigde gegevens',
    help: 'Wat er kan mislopen met gegevens die niet meer kloppen.',
    options: {
      invalid_but_used: 'Foute gegevens kunnen gebruikt zijn',
      altered_valid_other_use: 'Gewijzigde gegevens lijken juist en kunnen voor iets anders dienen',
      ...underAssessment,
    },
  },
  consequences_integrity_note: {
    label: 'Andere gevolgen van gewijzigde gegevens',
    help: 'Welke gevolgen u nog verwacht.',
  },
  consequences_availability: {
    label: 'Gevolgen van onbereikbare gegevens',
    help: 'Wat betrokkenen niet meer konden of kunnen.',
    options: {
      no_access_to_services: 'Een dienst is niet bereikbaar',
      service_disruption: 'Een dienst verloopt moeizaam of met onderbrekingen',
      ...underAssessment,
    },
  },
  consequences_availability_note: {
    label: 'Andere gevolgen van onbereikbare gegevens',
    help: 'Welke gevolgen u nog verwacht.',
  },
  impact_nature: {
    label: 'Wat kan dit betekenen voor de betrokkenen?',
    help: 'Bekijk het vanuit de persoon, niet vanuit het bestuur.',
    options: {
      loss_of_control: 'Geen greep meer op eigen gegevens',
      rights_limited: 'Minder rechten kunnen uitoefenen',
      discrimination: 'Discriminatie',
      identity_theft: 'Misbruik van identiteit',
      fraud: 'Oplichting',
      financial_loss: 'Geldverlies',
      reversal_of_pseudonymisation: 'Pseudoniemen worden weer personen',
      reputation: 'Schade aan de goede naam',
      professional_secrecy: 'Verlies van beroepsgeheim',
      third_party_disclosure: 'Gegevens bij wie ze niet mag hebben',
      economic_social: 'Ernstig economisch of sociaal nadeel',
      physical_mental: 'Lichamelijk of geestelijk leed',
      property: 'Schade aan bezit',
      other: 'Iets anders',
      to_be_determined: 'Nog te bepalen',
    },
  },
  impact_note: { label: 'Andere gevolgen voor de betrokkenen', help: 'Wat u nog verwacht, en voor wie.' },
  impact_severity: {
    label: 'Hoe zwaar wegen de gevolgen?',
    help: 'Zijn er meer gevolgen, kies dan het zwaarste.',
    options: { minor: 'Licht', moderate: 'Matig', severe: 'Zwaar', to_be_determined: 'Nog te bepalen' },
  },
  risk_outcome: {
    label: 'Uitkomst van de risicobeoordeling',
    help: 'Uw eigen oordeel over het risico voor de betrokkenen. Een hoog risico betekent dat u hen ook inlicht.',
    options: {
      high_risk: 'Hoog risico waarschijnlijk',
      risk: 'Risico waarschijnlijk',
      unlikely: 'Risico onwaarschijnlijk',
    },
  },
  risk_note: {
    label: 'Hoe u het risico beoordeelde',
    help: 'Welke methode u volgde en wat de doorslag gaf.',
  },
  mitigation_measures: {
    label: 'Wat u deed om de gevolgen te beperken',
    help: 'Wat al gebeurd is en wat nog komt, en in hoeverre het probleem daarmee van de baan is.',
  },
  preventive_measures: {
    label: 'Wat u doet om herhaling te vermijden',
    help: 'Blijvende maatregelen, genomen of gepland.',
    options: {
      anonymisation: 'Anonimisering',
      backup_recovery: 'Back-up en herstelplan',
      process_change: 'Andere werkwijze',
      encryption: 'Versleuteling',
      policies: 'Beleid voor privacy en informatieveiligheid',
      training: 'Opleiding en sensibilisering',
      erasure: 'Gegevens wissen',
      incident_log: 'Register van incidenten',
      access_levels: 'Toegang volgens functie',
      logical_access: 'Beveiligd aanmelden, zoals met twee factoren',
      audits: 'Regelmatige audits',
      physical_access: 'Fysieke toegangsbeveiliging',
      pseudonymisation: 'Pseudonimisering',
      up_to_date_it: 'Bijgewerkte systemen',
      other: 'Andere maatregelen',
    },
  },
  preventive_measures_note: {
    label: 'Uitleg bij de maatregelen tegen herhaling',
    help: 'Wat precies, tegen wanneer, en wat het verbetert.',
  },
  subjects_informed: {
    label: 'Zijn de betrokkenen ingelicht?',
    help: 'Bij een hoog risico moet dat zonder onredelijke vertraging, tenzij een uitzondering geldt.',
    options: {
      yes: 'Ja',
      planned: 'Nog niet, het staat gepland',
      investigating: 'Nog niet, het onderzoek loopt',
      no_not_high_risk: 'Nee, er is geen hoog risico',
      no_art34_3: 'Nee, er geldt een uitzondering',
    },
  },
  subjects_informed_on: { label: 'Ingelicht op', help: 'De dag waarop u begon met inlichten.' },
  subjects_inform_planned_on: { label: 'Gepland op', help: 'De dag waarop u hen wilt inlichten.' },
  art34_3_ground: {
    label: 'Welke uitzondering geldt?',
    help: 'Artikel 34, lid 3, kent er drie.',
    options: {
      art34_3_a: 'De gegevens waren onleesbaar voor wie ze niet mocht zien',
      art34_3_b: 'Door maatregelen achteraf is het hoge risico weg',
      art34_3_c: 'Het zou onevenredig veel moeite kosten; er komt een openbare mededeling',
    },
  },
  art34_3_note: {
    label: 'Waarom de uitzondering geldt',
    help: 'Leg uit wat er gedaan is en waarom dat volstaat.',
  },
  subjects_informed_scope: {
    label: 'Is iedereen ingelicht?',
    help: 'Ook als het in stappen gebeurt.',
    options: { all: 'Ja, alle betrokkenen', not_all: 'Nee, niet allemaal' },
  },
  subjects_not_all_note: {
    label: 'Waarom niet iedereen',
    help: 'Wie niet, en waarom niet: niet bereikbaar, nog bezig, een andere wet.',
  },
  communication_means: {
    label: 'Hoe zijn ze ingelicht?',
    help: 'Een persoonlijk bericht gaat voor op een algemene mededeling.',
    options: {
      individual: 'Persoonlijk: brief, e-mail of gesprek',
      public: 'Openbaar: website, pers of sociale media',
      other: 'Anders',
    },
  },
  communication_means_note: { label: 'Welke andere manier', help: 'Hoe u de betrokkenen bereikte.' },
  communication_content: {
    label: 'Wat de betrokkenen te lezen kregen',
    help: 'Plak de tekst, of zeg waar de toezichthouder ze vindt.',
  },
  reported_to_police: {
    label: 'Is er aangifte gedaan?',
    help: 'Bij de politie of het parket.',
    options: yesNoUnknown,
  },
  other_authority_notified: {
    label: 'Kreeg een andere instantie een melding?',
    help: 'Bijvoorbeeld het CCB of de Kruispuntbank van de Sociale Zekerheid.',
    options: yesNoUnknown,
  },
  other_authority_note: {
    label: 'Welke instantie',
    help: 'Naam, dag en het dossiernummer dat u daar kreeg.',
  },
  cross_border: {
    label: 'Gaat het om verwerking over de landsgrenzen?',
    help: 'Binnen de EER. Voor een lokaal bestuur is dat zelden zo.',
    options: yesNoUnknown,
  },
  lead_authority: { label: 'Leidende toezichthouder', help: 'In welk land, en welke.' },
  establishment_countries: {
    label: 'Landen waar u gevestigd bent',
    help: 'Landen van de EER, één per regel.',
  },
  affected_countries: { label: 'Landen waar betrokkenen wonen', help: 'Landen van de EER, één per regel.' },
  subjects_per_country: {
    label: 'Aantal betrokkenen per land',
    help: 'Eén land per regel met het aantal, bijvoorbeeld “Nederland 120”.',
  },
  authorities_notified: {
    label: 'Toezichthouders die u inlicht',
    help: 'Andere toezichthouders in de EER, één per regel.',
  },
  non_eea_controller: {
    label: 'Is de verwerkingsverantwoordelijke buiten de EER gevestigd?',
    help: 'Voor een Vlaams bestuur is het antwoord nee.',
    options: yesNoUnknown,
  },
  non_eea_affected_countries: {
    label: 'Landen waar betrokkenen wonen',
    help: 'Landen van de EER, één per regel.',
  },
  non_eea_subjects_per_country: {
    label: 'Aantal betrokkenen per land',
    help: 'Eén land per regel met het aantal, bijvoorbeeld “Nederland 120”.',
  },
  non_eea_authorities_notified: {
    label: 'Toezichthouders die ingelicht zijn',
    help: 'Toezichthouders in de EER, één per regel.',
  },
  attachments: {
    label: 'Bijlagen',
    help: 'Wat u bij de melding voegt.',
    options: {
      subject_letter: 'Bericht aan de betrokkenen',
      risk_assessment: 'Risicobeoordeling',
      investigation_report: 'Onderzoeksverslag',
      ransom_note: 'Bericht van de gijzelnemer',
      phishing_message: 'Phishingbericht',
      internal_procedure: 'Interne procedure',
      deletion_policy: 'Beleid voor het wissen van gegevens',
      wrong_recipient_letter: 'Bericht aan de verkeerde ontvanger',
      external_notice: 'Bericht van een andere partij',
      other: 'Iets anders',
    },
  },
  attachments_note: { label: 'Welke andere bijlage', help: 'Wat het is en waarom u ze bijvoegt.' },
} as const;
