/** Names of municipalities that do not exist: no invented weakness may be pinned on a real one. */
export const MEMBERS = [
  'Zandbeke',
  'Lindervoorde',
  'Hoogwalle',
  'Meersvoorde',
  'Roggenhout',
  'Wolvenhage',
  'Tarwezele',
  'Elzendries',
  'Gerstekerke',
  'Klaverdonk',
  'Steenwalle',
  'Rietgaver',
  'Valkenrode',
  'Bosgaver',
  'Uilenkerke',
  'Wilgendonk',
  'Ganzevoorde',
  'Turfhoven',
  'Schorrenbeke',
  'Nevelrode',
  'Kraaienzele',
  'Oeverwalle',
  'Zilverhoute',
  'Heidelare',
  'Doornehout',
] as const;

export const OTHERS = [
  'Abelenrode',
  'Brugsloo',
  'Distelkerke',
  'Fazantenhove',
  'IJzerdonk',
  'Leemvoorde',
  'Populierhout',
  'Vlierdries',
] as const;

/** Invented people, in the order in which they are given a function. */
const GIVEN = (
  'Nele Bart Samira Joris Katrien Pieter Hilde Farah Wouter Annelies Yusuf Greet Dirk Leen Tom Aïcha Stijn Veerle ' +
  'Marek Ann Koen Sofie Emre Lieve Jan Fatima Bram Griet Luc Inge Thomas Nadia Filip Els Kevin Chantal Rik Soumaya Geert ' +
  'Lotte Patrick Magda Jonas Ellen Ruben Tine Hassan Marleen Dries Kim Erik Amina Sven Rita Maarten Charlotte Ivo Leila'
).split(' ');
const FAMILY = (
  'Dierickx Verstichelen Ouadghiri Kempeneer Vossaert Lammerant Moerenhout Boutaleb Praet Goossenaerts Demirtas ' +
  'Vandersmissen Poelvaerde Hoebrechts Claerhout Bensaïd Ryckewaert Muylaert Kowalczyk Speleman Degroote Baeyens Yilmazer ' +
  'Tanghe Raskin Elhaddad Cleynen Vermassen Schepens Wittevrongel Ghekiere Lahbibi Naessens Pauwelyn Desmedt Mukendi ' +
  'Haegeman Zeroual Callewaert Stroobants Lippens Nowicki Fransen Ottevaere Bossuyt Coolsaet Achahbar Vandekerkhove ' +
  'Meersman Nguyen Holvoet Diallo Roosen Impens Vanhoucke Dekeyzer Ramaekers Karimi'
).split(' ');

/** The so-manieth invented person: given and family names go round at different speeds. */
export function personName(index: number): string {
  const round = Math.floor(index / GIVEN.length);
  return `${GIVEN[index % GIVEN.length]} ${FAMILY[(index + round * 17) % FAMILY.length]}`;
}

/** A name as part of an address. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}
