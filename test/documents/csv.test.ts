import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { toCsv } from '#app/documents/csv.ts';

describe('a file for a spreadsheet', () => {
  it('reads back as it was written, by an independent reader', () => {
    const rows = [
      ['Bestuur', 'Tekst'],
      ['Zandbeke', 'met "aanhaling"; puntkomma\nen regel'],
      ['Ünïcode', ''],
    ];
    expect(parse(toCsv(rows), { delimiter: ';', bom: true })).toEqual(rows);
  });

  it('begins with the mark that tells a spreadsheet it is UTF-8', () => {
    expect(toCsv([['a']]).charCodeAt(0)).toBe(0xfeff);
  });

  it.each(['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\tx', '=HYPERLINK("http://x")'])('does not run %s', (text) => {
    const [[cell]] = parse(toCsv([[text]]), { delimiter: ';', bom: true }) as [[string]];
    expect(cell).toBe(`'${text}`);
  });

  it.each(['+0,3', '-0,5', '−0,2', '2,5', '86 %'])('leaves the number %s a number', (text) => {
    expect(toCsv([[text]])).toBe(`\uFEFF${text}\r\n`);
  });
});
