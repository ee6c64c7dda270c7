import type { Told } from './texts-security.ts';

/** What a SPOC writes about the GDPR. */
export const PRIVACY = {
  principles: [
    'Niet systematisch bekeken; elke dienst doet het op zijn manier.',
    'Bekeken voor de grote verwerkingen, nog niet voor evenementen en verenigingen.',
    'Per verwerking vastgelegd in het register en jaarlijks nagekeken met de diensthoofden.',
  ],
  retention: [
    'We bewaren alles; de selectielijst wordt niet toegepast.',
    'De selectielijst is gekend. Het digitale archief is nog niet opgeruimd.',
    'Termijnen uit de selectielijst staan in het register; elk jaar is er een opruimweek.',
  ],
  basis: [
    'De rechtsgrond staat voor veel verwerkingen niet in het register.',
    'Rechtsgrond ingevuld voor de wettelijke taken; voor de vrijetijdsdienst nog uit te zoeken.',
    'Voor elke verwerking staat de rechtsgrond met het artikel in het register.',
  ],
  special: [
    'Gezondheidsgegevens van cliënten staan ook in gewone mails.',
    'Gevoelige gegevens zitten in het dossiersysteem; bij de kinderopvang nog deels op papier.',
    'Gevoelige gegevens enkel in afgeschermde toepassingen, met logging van elke raadpleging.',
  ],
  transparency: [
    'De privacyverklaring dateert van 2018.',
    'Privacyverklaring op de website herzien; de formulieren verwijzen er nog niet allemaal naar.',
    'Elke aanvraag verwijst naar een korte uitleg in klare taal; de verklaring is dit jaar herzien.',
  ],
  rights: [
    'Vragen van burgers komen overal toe en worden niet bijgehouden.',
    'Er is een formulier en een register. Het antwoord komt meestal binnen de maand, niet altijd.',
    'Verzoeken komen op één adres toe, worden dezelfde week bevestigd en binnen de maand beantwoord.',
  ],
  accountability: [
    'Afspraken zijn mondeling; er is weinig dat we kunnen voorleggen.',
    'Beleid en register zijn er; bewijs van de uitvoering zit verspreid.',
    'Alles staat op één plaats: beleid, register, overeenkomsten, verslagen en beslissingen.',
  ],
  design: [
    'Privacy komt pas aan bod als een project klaar is.',
    'Bij nieuwe projecten vullen we een korte vragenlijst in; standaardinstellingen kijken we zelden na.',
    'De DPO zit mee aan tafel bij de start van elk project; de strengste instelling is de standaard.',
  ],
  joint: [
    'Gemeente en OCMW maakten geen afspraken over wie waarvoor instaat.',
    'Ontwerp van regeling tussen gemeente en OCMW ligt klaar voor de raad.',
    'Regeling goedgekeurd door beide raden; de kern staat op de website.',
  ],
  processors: [
    'Van ongeveer de helft van de leveranciers vinden we geen overeenkomst terug.',
    'Overeenkomsten met de grote leveranciers zijn in orde; een tiental kleine moet nog volgen.',
    'Overeenkomst met elke verwerker, met vervaldatum en jaarlijkse controle van de subverwerkers.',
  ],
  register: [
    'Het register is verouderd: de nieuwe diensten staan er niet in.',
    'Register bijgewerkt voor de gemeente; voor het OCMW zijn we halfweg.',
    'Register volledig, met een eigenaar per verwerking en een jaarlijks nazicht.',
  ],
  security: [
    'Maatregelen hangen af van wie de toepassing beheert.',
    'De basis is in orde; testen doen we te weinig.',
    'Maatregelen volgen uit de risicoanalyse en worden elk jaar getest.',
  ],
  breach: [
    'Niet iedereen weet dat een verkeerd verstuurde mail een datalek kan zijn.',
    'Procedure en register zijn er; de melding bij ons komt soms pas na enkele dagen.',
    'Medewerkers melden binnen het uur via één knop; de beslissing valt dezelfde dag met de DPO.',
  ],
  dpia: [
    'Nog geen enkele DPIA gemaakt.',
    'DPIA gemaakt voor de camera’s; voor het nieuwe sociale dossier is ze bezig.',
    'Lijst van verwerkingen met hoog risico is nagekeken; elke DPIA heeft een eigenaar en een datum van herziening.',
  ],
  dpo: [
    'De DPO wordt er vaak pas achteraf bij gehaald.',
    'De DPO is aangesteld en gekend; het verslag aan de raad komt nog niet elk jaar.',
    'De DPO zit elke maand in de veiligheidscel en brengt elk jaar verslag uit aan de raad.',
  ],
  transfer: [
    'We weten niet of clouddiensten gegevens buiten Europa verwerken.',
    'Voor de grote clouddiensten nagekeken; voor kleine hulpmiddelen nog niet.',
    'Voor elke clouddienst is gekend waar de gegevens staan en op welke grond.',
  ],
} as const satisfies Record<string, Told>;
