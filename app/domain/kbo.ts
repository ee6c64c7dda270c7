/**
 * Numbers by which Belgian and Flemish registers know an organisation.
 *
 * The enterprise number of the KBO has ten digits, begins with 0 or 1, and its last two digits are 97 less the remainder
 * of the first eight by 97 (Royal Decree of 24 June 2003, article 2). The OVO code is that of the Flemish organisation
 * register: `OVO` and six digits.
 */
export function isKbo(text: string): boolean {
  if (!/^[01]\d{9}$/.test(text)) return false;
  return Number(text.slice(8)) === 97 - (Number(text.slice(0, 8)) % 97);
}

/** As people type it, `BE 0207.508.932` for one, to the ten bare digits that are kept. Empty stays empty. */
export function tidyKbo(text: string): string {
  return text.replace(/^\s*BE/i, '').replace(/[\s.]/g, '');
}

/** Ten digits as people read them: `0207.508.932`. */
export function formatKbo(kbo: string): string {
  return `${kbo.slice(0, 4)}.${kbo.slice(4, 7)}.${kbo.slice(7)}`;
}

export function isOvo(text: string): boolean {
  return /^OVO\d{6}$/.test(text);
}

/** The code that Statbel gives a municipality: five digits. */
export function isNis(text: string): boolean {
  return /^\d{5}$/.test(text);
}
