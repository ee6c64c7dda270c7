import { crc32, deflateRawSync } from 'node:zlib';

/** Small files of every kind, made by hand, for tests of what is taken as evidence. */

interface Entry {
  name: string;
  data?: string | Uint8Array;
  /** Some programs write the sizes behind the contents. */
  streamed?: boolean;
  stored?: boolean;
}

/** A zip with these entries, as an office program would write it. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, data = 'x', streamed = false, stored = false } of entries) {
    const plain = Buffer.from(data);
    const packed = stored ? plain : deflateRawSync(plain);
    const title = Buffer.from(name);
    const facts = Buffer.alloc(16);
    facts.writeUInt16LE(stored ? 0 : 8, 0);
    facts.writeUInt32LE(0x21, 2);
    const sums = Buffer.alloc(12);
    sums.writeUInt32LE(crc32(plain), 0);
    sums.writeUInt32LE(packed.length, 4);
    sums.writeUInt32LE(plain.length, 8);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(streamed ? 8 : 0, 6);
    facts.copy(head, 8, 0, 6);
    if (!streamed) sums.copy(head, 14);
    head.writeUInt16LE(title.length, 26);
    const behind = streamed ? Buffer.concat([Buffer.from([0x50, 0x4b, 7, 8]), sums]) : Buffer.alloc(0);
    const local = Buffer.concat([head, title, packed, behind]);
    const line = Buffer.alloc(46);
    line.writeUInt32LE(0x02014b50, 0);
    line.writeUInt16LE(20, 4);
    line.writeUInt16LE(20, 6);
    line.writeUInt16LE(streamed ? 8 : 0, 8);
    facts.copy(line, 10, 0, 6);
    sums.copy(line, 16);
    line.writeUInt16LE(title.length, 28);
    line.writeUInt32LE(at, 42);
    locals.push(local);
    central.push(line, title);
    at += local.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, list, end]);
}

const MAIN = {
  docx: ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  xlsx: ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
  pptx: ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'],
  docm: ['word/document.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml'],
  xlsm: ['xl/workbook.xml', 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'],
} as const;

function contentTypes(kind: keyof typeof MAIN): string {
  const [part, type] = MAIN[kind];
  return `<?xml version="1.0"?><Types><Override PartName="/${part}" ContentType="${type}"/></Types>`;
}

/** A document of Word, Excel or PowerPoint; `last` as LibreOffice and Google write it. */
export function officeOf(
  kind: keyof typeof MAIN,
  more: readonly Entry[] = [],
  order: 'first' | 'last' = 'first',
): Buffer {
  const types: Entry = { name: '[Content_Types].xml', data: contentTypes(kind) };
  const noise = Array.from({ length: 6_000 }, (_, index) => (index * 2_654_435_761).toString(36)).join('');
  const body: Entry[] = [{ name: MAIN[kind][0], data: noise, streamed: order === 'last' }, ...more];
  return zipOf(order === 'first' ? [types, ...body] : [...body, types]);
}

/** A document of LibreOffice. */
export function openOf(kind: 'text' | 'spreadsheet' | 'presentation', more: readonly Entry[] = []): Buffer {
  const mimetype: Entry = { name: 'mimetype', data: `application/vnd.oasis.opendocument.${kind}`, stored: true };
  return zipOf([mimetype, { name: 'content.xml', data: '<office/>' }, ...more]);
}

/** A compound file: a mail of Outlook, or an office document of before 2007. */
export function compoundOf(kind: 'mail' | 'document'): Buffer {
  const bytes = Buffer.alloc(512 * 12);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(9, 48);
  const classId = kind === 'mail' ? '0b0d020000000000c000000000000046' : '0609020000000000c000000000000046';
  Buffer.from(classId, 'hex').copy(bytes, 512 * 10 + 80);
  return bytes;
}

const filler = Buffer.alloc(5_000, 7);
const begins = (...parts: (string | Uint8Array)[]) =>
  Buffer.concat([...parts.map((part) => Buffer.from(part)), filler]);

/** One file of each kind that is taken, and of many that are not. */
export const SAMPLES = {
  pdf: begins('%PDF-1.7\n%', Uint8Array.of(0xe2, 0xe3, 0xcf, 0xd3)),
  png: begins(Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex')),
  jpg: begins(Buffer.from('ffd8ffe000104a46494600', 'hex')),
  webp: begins('RIFF', Uint8Array.of(0, 0x10, 0, 0), 'WEBPVP8 '),
  gif: begins('GIF89a'),
  exe: begins('MZ', Uint8Array.of(0x90, 0, 3, 0, 0, 0)),
  elf: begins(Uint8Array.of(0x7f), 'ELF', Uint8Array.of(2, 1, 1, 0)),
  docx: officeOf('docx'),
  docxLast: officeOf('docx', [], 'last'),
  xlsx: officeOf('xlsx'),
  pptx: officeOf('pptx'),
  docm: officeOf('docm'),
  xlsm: officeOf('xlsm'),
  docxWithMacro: officeOf('docx', [{ name: 'word/vbaProject.bin' }]),
  docxLastWithMacro: officeOf('docx', [{ name: 'word/vbaProject.bin' }], 'last'),
  xlsxWithMacroSheet: officeOf('xlsx', [{ name: 'xl/macrosheets/sheet1.xml' }]),
  odt: openOf('text'),
  ods: openOf('spreadsheet'),
  odp: openOf('presentation'),
  odtWithMacro: openOf('text', [{ name: 'Basic/Standard/Module1.xml' }]),
  zip: zipOf([{ name: 'a.txt' }, { name: 'b.exe' }]),
  jar: zipOf([{ name: 'META-INF/MANIFEST.MF' }, { name: 'A.class' }]),
  msg: compoundOf('mail'),
  doc: compoundOf('document'),
  txt: Buffer.from('Verslag van de veiligheidscel\r\nAanwezig: Els, Noë\r\n'),
  latin: Buffer.from('Gemeente Zand\u00e9', 'latin1'),
  utf16: Buffer.from('\ufeffnaam;waarde', 'utf16le'),
  csv: Buffer.from('\ufeffnaam;waarde\r\nlaptops;84\r\n'),
  eml: Buffer.from('Received: from a by b\r\nFrom: Els <els@zandbeke.example>\r\nSubject: x\r\n\r\n<html>hallo</html>'),
  html: Buffer.from('<!DOCTYPE html><html><script>alert(1)</script></html>'),
  svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  xml: Buffer.from('<?xml version="1.0"?><a/>'),
  js: Buffer.from('const secret = document.cookie;'),
  shell: Buffer.from('#!/bin/sh\nrm -rf /'),
  batch: Buffer.from('@echo off\r\ndel *.*'),
  rtf: Buffer.from('{\\rtf1 hallo}'),
  empty: Buffer.alloc(0),
} as const;
