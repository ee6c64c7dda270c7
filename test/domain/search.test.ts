import { describe, expect, it } from 'vitest';
import { matcher, type Query, readQuery } from '#app/domain/search.ts';

const query = (typed: string) => readQuery(typed) as Query;
const exact = (typed: string, text: string) => matcher(query(typed), false).matches(text);
const near = (typed: string, text: string) => matcher(query(typed), true).matches(text);
const marked = (typed: string, text: string, forgiving = false) =>
  matcher(query(typed), forgiving)
    .excerpt(text)
    .map((segment) => (segment.marked ? `[${segment.text}]` : segment.text))
    .join('');

describe('what was typed', () => {
  it.each(['', ' ', 'e', ' e ', '((', 'e e e', 'x'.repeat(101)])('is nothing to search for: %j', (typed) => {
    expect(readQuery(typed)).toBeNull();
  });

  it.each([
    ['Één', ['een']],
    ['  Wachtwoord  BELEID ', ['wachtwoord', 'beleid']],
    ['beleid beleid', ['beleid']],
    ['"datalek"', ['datalek']],
    ['GV.OC-03.1', ['gv.oc-03.1']],
    ['a bc', ['bc']],
    ['één twee drie vier vijf zes zeven', ['een', 'twee', 'drie', 'vier', 'vijf', 'zes']],
  ])('becomes words: %j', (typed, words) => {
    expect(query(typed).words).toEqual(words);
  });
});

describe('a text', () => {
  it.each([
    ['beveiligd', 'Alles is BEVEILIGD.'],
    ['cafe', 'In het Café'],
    ['CAFÉ', 'in het cafe'],
    ['coordinatie', 'coördinatie'],
    ['woord', 'het wachtwoordbeleid'],
    ['beleid wachtwoord', 'wachtwoord en beleid'],
    ['it', 'de dienst IT'],
    ['it', '(IT)'],
    ['100%', 'voor 100% klaar'],
    ['straße', 'STRASSE'],
  ])('has %j: %j', (typed, text) => {
    expect(exact(typed, text)).toBe(true);
  });

  it.each([
    ['it', 'activiteit'],
    ['100%', 'voor 100 klaar'],
    ['beleid wachtwoord', 'alleen beleid'],
    ['wacht_oord', 'wachtwoord'],
    ['wachtwort', 'wachtwoord'],
  ])('has not %j: %j', (typed, text) => {
    expect(exact(typed, text)).toBe(false);
  });

  it.each([
    ['wachtwoort', 'het wachtwoord'],
    ['wachtword', 'het wachtwoord'],
    ['wachttwoord', 'het wachtwoord'],
    ['wahctwoord', 'het wachtwoord'],
    ['achtwoord', 'het wachtwoord'],
    ['xachtwoord', 'Wachtwoord'],
    ['wachtoword', 'wachtwoorden'],
    ['audti', 'een audit'],
    ['verwerkersoverenkomst', 'de verwerkersovereenkomst'],
    ['gemeentte belied', 'beleid van de gemeente'],
  ])('is near %j: %j', (typed, text) => {
    expect(near(typed, text)).toBe(true);
  });

  it.each([
    ['wchtwort', 'het wachtwoord'],
    ['spco', 'de spoc'],
    ['eleid.', 'belxxd'],
    ['leveren', 'vermelden'],
  ])('is not near %j: %j', (typed, text) => {
    expect(near(typed, text)).toBe(false);
  });
});

describe('an excerpt', () => {
  it.each([
    ['cafe', 'In het Café vandaag', 'In het [Café] vandaag'],
    ['coor', 'De Coördinatie', 'De [Coör]dinatie'],
    ['straße', 'STRASSE 1', '[STRASSE] 1'],
    ['it dienst', 'de dienst IT', 'de [dienst] [IT]'],
    ['beleid leid', 'het beleid', 'het [beleid]'],
  ])('marks what was found: %j in %j', (typed, text, expected) => {
    expect(marked(typed, text)).toBe(expected);
  });

  it('marks a word with a typing error', () => {
    expect(marked('wachtwoort', 'het wachtwoord, dus', true)).toContain('[wachtwoord');
  });

  it('shows the place in a long text, and says that there is more', () => {
    const text = `${'lang verhaal '.repeat(40)}het datalek ${'en verder '.repeat(40)}`;
    const shown = marked('datalek', text);
    expect(shown).toMatch(/^… .*\[datalek\].* …$/);
    expect(shown.length).toBeLessThan(220);
  });

  it('is text and never markup', () => {
    expect(marked('script', '<script>alert(1)</script>')).toBe('<[script]>alert(1)</[script]>');
  });
});
