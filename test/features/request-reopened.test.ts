import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { takeOutRequests, writeRequests } from '#app/features/requests/export-requests.server.ts';
import { requestsDocument } from '#app/features/requests/requests-document.ts';
import { viewRequests } from '#app/features/requests/view-requests.server.ts';
import { translator } from '#app/i18n/translate.ts';
import { withSystem } from '#db/connection.server.ts';
import { listRequestClocks } from '#db/queries/data-requests.server.ts';
import { answer, checked, days, extend, refuse, requesting } from '#test/support/data-requests.ts';

const { db, as, situation, registered, look, act } = await requesting();
const reopen = { intent: 'reopen', reopen_reason: 'Het antwoord was onvolledig' };
const RECEIVED = '2026-01-12 10:30';
/** The month of the receipt ends here, whatever happens afterwards. */
const DUE = new Date('2026-02-12T09:30:00Z');

async function answered() {
  const s = await situation();
  const number = await registered(s, { received: RECEIVED });
  await act(s.spoc, s.place, number, checked, days(1));
  expect(await act(s.spoc, s.place, number, answer, days(2))).toEqual({ kind: 'saved' });
  return { ...s, number };
}

describe('a request that is opened again', () => {
  it('runs on the clock of its own receipt, late at once when that month has passed', async () => {
    const s = await answered();
    expect((await look(s.dpo, s.place, s.number, days(60)))?.clock?.state.phase).toBe('stopped');
    expect(await act(s.dpo, s.place, s.number, reopen, days(60))).toEqual({ kind: 'saved' });
    const view = await look(s.dpo, s.place, s.number, days(60));
    expect(view?.request).toMatchObject({
      ...{ state: 'under_way', answeredAt: null, answer: '', dueAt: DUE, receivedVersion: 1 },
      ...{ reopenedAt: days(60), reopenedFrom: 'answered', closedBeforeAt: days(2) },
      reopenedReason: 'Het antwoord was onvolledig',
    });
    expect(view?.clock?.state).toMatchObject({ phase: 'overdue', deadline: DUE });
    expect(view?.clock?.how.start).toEqual(new Date('2026-01-12T09:30:00Z'));
    const clocks = await withSystem(db.database, days(60), (tx) => listRequestClocks(tx));
    expect(clocks.filter(({ serviceId }) => serviceId === s.service)).toMatchObject([
      { facts: { receivedVersion: 1 } },
    ]);
    expect(await act(s.spoc, s.place, s.number, answer, days(61))).toEqual({ kind: 'saved' });
    expect((await look(s.dpo, s.place, s.number, days(61)))?.clock?.state).toMatchObject({
      phase: 'stopped',
      late: true,
    });
  });

  it('keeps its extension, and what it was refused with stays in its history', async () => {
    const s = await situation();
    const number = await registered(s, { received: RECEIVED });
    await act(s.spoc, s.place, number, extend, days(1));
    await act(s.spoc, s.place, number, refuse, days(2));
    expect(await act(s.dpo, s.place, number, reopen, days(3))).toEqual({ kind: 'saved' });
    const view = await look(s.dpo, s.place, number, days(3));
    expect(view?.request).toMatchObject({
      ...{ state: 'extended', refusedAt: null, refusalGround: null, refusalReason: '', reopenedFrom: 'refused' },
      dueAt: new Date('2026-04-12T08:30:00Z'),
    });
    expect(view?.steps.map(({ kind, text }) => [kind, text])).toEqual([
      ['received', ''],
      ['extended', extend.extension_reason],
      ['refused', refuse.refusal_reason],
      ['reopened', reopen.reopen_reason],
    ]);
    expect(await act(s.dpo, s.place, number, extend, days(4))).toMatchObject({ kind: 'invalid' });
    await act(s.spoc, s.place, number, { intent: 'withdraw' }, days(5));
    expect(await act(s.dpo, s.place, number, { ...reopen, reopen_reason: 'Toch niet' }, days(6))).toEqual({
      kind: 'saved',
    });
    expect((await look(s.dpo, s.place, number))?.request).toMatchObject({
      ...{ reopenedFrom: 'withdrawn', reopenedReason: 'Toch niet', withdrawnAt: null },
    });
  });

  it('is for the DPO, with a reason, when it is closed, and for who saw how it stands', async () => {
    const s = await answered();
    const refused = { kind: 'refused', reason: 'role' };
    for (const actor of [s.spoc, s.director, s.auditor])
      expect(await act(actor, s.place, s.number, reopen)).toEqual(refused);
    expect((await look(s.spoc, s.place, s.number))?.may.reopen).toBe(false);
    expect((await look(s.dpo, s.place, s.number))?.may.reopen).toBe(true);
    expect(await act(s.dpo, s.place, s.number, { ...reopen, reopen_reason: ' ' })).toEqual({
      kind: 'invalid',
      errors: { reopen_reason: ['requests.fault.reopen_reason'] },
    });
    expect(await act(s.dpo, s.place, s.number, { ...reopen, version: 2 })).toMatchObject({ kind: 'stale' });
    expect((await look(s.dpo, s.place, s.number))?.request.state).toBe('answered');
    const once = { ...reopen, form_key: randomUUID(), version: 3 };
    expect(await act(s.dpo, s.place, s.number, once)).toEqual({ kind: 'saved' });
    expect(await act(s.dpo, s.place, s.number, once)).toEqual({ kind: 'saved' });
    expect(await act(s.dpo, s.place, s.number, reopen)).toEqual({
      kind: 'invalid',
      errors: { form: ['requests.fault.not_closed'] },
    });
    const view = await look(s.dpo, s.place, s.number);
    expect(view?.steps.filter(({ kind }) => kind === 'reopened')).toHaveLength(1);
    expect(view?.may).toEqual({ note: true, act: true, reopen: false });
  });

  it('stands in the journal with what it was closed with, and without the reason', async () => {
    const s = await answered();
    await act(s.dpo, s.place, s.number, { ...reopen, reopen_reason: 'Geheimreden' }, days(3));
    const lines = await db.sql(
      `select object_id, actor_role, before, after from journal where service_id = $1 and event = 'request.reopened'`,
      [s.service],
    );
    expect(lines).toEqual([
      {
        ...{ object_id: s.number, actor_role: 'dpo' },
        before: { state: 'answered', at: days(2).toISOString() },
        after: { due_at: DUE.toISOString() },
      },
    ]);
  });

  it('is told by the register and by every file of it', async () => {
    const s = await answered();
    await act(s.dpo, s.place, s.number, reopen, days(3));
    const { lines } = await as(s.dpo, (tx) => viewRequests(tx, new URLSearchParams(), s.place.id));
    expect(lines).toMatchObject([{ reopenedAt: days(3), state: 'under_way' }]);
    const out = { municipality: null, as: 'csv', role: 'dpo' } as const;
    const taken = await as(s.dpo, (tx) => takeOutRequests(tx, new URLSearchParams(), out));
    const csv = Buffer.from((await writeRequests(taken, 'csv', 'nl')).bytes).toString();
    const paper = JSON.stringify(requestsDocument({ t: translator('nl'), language: 'nl', now: days(3) }, taken));
    for (const text of ['Heropend', 'Beantwoord op', 'Het antwoord was onvolledig']) {
      expect(csv, text).toContain(text);
      expect(paper, text).toContain(text);
    }
  });
});
