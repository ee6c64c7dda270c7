import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { formatBytes, formatDay, formatMoment, formatNumber } from '#app/i18n/format.ts';
import { messagesOf, translator } from '#app/i18n/translate.ts';
import { projectRoot } from '#db/root.server.ts';

const nl = messagesOf('nl');
const en = messagesOf('en');

describe('the catalogue', () => {
  it('has every key in both languages, with a text', () => {
    expect([...en.keys()].sort()).toEqual([...nl.keys()].sort());
    expect([...nl, ...en].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('fills in the same values in both languages', () => {
    const names = (text: string) => [...new Set(namesIn(new IntlMessageFormat(text).getAst()))].sort().join();
    const different = [...nl.keys()].filter((key) => names(nl.get(key) ?? '') !== names(en.get(key) ?? ''));
    expect(different).toEqual([]);
  });

  it('can format each message', () => {
    const values = new Proxy({}, { get: () => 2, has: () => true, ownKeys: () => [] });
    for (const language of ['nl', 'en'] as const) {
      for (const key of nl.keys()) expect(() => translator(language)(key as 'common.save', values), key).not.toThrow();
    }
  });

  it('registers each file of a language', () => {
    const folder = join(projectRoot(), 'app', 'i18n');
    for (const language of ['nl', 'en']) {
      for (const file of readdirSync(join(folder, language))) {
        const catalogue = readFileSync(join(folder, `catalogue-${language}.ts`), 'utf8');
        expect(catalogue, `${language}/${file}`).toContain(`./${language}/${file}`);
      }
    }
  });

  it('says maatregel for a control measure and never controle', () => {
    expect([...nl].filter(([, text]) => /\bcontroles?\b/i.test(text))).toEqual([]);
  });
});

describe('dates and numbers', () => {
  it('read as a Fleming writes them', () => {
    expect(formatMoment('nl', new Date('2026-01-14T08:30:00Z'))).toBe('wo 14 jan 2026, 09:30');
    expect(formatMoment('nl', new Date('2026-07-14T08:30:00Z'))).toBe('di 14 jul 2026, 10:30');
    expect(formatDay('nl', '2026-03-29')).toBe('zo 29 mrt 2026');
    expect(formatDay('en', '2026-03-29')).toBe('Sun 29 Mar 2026');
    expect(formatNumber('nl', 2.5, 1)).toBe('2,5');
    expect(formatBytes('nl', 1_250_000)).toBe('1,3 MB');
  });
});

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** The values that a message names, in all its plural forms. */
function namesIn(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    const inner = 'options' in part ? Object.values(part.options).flatMap((option) => namesIn(option.value)) : [];
    return part.type === 0 || part.type === 7 ? inner : [String(part.value), ...inner];
  });
}
