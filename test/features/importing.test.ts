import { describe, expect, it } from 'vitest';
import type { ReadSheet } from '#app/documents/sheet.ts';
import type { Actor } from '#app/domain/access.ts';
import { confirmImport, findImportResult } from '#app/features/importing/confirm-import.server.ts';
import type { ImportReply } from '#app/features/importing/import-reply.ts';
import { judgeImport, markOf } from '#app/features/importing/preview-import.server.ts';
import { inviteMany } from '#app/features/people/invite-many.server.ts';
import { makeSecrets } from '#app/outside/secrets.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const secrets = makeSecrets('x'.repeat(40));

const BESTUREN = ['Bestuur', 'Entiteit', 'Gedekt vanaf', 'Gedekt tot en met'];
const MENSEN = ['Bestuur', 'Functie', 'Naam', 'E-mail', 'Telefoon', 'Taal', 'Uitnodigen'];
const REGELS = ['Bestuur', 'Entiteit', 'Regel', 'Toepassing', 'Niveau', 'Reden'];
const besturen = (...rows: string[][]): ReadSheet => ({ name: 'Besturen', rows: [BESTUREN, ...rows] });
const mensen = (...rows: string[][]): ReadSheet => ({ name: 'Mensen', rows: [MENSEN, ...rows] });
const regels = (...rows: string[][]): ReadSheet => ({ name: 'Regels', rows: [REGELS, ...rows] });

const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>) => withActor(db.database, actor, NOW, work);
const judge = (actor: Actor, sheets: ReadSheet[]) => as(actor, (tx) => judgeImport(tx, sheets));
async function fates(actor: Actor, ...sheets: ReadSheet[]) {
  const { decision } = await judge(actor, sheets);
  return {
    fates: decision.rows.map(
      (row) => `${row.sheet} ${row.row} ${row.fate} ${row.notes.map((note) => note.what).join('+')}`,
    ),
    faults: decision.faults.map((fault) => [
      fault.sheet,
      fault.row,
      fault.letter,
      fault.value,
      fault.why,
      fault.detail,
    ]),
  };
}

/** Previews and confirms, as the page does. */
async function bring(actor: Actor, sheets: ReadSheet[], formKey: string = crypto.randomUUID()) {
  const shown = markOf((await judge(actor, sheets)).decision.rows);
  return confirm(actor, sheets, shown, formKey);
}
const confirm = (actor: Actor, sheets: ReadSheet[], shown: string, formKey: string) =>
  as(actor, (tx) =>
    confirmImport(tx, { sheets, shown, form_key: formKey }, (people) => inviteMany(tx, people, secrets)),
  );

const TABLES = ['municipality', 'entity', 'coverage', 'regime', 'person_function', 'membership', 'account', 'outbox'];
const counts = async () => {
  const parts = [...TABLES, 'journal', 'form_receipt'].map(
    (table) => `(select count(*)::int from ${table}) as ${table}`,
  );
  return (await db.sql<Record<string, number>>(`select ${parts.join(', ')}`))[0] ?? {};
};
async function added(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await counts();
  await work();
  const after = await counts();
  return Object.fromEntries(
    Object.entries(after).flatMap(([table, n]) => (n === before[table] ? [] : [[table, n - (before[table] ?? 0)]])),
  );
}

async function situation() {
  const service = await make.aService();
  return { service, dpo: await make.aPerson(service, 'dpo'), admin: await make.aPerson(service, 'admin') };
}

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
});
