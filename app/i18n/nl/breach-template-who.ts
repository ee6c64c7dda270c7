const yesNo = { yes: 'Ja', no: 'Nee' } as const;

/** Words of fields 3 to 41 of the template; our own, not those of the EDPB. */
export const breachFieldsWho = {
  notification_type: {
    label: 'Soort melding',
    help: 'Een eerste melding, of een vervolg op wat de toezichthouder al kreeg.',
    options: { new: 'Nieuwe melding', follow_up: 'Vervolg op een melding' },
  },
  notification_subtype: {
    label: 'Volledigheid',
    help: 'Onvolledig mag: de toezichthouder verwacht dan een vervolg zodra u meer weet.',
    options: { complete: 'Volledig', incomplete: 'Onvolledig, er volgt nog', withdraw: 'Intrekking' },
  },
  withdrawal_reason: {
    label: 'Waarom u de melding intrekt',
    help: 'Bijvoorbeeld omdat ze dubbel was, of omdat er na onderzoek geen lek bleek te zijn.',
  },
  previous_breach_id: {
    label: 'Kenmerk van de vorige melding',
    help: 'Het nummer dat de toezichthouder u gaf bij de eerste melding.',
  },
  internal_reference: {
    label: 'Uw eigen kenmerk',
    help: 'Het nummer waaronder u dit dossier zelf terugvindt.',
  },
  identifier_type: {
    label: 'Soort nummer van de organisatie',
    help: 'Voor een lokaal bestuur is dat het ondernemingsnummer.',
    options: {
      company_id: 'Ondernemingsnummer (KBO)',
      organisation_number: 'Ander organisatienummer',
      vat_number: 'Btw-nummer',
    },
  },
  identifier: { label: 'Nummer', help: 'Tien cijfers voor een ondernemingsnummer, zoals 0123.456.789.' },
  organisation_name: {
    label: 'Naam van de verwerkingsverantwoordelijke',
    help: 'De rechtspersoon die meldt: de gemeente en het OCMW melden elk voor zich.',
  },
  organisation_contact: {
    label: 'Contactgegevens van de organisatie',
    help: 'Adres, met minstens een e-mailadres of een telefoonnummer.',
  },
  sector: {
    label: 'Sector',
    help: 'Een lokaal bestuur hoort bij de overheid.',
    options: { private: 'Privé', public: 'Overheid' },
  },
  organisation_type: {
    label: 'Grootte van de organisatie',
    help: 'Alleen voor private organisaties.',
    options: {
      micro: 'Zelfstandige of micro-onderneming',
      sme: 'Kleine of middelgrote onderneming',
      large: 'Grote onderneming',
      other: 'Iets anders',
    },
  },
  organisation_type_note: {
    label: 'Wat voor organisatie het is',
    help: 'In enkele woorden, bijvoorbeeld een vzw of een stichting.',
  },
  economic_activity: { label: 'Activiteit', help: 'De NACE-code of een korte omschrijving, zoals “lokaal bestuur”.' },
  eea_representative_name: {
    label: 'Vertegenwoordiger in de EER',
    help: 'Naam van wie een verantwoordelijke van buiten de EER hier vertegenwoordigt.',
  },
  eea_representative_contact: {
    label: 'Contactgegevens van de vertegenwoordiger',
    help: 'Adres, e-mailadres of telefoonnummer.',
  },
  reporter_name: { label: 'Wie meldt', help: 'Voornaam en naam van de persoon die de melding indient.' },
  reporter_contact: {
    label: 'Contactgegevens van de melder',
    help: 'Een e-mailadres of telefoonnummer waarop de toezichthouder snel iemand bereikt.',
  },
  reporter_function: {
    label: 'Functie van de melder',
    help: 'Meldt de DPO zelf, dan zijn de vragen over de DPO hieronder niet meer nodig.',
    options: {
      dpo: 'DPO',
      legal_representative: 'Wettelijke vertegenwoordiger',
      authorised_or_other: 'Gemachtigde of iemand anders',
    },
  },
  reporter_function_note: {
    label: 'Omschrijving van de functie',
    help: 'Bijvoorbeeld algemeen directeur of hoofd ICT, en op grond waarvan die mag melden.',
  },
  reporter_national_id: {
    label: 'Rijksregisternummer van de melder',
    help: 'Alleen omdat deze toezichthouder het vraagt. Elf cijfers.',
  },
  accuracy_statement: {
    label: 'Ik verklaar dat deze gegevens juist zijn voor zover wij ze nu kennen',
    help: 'Wie meldt, staat in voor wat er op dat moment bekend is. Aanvullen kan later.',
  },
  dpo_designated: {
    label: 'Is er een DPO aangesteld?',
    help: 'Voor een overheid is een DPO verplicht.',
    options: yesNo,
  },
  dpo_name: { label: 'Naam van de DPO', help: 'De persoon, of de dienst die als DPO is aangemeld.' },
  dpo_contact: { label: 'Contactgegevens van de DPO', help: 'E-mailadres of telefoonnummer.' },
  info_contact_choice: {
    label: 'Wie geeft meer uitleg?',
    help: 'Bij wie de toezichthouder terecht kan met vragen over dit lek.',
    options: { dpo: 'De DPO', reporter: 'De melder', other: 'Iemand anders' },
  },
  info_contact_name: { label: 'Naam van het aanspreekpunt', help: 'Wie meer uitleg kan geven.' },
  info_contact_function: { label: 'Functie van het aanspreekpunt', help: 'Bijvoorbeeld hoofd ICT.' },
  info_contact_details: {
    label: 'Contactgegevens van het aanspreekpunt',
    help: 'E-mailadres of telefoonnummer.',
  },
  other_parties_involved: {
    label: 'Zijn er andere partijen bij betrokken?',
    help: 'Een leverancier die voor u verwerkt, of een bestuur waarmee u samen verantwoordelijk bent.',
    options: yesNo,
  },
  other_party_role: {
    label: 'Rol van de andere partij',
    help: 'Verwerker, subverwerker of gezamenlijke verantwoordelijke.',
  },
  other_party_name: { label: 'Naam van de andere partij', help: 'Eén per regel als het er meer zijn.' },
  other_party_contact: {
    label: 'Contactgegevens van de andere partij',
    help: 'E-mailadres of telefoonnummer van wie daar het dossier volgt.',
  },
} as const;
