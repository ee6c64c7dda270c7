import type { Values } from '#app/domain/breach-fields.ts';
import type { Risk } from '#app/domain/breach-severity.ts';

/** What was made of an incident of 2023 with personal data, by its title. */
export interface PastBreach {
  risk: Risk;
  assessment: string;
  advice: string;
  decision: string;
  facts: Values;
}

const nobody = { other_parties_involved: 'no', cross_border: 'no', non_eea_controller: 'no' } as const;

/** The four with personal data of 2023: three without a risk, reasoned so, and one that was notified in two phases. */
export const BREACHES_OF_2023: Record<string, PastBreach> = {
  'Nieuwsbrief met alle adressen in cc': {
    risk: 'none',
    assessment: 'Enkel mailadressen, aan lezers die zelf inschreven. Niemand meldde misbruik.',
    advice: 'Een risico is niet waarschijnlijk. Registreren volstaat, samen met een mail aan de lezers.',
    decision: 'De adressen waren niet gevoelig en de lezers kregen dezelfde dag een mail. Er wordt niet gemeld.',
    facts: { ...nobody, subject_count_kind: 'exact', subject_count: { known: 'known', n: 140 } },
  },
  'Map van de sociale dienst te ruim gedeeld': {
    risk: 'risk',
    assessment:
      'Verslagen van cliënten stonden drie weken open voor alle diensten. Gebruik is niet vastgesteld, niet uit te sluiten.',
    advice: 'Melden: het gaat om gegevens van kwetsbare personen, en of iemand las is niet te achterhalen.',
    decision: 'Het advies wordt gevolgd: er wordt gemeld, en de rechten op alle mappen worden nagekeken.',
    facts: {},
  },
  'Wachtwoord ingevuld op een valse aanmeldpagina': {
    risk: 'none',
    assessment: 'De aanmelding strandde op de tweede stap; in de logboeken staat geen enkele geslaagde aanmelding.',
    advice: 'Geen toegang, dus geen gevolgen voor betrokkenen. Niet melden, wel bewaren hoe dat bleek.',
    decision: 'Er was geen toegang tot de mailbox. Er wordt niet gemeld.',
    facts: nobody,
  },
  'Account van een oud-medewerker nog gebruikt': {
    risk: 'none',
    assessment: 'Het account gaf enkel toegang tot de gedeelde agenda van de vergaderzalen.',
    advice: 'Geen risico voor personen. Niet melden; het uitdienstproces verbeteren.',
    decision: 'De agenda bevat geen gegevens die iemand kunnen schaden. Er wordt niet gemeld.',
    facts: nobody,
  },
};

/** What the notification of 2023 said, all of it, but for who notifies and when. */
export const NOTIFIED_FACTS: Values = {
  ...nobody,
  sector: 'public',
  identifier_type: 'organisation_number',
  reporter_function: 'dpo',
  accuracy_statement: true,
  occurrence_pattern: 'period',
  discovery_source: 'controller',
  discovery_note: 'Een medewerker zag de map bij toeval in de zoekresultaten en belde de ICT-dienst.',
  timeline_note: 'Openstaan: drie weken. Afgesloten binnen het uur na de melding. Logboeken nagekeken op dezelfde dag.',
  breach_nature: ['confidentiality'],
  confidentiality_type: 'cannot_assess',
  data_unintelligible: 'no',
  incident_nature: 'wrong_permissions',
  cause: 'internal_non_malicious',
  incident_description:
    'Een gedeelde map met verslagen van de sociale dienst stond drie weken open voor alle diensten.',
  systems_involved: 'De gedeelde schijf van het bestuur.',
  subject_categories: ['customers', 'vulnerable'],
  subject_categories_note: 'Cliënten van de sociale dienst, onder wie mensen in een moeilijke situatie.',
  subject_count_kind: 'approximate',
  subject_count: { known: 'estimate', n: 85 },
  data_types: ['basic', 'contact', 'financial', 'health'],
  data_types_note: 'Verslagen met naam, adres, inkomen en soms gezondheid.',
  record_count_kind: 'approximate',
  record_count: { known: 'estimate', n: 120 },
  measures_in_place: ['access_levels', 'policies'],
  measures_in_place_note: 'Rechten per dienst, maar zonder eigenaar die ze nakijkt.',
  consequences_confidentiality: ['beyond_policy'],
  impact_nature: ['loss_of_control', 'professional_secrecy'],
  impact_severity: 'moderate',
  risk_outcome: 'risk',
  risk_note: 'Of iemand de verslagen las, is niet te achterhalen. De kring van mogelijke lezers had beroepsgeheim.',
  mitigation_measures: 'De map is afgesloten en de rechten zijn teruggezet.',
  preventive_measures: ['access_levels', 'process_change'],
  preventive_measures_note: 'Elke map krijgt een eigenaar die de rechten elk kwartaal nakijkt.',
  subjects_informed: 'no_not_high_risk',
};
