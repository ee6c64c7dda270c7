import { describe, expect, it } from 'vitest';
import type { ReadSheet } from '#app/documents/sheet.ts';
import { freshDatabase } from '#test/support/database.ts';
import { besturen, importing, mensen, regels } from '#test/support/importing.ts';

const db = await freshDatabase();
const { make, fates, bring, added, situation } = importing(db);

describe('an import', () => {
  it.each<[string, ReadSheet[], unknown[]]>([
    [
      'a typing error',
      [besturen(['Aarschoot', 'OCMW', '1/1/2026', ''])],
      ['Besturen', 2, 'A', 'Aarschoot', 'unknown_municipality', 'Aarschot'],
    ],
    [
      'nothing like it',
      [besturen(['Zandbeke', 'OCMW', '1/1/2026', ''])],
      ['Besturen', 2, 'A', 'Zandbeke', 'unknown_municipality', undefined],
    ],
    [
      'dates the wrong way round',
      [besturen(['Aalst', 'OCMW', '1/1/2026', '31/12/2025'])],
      ['Besturen', 2, 'D', '2025-12-31', 'until_before_from', undefined],
    ],
    [
      'the same period twice',
      [besturen(['Aalst', 'OCMW', '1/1/2026', ''], ['41002', 'beide', '1/2/2026', ''])],
      ['Besturen', 3, 'C', '2026-02-01', 'row_twice', '2'],
    ],
    [
      'a municipality of no sheet',
      [mensen(['Aalst', 'SPOC', 'An', '', '', '', ''])],
      ['Mensen', 2, 'A', 'Aalst', 'not_taken_on', undefined],
    ],
    [
      'a regime of no entity',
      [besturen(['Aalst', 'OCMW', '1/1/2026', '']), regels(['Aalst', 'beide', 'NIS2', 'onbekend', '', ''])],
      ['Regels', 2, 'B', 'gemeente', 'no_such_entity', undefined],
    ],
    [
      'a level that is missing',
      [besturen(['Aalst', 'OCMW', '1/1/2026', '']), regels(['Aalst', 'OCMW', 'NIS2', 'geldt', '', 'Zo.'])],
      ['Regels', 2, 'E', '', 'level_missing', undefined],
    ],
    [
      'a level of another regime',
      [besturen(['Aalst', 'OCMW', '1/1/2026', '']), regels(['Aalst', 'OCMW', 'NIS2', 'geldt', 'Small', 'Zo.'])],
      ['Regels', 2, 'E', 'small', 'level_not_allowed', undefined],
    ],
    [
      'a choice without a reason',
      [besturen(['Aalst', 'OCMW', '1/1/2026', '']), regels(['Aalst', 'OCMW', 'CyFun', 'vrijwillig', 'basis', ''])],
      ['Regels', 2, 'F', '', 'reason_missing', undefined],
    ],
    [
      'a regime twice',
      [
        besturen(['Aalst', 'OCMW', '1/1/2026', '']),
        regels(['Aalst', 'OCMW', 'AVG', 'ja', '', ''], ['Aalst', 'OCMW', 'GDPR', 'ja', '', '']),
      ],
      ['Regels', 3, 'C', 'gdpr', 'row_twice', '2'],
    ],
    [
      'two people for one function',
      [
        besturen(['Aalst', 'OCMW', '1/1/2026', '']),
        mensen(['Aalst', 'SPOC', 'An', '', '', '', ''], ['Aalst', 'SPOC', 'Bo', '', '', '', '']),
      ],
      ['Mensen', 3, 'B', 'Bo', 'function_twice', '2'],
    ],
    [
      'one person twice',
      [
        besturen(['Aalst', 'OCMW', '1/1/2026', '']),
        mensen(['Aalst', 'IT', 'An', 'a@b.example', '', '', ''], ['Aalst', 'ICT', 'An', 'a@b.example', '', '', '']),
      ],
      ['Mensen', 3, 'B', 'An', 'row_twice', '2'],
    ],
    [
      'one address with two names',
      [
        besturen(['Aalst', 'OCMW', '1/1/2026', '']),
        mensen(['Aalst', 'IT', 'An', 'a@b.example', '', '', ''], ['Aalst', 'SPOC', 'Bo', 'a@b.example', '', '', '']),
      ],
      ['Mensen', 3, 'D', 'a@b.example', 'two_names', '2'],
    ],
    [
      'an invitation without an address',
      [besturen(['Aalst', 'OCMW', '1/1/2026', '']), mensen(['Aalst', 'SPOC', 'An', '', '', '', 'ja'])],
      ['Mensen', 2, 'G', 'An', 'invite_needs_email', undefined],
    ],
    [
      'an invitation of a DPO',
      [besturen(['Aalst', 'OCMW', '1/1/2026', '']), mensen(['Aalst', 'DPO', 'An', 'a@b.example', '', '', 'x'])],
      ['Mensen', 2, 'G', 'An', 'invite_dpo', undefined],
    ],
    [
      'a text that is run',
      [besturen(['=1+1', 'OCMW', '1/1/2026', ''])],
      ['Besturen', 2, 'A', '=1+1', 'formula', undefined],
    ],
  ])('refuses %s at its cell, and all of the file with it', async (_, sheets, fault) => {
    const { dpo } = await situation();
    expect((await fates(dpo, ...sheets)).faults).toEqual([fault]);
    const wrong = { kind: 'said', reply: { kind: 'wrong' } };
    expect(await added(async () => expect(await bring(dpo, sheets)).toMatchObject(wrong))).toEqual({});
  });

  it('compares numbers with the KBO and with those of the service, by their check digits', async () => {
    const { service, dpo } = await situation();
    const sheet = (...rows: string[][]): ReadSheet => ({
      name: 'Besturen',
      rows: [['Bestuur', 'Entiteit', 'Vanaf', 'KBO gemeente', 'KBO OCMW'], ...rows],
    });
    const why = async (...rows: string[][]) => (await fates(dpo, sheet(...rows))).faults.map((fault) => fault.slice(2));
    expect(await why(['Aalst', 'beide', '1/1/2026', 'BE 0207.437.468', '0212237186'])).toEqual([]);
    expect(await why(['Aalst', 'gemeente', '1/1/2026', '0207437469', ''])).toEqual([
      ['D', '0207437469', 'kbo_wrong', undefined],
    ]);
    expect(await why(['Aalst', 'gemeente', '1/1/2026', '0207515464', ''])).toEqual([
      ['D', '0207515464', 'kbo_other', '0207437468'],
    ]);
    await bring(dpo, [sheet(['Aalst', 'gemeente', '1/1/2026', '', ''])]);
    expect((await fates(dpo, sheet(['Aalst', 'gemeente', '1/1/2026', '0207515464', '']))).fates).toEqual([
      'municipalities 2 conflict kbo_conflict+coverage_same',
    ]);
    await db.sql(`update entity set kbo = '0212234515' where service_id = $1`, [service]);
    expect(await why(['Aarschot', 'OCMW', '1/1/2026', '', ''])).toEqual([['A', 'Aarschot', 'kbo_taken', undefined]]);
  });

  it('knows a municipality that was taken on by hand, and refuses another that would have its address', async () => {
    const { service, dpo } = await situation();
    const place = await make.aMunicipality(service, 'Handbeke');
    expect((await fates(dpo, besturen(['handbeke', 'gemeente', '1/1/2020', '']))).fates).toEqual([
      'municipalities 2 same coverage_same',
    ]);
    await db.sql(`update municipality set slug = 'aalst', name = 'Aalst', nis_code = '99999' where id = $1`, [
      place.id,
    ]);
    expect((await fates(dpo, besturen(['41002', 'OCMW', '1/1/2026', '']))).faults[0]?.[4]).toBe('name_taken');
  });

  it.each<[string, ReadSheet[], unknown[][]]>([
    ['nothing', [], [['', undefined, undefined, '', 'no_sheets', undefined]]],
    [
      'a sheet that nobody knows',
      [
        {
          name: 'Begroting',
          rows: [
            ['Post', 'Bedrag'],
            ['x', '1'],
          ],
        },
      ],
      [['Begroting', 1, undefined, 'Post, Bedrag', 'unknown_sheet', undefined]],
    ],
    [
      'two sheets of one kind',
      [besturen(['Aalst', 'OCMW', '1/1/2026', '']), { ...besturen(['Aalter', 'OCMW', '1/1/2026', '']), name: 'Meer' }],
      [['Meer', 1, undefined, '', 'double_sheet', undefined]],
    ],
    [
      'columns that are missing, unknown, there twice or without a heading',
      [
        {
          name: 'Besturen',
          rows: [
            ['Bestuur', 'NIS-code', 'Opmerking', '', 'Vanaf'],
            ['Aalst', '41002', 'x', 'y', '1/1/2026'],
          ],
        },
      ],
      [
        ['Besturen', 1, 'B', 'NIS-code', 'double_column', 'A'],
        ['Besturen', 1, 'C', 'Opmerking', 'unknown_column', undefined],
        ['Besturen', 2, 'D', 'y', 'no_heading', undefined],
        ['Besturen', 1, undefined, '', 'missing_column', undefined],
      ],
    ],
    [
      'more rows than it takes',
      [besturen(...Array.from({ length: 3_001 }, () => ['Aalst', 'OCMW', '1/1/2026', '']))],
      [['', undefined, undefined, '3001', 'too_many', '3000']],
    ],
  ])('refuses a file of %s', async (_, sheets, faults) => {
    const { dpo } = await situation();
    expect((await fates(dpo, ...sheets)).faults).toEqual(faults);
    expect(await added(() => bring(dpo, sheets))).toEqual({});
  });

  it('lets what hangs on a refused row wait, without a second sentence about it', async () => {
    const { dpo } = await situation();
    const said = await fates(
      dpo,
      besturen(['Aalst', 'OCMW', 'morgen', '']),
      mensen(['Aalst', 'SPOC', 'An', '', '', '', '']),
    );
    expect(said.faults).toHaveLength(1);
    expect(said.fates).toEqual(['people 2 waiting waiting']);
  });
});
