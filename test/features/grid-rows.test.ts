import { describe, expect, it } from 'vitest';
import { decideRow, readChoice, readGrade } from '#app/domain/grid.ts';
import { readCells } from '#app/enhance/grid-paste.ts';
import { isMine, passes, readGridFilter, writeGridFilter } from '#app/features/checklists/grid-filter.ts';
import { type GridRow, readTick, tickOf, writeRows } from '#app/features/checklists/grid-rows.ts';
import { gridWords } from '#app/features/checklists/grid-words.ts';
import { translator } from '#app/i18n/translate.ts';
import { escapeHtml } from '#app/ui/escape-html.ts';

const row: GridRow = {
  code: 'GV.OC-01.1',
  title: 'Titel',
  section: 'Besturen',
  keyMeasure: true,
  naAllowed: true,
  levels: ['basic', 'important'],
  version: 3,
  choice: null,
  doc: '3',
  impl: 'na',
  explanation: '',
  mark: 'answered',
  exceptions: 2,
  previous: null,
  changed: false,
  mayConfirm: false,
  mine: true,
};
const write = (rows: GridRow[], ticked: string[] = []) =>
  writeRows(rows, {
    columns: ['doc', 'impl', 'explanation', 'previous', 'mark'],
    ticks: true,
    ticked: new Set(ticked),
    words: gridWords(translator('nl'), 'maturity'),
    question: (code) => `/vraag/${encodeURIComponent(code)}?a=1&b=2`,
  });

describe('rows written as text', () => {
  it('keep what people typed text, whatever it is', () => {
    const nasty = `<script>alert("x")</script> 'é' – € & &amp; </td><img src=x onerror="1">`;
    const html = write([
      {
        ...row,
        code: 'A"B<C>',
        title: nasty,
        section: nasty,
        explanation: nasty,
        previous: {
          choice: null,
          doc: '2',
          impl: '1',
          version: 1,
          explanation: nasty,
          relation: 'equal',
          fromCode: nasty,
          oldTitle: nasty,
        },
      },
    ]);
    expect(html).not.toMatch(/<script|<img|onerror="/);
    expect(
      html.match(/&lt;script&gt;alert\(&quot;x&quot;\)&lt;\/script&gt; &#39;é&#39; – € &amp; &amp;amp;/g),
    ).toHaveLength(5);
    expect(html).toContain('data-code="A&quot;B&lt;C&gt;"');
    expect(html.match(/<(\/?)(tr|td|th|div|span|a|input|strong|small)\b[^<>]*>/g)?.join('').length).toBeGreaterThan(
      300,
    );
    expect(html.replace(/<\/?(tr|td|th|div|span|a|input|strong|small)\b[^<>]*>/g, '')).not.toMatch(/[<>]/);
  });

  it('escape the five signs that mean something, and no other', () => {
    expect(escapeHtml(`&<>"' é–€\n`)).toBe('&amp;&lt;&gt;&quot;&#39; é–€\n');
    expect(escapeHtml('gewoon')).toBe('gewoon');
  });

  it('name each section once, and show value, mark and ticks', () => {
    const html = write([row, { ...row, code: 'B' }], ['B']);
    expect(html.match(/grid-section/g)).toHaveLength(1);
    expect(html).toContain('<td data-field="impl" data-value="na">n.v.t.</td>');
    expect(html).toContain('data-mark="answered">Beantwoord<');
    expect(html).toContain('2 afwijkingen');
    expect(html.match(/ checked>/g)).toHaveLength(1);
    expect(html).toContain('href="/vraag/GV.OC-01.1?a=1&amp;b=2"');
  });

  it('tick a row with the versions on screen', () => {
    expect(readTick(tickOf(row))).toEqual({ code: 'GV.OC-01.1', version: 3, previous: 0 });
    expect(['x', 'x@1', 'x@a@1', '@1@1', 'x@1@-1'].map(readTick)).toEqual([null, null, null, null, null]);
  });
});

describe('what people write in a cell', () => {
  it.each([
    ['3', '3'],
    [' 3,0 ', '3'],
    ['3 · Vastgelegd', '3'],
    ['n.v.t.', 'na'],
    ['N/A', 'na'],
    ['', null],
    ['6', undefined],
    ['3,5', undefined],
    ['33', undefined],
    ['drie', undefined],
  ])('reads %j as score %j', (text, value) => expect(readGrade(text)).toBe(value));

  it.each([
    ['Ja', 'yes'],
    ['deels', 'partly'],
    ['NEEN', 'no'],
    ['niet van toepassing', 'na'],
    [' ', null],
    ['misschien', undefined],
    ['constructor', undefined],
  ])('reads %j as choice %j', (text, value) => expect(readChoice(text)).toBe(value));

  it('takes "not applicable" back in both scores at once', () => {
    const current = { ...row, id: 1, exceptionReason: '', withdrawn: false, updatedAt: new Date(0), updatedBy: null };
    const facts = { phase: 'open', scale: 'maturity', oneScore: false, naAllowed: true, exception: false } as const;
    const na = { ...current, doc: 'na', impl: 'na' } as const;
    const decision = decideRow({ ...facts, current: na }, { code: 'A', version: 3, cells: { doc: '2' } });
    expect(decision).toMatchObject({ kind: 'write', content: { doc: '2', impl: null } });
  });
});

describe('what a spreadsheet copies', () => {
  it.each([
    ['a', [['a']]],
    ['a\nb\n', [['a'], ['b']]],
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a\nb"\tc', [['a\nb', 'c']]],
    ['"zegt ""ja"""', [['zegt "ja"']]],
    ['"los', [['"los']]],
    ['een "woord" hier', [['een "woord" hier']]],
    ['a\n\nb', [['a'], [''], ['b']]],
    [
      'a\tb\nc',
      [
        ['a', 'b'],
        ['c', ''],
      ],
    ],
  ])('reads %j', (text, cells) => expect(readCells(text)).toEqual(cells));
});

describe('the filter in the address', () => {
  const of = (query: string) => readGridFilter(new URLSearchParams(query));
  it('reads what it wrote, and takes nonsense for nothing', () => {
    const filter = of('show=returned&key=1&mine=1&level=basic');
    expect(of(new URLSearchParams(writeGridFilter(filter)).toString())).toEqual(filter);
    expect(of('show=x&key=yes')).toEqual({ show: '', key: false, mine: false, level: '' });
  });

  it.each([
    ['show=unanswered', { mark: 'half' }, { mark: 'answered' }],
    ['show=returned', { mark: 'returned' }, { mark: 'open' }],
    ['show=changed', { changed: true }, { changed: false }],
    ['show=to_confirm', { mayConfirm: true }, { mayConfirm: false }],
    ['key=1', { keyMeasure: true }, { keyMeasure: false }],
    ['mine=1', { mine: true }, { mine: false }],
    ['level=basic', { levels: ['basic'] }, { levels: ['essential'] }],
  ] as const)('%s', (query, shown, hidden) => {
    expect(passes({ ...row, ...shown }, of(query))).toBe(true);
    expect(passes({ ...row, ...hidden }, of(query))).toBe(false);
  });
});

describe('what is mine of a checklist', () => {
  const given = (toId: number, doneAt: Date | null = null) => ({ toId, doneAt, codes: ['A'] });
  it.each([
    ['what I answer and gave to nobody', 1, [], true],
    ['what somebody else answers', 2, [], false],
    ['what nobody answers yet', null, [], false],
    ['what I gave away', 1, [given(3)], false],
    ['what I gave away and came back done', 1, [given(3, new Date(0))], true],
    ['what came back from one and is still with another', 1, [given(3, new Date(0)), given(4)], false],
    ['what was given to me', 2, [given(1)], true],
    ['what was given to me and I called done', 2, [given(1, new Date(0))], true],
    ['another question than was given to me', 2, [{ ...given(1), codes: ['B'] }], false],
  ] as const)('%s', (_, assigneeId, handOvers, expected) => {
    expect(isMine('A', { me: 1, assigneeId, handOvers })).toBe(expected);
  });
});
