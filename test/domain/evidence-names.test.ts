import { describe, expect, it } from 'vitest';
import { decideLink, decideTitle, mayChangeEvidence, TITLE_MAX, URL_MAX } from '#app/domain/evidence.ts';
import { cleanFileName, cleanLine, endingOf, FILE_NAME_MAX } from '#app/domain/file-name.ts';
import { contentDisposition } from '#app/http/download.server.ts';

const RLO = '\u202e';
const long = 'a'.repeat(300);

const NAMES: readonly [given: string, kept: string][] = [
  ['verslag.pdf', 'verslag.pdf'],
  ['Verslag 2026.PDF', 'Verslag 2026.PDF'],
  ['Beleid é ü ï.docx', 'Beleid é ü ï.docx'],
  ['Bele\u0069\u0308d.docx', 'Bele\u00efd.docx'],
  ['日本語.txt', '日本語.txt'],
  ['😀.png', '😀.png'],
  ['/etc/passwd.txt', 'passwd.txt'],
  ['../../../x.txt', 'x.txt'],
  ['..\\..\\windows\\x.txt', 'x.txt'],
  ['C:\\Users\\els\\verslag.pdf', 'verslag.pdf'],
  ['\\\\server\\deel\\a.csv', 'a.csv'],
  ['a/b\\c.txt', 'c.txt'],
  ['map/', 'bestand'],
  ['', 'bestand'],
  ['.', 'bestand'],
  ['..', 'bestand'],
  ['...', 'bestand'],
  ['   ', 'bestand'],
  ['.pdf', 'pdf'],
  ['.htaccess', 'htaccess'],
  ['..verborgen.txt', 'verborgen.txt'],
  ['verslag.pdf.', 'verslag.pdf'],
  ['verslag.pdf. . .', 'verslag.pdf'],
  ['verslag.pdf   ', 'verslag.pdf'],
  ['  verslag.pdf', 'verslag.pdf'],
  ['verslag .pdf', 'verslag.pdf'],
  ['ver   slag.pdf', 'ver slag.pdf'],
  ['ver\tslag.pdf', 'ver slag.pdf'],
  ['ver\r\nslag.pdf', 'ver slag.pdf'],
  ['ver\u0000slag.pdf', 'verslag.pdf'],
  ['verslag.pdf\u0000.exe', 'verslag.pdf.exe'],
  ['ver\u001bslag.pdf', 'verslag.pdf'],
  ['ver\u007fslag\u0085.pdf', 'verslag.pdf'],
  [`verslag${RLO}fdp.exe`, 'verslagfdp.exe'],
  ['a\u200bb\u200d\u2060\ufeff.txt', 'ab.txt'],
  ['a\u2066b\u2069.txt', 'ab.txt'],
  ['a\u200eb\u200f\u061c.txt', 'ab.txt'],
  ['a\u00adb.txt', 'ab.txt'],
  ['a\u2028b\u2029.txt', 'ab.txt'],
  ['a\ud800b.txt', 'ab.txt'],
  ['a\u{e0041}b.txt', 'ab.txt'],
  ['a\u3164b.txt', 'ab.txt'],
  ['wat?.txt', 'wat_.txt'],
  ['<script>.txt', '_script_.txt'],
  ['a"b.txt', 'a_b.txt'],
  ['a:b|c*d.txt', 'a_b_c_d.txt'],
  ['verslag.txt:stroom', 'verslag.txt_stroom'],
  ["Els' verslag (2).pdf", "Els' verslag (2).pdf"],
  ['100%.csv', '100%.csv'],
  ['=som(A1).csv', '=som(A1).csv'],
  ['con.txt', '_con.txt'],
  ['NUL', '_NUL'],
  ['aux.tar.pdf', '_aux.tar.pdf'],
  ['Com1.pdf', '_Com1.pdf'],
  ['LPT².pdf', '_LPT².pdf'],
  ['console.pdf', 'console.pdf'],
  ['con .txt', '_con.txt'],
  [`${long}.pdf`, `${'a'.repeat(146)}.pdf`],
  [long, 'a'.repeat(150)],
  [`${'😀'.repeat(100)}.docx`, `${'😀'.repeat(72)}.docx`],
  [`a.${long}`, `a.${'a'.repeat(148)}`],
  [`${'a'.repeat(145)}. b.pdf`, `${'a'.repeat(145)}.pdf`],
];

describe('names of files', () => {
  it('are at least sixty', () => {
    expect(NAMES.length).toBeGreaterThanOrEqual(60);
  });

  it.each(NAMES)('%j is kept as %j', (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  it.each(NAMES)('%j stays as it is once cleaned, short enough and without a path', (given) => {
    const once = cleanFileName(given);
    expect(cleanFileName(once)).toBe(once);
    expect(once.length).toBeLessThanOrEqual(FILE_NAME_MAX);
    expect(once).not.toMatch(/[\p{Cc}\p{Cf}/\\:*?"<>|]|^\.|[. ]$/u);
    expect(once).not.toBe('');
  });

  it.each(NAMES)('%j is written in a header that holds nothing else [ASVS 3.2.1]', (given) => {
    const kept = cleanFileName(given);
    const header = contentDisposition(kept);
    expect(header).toMatch(/^attachment; filename="[ !#$&-[\]-~]*"; filename\*=UTF-8''[\w.!~%-]*$/);
    expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(kept);
  });

  it.each([
    ['a.PDF', 'pdf'],
    ['a.pdf.exe', 'exe'],
    ['a', ''],
    ['a.', ''],
    ['a.p f', ''],
    ['a.toolongforanending', ''],
  ])('%j ends in %j', (name, ending) => {
    expect(endingOf(name)).toBe(ending);
  });
});

describe('links', () => {
  it.each([
    ['https://intranet.zandbeke.example/beleid', '', 'intranet.zandbeke.example'],
    [' http://zandbeke.example:8080/x?y=1#z ', 'Beleid', 'Beleid'],
    ['HTTPS://Zandbeke.example/é', 'x\u202ey', 'xy'],
  ])('%j is taken', (url, title, called) => {
    expect(decideLink({ url, title })).toMatchObject({ kind: 'take', title: called });
  });

  it.each([
    '',
    'zandbeke.example',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    ' javascript://x/%0aalert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://zandbeke.example/x',
    'vbscript:x',
    'https:zandbeke.example',
    'https://',
    'https://els:geheim@zandbeke.example/',
    'https://[',
    `https://zandbeke.example/${'a'.repeat(URL_MAX)}`,
    `https://zandbeke.example/${'é'.repeat(400)}`,
  ])('%j is refused', (url) => {
    expect(decideLink({ url, title: '' })).toEqual({ kind: 'refuse', why: 'url' });
  });

  it('has a title of 300 at most', () => {
    expect(decideTitle('x'.repeat(TITLE_MAX), 'y')).toBe('x'.repeat(TITLE_MAX));
    expect(decideTitle('x'.repeat(TITLE_MAX + 1), 'y')).toBeNull();
    expect(decideTitle(' \u200b ', 'y')).toBe('y');
    expect(cleanLine('a\u0000\n b')).toBe('a b');
  });
});

describe('evidence', () => {
  it.each([
    ['open', true],
    ['returned', true],
    ['submitted', false],
    ['accepted', false],
  ] as const)('of a checklist that is %s may change: %s', (phase, may) => {
    expect(mayChangeEvidence(phase)).toBe(may);
  });
});
