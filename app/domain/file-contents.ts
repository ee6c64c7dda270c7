/** Looks at a file while it streams past, keeping little of it: what its first bytes cannot tell. */
export interface ContentCheck {
  /** @returns why the file is refused after all, or null. */
  see(chunk: Uint8Array): 'mismatch' | 'macro' | null;
  /** The file is over. */
  end(): 'mismatch' | 'macro' | null;
}

export const NO_CHECK: ContentCheck = { see: () => null, end: () => null };

/** Bytes of text never hold a zero, nor a control but tab, line ends, form feed and escape; so UTF-16 is none. */
const CONTROLS = new Set([...Array(32).keys()].filter((code) => ![9, 10, 11, 12, 13, 27].includes(code)));

/** Text, in UTF-8 or a Latin code page, to its last byte. */
export function checkText(): ContentCheck {
  return {
    see: (chunk) => {
      for (const byte of chunk) if (byte < 32 && CONTROLS.has(byte)) return 'mismatch';
      return null;
    },
    end: () => null,
  };
}

const CODE =
  /^(<[!?%/a-z]|#!|%!ps|\{\\rtf|begin:v|@echo\b|rem\s|['"]use strict|(async )?function\b[^(]{0,60}\(|\(function\b|\(\(?[\w, ]*\)? ?=>|(const|let|var) \w+ ?=|import .{0,200}['"]|export (default|const|function)|(window|document|javascript)[.:]|on error resume|dim \w+|sub \w+\()/i;

/**
 * Whether text begins like a page, a script or a drawing, which some program would run rather than show; for a mail
 * also when it does not begin with a header.
 */
export function looksLikeCode(head: Uint8Array, ending: string): boolean {
  const start = new TextDecoder('utf-8').decode(head.subarray(0, 1_024)).replace(/^[\s\p{Cc}\p{Cf}]+/u, '');
  if (CODE.test(start)) return true;
  return ending === 'eml' && !/^(From .+[\r\n]+)?[!-9;-~]+:/.test(start);
}

/** Bytes at the end of a zip in which its list of contents must lie. */
const TAIL = 1_048_576;

/**
 * A zip whose list of contents names what a document of its kind has, and nothing that holds macros.
 * @param needed names, or folders when they end in `/`.
 */
export function checkZip(needed: readonly string[]): ContentCheck {
  const tail = keepTail(TAIL);
  return {
    see: (chunk) => {
      tail.add(chunk);
      return null;
    },
    end: () => {
      const names = listZip(tail.bytes());
      if (names === null) return 'mismatch';
      const has = (name: string) => names.some((each) => (name.endsWith('/') ? each.startsWith(name) : each === name));
      if (!needed.every(has)) return 'mismatch';
      return names.some((name) => MACRO_PART.test(name)) ? 'macro' : null;
    },
  };
}

const MACRO_PART = /(^|\/)(vbaproject|vbadata)[^/]*$|^xl\/(macrosheets|activex)\/|^(basic|scripts)\/./i;

const END_OF_ZIP = 0x06054b50;
const ENTRY = 0x02014b50;

/** The names in a zip's list of contents; null when that is not whole. */
function listZip(bytes: Uint8Array): string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  const names: string[] = [];
  let at = end - view.getUint32(end + 12, true);
  while (names.length < count) {
    if (at < 0 || at + 46 > end || view.getUint32(at, true) !== ENTRY) return null;
    const length = view.getUint16(at + 28, true);
    names.push(new TextDecoder('utf-8').decode(bytes.subarray(at + 46, at + 46 + length)));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at === end ? names : null;
}

/** Where the closing record of a zip begins: behind it is only its remark. */
function findEnd(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    const fits = view.getUint32(at, true) === END_OF_ZIP && at + 22 + view.getUint16(at + 20, true) === view.byteLength;
    if (fits) return at;
  }
  return null;
}

/** What Outlook writes as the class of a mail; the office files of before 2007 share its container, not its class. */
const MAIL_CLASS = [0x0b, 0x0d, 2, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46];

/** A mail of Outlook: a compound file whose root says so. The head tells where that root is. */
export function checkMail(head: Uint8Array): ContentCheck {
  const at = head.length < 512 ? null : placeOfClass(new DataView(head.buffer, head.byteOffset, head.byteLength));
  let passed = 0;
  let matched = 0;
  return {
    see: (chunk) => {
      for (let index = 0; at !== null && index < MAIL_CLASS.length; index += 1) {
        const place = at + index - passed;
        if (place >= 0 && place < chunk.length && chunk[place] === MAIL_CLASS[index]) matched += 1;
      }
      passed += chunk.length;
      return null;
    },
    end: () => (matched === MAIL_CLASS.length ? null : 'mismatch'),
  };
}

function placeOfClass(header: DataView): number {
  const sector = 2 ** Math.min(header.getUint16(30, true), 12);
  return (header.getUint32(48, true) + 1) * sector + 80;
}

/** Keeps the last bytes of what streams past. */
function keepTail(size: number) {
  const chunks: Uint8Array[] = [];
  let kept = 0;
  return {
    add: (chunk: Uint8Array) => {
      chunks.push(chunk);
      kept += chunk.length;
      while (kept - (chunks[0]?.length ?? 0) >= size) kept -= chunks.shift()?.length ?? 0;
    },
    bytes: () => {
      const whole = new Uint8Array(kept);
      let at = 0;
      for (const chunk of chunks) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      return whole;
    },
  };
}
