import type { ReadSheet } from '#app/documents/sheet.ts';
import type { Actor } from '#app/domain/access.ts';
import { confirmImport } from '#app/features/importing/confirm-import.server.ts';
import { judgeImport, markOf } from '#app/features/importing/preview-import.server.ts';
import { inviteMany } from '#app/features/people/invite-many.server.ts';
import { makeSecrets } from '#app/outside/secrets.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { builders, NOW } from './builders.ts';
import type { TestDatabase } from './database.ts';

const BESTUREN = ['Bestuur', 'Entiteit', 'Gedekt vanaf', 'Gedekt tot en met'];
const MENSEN = ['Bestuur', 'Functie', 'Naam', 'E-mail', 'Telefoon', 'Taal', 'Uitnodigen'];
const REGELS = ['Bestuur', 'Entiteit', 'Regel', 'Toepassing', 'Niveau', 'Reden'];

/** Sheets of an import as the template has them, without the columns that nobody fills in. */
export const besturen = (...rows: string[][]): ReadSheet => ({ name: 'Besturen', rows: [BESTUREN, ...rows] });
export const mensen = (...rows: string[][]): ReadSheet => ({ name: 'Mensen', rows: [MENSEN, ...rows] });
export const regels = (...rows: string[][]): ReadSheet => ({ name: 'Regels', rows: [REGELS, ...rows] });

export const secrets = makeSecrets('x'.repeat(40));

/** Previews and confirms imports as the page does, without the page. */
export function importing(db: TestDatabase) {
  const make = builders(db);
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

  const confirm = (actor: Actor, sheets: ReadSheet[], shown: string, formKey: string) =>
    as(actor, (tx) =>
      confirmImport(tx, { sheets, shown, form_key: formKey }, (people) => inviteMany(tx, people, secrets)),
    );
  const shownOf = async (actor: Actor, sheets: ReadSheet[]) => markOf((await judge(actor, sheets)).decision.rows);
  const bring = async (actor: Actor, sheets: ReadSheet[]) =>
    confirm(actor, sheets, await shownOf(actor, sheets), crypto.randomUUID());

  const TABLES = ['municipality', 'entity', 'coverage', 'regime', 'person_function', 'membership', 'account', 'outbox'];
  async function counts() {
    const parts = [...TABLES, 'journal', 'form_receipt'].map(
      (table) => `(select count(*)::int from ${table}) as ${table}`,
    );
    return (await db.sql<Record<string, number>>(`select ${parts.join(', ')}`))[0] ?? {};
  }
  /** Rows that some work added, by table; tables that it left alone are not named. */
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
  return { make, as, judge, fates, confirm, shownOf, bring, added, situation };
}
