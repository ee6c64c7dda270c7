import type { IncidentSeverity } from '#app/domain/incident.ts';

/** An incident of the demo that is over, with everything that its record had to hold to be closed. */
export interface Past {
  /** The municipality's place in the list of its service. */
  place: number;
  /** The day of 2023 on which it was reported. */
  day: string;
  category: 'information_security' | 'service_delivery' | 'cyber_incident' | 'identity_abuse';
  title: string;
  description: string;
  severity: IncidentSeverity;
  reason: string;
  personal: 'yes' | 'no';
  cause: readonly ['internal' | 'external', 'malicious' | 'accidental'];
  harms: 'confidentiality' | 'integrity' | 'availability';
  hours: number;
  lessons: string;
}

/** The eight of 2023, two in each category: the figures of an annual report that the demo has to give. */
export const OF_2023: readonly Past[] = [
  {
    place: 0,
    day: '2023-02-07',
    category: 'information_security',
    title: 'Nieuwsbrief met alle adressen in cc',
    description: 'De nieuwsbrief van de bibliotheek ging naar 140 lezers met alle mailadressen zichtbaar.',
    severity: 'medium',
    reason: 'Enkel mailadressen, aan mensen die elkaar deels kennen.',
    personal: 'yes',
    cause: ['internal', 'accidental'],
    harms: 'confidentiality',
    hours: 6,
    lessons: 'Nieuwsbrieven gaan voortaan via het mailingpakket, niet vanuit de mailbox.',
  },
  {
    place: 3,
    day: '2023-05-22',
    category: 'information_security',
    title: 'Map van de sociale dienst te ruim gedeeld',
    description: 'Een gedeelde map met verslagen stond drie weken open voor alle diensten.',
    severity: 'high',
    reason: 'Gevoelige gegevens van cliënten, ook al werd er geen gebruik vastgesteld.',
    personal: 'yes',
    cause: ['internal', 'accidental'],
    harms: 'confidentiality',
    hours: 18,
    lessons: 'De eigenaar van een map kijkt de rechten elk kwartaal na.',
  },
  {
    place: 1,
    day: '2023-03-14',
    category: 'service_delivery',
    title: 'Loketten een halve dag zonder netwerk',
    description: 'Een graafwerk sneed de glasvezel door; de loketten lagen stil van 8 tot 13 uur.',
    severity: 'medium',
    reason: 'Afspraken moesten worden verzet; geen gegevens verloren.',
    personal: 'no',
    cause: ['external', 'accidental'],
    harms: 'availability',
    hours: 40,
    lessons: 'Een tweede verbinding over 4G staat klaar voor de loketten.',
  },
  {
    place: 8,
    day: '2023-09-04',
    category: 'service_delivery',
    title: 'Herstel van een oude reservekopie nodig',
    description: 'Een update van het dossierpakket mislukte; een dag invoer moest worden overgedaan.',
    severity: 'medium',
    reason: 'Een dag werk van vier mensen.',
    personal: 'no',
    cause: ['external', 'accidental'],
    harms: 'availability',
    hours: 32,
    lessons: 'Voor elke update van het pakket wordt een kopie genomen en teruggezet op de testomgeving.',
  },
  {
    place: 2,
    day: '2023-06-12',
    category: 'cyber_incident',
    title: 'Wachtwoord ingevuld op een valse aanmeldpagina',
    description: 'Een medewerker volgde een link in een mail over een pakje en vulde het wachtwoord in.',
    severity: 'high',
    reason: 'Iemand meldde zich aan vanuit het buitenland; de mailbox werd binnen het uur afgesloten.',
    personal: 'yes',
    cause: ['external', 'malicious'],
    harms: 'confidentiality',
    hours: 14,
    lessons: 'De tweede stap bij het aanmelden geldt sindsdien voor iedereen.',
  },
  {
    place: 5,
    day: '2023-11-20',
    category: 'cyber_incident',
    title: 'Schadelijke bijlage tegengehouden op één toestel',
    description: 'Een bijlage startte een programma op; de bescherming op het toestel hield het tegen.',
    severity: 'low',
    reason: 'Het toestel werd opnieuw geïnstalleerd, er ging niets verloren.',
    personal: 'no',
    cause: ['external', 'malicious'],
    harms: 'integrity',
    hours: 5,
    lessons: 'Macro’s in bijlagen van buitenaf staan uit.',
  },
  {
    place: 6,
    day: '2023-04-18',
    category: 'identity_abuse',
    title: 'Valse factuur in naam van een leverancier',
    description: 'Een mail in naam van een aannemer vroeg een ander rekeningnummer. De dienst belde eerst.',
    severity: 'low',
    reason: 'Niets betaald.',
    personal: 'no',
    cause: ['external', 'malicious'],
    harms: 'integrity',
    hours: 3,
    lessons: 'Een ander rekeningnummer wordt altijd telefonisch bevestigd.',
  },
  {
    place: 10,
    day: '2023-10-03',
    category: 'identity_abuse',
    title: 'Account van een oud-medewerker nog gebruikt',
    description: 'Met het account van iemand die uit dienst was, werd een maand later nog aangemeld.',
    severity: 'medium',
    reason: 'Er werd gelezen in één gedeelde mailbox.',
    personal: 'yes',
    cause: ['internal', 'accidental'],
    harms: 'confidentiality',
    hours: 9,
    lessons: 'Personeelszaken meldt elk vertrek; het account sluit op de laatste dag.',
  },
];
