import type { Told } from './texts-security.ts';

/** What a SPOC writes about incidents, continuity, suppliers and the formal side. */
export const ORGANISATION = {
  incident: [
    'Er is geen plan. Bij problemen bellen we de leverancier.',
    'Incidentplan opgesteld met de dienst; het is nog niet geoefend.',
    'Incidentplan goedgekeurd en geoefend in het voorjaar; de verbeterpunten zijn verwerkt.',
  ],
  communication: [
    'Collega’s horen over een incident via de wandelgangen.',
    'We sturen een mail bij een incident, maar hebben niets voor als de mail zelf uitvalt.',
    'Vaste berichten liggen klaar, met een belronde voor als mail en telefonie uitvallen.',
  ],
  recovery: [
    'Niet uitgeschreven hoe we herstarten na een grote panne.',
    'Herstelstappen voor de servers zijn er; de volgorde van de toepassingen nog niet.',
    'Herstelplan met volgorde en rollen, vorig jaar getest met de burgemeester en de directeur erbij.',
  ],
  suppliers: [
    'We vragen leveranciers niets over beveiliging.',
    'Nieuwe contracten bevatten de clausules van de dienst; oude contracten zijn nog niet herzien.',
    'Leveranciers zijn ingedeeld volgens risico; de kritieke leggen elk jaar een attest voor.',
  ],
  procurement: [
    'Beveiliging komt pas ter sprake nadat er gekocht is.',
    'De DPO krijgt grote dossiers vooraf te zien; kleine aankopen nog niet.',
    'Elke aankoop met ICT gaat via een vaste lijst van eisen, nagekeken voor de gunning.',
  ],
  disclosure: [
    'Er is geen meldpunt voor kwetsbaarheden.',
    'Op de website staat een mailadres; de afspraken erachter zijn nog niet uitgewerkt.',
    'Beleid voor het melden van kwetsbaarheden staat op de website, met een antwoord binnen vijf werkdagen.',
  ],
  effectiveness: [
    'We meten niet of maatregelen werken.',
    'Deze vragenlijst is onze meting; tussentijds gebeurt weinig.',
    'Elk halfjaar toetsen we de belangrijkste maatregelen en sturen we bij in de veiligheidscel.',
  ],
  crypto: [
    'Laptops van de sociale dienst zijn niet versleuteld.',
    'Alle nieuwe laptops zijn versleuteld; usb-sticks nog niet.',
    'Laptops, gsm’s en back-ups zijn versleuteld; sleutels en certificaten staan in een register met vervaldatum.',
  ],
  reporting: [
    'Niet gekend wie wat meldt en binnen welke tijd.',
    'De termijnen staan in het incidentplan; de contactlijst moet nog aangevuld worden.',
    'Meldtermijnen en contacten staan op één blad in de noodmap; de directeur beslist met de DPO.',
  ],
  registration: [
    'Nog niet nagegaan of we ons moeten registreren.',
    'De dienst bekijkt met ons of registratie nodig is; beslissing verwacht na de zomer.',
    'Geregistreerd, met de directeur en de DPO als contact.',
  ],
  telework: [
    'Thuiswerk gebeurt ook op eigen toestellen, zonder regels.',
    'Reglement voor thuiswerk is er; eigen gsm’s zijn nog niet geregeld.',
    'Thuiswerk alleen op toestellen van het bestuur, via een beveiligde verbinding.',
  ],
  cell: [
    'De veiligheidscel kwam dit jaar twee keer samen.',
    'De veiligheidscel komt om de twee maanden samen; het verslag komt soms laat.',
    'De veiligheidscel komt elke maand samen met een vaste agenda en een verslag binnen de week.',
  ],
  changes: [
    'Wijzigingen aan systemen worden niet vooraf besproken.',
    'Grote wijzigingen plannen we met de leverancier; een testomgeving ontbreekt.',
    'Wijzigingen worden aangevraagd, getest en pas daarna doorgevoerd, met een weg terug.',
  ],
  desk: [
    'Dossiers blijven ’s avonds op de bureaus liggen.',
    'Schermen vergrendelen vanzelf na tien minuten; papieren dossiers blijven een aandachtspunt.',
    'Bureaus zijn leeg op het einde van de dag; de DPO kijkt dit twee keer per jaar na.',
  ],
  ksznetwork: [
    'We weten niet zeker of alle raadplegingen gebeuren binnen een lopend dossier.',
    'Machtigingen zijn gekend; de steekproef op raadplegingen is dit jaar nog niet gebeurd.',
    'Elke raadpleging hangt aan een dossier; elk kwartaal doet de DPO een steekproef.',
  ],
} as const satisfies Record<string, Told>;
