import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { overviewForm } from '#app/features/breaches/breach-forms.ts';
import { decisionForm } from '#app/features/breaches/decision-forms.ts';
import { findRegister, writeRegister } from '#app/features/breaches/export-breaches.server.ts';
import { takeOutRequests, writeRequests } from '#app/features/requests/export-requests.server.ts';
import { requestForm } from '#app/features/requests/request-form.ts';
import { withActor } from '#db/connection.server.ts';
import { NOW } from '#test/support/builders.ts';
import { asked, requesting } from '#test/support/data-requests.ts';
import { freshDatabase } from '#test/support/database.ts';
import { fillTenants } from '#test/support/tenants.ts';

/** What a spreadsheet runs, at the begin of each cell of a CSV file that is ours. */
const runs = (bytes: Uint8Array) => {
  const rows: string[][] = parse(Buffer.from(bytes), { bom: true, delimiter: ';' });
  return { rows, cells: rows.flat().filter((cell) => /^[=+@\t\r]/.test(cell)) };
};

describe('a register as CSV', () => {
  it('of breaches runs nothing of what somebody typed', async () => {
    const db = await freshDatabase();
    const { own, people } = await fillTenants(db);
    await db.sql(`update breach_decision set reason = '=HYPERLINK("x")' where municipality_id = $1`, [own.id]);
    const register = await withActor(db.database, people.dpo, NOW, (tx) =>
      findRegister(tx, new URLSearchParams(), null),
    );
    const { rows, cells } = runs((await writeRegister(register, 'csv', 'nl')).bytes);
    expect(rows).toHaveLength(3);
    expect(rows.flat()).toContain(`'=HYPERLINK("x")`);
    expect(cells).toEqual([]);
  });

  it('of requests runs nothing of what somebody typed', async () => {
    const { as, situation, registered, act } = await requesting();
    const s = await situation();
    const number = await registered(s, { reference: '=1+1', subject: '@SUM(A1)' });
    await act(s.spoc, s.place, number, {
      intent: 'refuse',
      refusal_ground: 'excessive',
      refusal_reason: '=HYPERLINK("x")',
    });
    const taken = await as(s.dpo, (tx) =>
      takeOutRequests(tx, new URLSearchParams(), { municipality: null, as: 'csv', role: 'dpo' }),
    );
    const { rows, cells } = runs((await writeRequests(taken, 'csv', 'nl')).bytes);
    expect(rows).toHaveLength(2);
    expect(rows.flat().some((cell) => cell.startsWith(`'=`))).toBe(true);
    expect(cells).toEqual([]);
  });
});

describe('a form without what it must say', () => {
  const aware = { intent: 'aware', seen: '0', aware: '15/1/2026 10:00', who: 'ICT', reason: 'Logboek' };
  it.each([
    ['who says since when it is known', overviewForm, { ...aware, who: ' ' }, 'who'],
    ['why', overviewForm, { ...aware, reason: '' }, 'reason'],
    ['a moment', overviewForm, { ...aware, aware: '' }, 'aware'],
    ['why a dossier is opened again', overviewForm, { intent: 'reopen', reason: '  ' }, 'reason'],
    ['why the authorities change', overviewForm, { intent: 'authorities', authorities: ['GBA'], why: '' }, 'why'],
    ['the advice', decisionForm, { intent: 'advice', seen_advice: '0', advised: 'no', advice: ' ' }, 'advice'],
    ['whether it is advised', decisionForm, { intent: 'advice', seen_advice: '0', advice: 'x' }, 'advised'],
    ['whether it is notified', decisionForm, { intent: 'decide', replaces: '0', reason: 'x' }, 'notify'],
    [
      'why a request is corrected',
      requestForm,
      { intent: 'change', ...asked, form_key: randomUUID(), version: '1', change_reason: '' },
      'change_reason',
    ],
  ])('is refused: %s', (_, form, posted, field) => {
    const read = form.safeParse(posted);
    expect(read.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});
