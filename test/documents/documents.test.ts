import mammoth from 'mammoth';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import type { WrittenDocument } from '#app/documents/document.ts';
import { writePdf } from '#app/documents/write-pdf.server.ts';
import { writeWord } from '#app/documents/write-word.server.ts';

const LONG = 'Een lange zin over de é, de – en de €. '.repeat(200).trim();
const written: WrittenDocument = {
  title: 'Vragenlijst Zandbeke',
  subtitle: 'Stand op 3 maart 2026',
  language: 'nl-BE',
  author: 'Dienst',
  madeAt: new Date('2026-03-03T09:00:00Z'),
  pageLabel: 'Bladzijde {n} van {of}',
  blocks: [
    { kind: 'heading', level: 1, text: 'Eerste deel' },
    { kind: 'paragraph', text: 'Regel één\nRegel twee' },
    {
      kind: 'table',
      head: ['Deel', 'Vragen'],
      widths: [0.7, 0.3],
      rows: [
        ['Eerste', '3'],
        ['Tweede', '4'],
      ],
    },
    { kind: 'heading', level: 2, text: 'V-1 · Vraag' },
    { kind: 'fact', label: 'Antwoord', text: LONG },
    { kind: 'list', items: ['punt a', 'punt b'] },
  ],
};

interface Node {
  role?: string;
  children?: Node[];
}
const roles = (node: Node): string[] => [...(node.role ? [node.role] : []), ...(node.children ?? []).flatMap(roles)];

describe('a PDF', () => {
  it('says its language and title, and has headings, paragraphs, lists and tables for who cannot see it', async () => {
    const bytes = await writePdf(written);
    expect(bytes.toString('latin1')).toContain('/Lang (nl-BE)');
    const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: 'Vragenlijst Zandbeke', Author: 'Dienst' });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const outline = await pdf.getOutline();
    expect(outline.map((item) => [item.title, item.items.map((each: { title: string }) => each.title)])).toEqual([
      ['Eerste deel', ['V-1 · Vraag']],
    ]);
    const found: string[] = [];
    const text: string[] = [];
    for (let n = 1; n <= pdf.numPages; n += 1) {
      const page = await pdf.getPage(n);
      found.push(...roles((await page.getStructTree()) as Node));
      text.push((await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(''));
    }
    const count = (role: string) => found.filter((each) => each === role).length;
    for (const role of ['H1', 'H2', 'H3', 'L', 'LI', 'Table', 'TH', 'TD', 'P'])
      expect([role, count(role)]).not.toEqual([role, 0]);
    expect([count('TR'), count('TH'), count('TD')]).toEqual([3, 4, 2]);
    expect(found).not.toContain('Title');
    expect(pdf.numPages).toBeGreaterThan(1);
    expect(text[0]).toContain('Regel één');
    expect(text.join('').replace(/\s+/g, '')).toContain('deé,de–ende€');
    expect(text.at(-1)).toContain(`Bladzijde ${pdf.numPages} van ${pdf.numPages}`);
  });
});

describe('a table of many rows in a PDF', () => {
  it('begins with its head on each page, and no row is lost', async () => {
    const rows = Array.from({ length: 120 }, (_, n) => [`Rij ${n} ${'woord '.repeat(n % 9)}`, String(n)]);
    const table = { kind: 'table' as const, head: ['Kopje', 'Aantal'], widths: [0.5, 0.5], rows };
    const bytes = await writePdf({ ...written, title: 'Lang '.repeat(60), blocks: [table] });
    const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const texts: string[][] = [];
    for (let n = 1; n <= pdf.numPages; n += 1) {
      const { items } = await (await pdf.getPage(n)).getTextContent();
      texts.push(items.map((item) => ('str' in item ? item.str : '')).filter((text) => text.trim() !== ''));
    }
    expect(pdf.numPages).toBeGreaterThan(2);
    for (const page of texts) expect(page.filter((text) => text === 'Kopje')).toEqual(['Kopje']);
    expect(texts.flat().filter((text) => /^Rij \d+/.test(text))).toHaveLength(120);
  });
});

describe('a Word document', () => {
  it('has real headings, lists and a table with a head', async () => {
    const { value, messages } = await mammoth.convertToHtml({ buffer: await writeWord(written) });
    expect(messages.filter((message) => message.type === 'error')).toEqual([]);
    expect(value).toContain('<h1>Eerste deel</h1>');
    expect(value).toContain('<h2>V-1 · Vraag</h2>');
    expect(value).toContain('Regel één<br />Regel twee');
    expect(value).toContain('<strong>Antwoord: </strong>Een lange zin over de é, de – en de €.');
    expect(value).toMatch(/<thead>.*Deel.*<\/thead>/);
    expect(value).toMatch(/<li>punt a<\/li>/);
  });
});
