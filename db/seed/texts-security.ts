/** What a SPOC writes beside an answer about security: where it is weak, halfway, and well arranged. */
export type Told = readonly [low: string, halfway: string, good: string];

export const SECURITY = {
  governance: [
    'Het college nam nog geen formele beslissing over informatieveiligheid.',
    'Het college krijgt één keer per jaar het verslag van de DPO; een opleiding voor het bestuur is gepland.',
    'Het bestuur keurde de maatregelen goed en volgt ze elk halfjaar op. Alle leden volgden de opleiding.',
  ],
  legal: [
    'We hebben geen overzicht van de regels die voor ons gelden; we rekenen op de dienst.',
    'Er is een lijst van de regelgeving, maar ze is niet meer bijgewerkt sinds vorig jaar.',
    'De lijst van toepasselijke regels staat op het intranet en wordt elk jaar met de DPO nagekeken.',
  ],
  policy: [
    'Er is een oud veiligheidsbeleid dat nooit goedgekeurd is. Weinig collega’s kennen het.',
    'Beleid goedgekeurd door de raad, maar de onderliggende procedures zijn maar voor de helft uitgeschreven.',
    'Beleid en procedures zijn goedgekeurd, staan op het intranet en worden elk jaar herzien in de veiligheidscel.',
  ],
  risk: [
    'Risico’s worden besproken als er iets gebeurt; er is geen vaste werkwijze.',
    'Vorig jaar deden we een eerste risicoanalyse voor de kritieke toepassingen. De opvolging moet beter.',
    'Jaarlijkse risicoanalyse met de DPO; de grootste risico’s staan in het informatieveiligheidsplan.',
  ],
  personnel: [
    'Wie kritieke toegang heeft, weten we niet precies. Nieuwe collega’s krijgen rechten zoals hun voorganger.',
    'De personeelsdienst controleert de identiteit bij aanwerving; voor externen is er geen werkwijze.',
    'Iedereen met kritieke toegang is gekend, gecontroleerd bij aanwerving en tekende de gedragscode.',
  ],
  hardware: [
    'Er is een Excel met toestellen van enkele jaren geleden. Smartphones staan er niet in.',
    'Laptops en servers staan in het beheerpakket; netwerkapparatuur en gsm’s nog niet.',
    'Alle toestellen staan in het beheerpakket met gebruiker en einddatum; elk kwartaal kijken we dit na.',
  ],
  software: [
    'We kennen de grote pakketten, maar niet wat diensten zelf online gebruiken.',
    'Lijst van toepassingen met leverancier is er; de eigenaar per toepassing ontbreekt nog vaak.',
    'Volledige lijst van toepassingen en clouddiensten met eigenaar, leverancier en contract.',
  ],
  priority: [
    'Nog niet bepaald welke toepassingen eerst terug moeten werken.',
    'De tien belangrijkste toepassingen zijn benoemd; het OCMW moet zijn lijst nog nakijken.',
    'Toepassingen zijn ingedeeld in drie klassen, goedgekeurd door het managementteam.',
  ],
  data: [
    'We weten niet goed welke gegevens waar staan, zeker niet op de gedeelde schijven.',
    'Via het verwerkingsregister kennen we de meeste gegevens; de gedeelde schijf is nog niet opgeruimd.',
    'Het verwerkingsregister en de mappenstructuur zijn op elkaar afgestemd en worden jaarlijks nagekeken.',
  ],
  patching: [
    'Updates gebeuren als de leverancier langskomt. Twee oude servers krijgen geen updates meer.',
    'Laptops updaten automatisch; servers doen we met de hand, ongeveer elke twee maanden.',
    'Updates lopen automatisch met opvolging per week. Kritieke lekken dichten we binnen 14 dagen.',
  ],
  threats: [
    'We volgen zelf geen waarschuwingen op.',
    'De ICT-dienst leest de meldingen van het CCB, maar houdt niet bij wat ermee gebeurt.',
    'Geabonneerd op de waarschuwingen van het CCB; elke maand een scan van buitenaf met opvolging.',
  ],
  lessons: [
    'Na een incident gaan we verder met het werk; er is geen bespreking.',
    'Grote incidenten komen op de veiligheidscel, kleine niet.',
    'Elk incident wordt nabesproken in de veiligheidscel; de acties komen in het plan.',
  ],
  accounts: [
    'Er zijn nog gedeelde accounts aan het onthaal en in de bibliotheek.',
    'Persoonlijke accounts voor iedereen; accounts van vertrokken collega’s worden soms laat afgesloten.',
    'Accounts worden gemaakt en afgesloten vanuit de personeelsdienst, dezelfde dag nog.',
  ],
  wifi: [
    'Het wachtwoord van het draadloze netwerk is al jaren hetzelfde en bij veel mensen gekend.',
    'Apart gastennetwerk in het gemeentehuis; in de buitendiensten nog niet.',
    'Aanmelden op het draadloze netwerk met een persoonlijk account, gasten op een gescheiden netwerk.',
  ],
  mfa: [
    'Meervoudige aanmelding staat enkel aan voor de ICT-dienst.',
    'Aan voor alle bureaumedewerkers. De poetshulpen en de buitendienst volgen nog.',
    'Verplicht voor iedereen, ook voor leveranciers die van buitenaf werken.',
  ],
  rights: [
    'Rechten zijn gegroeid over de jaren; niemand heeft een overzicht.',
    'Rechten per functie zijn uitgeschreven. Het jaarlijkse nazicht gebeurde dit jaar nog niet.',
    'Rechten volgen uit de functie; diensthoofden bevestigen ze elk jaar.',
  ],
  critical: [
    'Niet bepaald wie echt toegang nodig heeft tot de kritieke toepassingen.',
    'Bekeken voor het Rijksregister en de KSZ-toepassingen, nog niet voor de boekhouding.',
    'Voor elke kritieke toepassing ligt vast wie toegang heeft en waarom.',
  ],
  least: [
    'Veel collega’s kunnen aan mappen van andere diensten.',
    'Nieuwe mappen zijn afgeschermd; de oude structuur moet nog omgezet worden.',
    'Iedereen ziet alleen wat nodig is voor de taak; uitzonderingen vraagt het diensthoofd schriftelijk aan.',
  ],
  admin: [
    'De ICT-medewerker werkt de hele dag met een beheerdersaccount.',
    'Aparte beheerdersaccounts voor de servers; op enkele laptops hebben gebruikers nog volle rechten.',
    'Beheer gebeurt met aparte accounts en wordt gelogd. Niemand is beheerder van de eigen laptop.',
  ],
  physical: [
    'Het serverlokaal is ook berging; de sleutel hangt aan het onthaal.',
    'Serverlokaal op slot met badge. Het archief van de sociale dienst is nog vrij toegankelijk.',
    'Zones met badges per functie; bezoekers worden begeleid en ingeschreven.',
  ],
  awareness: [
    'Nieuwe medewerkers krijgen een brochure, verder gebeurt er niets.',
    'Vorig jaar een phishingtest en een infosessie; de opkomst bij de buitendiensten was laag.',
    'Jaarprogramma met e-learning, twee phishingtests en een sessie voor het bestuur.',
  ],
  disposal: [
    'Oude toestellen liggen in de kelder; harde schijven zijn niet gewist.',
    'Toestellen gaan naar een erkende verwerker, maar we krijgen niet altijd een attest.',
    'Schijven worden gewist of vernietigd met attest; papier gaat in gesloten containers.',
  ],
  backup: [
    'Dagelijkse back-up op een schijf die altijd aan dezelfde server hangt.',
    'Back-up in een tweede gebouw. Terugzetten testten we één keer, voor één toepassing.',
    'Dagelijkse back-up buiten het netwerk, onveranderbaar, en elk kwartaal een hersteltest.',
  ],
  logs: [
    'Logs staan aan op de servers maar niemand kijkt ernaar.',
    'De leverancier bewaart de logs 90 dagen; we krijgen enkel een melding bij storingen.',
    'Logs komen samen op één plaats, worden een jaar bewaard en wekelijks nagekeken.',
  ],
  filters: [
    'Enkel de standaardfilter van het mailpakket, zonder eigen instellingen.',
    'Spam- en webfilter staan aan; SPF en DKIM zijn ingesteld, DMARC nog niet.',
    'Mail- en webfilter met dagelijkse updates; SPF, DKIM en DMARC staan op weigeren.',
  ],
  firewall: [
    'De firewall is van de internetleverancier; we kennen de regels niet.',
    'Firewall aanwezig en onderhouden; de regels zijn twee jaar niet nagekeken.',
    'Firewalls in elk gebouw en op elke laptop; regels worden elk jaar opgekuist.',
  ],
  segmentation: [
    'Alles zit in één netwerk, ook de camera’s en de school.',
    'Gasten en telefonie zitten apart. Servers en werkplekken nog samen.',
    'Netwerk verdeeld in zones voor servers, werkplekken, toestellen en gasten.',
  ],
  malware: [
    'Gratis virusscanner op sommige toestellen, zonder opvolging.',
    'Virusscanner op alle laptops; de meldingen komen bij één persoon toe.',
    'Detectie op alle toestellen en servers, dag en nacht opgevolgd door de leverancier.',
  ],
  behaviour: [
    'Verdacht gedrag merken we pas als een collega het meldt.',
    'Aanmeldingen uit het buitenland worden geblokkeerd; verder geen opvolging.',
    'Afwijkend gedrag geeft een melding aan de leverancier, die ons binnen het uur belt.',
  ],
} as const satisfies Record<string, Told>;
