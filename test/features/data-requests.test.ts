import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { requestForm } from '#app/features/requests/request-form.ts';
import { typedAct } from '#app/features/requests/typed-moments.ts';
import { viewRequests } from '#app/features/requests/view-requests.server.ts';
import { listRunningRequests } from '#db/queries/data-requests.server.ts';
import { answer, asked, checked, days, extend, refuse, requesting } from '#test/support/data-requests.ts';

const { db, as, situation, register, registered, look, act } = await requesting();

describe('a request that comes in', () => {
  it('gets a number per service and year, once however often it is sent, and its clock runs from the receipt', async () => {
    const s = await situation();
    const key = randomUUID();
    const form = { form_key: key, received: '2026-01-12 10:30' };
    const sent = await Promise.all([1, 2, 3].map(() => register(s.spoc, s.place, form)));
    expect(sent).toEqual(Array(3).fill({ kind: 'registered', number: 'VB-2026-001' }));
    expect(await register(s.dpo, s.place, { received: '31/12/2025 23:30' })).toMatchObject({ number: 'VB-2025-001' });
    const view = await look(s.spoc, s.place, 'VB-2026-001');
    expect(view?.request).toMatchObject({ state: 'received', personName: 'Aanvrager Geheimnaam', version: 1 });
    expect(view?.clock?.state).toMatchObject({ phase: 'running', deadline: new Date('2026-02-12T09:30:00Z') });
    expect(view?.request.dueAt).toEqual(view?.clock?.state.deadline);
    expect(view?.clock?.how).toMatchObject({ ruleId: 'gdpr.12.3', start: new Date('2026-01-12T09:30:00Z') });
    expect(view?.steps).toMatchObject([{ kind: 'received', by: expect.any(String) }]);
  });

  it('counts from the earliest moment that was typed, and says so for a doubled hour', async () => {
    const s = await situation();
    const day = await look(s.dpo, s.place, await registered(s, { received: '12/1/2026' }));
    expect(day?.request.receivedAt).toEqual(new Date('2026-01-11T23:00:00Z'));
    const doubled = await look(s.dpo, s.place, await registered(s, { received: '26/10/2025 02:30' }));
    expect(doubled?.request).toMatchObject({
      receivedAt: new Date('2025-10-26T00:30:00Z'),
      receivedResolved: 'doubled',
    });
  });

  it('is refused with a moment that is no moment or is still to come, or to somebody else’s entity', async () => {
    const s = await situation();
    for (const received of ['morgen', '11/2026', '1/1/2030 10:00'])
      expect(await register(s.spoc, s.place, { received })).toMatchObject({
        kind: 'invalid',
        errors: { received: [expect.any(String)] },
      });
    expect(await register(s.spoc, s.place, { entity: s.sister.ocmw })).toMatchObject({ kind: 'invalid' });
    expect((await as(s.dpo, (tx) => viewRequests(tx, new URLSearchParams()))).total).toBe(0);
  });

  it('is written down by the SPOC and the DPO; a SPOC of the OCMW does so for the OCMW only', async () => {
    const s = await situation();
    for (const actor of [s.director, s.outsider, s.auditor, s.ocmwDirector])
      expect(await register(actor, s.place)).toMatchObject({ kind: 'refused' });
    expect(await register(s.ocmwSpoc, s.place)).toMatchObject({ kind: 'refused', reason: 'scope' });
    expect(await register(s.ocmwSpoc, s.place, { entity: s.place.ocmw })).toMatchObject({ kind: 'registered' });
  });

  it('is seen by who is confined to its entity, and by nobody of another entity or municipality', async () => {
    const s = await situation();
    const gemeente = await registered(s);
    const ocmw = await registered(s, { entity: s.place.ocmw });
    for (const actor of [s.ocmwSpoc, s.ocmwDirector]) {
      expect(await look(actor, s.place, gemeente)).toBeNull();
      expect((await look(actor, s.place, ocmw))?.code).toBe(ocmw);
      const { lines } = await as(actor, (tx) => viewRequests(tx, new URLSearchParams(), s.place.id));
      expect(lines.map(({ code }) => code)).toEqual([ocmw]);
      expect((await as(actor, (tx) => listRunningRequests(tx))).map(({ number }) => number)).toEqual([2]);
      expect(await act(actor, s.place, gemeente, { intent: 'note', note: 'x' })).toEqual({ kind: 'not_found' });
    }
    expect(await act(s.ocmwDirector, s.place, ocmw, { intent: 'note', note: 'x' })).toMatchObject({ kind: 'refused' });
    expect(await act(s.ocmwSpoc, s.place, ocmw, { intent: 'note', note: 'x' })).toEqual({ kind: 'saved' });
    expect(await look(s.outsider, s.place, ocmw)).toBeNull();
  });
});

describe('what is done about it', () => {
  it('is asked and checked who it is before an answer goes out, which stops the clock', async () => {
    const s = await situation();
    const number = await registered(s);
    expect(await act(s.spoc, s.place, number, answer)).toEqual({
      kind: 'invalid',
      errors: { form: ['request_terms.closing_problem.identity_unchecked'] },
    });
    expect(await act(s.spoc, s.place, number, { intent: 'ask_identity', asked_note: 'Meld u aan' })).toEqual({
      kind: 'saved',
    });
    expect(await act(s.spoc, s.place, number, { ...checked, identity_how: ' ' })).toMatchObject({
      errors: { identity_how: ['request_terms.step_problem.how_missing'] },
    });
    expect(await act(s.spoc, s.place, number, checked, days(2))).toEqual({ kind: 'saved' });
    expect(await act(s.spoc, s.place, number, { ...answer, answer: '' }, days(3))).toMatchObject({ kind: 'invalid' });
    expect(await act(s.spoc, s.place, number, answer, days(3))).toEqual({ kind: 'saved' });
    const view = await look(s.spoc, s.place, number, days(60));
    expect(view?.request.state).toBe('answered');
    expect(view?.clock?.state).toMatchObject({ phase: 'stopped', late: false });
    expect(view?.may).toEqual({ note: true, act: false, reopen: false });
    expect(view?.steps.map(({ kind }) => kind)).toEqual(['received', 'identity_asked', 'identity_checked', 'answered']);
    for (const form of [answer, refuse, extend, { intent: 'withdraw' }, checked]) {
      expect(await act(s.spoc, s.place, number, form, days(4))).toMatchObject({
        kind: 'invalid',
        errors: { form: [expect.stringContaining('closed')] },
      });
    }
    expect(await act(s.dpo, s.place, number, { intent: 'note', note: 'Bedankt' }, days(5))).toEqual({ kind: 'saved' });
  });

  it('is extended once, with ground and reason, told within the month: three months from the receipt', async () => {
    const s = await situation();
    const number = await registered(s, { received: '2026-01-12 10:30' });
    const no = async (form: object, field: string, now?: Date) =>
      expect(await act(s.dpo, s.place, number, { ...extend, ...form }, now)).toMatchObject({
        errors: { [field]: [expect.any(String)] },
      });
    await no({ extension_ground: undefined }, 'extension_ground');
    await no({ extension_reason: '' }, 'extension_reason');
    await no({}, 'extended_at', new Date('2026-02-12T09:30:01Z'));
    await no({ extended_at: '2026-01-12 10:29' }, 'extended_at');
    await no({ extended_at: '2026-12-12 10:29' }, 'extended_at');
    // Told in time and written down afterwards.
    const told = { ...extend, extended_at: '2026-02-12 10:30' };
    expect(await act(s.dpo, s.place, number, told, days(60))).toEqual({ kind: 'saved' });
    const view = await look(s.dpo, s.place, number);
    expect(view?.clock?.state.deadline).toEqual(new Date('2026-04-12T08:30:00Z'));
    expect(view?.request).toMatchObject({ state: 'extended', dueAt: new Date('2026-04-12T08:30:00Z') });
    await no({}, 'form');
  });

  it('is refused on a ground that exists for its kind, with the reason, also when nobody knows who it is', async () => {
    const s = await situation();
    const number = await registered(s);
    const no = async (form: object, field: string) =>
      expect(await act(s.spoc, s.place, number, { ...refuse, ...form })).toMatchObject({
        errors: { [field]: [expect.any(String)] },
      });
    await no({ refusal_ground: '' }, 'refusal_ground');
    await no({ refusal_ground: 'archiving' }, 'refusal_ground');
    await no({ refusal_reason: '' }, 'refusal_reason');
    await no({ refused_at: '1/1/2030' }, 'refused_at');
    expect(await act(s.spoc, s.place, number, refuse)).toEqual({ kind: 'saved' });
    expect((await look(s.spoc, s.place, number))?.request).toMatchObject({
      state: 'refused',
      refusalGround: 'excessive',
    });
  });

  it('is withdrawn by who made it', async () => {
    const s = await situation();
    const number = await registered(s);
    expect(await act(s.spoc, s.place, number, { intent: 'withdraw', withdrawn_at: '1/1/2020' })).toMatchObject({
      kind: 'invalid',
    });
    expect(await act(s.spoc, s.place, number, { intent: 'withdraw', withdrawn_note: 'Per mail' })).toEqual({
      kind: 'saved',
    });
    expect((await look(s.spoc, s.place, number))?.clock?.state.phase).toBe('stopped');
  });

  it('is corrected with a reason; another receipt starts its clock anew', async () => {
    const s = await situation();
    const number = await registered(s);
    const head = { intent: 'change', ...asked, change_reason: 'Lag bij een andere dienst' };
    expect(() => requestForm.parse({ ...head, change_reason: '', form_key: randomUUID(), version: 1 })).toThrow();
    expect(await act(s.spoc, s.place, number, { ...head, received: '1/1/2030 10:00' })).toMatchObject({
      errors: { received: ['request_terms.receipt_problem.future'] },
    });
    expect(await act(s.spoc, s.place, number, { ...head, kind: 'erasure', received: '5/1/2026 09:00' })).toEqual({
      kind: 'saved',
    });
    const view = await look(s.spoc, s.place, number);
    expect(view?.request).toMatchObject({
      kind: 'erasure',
      receivedVersion: 2,
      dueAt: new Date('2026-02-05T08:00:00Z'),
    });
    expect(await act(s.spoc, s.place, number, { ...head, received: '' })).toEqual({ kind: 'saved' });
    expect((await look(s.spoc, s.place, number))?.request.receivedVersion).toBe(2);
  });

  it('is told to be stale when somebody was first; the same form twice is one act', async () => {
    const s = await situation();
    const number = await registered(s);
    const form = { ...checked, form_key: randomUUID(), version: 1 };
    const sent = await Promise.all([1, 2].map(() => act(s.spoc, s.place, number, form)));
    expect(sent).toEqual([{ kind: 'saved' }, { kind: 'saved' }]);
    expect(await act(s.dpo, s.place, number, { intent: 'withdraw', version: 1 })).toEqual({
      kind: 'stale',
      errors: { form: ['requests.fault.stale'] },
    });
    const view = await look(s.spoc, s.place, number);
    expect(view?.steps.map(({ kind }) => kind)).toEqual(['received', 'identity_checked']);
    expect(view?.request.withdrawnAt).toBeNull();
  });

  it('is for the SPOC and the DPO; who only reads is refused, an outsider finds nothing', async () => {
    const s = await situation();
    const number = await registered(s);
    for (const actor of [s.director, s.auditor])
      expect(await act(actor, s.place, number, checked)).toMatchObject({ kind: 'refused' });
    expect(await act(s.outsider, s.place, number, checked)).toEqual({ kind: 'not_found' });
    expect(await act(s.dpo, s.sister, number, checked)).toEqual({ kind: 'not_found' });
  });

  it('stands in the journal without the name, what is asked or the reasons', async () => {
    const s = await situation();
    const number = await registered(s, { subject: 'Geheimzaak' });
    await act(s.spoc, s.place, number, { ...checked, identity_how: 'Geheimwijze' });
    await act(s.spoc, s.place, number, { ...extend, extension_reason: 'Geheimreden' });
    await act(s.spoc, s.place, number, { intent: 'change', ...asked, change_reason: 'Geheimreden' });
    await act(s.spoc, s.place, number, { intent: 'note', note: 'Geheimnota' });
    await act(s.spoc, s.place, number, { ...refuse, refusal_reason: 'Geheimreden' });
    const lines = await db.sql<{ event: string; object_id: string; actor_role: string }>(
      `select * from journal where service_id = $1 and object_type = 'request' order by seq`,
      [s.service],
    );
    const events = ['received', 'identity_checked', 'extended', 'changed', 'noted', 'refused'];
    expect(lines.map(({ event }) => event)).toEqual(events.map((event) => `request.${event}`));
    expect(lines).toMatchObject(Array(6).fill({ object_id: number, actor_role: 'spoc' }));
    expect(JSON.stringify(lines)).not.toContain('Geheim');
    expect(JSON.stringify(await db.sql('select * from outbox where service_id = $1', [s.service]))).not.toContain(
      'Geheim',
    );
  });
});

describe('when something was done about a request', () => {
  it.each([
    ['26/10/2025 02:30', '2025-10-26T01:30Z', 'doubled'],
    ['29/3/2026 02:30', '2026-03-29T01:30Z', 'missing'],
    ['26/10/2025 04:30', '2025-10-26T03:30Z', null],
  ])('%s never counts as earlier than it may have been', (text, at, resolved) => {
    expect(typedAct(text, new Date('2026-06-01T00:00Z'))).toEqual({ at: new Date(at), resolved });
  });

  it('is the earlier of two equal hours where the later is still to come', () => {
    const now = new Date('2025-10-26T00:40Z');
    expect(typedAct('26/10/2025 02:30', now)).toEqual({ at: new Date('2025-10-26T00:30Z'), resolved: 'doubled' });
  });
});
