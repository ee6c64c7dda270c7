import { seeded } from '#app/domain/random.ts';

/** Why an answer goes back, by what it is about. */
const BY_TOPIC: Readonly<Record<string, string>> = {
  policy: 'Welke procedures zijn al goedgekeurd? Voeg de beslissing van de raad toe of noem de datum.',
  software: 'De clouddiensten van de vrije tijd en de school ontbreken. Kunt u die nog opvragen bij de diensten?',
  hardware: 'Zijn de gsm’s en de netwerkapparatuur meegeteld? Voeg een uittreksel uit het beheerpakket toe.',
  mfa: 'Geldt dit ook voor de leveranciers die van buitenaf werken? Voeg een schermafdruk van de instelling toe.',
  backup: 'Wanneer was de laatste hersteltest en voor welke toepassing? Voeg het verslag toe.',
  rights: 'Wanneer hebben de diensthoofden de rechten het laatst bevestigd? Graag de lijst als bewijs.',
  awareness: 'Hoeveel medewerkers volgden de sessie? De aanwezigheidslijst is genoeg.',
  incident: 'Het plan vermeldt nog de vorige directeur. Pas de contactlijst aan en voeg het nieuwe plan toe.',
  risk: 'Voor welke toepassingen is de analyse gemaakt en wie keurde ze goed?',
  processors: 'Voor welke leveranciers ontbreekt de overeenkomst? Voeg de lijst toe.',
  register: 'De nieuwe kinderopvang staat niet in het register dat ik zie. Klopt dat?',
  dpia: 'U antwoordt “deels”: welke DPIA is klaar en welke is bezig?',
  retention: 'Hoe past u de selectielijst toe op de gedeelde schijf? Nu zie ik alleen het papieren archief.',
};
const RETURNS = [
  'Kunt u dit iets concreter maken: wie doet dit, en hoe vaak?',
  'Ik vind hier geen bewijs bij. Een schermafdruk of een verslag is genoeg.',
  'Dit antwoord is hetzelfde als vorig jaar. Is er intussen iets veranderd?',
] as const;
const LOWERED = [
  'De werkwijze bestaat, maar ik zag niet dat ze overal gevolgd wordt. Daarom één stap lager.',
  'Klopt voor het gemeentehuis, nog niet voor de buitendiensten. Daarom één stap lager.',
  'Het bewijs is ouder dan een jaar. Graag een recent stuk bij de volgende meting.',
  'In de veiligheidscel bleek dat dit nog niet voor alle toestellen klaar is.',
] as const;
const PRAISE = [
  'Mooi vooruitgegaan sinds vorig jaar.',
  'Goed onderbouwd, dank u.',
  'Bewijs gezien op de veiligheidscel.',
] as const;
const SENT_BACK = [
  'Bijna klaar: bij enkele vragen heb ik een opmerking gezet. Bel gerust als iets niet duidelijk is.',
  'Dank voor het werk. Kunt u de aangeduide antwoorden nog aanvullen? Daarna kan ik afronden.',
] as const;

export const whyReturned = (topic: string, key: string): string =>
  BY_TOPIC[topic] ?? seeded(`return ${key}`).pick(RETURNS);
export const whyLowered = (key: string): string => seeded(`lower ${key}`).pick(LOWERED);
export const sentBack = (key: string): string => seeded(`back ${key}`).pick(SENT_BACK);

/** A reviewer who agrees mostly says nothing. */
export function praise(key: string): string {
  const lot = seeded(`praise ${key}`);
  return lot.chance(0.06) ? lot.pick(PRAISE) : '';
}

/** Why one legal person answers otherwise than the pair, by topic. */
export const EXCEPTIONS: Readonly<Record<string, { reason: string; explanation: string }>> = {
  rights: {
    reason: 'Het OCMW werkt met een eigen dossiersysteem voor de sociale dienst.',
    explanation: 'Rechten in het sociale dossier volgen strikt de functie en worden elk kwartaal nagekeken.',
  },
  physical: {
    reason: 'Het woonzorgcentrum ligt in een ander gebouw met eigen toegangscontrole.',
    explanation: 'In het woonzorgcentrum staat het kantoor van de verpleging overdag open.',
  },
  wifi: {
    reason: 'Het lokaal dienstencentrum heeft een eigen draadloos netwerk.',
    explanation: 'Bewoners en medewerkers gebruiken daar nog hetzelfde netwerk.',
  },
  register: {
    reason: 'Het OCMW houdt zijn eigen verwerkingsregister bij.',
    explanation: 'Het register van het OCMW is bijgewerkt tot en met de thuiszorg.',
  },
};
