import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { readSheet } from '#app/documents/read-sheet.server.ts';
import { storedZip, unzipWithin } from '#app/documents/read-zip.server.ts';
import { columnLetter } from '#app/documents/sheet.ts';
import { writeSheets } from '#app/documents/write-sheet.server.ts';

const TEXTS = [
  'gewoon',
  'é – € “aanhaling” \'s "x"',
  '=1+1',
  '-3 en @verder +x',
  ' spaties vooraan en achteraan ',
  'eerste regel\ntweede regel\n\nvierde',
  '<b>&amp; geen html</b>',
  '_x0041_ en _x000D_ zijn letters',
  '012345',
  'y'.repeat(10_000),
];

const written = () =>
  writeSheets([
    { name: 'Uitleg', widths: [40], head: ['Lees eerst'], rows: [['Vul in.']] },
    { name: 'Blad', widths: [10, 60], head: ['n', 'tekst'], rows: TEXTS.map((text, n) => [String(n), text]) },
  ]);
const read = (bytes: Uint8Array, name = 'a.xlsx') => readSheet({ name, bytes });
const fault = async (bytes: Uint8Array, name?: string) => {
  const outcome = await read(bytes, name);
  return outcome.kind === 'refused' ? outcome.fault : outcome.sheets.length;
};

/** The workbook with its second sheet's XML changed, packed anew. */
async function changed(change: (xml: string) => string): Promise<Buffer> {
  const parts = await unzipWithin(await written(), () => true);
  const [name] = [...parts.keys()].filter((each) => /worksheets\/sheet.*2\.xml|worksheets\/sheet2/.test(each));
  const sheet = name ?? '';
  parts.set(sheet, Buffer.from(change(parts.get(sheet)?.toString('utf8') ?? '')));
  return storedZip(parts);
}

describe('a workbook', () => {
  it('comes back cell for cell, also for another reader', async () => {
    const bytes = await written();
    const outcome = await read(bytes);
    if (outcome.kind !== 'read') throw new Error(outcome.fault.why);
    const rows = [['n', 'tekst'], ...TEXTS.map((text, n) => [String(n), text])];
    expect(outcome.sheets.map((sheet) => sheet.name)).toEqual(['Uitleg', 'Blad']);
    expect(outcome.sheets[1]?.rows).toEqual(rows);
    expect((await readXlsx(bytes, { trim: false }))[1]?.data).toEqual(rows);
  });

  it.each([
    [
      'a formula',
      (xml: string) => xml.replace(/(<c r="B3"[^>]*>)/, '$1<f>1+1</f>'),
      { why: 'formula', row: 3, column: 'B' },
    ],
    [
      'merged cells',
      (xml: string) =>
        xml.replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="A2:B4"/></mergeCells>'),
      { why: 'merged', row: 2, column: 'A', detail: 'A2:B4' },
    ],
    [
      '100,000 rows',
      (xml: string) => xml.replace('</sheetData>', `${'<row><c><v>1</v></c></row>'.repeat(100_000)}</sheetData>`),
      { why: 'too_many_rows', row: 20_001 },
    ],
    [
      'a row far away',
      (xml: string) => xml.replace('</sheetData>', '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'),
      { why: 'too_many_rows', row: 20_001 },
    ],
    [
      'a cell far away',
      (xml: string) => xml.replace('</sheetData>', '<row r="90"><c r="XFD90"><v>1</v></c></row></sheetData>'),
      { why: 'too_many_columns', column: 'XFD', row: 90 },
    ],
    [
      'an entity',
      (xml: string) => xml.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
      { why: 'broken' },
    ],
  ])('with %s is refused, and says where', async (_, change, expected) => {
    expect(await fault(await changed(change))).toMatchObject(expected);
  });

  it('that is a zip bomb is refused by what it says it holds, and by what comes out when it lies', async () => {
    const parts = await unzipWithin(await written(), () => true);
    parts.set('xl/sharedStrings.xml', Buffer.alloc(61 * 1_048_576, 32));
    expect(await fault(await deflated(parts))).toEqual({ why: 'bomb' });
    parts.set('xl/sharedStrings.xml', Buffer.alloc(20 * 1_048_576, 32));
    expect(await fault(await deflated(parts, 1_000))).toMatchObject({ why: 'bomb', detail: 'xl/sharedStrings.xml' });
  });

  it('with macros, a password, too many entries or no sheet at all is refused', async () => {
    const parts = await unzipWithin(await written(), () => true);
    expect(await fault(await written(), 'a.xlsm')).toEqual({ why: 'macros' });
    expect(await fault(storedZip(new Map([...parts, ['xl/vbaProject.bin', Buffer.from('x')]])))).toMatchObject({
      why: 'macros',
    });
    expect(await fault(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toEqual({ why: 'encrypted' });
    const many = new Map(Array.from({ length: 201 }, (_, n) => [`x${n}`, Buffer.from('x')]));
    expect(await fault(storedZip(many))).toEqual({ why: 'bomb' });
    expect(await fault(storedZip(new Map([['a.txt', Buffer.from('x')]])))).toEqual({ why: 'no_sheet' });
    expect(await fault((await written()).subarray(0, 2_000))).toEqual({ why: 'broken' });
    expect(await fault(Buffer.from([0, 1, 2, 3]))).toEqual({ why: 'no_sheet' });
  });
});

describe('a csv', () => {
  const rows = [
    ['naam', 'uitleg'],
    ['Zandbeke', 'één; twee\nregels "x"'],
  ];
  const text = (sign: string) => `naam${sign}uitleg\r\nZandbeke${sign}"één; twee\nregels ""x"""\r\n`;

  it.each([
    ['semicolons and a mark', Buffer.from(`\uFEFF${text(';')}`)],
    ['commas', Buffer.from(text(','))],
    ['tabs, in Windows-1252', Buffer.from(text('\t'), 'latin1')],
  ])('with %s is read', async (_, bytes) => {
    expect(await read(bytes, 'a.csv')).toEqual({ kind: 'read', sheets: [{ name: '', rows }] });
  });

  it('of 100,000 rows, or with a quote that never ends, is refused', async () => {
    expect(await fault(Buffer.from('a;b\n'.repeat(100_000)), 'a.csv')).toMatchObject({
      why: 'too_many_rows',
      row: 20_001,
    });
    expect(await fault(Buffer.from('a;b\n"c;d\n'), 'a.csv')).toMatchObject({ why: 'broken' });
  });
});

it('names columns as a spreadsheet does', () => {
  expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});

/** A zip with compressed entries; `says` is the size that the directory claims for the strings. */
async function deflated(parts: ReadonlyMap<string, Buffer>, says?: number): Promise<Buffer> {
  const { deflateRawSync } = await import('node:zlib');
  const packed = new Map([...parts].map(([name, data]) => [name, deflateRawSync(data)]));
  const zip = storedZip(packed);
  const mark = (signature: string, at: { method: number; size: number; name: number; length: number }) => {
    for (let from = zip.indexOf(signature, 0, 'latin1'); from >= 0; from = zip.indexOf(signature, from + 4, 'latin1')) {
      const name = zip.subarray(from + at.name, from + at.name + zip.readUInt16LE(from + at.length)).toString();
      const data = parts.get(name);
      if (!data) continue;
      zip.writeUInt16LE(8, from + at.method);
      zip.writeUInt32LE(name.includes('sharedStrings') ? (says ?? data.length) : data.length, from + at.size);
    }
  };
  mark('PK\x03\x04', { method: 8, size: 22, name: 30, length: 26 });
  mark('PK\x01\x02', { method: 10, size: 24, name: 46, length: 28 });
  return zip;
}
