/** Names of files that people send: shown, kept and given back, never used as a path. */

/** Characters that a kept file name may have, its ending included. */
export const FILE_NAME_MAX = 150;

// Controls; marks that turn the direction of text or cannot be seen; halves of characters; what is no character.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\p{VS}|\p{NChar}/gu;
/** Names that Windows keeps for devices, whatever ending they have. */
const DEVICES = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

/** One line of text without what cannot be seen or turns the direction of reading. */
export function cleanLine(text: string): string {
  return text
    .replace(/[\t\r\n]/g, ' ')
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * A file name fit to be shown and to be saved on any system: without its folders, marks that hide its ending, and what
 * Windows refuses; at most `FILE_NAME_MAX` long with its ending kept.
 */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = cleanLine(last)
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  const { stem, ending } = splitName(plain);
  const safe = DEVICES.test(stem.split('.')[0]?.trim() ?? '') ? `_${stem}` : stem || 'bestand';
  const room = FILE_NAME_MAX - (ending ? ending.length + 1 : 0);
  const short = cut(safe, room).replace(/[. ]+$/, '');
  return ending ? `${short}.${ending}` : short;
}

/** The ending of a name in small letters: `Verslag.PDF` gives `pdf`; empty when it has none. */
export function endingOf(name: string): string {
  return splitName(name).ending.toLowerCase();
}

/** An ending is short and plain; what follows another dot is part of the name. */
function splitName(name: string): { stem: string; ending: string } {
  const match = /^(.*)\.([A-Za-z0-9]{1,10})$/s.exec(name);
  return match ? { stem: (match[1] ?? '').trimEnd(), ending: match[2] ?? '' } : { stem: name, ending: '' };
}

/** Cuts between characters, never inside one. */
function cut(text: string, length: number): string {
  let short = '';
  for (const character of text) {
    if (short.length + character.length > length) break;
    short += character;
  }
  return short;
}
