import { describe, expect, it } from 'vitest';
import { findImportResult } from '#app/features/importing/confirm-import.server.ts';
import type { ImportReply } from '#app/features/importing/import-reply.ts';
import { listReferenceMunicipalities } from '#db/reference/municipalities.server.ts';
import { freshDatabase } from '#test/support/database.ts';
import { besturen, importing, mensen, regels, secrets } from '#test/support/importing.ts';

const db = await freshDatabase();
const { make, as, fates, confirm, shownOf, bring, added, situation } = importing(db);

describe('an import', () => {
  it('takes on municipalities with all that onboarding writes, in one go', async () => {
    const { dpo } = await situation();
    const sheets = [
      besturen(['Gemeente Aalst', 'beide', '01/02/2026', ''], ['24001', 'OCMW', '2025-01-01', '31/12/2026']),
      regels(['aalst', 'gemeente', 'CyFun', 'vrijwillig', 'Basis', 'Beslist.']),
      mensen(
        ['Aalst', 'SPOC', 'An Peeters', 'An@test.example', '', 'NL', 'ja'],
        ['Aarschot', 'aanspreekpunt', 'An Peeters', 'an@test.example', '', '', 'ja'],
        ['Aalst', 'directeur', 'Dirk Maes', '', '', '', ''],
      ),
    ];
    const said = await fates(dpo, ...sheets);
    expect(said).toEqual({
      fates: [
        'municipalities 2 new municipality_new',
        'municipalities 3 new municipality_new',
        'people 2 added function_added+invited',
        'people 3 added function_added+invited',
        'people 4 added function_added',
        'regimes 2 added regime_added',
      ],
      faults: [],
    });
    // One account and one mail for An, in two municipalities. Regimes: 3 + 4 + 4 begin; lines: 2 + 3 × 2 + 11 + 2 × 2 + 3.
    expect(await added(async () => expect((await bring(dpo, sheets)).kind).toBe('imported'))).toEqual({
      municipality: 2,
      entity: 3,
      coverage: 3,
      regime: 11,
      person_function: 3,
      membership: 2,
      account: 1,
      outbox: 1,
      journal: 26,
      form_receipt: 1,
    });
    const rows = await db.sql(
      `select m.slug, m.nis_code, e.kind, e.kbo, c.from_on::text, c.until_on::text, r.applicability, r.level, r.from_on::text as since
       from municipality m join entity e on e.municipality_id = m.id join coverage c on c.entity_id = e.id
       join regime r on r.entity_id = e.id and r.code = 'cyfun' where m.service_id = $1 order by m.slug, e.kind`,
      [dpo.serviceId],
    );
    expect(rows).toEqual([
      {
        slug: 'aalst',
        nis_code: '41002',
        kind: 'gemeente',
        kbo: '0207437468',
        from_on: '2026-02-01',
        until_on: null,
        applicability: 'voluntary',
        level: 'basic',
        since: '2026-01-15',
      },
      {
        slug: 'aalst',
        nis_code: '41002',
        kind: 'ocmw',
        kbo: '0212237186',
        from_on: '2026-02-01',
        until_on: null,
        applicability: 'under_review',
        level: null,
        since: '2026-01-15',
      },
      {
        slug: 'aarschot',
        nis_code: '24001',
        kind: 'ocmw',
        kbo: '0212234515',
        from_on: '2025-01-01',
        until_on: '2026-12-31',
        applicability: 'under_review',
        level: null,
        since: '2025-01-01',
      },
    ]);
  });

  it('says of what is there that it is, adds what is not, and leaves alone what is otherwise', async () => {
    const { service, dpo } = await situation();
    const [aalst, aalter] = ['Aalst', 'Aalter'].map((name) => [name, 'beide', '1/1/2024', '']);
    const first = [
      besturen(aalst ?? [], aalter ?? []),
      mensen(['Aalst', 'SPOC', 'An Peeters', 'an2@test.example', '', '', 'ja'], ['Aalst', 'ICT', 'Bo', '', '', '', '']),
      regels(['Aalst', 'gemeente', 'NIS2', 'geldt', 'belangrijk', 'Aangewezen.']),
    ];
    await bring(dpo, first);
    await db.sql(`update municipality set ended_on = '2025-12-31' where service_id = $1 and slug = 'aalter'`, [
      service,
    ]);
    const second = [
      besturen(
        ['Aalst', 'beide', '2024-01-01', ''],
        ['Aalst', 'gemeente', '1/6/2025', ''],
        ['Aalst', 'OCMW', '1/1/2023', '31/12/2023'],
        ['Aalter', 'OCMW', '1/1/2026', ''],
        ['Affligem', 'OCMW', '1/1/2026', ''],
      ),
      mensen(
        ['Aalst', 'SPOC', 'An Peeters', 'an2@test.example', '', '', 'ja'],
        ['Aalst', 'ICT', 'Bo', '', '053 00 00 00', '', ''],
        ['Aalst', 'ICT', 'Cas', 'cas@test.example', '', '', 'ja'],
        ['Aalst', 'DPO', 'Dana', '', '', '', 'nee'],
        ['Affligem', 'SPOC', 'An Peeters', 'an2@test.example', '', '', 'ja'],
      ),
      regels(
        ['Aalst', 'gemeente', 'NIS2', 'in scope', 'important', 'Aangewezen.'],
        ['Aalst', 'OCMW', 'NIS2', 'niet van toepassing', '', 'Geen lijst.'],
        ['Aalst', 'gemeente', 'CyFun', 'vrijwillig', 'basis', 'Anders.'],
        ['Aalst', 'OCMW', 'KSZ', 'nee', '', 'Niet meer.'],
      ),
    ];
    const said = await fates(dpo, ...second);
    expect(said).toEqual({
      fates: [
        'municipalities 2 same coverage_same',
        'municipalities 3 conflict coverage_conflict',
        'municipalities 4 added coverage_added',
        'municipalities 5 conflict ended',
        'municipalities 6 new municipality_new',
        'people 2 same function_same+has_access',
        'people 3 conflict person_conflict',
        'people 4 added function_added+invited',
        'people 5 added function_added',
        'people 6 added function_added+invited',
        'regimes 2 same regime_same',
        'regimes 3 added regime_added',
        'regimes 4 added regime_added',
        'regimes 5 conflict regime_conflict',
      ],
      faults: [],
    });
    expect(await added(() => bring(dpo, second))).toEqual({
      municipality: 1,
      entity: 1,
      coverage: 2,
      regime: 6,
      person_function: 3,
      membership: 2,
      account: 1,
      outbox: 2,
      journal: 17,
      form_receipt: 1,
    });
    const kept = await db.sql(
      `select count(*)::int as n from coverage c join municipality m on m.id = c.municipality_id
       where m.service_id = $1 and c.from_on = '2025-06-01'`,
      [service],
    );
    expect(kept).toEqual([{ n: 0 }]);
    expect((await fates(dpo, ...second)).fates.filter((fate) => / (new|added) /.test(fate))).toEqual([]);
  });

  it('ties functions to accounts, and writes one mail a person that names every role', async () => {
    const { service, dpo } = await situation();
    await bring(dpo, [
      besturen(['Aalst', 'beide', '1/1/2026', ''], ['Aalter', 'beide', '1/1/2026', '']),
      mensen(
        ['Aalst', 'SPOC', 'Eva Twee', 'eva@test.example', '', 'Engels', 'ja'],
        ['Aalter', 'directeur', 'Eva Twee', 'EVA@test.example', '', 'en', 'ja'],
        ['Aalter', 'ICT', 'Eva Twee', 'eva@test.example', '', 'en', ''],
      ),
    ]);
    const [mail] = await db.sql<{ params: unknown; secret: string | null }>(
      'select params, secret from outbox where service_id = $1',
      [service],
    );
    expect(mail?.params).toMatchObject({
      role: 'spoc',
      municipality: 'Aalst',
      also: [{ role: 'director', municipality: 'Aalter' }],
    });
    expect(secrets.unseal(mail?.secret ?? '')).toBeTruthy();
    const people = await db.sql(
      `select distinct a.language, count(f.id)::int as functions from person_function f join account a on a.id = f.account_id
       where f.service_id = $1 group by a.language`,
      [service],
    );
    expect(people).toEqual([{ language: 'en', functions: 3 }]);
  });

  it('refuses to let somebody in who is suspended, and leaves a person of another service unknown', async () => {
    const { service, dpo } = await situation();
    const person = await make.aPerson(service, 'service_director', { email: 'rust@test.example' });
    await db.sql('update membership set suspended_at = now() where account_id = $1', [person.accountId]);
    const elsewhere = await make.aPerson(await make.aService(), 'admin', { email: 'elders@test.example' });
    const sheets = (email: string) => [
      besturen(['Aalst', 'OCMW', '1/1/2026', '']),
      mensen(['Aalst', 'SPOC', 'Iemand', email, '', '', 'ja']),
    ];
    expect((await fates(dpo, ...sheets('rust@test.example'))).faults[0]?.[4]).toBe('person_suspended');
    expect((await fates(dpo, ...sheets('elders@test.example'))).fates[1]).toBe('people 2 added function_added+invited');
    expect((await added(() => bring(dpo, sheets('elders@test.example')))).account).toBeUndefined();
    const roles = await db.sql('select service_id from membership where account_id = $1', [elsewhere.accountId]);
    expect(roles).toHaveLength(2);
  });

  it('sees nothing of another service: what that has is new here', async () => {
    const [here, there] = [await situation(), await situation()];
    await bring(there.dpo, [besturen(['Aalst', 'beide', '1/1/2026', ''])]);
    expect((await fates(here.dpo, besturen(['Aalst', 'beide', '1/1/2026', '']))).fates).toEqual([
      'municipalities 2 new municipality_new',
    ]);
  });

  it('is for a DPO and an administrator, and happens once however often it is sent', async () => {
    const { service, dpo, admin } = await situation();
    const sheets = [besturen(['Aalst', 'beide', '1/1/2026', ''])];
    for (const role of ['service_director', 'auditor'] as const) {
      const outcome = await bring(await make.aPerson(service, role), sheets).catch((error: Error) => error);
      expect(outcome).toEqual({ kind: 'refusal', reason: 'role' });
    }
    const key = crypto.randomUUID();
    const shown = await shownOf(admin, sheets);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => confirm(admin, sheets, shown, key)));
    expect(outcomes).toEqual(Array.from({ length: 10 }, () => ({ kind: 'imported' })));
    expect(await as(admin, (tx) => findImportResult(tx, key))).toMatchObject({ counts: { municipalities: 1 } });
    expect(await as(dpo, (tx) => findImportResult(tx, key))).toBeNull();
    const stale = (await confirm(dpo, sheets, shown, crypto.randomUUID())) as { reply?: ImportReply };
    expect(stale.reply?.kind).toBe('stale');
  });

  it('takes the same number of statements for three municipalities and for a hundred', async () => {
    const reference = listReferenceMunicipalities();
    const numbers: number[] = [];
    for (const size of [3, 100]) {
      const { dpo } = await situation();
      const names = reference.slice(0, size).map((one) => one.name);
      const sheets = [
        besturen(...names.map((name) => [name, 'beide', '1/1/2026', ''])),
        mensen(...names.map((name, n) => [name, 'SPOC', `Iemand ${n}`, `n${n}@veel.example`, '', '', 'ja'])),
        regels(...names.map((name) => [name, 'beide', 'CyFun', 'vrijwillig', 'basis', 'Beslist.'])),
      ];
      const shown = await shownOf(dpo, sheets);
      db.count();
      expect((await confirm(dpo, sheets, shown, crypto.randomUUID())).kind).toBe('imported');
      numbers.push(db.count());
    }
    expect(numbers[0]).toBe(numbers[1]);
    expect(numbers[1]).toBeLessThanOrEqual(30);
  });
});
