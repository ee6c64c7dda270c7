import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { toCsv } from '#app/documents/csv.ts';
import { writeSheets } from '#app/documents/write-sheet.server.ts';
import { findRegister, registerTable } from '#app/features/breaches/export-breaches.server.ts';
import { withActor } from '#db/connection.server.ts';
import { NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { fillTenants } from '#test/support/tenants.ts';

const db = await freshDatabase();
const { own, sister, people } = await fillTenants(db);
await db.sql(`update breach_decision set reason = '=HYPERLINK("x")' where municipality_id = $1`, [own.id]);

const register = (who: keyof typeof people, query = '', place: { id: number; name: string } | null = null) =>
  withActor(db.database, people[who], NOW, (tx) => findRegister(tx, new URLSearchParams(query), place));

describe('the register of article 33(5)', () => {
  it('comes back field by field from Excel and CSV, and runs no formula', async () => {
    const { head, rows } = registerTable('nl', await register('dpo'));
    expect(rows).toHaveLength(2);
    const [sheet] = await readXlsx(await writeSheets([{ name: 'x', widths: head.map(() => 20), head, rows }]));
    const cells = (sheet?.data ?? []).map((row) => row.map((cell) => String(cell ?? '')));
    expect(cells).toEqual([head, ...rows]);
    const csv: string[][] = parse(toCsv([head, ...rows]), { bom: true, delimiter: ';' });
    const at = head.indexOf('Waarom zo beslist');
    expect(csv.map((row) => row[at]?.startsWith('=')).includes(true)).toBe(false);
    expect(csv.map((row) => row.map((cell) => cell.replace(/^'(?==)/, '')))).toEqual([head, ...rows]);
  });

  it('tells facts, effects, measures, decision and what was sent, notified or not', async () => {
    const { head, rows } = registerTable('nl', await register('dpo', '', { id: own.id, name: 'Eigenbeke' }));
    const row = Object.fromEntries(head.map((label, n) => [label, rows[0]?.[n]]));
    expect(row).toMatchObject({
      Verwerkingsverantwoordelijke: 'Gemeente Eigenbeke',
      'Wat er gebeurde': 'Mail',
      Risico: 'Geen risico',
      'Waarom dat risico': 'Niemand las het',
      'Advies van de DPO': expect.stringContaining('Niet melden'),
      Meldingen: expect.stringContaining('Eerste melding aan GBA'),
      'Betrokkenen ingelicht': expect.stringContaining('Nee'),
    });
  });

  it('holds exactly what the filter leaves and the reader may see, in two queries', async () => {
    const entities = async (...asked: Parameters<typeof register>) =>
      (await register(...asked)).entries.map(({ breach }) => breach.municipalityId).sort();
    expect(await entities('dpo')).toEqual([own.id, sister.id].sort());
    expect(await entities('dpo', 'state=closed')).toEqual([]);
    expect(await entities('spoc')).toEqual([own.id]);
    expect(await entities('ocmw_spoc')).toEqual([]);
    db.count();
    await register('spoc');
    const one = db.count();
    await register('dpo');
    expect(db.count()).toBe(one);
  });
});
