import { describe, expect, it } from 'vitest';
import { unzipWithin } from '#app/documents/read-zip.server.ts';
import type { SheetFault } from '#app/documents/sheet.ts';
import { readSheetBeside } from '#app/documents/worker.server.ts';
import { ensureBuilt } from '#test/support/built.ts';
import { handWorkbook, zip } from '#test/support/workbook.ts';

await ensureBuilt();

const HEAD = ['Bestuur', 'Entiteit', 'Gedekt vanaf'];
const good = handWorkbook([{ name: 'Besturen', rows: [HEAD, ['Aalst', 'beide', { date: '2026-02-01' }]] }]);
const read = (bytes: Uint8Array, name = 'a.xlsx') => readSheetBeside({ name, bytes });
async function faultOf(bytes: Uint8Array, name?: string): Promise<SheetFault | 'read'> {
  const reading = await read(bytes, name);
  return reading.kind === 'refused' ? reading.fault : 'read';
}
const MB = 1_048_576;

/** A part of a workbook with something in it very many times. */
function grow(parts: Map<string, Buffer>, name: string, what: string, times: number): void {
  const part = parts.get(`xl/${name}`)?.toString() ?? '';
  parts.set(`xl/${name}`, Buffer.from(part.replace(/<\/(\w+)>$/, `${what.repeat(times)}</$1>`)));
}

describe('a spreadsheet that comes from outside', () => {
  it('is read as another program writes it: texts in cells, dates as numbers', async () => {
    expect(await read(good)).toEqual({
      kind: 'read',
      sheets: [{ name: 'Besturen', rows: [HEAD, ['Aalst', 'beide', '2026-02-01']] }],
    });
  });

  it.each<[string, Buffer, SheetFault]>([
    [
      'a formula',
      handWorkbook([
        { name: 'Uitleg', rows: [['Lees']] },
        { name: 'Mensen & meer', rows: [['Naam'], ['An'], [null, { formula: '1+1' }]] },
      ]),
      { why: 'formula', sheet: 'Mensen & meer', row: 3, column: 'B' },
    ],
    [
      'merged cells',
      handWorkbook([{ name: 'Besturen', rows: [HEAD, ['Aalst']], merged: ['A2:B3'] }]),
      { why: 'merged', sheet: 'Besturen', row: 2, column: 'A', detail: 'A2:B3' },
    ],
    [
      '100,000 rows',
      handWorkbook([{ name: 'Besturen', rows: Array.from({ length: 100_000 }, () => ['Aalst', 'beide']) }]),
      { why: 'too_many_rows', sheet: 'Besturen', row: 20_001 },
    ],
  ])('with %s is refused with sheet, row, column and reason', async (_, bytes, fault) => {
    expect(await faultOf(bytes)).toEqual(fault);
  });

  it('of 100,000 rows as CSV is refused with its row', async () => {
    const csv = Buffer.from(`${HEAD.join(';')}\n${'Aalst;beide;1/2/2026\n'.repeat(100_000)}`);
    expect(await faultOf(csv, 'a.csv')).toMatchObject({ why: 'too_many_rows', row: 20_001 });
  });

  it('that is a bomb is refused: one that says what it holds, one that lies, one within another, a thousand parts', async () => {
    const blanks = Buffer.alloc(61 * MB, 32);
    const honest = zip([['xl/workbook.xml', blanks]]);
    // What a few kilobytes can become is what makes it one.
    expect(honest.length).toBeLessThan(100_000);
    expect(await faultOf(honest)).toEqual({ why: 'bomb' });
    const lying = zip([['xl/sharedStrings.xml', blanks]], { 'xl/sharedStrings.xml': 1_000 });
    expect(await faultOf(lying)).toEqual({ why: 'bomb', detail: 'xl/sharedStrings.xml' });
    const inner = zip(Array.from({ length: 20 }, (_, n) => [`${n}.xml`, blanks.subarray(0, 50 * MB)]));
    const nested = zip([
      ['xl/workbook.xml', Buffer.from('<workbook/>')],
      ...Array.from({ length: 20 }, (_, n) => [`xl/${n}.zip`, inner] as const),
    ]);
    // Its parts within parts are never opened; what is left is no spreadsheet.
    expect(await faultOf(nested)).toEqual({ why: 'broken' });
    const many = zip(Array.from({ length: 1_000 }, (_, n) => [`xl/${n}.xml`, Buffer.from('<a/>')]));
    expect(await faultOf(many)).toEqual({ why: 'bomb' });
  });

  it.each<[string, (parts: Map<string, Buffer>) => void]>([
    [
      'cells',
      (parts) =>
        grow(parts, 'worksheets/sheet1.xml', '<row><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/></row>', 19_000),
    ],
    ['tags', (parts) => grow(parts, 'styles.xml', '<xf/>', 2_000_001)],
    ['attributes', (parts) => grow(parts, 'styles.xml', `<a${' b=""'.repeat(100_001)}/>`, 10)],
  ])('of more %s than any spreadsheet has is refused before anything is made of them', async (_, change) => {
    const parts = await unzipWithin(good, () => true);
    change(parts);
    const bytes = zip([...parts]);
    expect(bytes.length).toBeLessThan(100_000);
    expect(await faultOf(bytes)).toEqual({ why: 'bomb' });
  });

  it('that was made to be slow to look at is not: tags that never close are passed over', async () => {
    const open = Buffer.from(`<worksheet>${'<mergeCell '.repeat(400_000)}`);
    const bytes = zip([
      ['xl/workbook.xml', Buffer.from('<workbook/>')],
      ['xl/worksheets/sheet1.xml', open],
    ]);
    expect(await faultOf(bytes)).toMatchObject({ why: 'broken' });
  });
});

describe('the thread that reads', () => {
  it('is ended when its time is up, and the next file is read as before', async () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => Array.from({ length: 20 }, (__, m) => `Cel ${n} ${m}`));
    const large = { name: 'a.xlsx', bytes: handWorkbook([{ name: 'Groot', rows }]) };
    expect(await readSheetBeside(large, 1)).toEqual({ kind: 'refused', fault: { why: 'too_slow' } });
    expect((await readSheetBeside(large)).kind).toBe('read');
  });

  it('has two places and twenty to wait; who comes after is told to come back, and every place is free again', async () => {
    const fates = await Promise.all(Array.from({ length: 30 }, () => faultOf(good)));
    expect(fates.filter((fate) => fate === 'read')).toHaveLength(22);
    expect(fates.slice(22)).toEqual(Array.from({ length: 8 }, () => ({ why: 'busy' })));
    expect(await faultOf(good)).toBe('read');
  });
});
