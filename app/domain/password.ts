/** Lengths in characters; there are no composition rules. [ASVS 6.2.1] [ASVS 6.2.5] [ASVS 6.2.9] */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

/** Why a password is refused; each has its own sentence. */
export type PasswordFault = 'too_short' | 'too_long' | 'common' | 'personal';

/** What a password is weighed against. */
export interface PasswordFacts {
  /** Reduced common passwords and words, from `reduceAll`. */
  common: ReadonlySet<string>;
  /** Words that anybody would try here: the product, the service, the e-mail address, the name. */
  context: readonly string[];
}

/**
 * Why a password is refused, or null when it is good. A common password with digits, signs or letter-like digits around
 * it is as easy to guess as the bare one, so what is compared is its core. [ASVS 6.2.4] [ASVS 6.2.11]
 */
export function passwordFault(password: string, facts: PasswordFacts): PasswordFault | null {
  const length = [...password.normalize('NFC')].length;
  if (length < PASSWORD_MIN) return 'too_short';
  if (length > PASSWORD_MAX) return 'too_long';
  const cores = reduceAll(password);
  if (cores.some((core) => facts.common.has(core)) || isWalk(password) || isRepetition(password)) return 'common';
  const context = facts.context.flatMap(contextWords);
  if (cores.some((core) => isMadeOf(core, [...context, ...PLACE_AND_TIME]))) return 'personal';
  return null;
}

const ACCENTS = /\p{M}/gu;
const LEET: Record<string, string> = { '0': 'o', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '€': 'e' };

/**
 * The cores of a password: lower case, without accents, without a year, digits or signs at its ends, letter-like digits
 * read as letters, a repeated word once. More than one where a digit can be read in two ways.
 */
export function reduceAll(password: string): string[] {
  const lower = password.normalize('NFKD').replace(ACCENTS, '').toLowerCase();
  const trimmed = lower.replace(/^[^a-z@$]+/, '').replace(/[^a-z]+$/, '');
  const readings = new Set([lower, once(lower), lower.replace(/((19|20)\d\d)?[^a-z0-9]*$/, '')]);
  for (const text of [lower, trimmed]) {
    for (const one of ['i', 'l']) {
      const letters = [...text].map((sign) => (/[1!|]/.test(sign) ? one : (LEET[sign] ?? sign))).join('');
      readings.add(once(letters.replace(/[^a-z]/g, '')));
    }
  }
  readings.add(once(trimmed.replace(/[^a-z]/g, '')));
  return [...readings].filter((reading) => reading.length > 0);
}

/** `welkomwelkom` is `welkom`. */
function once(text: string): string {
  return /^(.+?)\1+$/.exec(text)?.[1] ?? text;
}

function isRepetition(password: string): boolean {
  return /^(.{1,4})\1+.{0,3}$/su.test(password.toLowerCase());
}

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
  '&é"\'(§è!çà)-',
  '!@#$%^&*()_+',
  '1a2z3e4r5t6y7u8i9o0p',
  'a1z2e3r4t5y6u7i8o9p0',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik',
  '1aqw2zsx3edc4rfv5tgb6yhn7uj8ik',
];
const WALKS = ROWS.flatMap((row) => [row.repeat(3), [...row].reverse().join('').repeat(3)]);

/** Whether a password walks along the alphabet, the digits or the keyboard in at most three straight pieces. */
function isWalk(password: string): boolean {
  let rest = password.toLowerCase();
  for (let piece = 0; piece < 3 && rest.length > 0; piece += 1) rest = rest.slice(walkLength(rest));
  return rest.length <= 1;
}

function walkLength(text: string): number {
  let length = text.length;
  while (length >= 3 && !WALKS.some((walk) => walk.includes(text.slice(0, length)))) length -= 1;
  return length >= 3 ? length : 0;
}

/** Words that fill up a weak password in this country: seasons, months, days, and the words of the trade. */
const PLACE_AND_TIME = (
  'waarborg demo dienst gemeente stad ocmw bestuur lokaal vlaanderen belgie dpo spoc admin beheerder directeur welkom ' +
  'wachtwoord paswoord password veilig veiligheid informatieveiligheid privacy lente zomer herfst winter januari ' +
  'februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag ' +
  'donderdag vrijdag zaterdag zondag spring summer autumn'
).split(' ');

/** The parts of an address or name that somebody would build a password from. */
function contextWords(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .split(/[^a-z]+/);
  return words.filter((word) => word.length >= 3);
}

/** Whether hardly anything is left of a core once the given words are taken out. */
function isMadeOf(core: string, words: readonly string[]): boolean {
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length);
  const left = longestFirst.reduce((text, word) => text.replaceAll(word, ''), core);
  return left.length < 4 && left.length < core.length;
}
