import { describe, expect, it } from 'vitest';
import { columnOf, IMPORT_COLUMNS, IMPORT_SHEETS, sheetOf } from '#app/domain/import-columns.ts';
import {
  readAnswer,
  readApplicability,
  readDay,
  readEntities,
  readFunction,
  readLanguage,
  readLevel,
  readRegime,
} from '#app/domain/import-values.ts';
import { likelyName, municipalityFinder } from '#app/domain/import-world.ts';
import { FUNCTIONS } from '#app/domain/municipality.ts';
import { APPLICABILITIES, REGIMES } from '#app/domain/regime.ts';
import { translator } from '#app/i18n/translate.ts';

const languages = (['nl', 'en'] as const).map((language) => translator(language));

describe('a heading', () => {
  it('of the template and of the page is known in both languages, and tells the sheet', () => {
    for (const t of languages) {
      for (const sheet of IMPORT_SHEETS) {
        const labels = IMPORT_COLUMNS[sheet].map((column) => t(`importing.column.${column}`));
        expect(labels.map(columnOf)).toEqual(IMPORT_COLUMNS[sheet]);
        expect(sheetOf('Blad1', labels)).toBe(sheet);
        expect(sheetOf(t(`importing.sheet.${sheet}`), ['Bestuur'])).toBe(sheet);
      }
    }
    expect([columnOf('Opmerking'), sheetOf('Begroting', ['Post'])]).toEqual([null, null]);
  });
});

describe('a cell', () => {
  it('may have any word that a page shows, in both languages', () => {
    for (const t of languages) {
      expect(APPLICABILITIES.map((each) => readApplicability(t(`terms.applicability.${each}`)))).toEqual(
        APPLICABILITIES,
      );
      expect(REGIMES.map((each) => readRegime(t(`terms.regime.${each}`)))).toEqual(REGIMES);
      expect(FUNCTIONS.map((each) => readFunction(t(`people.functions_of.${each}`)))).toEqual(FUNCTIONS);
      for (const level of ['small', 'basic', 'important', 'essential'] as const)
        expect(readLevel(t(`municipalities.level.${level}`))).toBe(level);
      expect(readEntities(t('common.pair'))).toEqual(['gemeente', 'ocmw']);
      expect([readAnswer(t('common.yes')), readAnswer(t('common.no'))]).toEqual(['yes', 'no']);
    }
  });

  it('that is empty is Dutch, no invitation and no level; one with a sign only is none of these', () => {
    expect([readLanguage(''), readAnswer(' '), readLevel('')]).toEqual(['nl', 'no', '']);
    expect([readLanguage('?'), readAnswer('?'), readLevel('?'), readEntities('')]).toEqual([null, null, null, null]);
  });

  it.each([
    ['2026-02-28', '2026-02-28'],
    ['28/2/2026', '2026-02-28'],
    ['1-12-2026', '2026-12-01'],
    ['01.02.2026', '2026-02-01'],
    ['29/02/2028', '2028-02-29'],
    ['29/02/2026', null],
    ['31/04/2026', null],
    ['13/13/2026', null],
    ['1/2/26', null],
    ['2026/02/28', null],
    ['46054', null],
    ['0026-01-01', null],
    ['', null],
  ])('reads the day %j as %j', (text, day) => {
    expect(readDay(text)).toBe(day);
  });
});

describe('a municipality', () => {
  const one = (name: string, nis: string) => ({
    name,
    nis,
    province: '',
    gemeenteKbo: '',
    gemeenteOvo: '',
    ocmwKbo: '',
    ocmwOvo: '',
  });
  const reference = [one('Aalst', '41002'), one('Sint-Gillis-Waas', '46020'), one('Merelbeke-Melle', '44088')];
  const municipalities = [{ id: 7, slug: 'aalst-oud', name: 'Stad Aalst', nis: '41002', endedOn: null }];
  const find = municipalityFinder({ municipalities, reference });

  it.each([
    ['41002', 7, 'Aalst'],
    ['aalst', 7, 'Aalst'],
    ['OCMW Aalst', 7, 'Aalst'],
    ['sint gillis waas', null, 'Sint-Gillis-Waas'],
    ['Gemeente Sint-Gillis-Waas', null, 'Sint-Gillis-Waas'],
  ])('is found by %j', (typed, id, name) => {
    const match = find(typed);
    expect([match?.known?.id ?? null, match?.reference?.name]).toEqual([id, name]);
  });

  it('that nobody knows is not found, and a likely name is offered for a slip and for an old part', () => {
    expect(['99999', 'Zandbeke', ''].map(find)).toEqual([null, null, null]);
    const names = reference.map((each) => each.name);
    expect(['Alast', 'Melle', 'Gemeente Aalts', 'Zandbeke', 'x'].map((typed) => likelyName(typed, names))).toEqual([
      'Aalst',
      'Merelbeke-Melle',
      'Aalst',
      null,
      null,
    ]);
  });
});
