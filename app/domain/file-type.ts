import { type ContentCheck, checkMail, checkText, checkZip, looksLikeCode, NO_CHECK } from './file-contents.ts';
import { endingOf } from './file-name.ts';

/** Which files are taken as evidence. What a file is follows from its contents; its name must agree. */

/** Why a file is refused: no such kind is taken, or its contents are of another kind than its name says. */
export type FileFault = 'empty' | 'type' | 'mismatch' | 'macro';

interface Kind {
  mediaType: string;
  /** What its first bytes are recognised as; null for text, which has no mark. */
  marks: readonly string[] | null;
  /** Looks at the whole of it while it streams. */
  check: (head: Uint8Array) => ContentCheck;
}

const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';
const none = () => NO_CHECK;
// Some programs write the part that says which kind of document it is at the end, so that the head is just a zip.
const officeKind = (ending: string, type: string, folder: string): Kind => ({
  mediaType: `${office}.${type}`,
  marks: [ending, 'zip'],
  check: () => checkZip(['[Content_Types].xml', folder]),
});
const openKind = (ending: string, type: string): Kind => ({
  mediaType: `${open}.${type}`,
  marks: [ending],
  check: () => checkZip(['mimetype', 'content.xml']),
});
const textKind = (mediaType: string): Kind => ({ mediaType, marks: null, check: checkText });

const KINDS: Readonly<Record<string, Kind>> = {
  pdf: { mediaType: 'application/pdf', marks: ['pdf'], check: none },
  png: { mediaType: 'image/png', marks: ['png', 'apng'], check: none },
  jpg: { mediaType: 'image/jpeg', marks: ['jpg'], check: none },
  jpeg: { mediaType: 'image/jpeg', marks: ['jpg'], check: none },
  webp: { mediaType: 'image/webp', marks: ['webp'], check: none },
  docx: officeKind('docx', 'wordprocessingml.document', 'word/'),
  xlsx: officeKind('xlsx', 'spreadsheetml.sheet', 'xl/'),
  pptx: officeKind('pptx', 'presentationml.presentation', 'ppt/'),
  odt: openKind('odt', 'text'),
  ods: openKind('ods', 'spreadsheet'),
  odp: openKind('odp', 'presentation'),
  txt: textKind('text/plain'),
  log: textKind('text/plain'),
  json: textKind('application/json'),
  csv: textKind('text/csv'),
  eml: textKind('message/rfc822'),
  msg: { mediaType: 'application/vnd.ms-outlook', marks: ['cfb'], check: checkMail },
};

/** The endings that are taken, as a file field's `accept` wants them. */
export const ACCEPTED = Object.keys(KINDS).map((ending) => `.${ending}`);

const MACRO_ENDINGS = /^(doc|dot|xls|xlt|ppt|pot|pps)m$|^(xla|ppa)m$|^xlsb$/;
const MACRO_MARKS = ['docm', 'dotm', 'xlsm', 'xltm', 'pptm', 'potm', 'ppsm'];

export type TypeDecision =
  | { kind: 'take'; mediaType: string; check: ContentCheck }
  | { kind: 'refuse'; why: FileFault };

/**
 * Whether a file may come in, from its name, its first bytes (some 4,000) and what these were recognised as. What is
 * taken is still to be followed by `check` to its end.
 */
export function decideFileType(name: string, head: Uint8Array, mark: string | null): TypeDecision {
  if (head.length === 0) return { kind: 'refuse', why: 'empty' };
  const ending = endingOf(name);
  if (MACRO_ENDINGS.test(ending)) return { kind: 'refuse', why: 'macro' };
  const kind = Object.hasOwn(KINDS, ending) ? KINDS[ending] : undefined;
  if (!kind) return { kind: 'refuse', why: 'type' };
  if (mark !== null && kind.marks !== null && MACRO_MARKS.includes(mark)) return { kind: 'refuse', why: 'macro' };
  const fits = kind.marks === null ? !looksLikeCode(head, ending) : mark !== null && kind.marks.includes(mark);
  return fits
    ? { kind: 'take', mediaType: kind.mediaType, check: kind.check(head) }
    : { kind: 'refuse', why: 'mismatch' };
}
