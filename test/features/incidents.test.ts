import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { handleIncident } from '#app/features/incidents/handle-incident.server.ts';
import type { HandleOutcome } from '#app/features/incidents/held-incident.ts';
import { incidentForm } from '#app/features/incidents/incident-forms.ts';
import { keepReportLink } from '#app/features/incidents/keep-report-link.server.ts';
import { recordValues } from '#app/features/incidents/record-values.ts';
import { reportForm } from '#app/features/incidents/report-form.ts';
import { reportIncident } from '#app/features/incidents/report-incident.server.ts';
import { viewIncident } from '#app/features/incidents/view-incident.server.ts';
import { viewIncidents } from '#app/features/incidents/view-incidents.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { findReportLink } from '#db/queries/report-links.server.ts';
import { type BuiltMunicipality, builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>, now = NOW) => withActor(db.database, actor, now, work);

async function situation() {
  const service = await make.aService('Dienst Noord');
  const place = await make.aMunicipality(service, 'Zandbeke');
  const sister = await make.aMunicipality(service, 'Duinbeke');
  const spoc = await make.aPerson(service, 'spoc', { municipalityId: place.id, name: 'Els Peeters' });
  const director = await make.aPerson(service, 'director', { municipalityId: place.id });
  const outsider = await make.aPerson(service, 'spoc', { municipalityId: sister.id });
  return { service, place, sister, spoc, director, outsider, dpo: await make.aPerson(service, 'dpo') };
}
type Situation = Awaited<ReturnType<typeof situation>>;

const asked = { description: 'Mail met lijst naar de verkeerde. Meteen gebeld.', personal_data: 'yes', ongoing: 'no' };

function report(actor: Actor, place: BuiltMunicipality, form: Record<string, unknown> = {}, now = NOW) {
  const read = reportForm.parse({ form_key: randomUUID(), ...asked, ...form });
  const { id, slug } = place;
  return as(
    actor,
    (tx) => reportIncident(tx, { id, slug, name: slug }, read, (at, number) => `/m/${at}/${number}`),
    now,
  );
}

async function reported(s: Situation, form: Record<string, unknown> = {}): Promise<string> {
  const outcome = await report(s.spoc, s.place, form);
  if (outcome.kind !== 'reported') throw new Error(outcome.kind);
  return outcome.number;
}

const handle = (
  actor: Actor,
  place: BuiltMunicipality,
  number: string,
  form: Record<string, unknown>,
  now = later(5),
) => as(actor, (tx) => handleIncident(tx, { slug: place.slug, number }, incidentForm.parse(form)), now);

const look = (actor: Actor, place: BuiltMunicipality, number: string, query = '') =>
  as(actor, (tx) => viewIncident(tx, { slug: place.slug, number }, new URLSearchParams(query)), later(10));

/** The form of the record as it is on screen, with what somebody changes in it. */
async function recordOf(s: Situation, number: string, change: Record<string, unknown> = {}) {
  const view = await look(s.dpo, s.place, number);
  if (!view) throw new Error('no such incident');
  const { 'entities[]': entities = '', ...values } = recordValues(view.incident);
  const ticks = Object.fromEntries(
    ['confidentiality', 'integrity', 'availability'].map((each) => [each, values[each] === 'yes' ? 'yes' : undefined]),
  );
  const ids = entities.split(',').filter(Boolean);
  return { intent: 'record', version: view.incident.version, ...values, ...ticks, entities: ids, ...change };
}

const complete = {
  severity: 'medium',
  severity_reason: 'Tien mensen',
  ongoing: 'no',
  personal_data: 'yes',
  lessons: 'Bcc',
};
const events = (s: Situation) =>
  db.sql<{ event: string; actor_role: string }>(
    `select event, actor_role from journal where service_id = $1 and event like 'incident.%' order by seq`,
    [s.service],
  );

describe('reporting', () => {
  it('gives a number per service and year, tells each DPO once, and is one report however often it is sent', async () => {
    const s = await situation();
    const key = randomUUID();
    const sent = await Promise.all([1, 2, 3].map(() => report(s.spoc, s.place, { form_key: key })));
    expect(sent).toEqual(Array(3).fill({ kind: 'reported', number: 'INC-2026-001' }));
    expect(await report(s.director, s.place)).toEqual({ kind: 'reported', number: 'INC-2026-002' });
    const mails = await db.sql<{ account_id: number; params: object }>(
      `select account_id, params from outbox where service_id = $1 and kind = 'incident_reported' order by id`,
      [s.service],
    );
    expect(mails.map((mail) => mail.account_id)).toEqual([s.dpo.accountId, s.dpo.accountId]);
    expect(JSON.stringify(mails)).not.toContain('verkeerde');
    expect(await events(s)).toMatchObject([
      { event: 'incident.reported', actor_role: 'spoc' },
      { event: 'incident.reported', actor_role: 'director' },
    ]);
  });

  it('keeps the moment as exactly as it was given, and begins the timeline', async () => {
    const s = await situation();
    const exact = await look(s.spoc, s.place, await reported(s, { noticed_day: '2026-01-13', noticed_time: '14:30' }));
    expect(exact?.detected).toEqual({ precision: 'minute', at: new Date('2026-01-13T13:30:00Z') });
    const day = await look(s.spoc, s.place, await reported(s, { noticed_day: '2026-01-13' }));
    expect(day?.detected).toEqual({ precision: 'day', value: '2026-01-13' });
    const open = await look(s.spoc, s.place, await reported(s));
    expect(open?.detected).toEqual({ precision: 'unknown' });
    expect(open?.timeline).toMatchObject([{ kind: 'reported', by: 'Els Peeters' }]);
  });

  it('refuses a moment still to come and an entity of somebody else, and keeps nothing then', async () => {
    const s = await situation();
    const far = { noticed_day: '2030-01-01' };
    expect(await report(s.spoc, s.place, far)).toMatchObject({
      kind: 'invalid',
      errors: { noticed_day: [expect.any(String)] },
    });
    expect(await report(s.spoc, s.place, { entities: [s.sister.ocmw] })).toMatchObject({ kind: 'invalid' });
    expect((await as(s.dpo, (tx) => viewIncidents(tx, new URLSearchParams()))).total).toBe(0);
    expect(await reported(s, { entities: [s.place.ocmw] })).toBe('INC-2026-001');
  });

  it('is for who works there and for the DPO; the auditor and a colleague of another municipality are refused', async () => {
    const s = await situation();
    const auditor = await make.aPerson(s.service, 'auditor');
    for (const actor of [auditor, s.outsider, await make.aPerson(s.service, 'service_director')]) {
      expect(await report(actor, s.place)).toMatchObject({ kind: 'refused' });
    }
    expect(await report(s.dpo, s.place)).toMatchObject({ kind: 'reported' });
  });
});

describe('the record', () => {
  it('is saved whole over the version that was on screen; who comes second is told and writes nothing', async () => {
    const s = await situation();
    const number = await reported(s);
    const [category] = (await look(s.dpo, s.place, number))?.categories ?? [];
    const change = {
      ...complete,
      category: String(category?.id),
      occurred_from: '11/2025',
      occurred_until: '13/1/2026 14:30',
      hours_lost: '2,5',
      confidentiality: 'yes',
      cause_origin: 'internal',
      entities: [s.place.gemeente],
      owner: String(s.spoc.accountId),
    };
    const form = await recordOf(s, number, change);
    expect(await handle(s.spoc, s.place, number, form)).toEqual({ kind: 'saved' });
    const view = await look(s.director, s.place, number);
    expect(view).toMatchObject({
      occurredFrom: { precision: 'month', value: '2025-11' },
      occurredUntil: { precision: 'minute', at: new Date('2026-01-13T13:30:00Z') },
      incident: { severity: 'medium', minutesLost: 150, owner: 'Els Peeters', causeOrigin: 'internal', version: 2 },
    });
    expect(view?.incident.entities.filter(({ touched }) => touched).map(({ id }) => id)).toEqual([s.place.gemeente]);
    expect(view?.timeline.map(({ kind }) => kind)).toEqual(['reported', 'severity']);
    expect(await handle(s.dpo, s.place, number, { ...form, title: 'Later' })).toMatchObject({ kind: 'stale' });
    expect((await look(s.dpo, s.place, number))?.incident.title).toBe('Mail met lijst naar de verkeerde');
  });

  it.each<[Record<string, unknown>, string]>([
    [{ occurred_from: '32/1/2026' }, 'occurred_from'],
    [{ occurred_from: '1/1/2027' }, 'occurred_from'],
    [{ occurred_from: '12/1/2026', occurred_until: '3/2025' }, 'occurred_until'],
    [{ detected: 'gisteren' }, 'detected'],
    [{ severity: 'high', severity_reason: '' }, 'severity_reason'],
    [{ category: '999999' }, 'category'],
    [{ owner: '999999' }, 'owner'],
    [{ entities: ['999999'] }, 'entities'],
  ])('refuses %o and says where', async (change, field) => {
    const s = await situation();
    const number = await reported(s);
    const outcome: HandleOutcome = await handle(s.dpo, s.place, number, await recordOf(s, number, change));
    expect(outcome).toMatchObject({ kind: 'invalid', errors: { [field]: [expect.any(String)] } });
    expect((await look(s.dpo, s.place, number))?.incident.version).toBe(1);
  });

  it('is another municipality’s to nobody: not found, whatever is posted', async () => {
    const s = await situation();
    const number = await reported(s);
    expect(await look(s.outsider, s.place, number)).toBeNull();
    expect(await look(s.dpo, s.sister, number)).toBeNull();
    const form = await recordOf(s, number);
    expect(await handle(s.outsider, s.place, number, form)).toEqual({ kind: 'not_found' });
    expect(await handle(s.director, s.place, number, form)).toMatchObject({ kind: 'refused' });
    expect((await as(s.outsider, (tx) => viewIncidents(tx, new URLSearchParams()))).lines).toEqual([]);
  });
});

describe('the timeline', () => {
  const note = { intent: 'note', kind: 'fact', text: 'Ontvanger wiste de mail' };

  it('takes lines with the time of the fact and of the entry, and corrects by a new line', async () => {
    const s = await situation();
    const number = await reported(s);
    const key = randomUUID();
    for (let n = 0; n < 2; n += 1) {
      await handle(s.spoc, s.place, number, { ...note, form_key: key, happened: '13/1/2026 09:00' });
    }
    const [line] = (await look(s.spoc, s.place, number))?.timeline.filter(({ kind }) => kind === 'fact') ?? [];
    expect(line).toMatchObject({ happenedAt: new Date('2026-01-13T08:00:00Z'), at: later(5), correctedBy: null });
    const correction = {
      ...note,
      form_key: randomUUID(),
      text: 'Ontvanger wiste hem niet',
      corrects: String(line?.id),
    };
    expect(await handle(s.dpo, s.place, number, correction)).toEqual({ kind: 'saved' });
    const lines = (await look(s.spoc, s.place, number, 'kind=fact'))?.timeline;
    expect(lines).toHaveLength(2);
    const all = await look(s.spoc, s.place, number, 'kind=nonsense');
    expect([all?.kind, all?.kinds]).toEqual([null, ['fact', 'reported']]);
    expect(all?.timeline).toHaveLength(3);
    expect(lines?.[0]?.correctedBy).toBe(lines?.[1]?.id);
    expect(lines?.[1]?.correctsId).toBe(line?.id);
  });

  it('asks who decided, refuses what is still to come, and a correction of what nobody wrote', async () => {
    const s = await situation();
    const number = await reported(s);
    const [first] = (await look(s.spoc, s.place, number))?.timeline ?? [];
    const add = (form: Record<string, unknown>) =>
      handle(s.spoc, s.place, number, { ...note, form_key: randomUUID(), ...form });
    expect(await add({ kind: 'decision' })).toMatchObject({ errors: { decided_by: [expect.any(String)] } });
    expect(await add({ happened: '1/1/2030' })).toMatchObject({ errors: { happened: [expect.any(String)] } });
    expect(await add({ corrects: String(first?.id) })).toMatchObject({ errors: { form: [expect.any(String)] } });
    expect(await add({ kind: 'decision', decided_by: 'College' })).toEqual({ kind: 'saved' });
  });

  it('is changed or removed by nobody', async () => {
    const s = await situation();
    const number = await reported(s);
    expect(await look(s.dpo, s.place, number)).not.toBeNull();
    for (const act of [`update timeline_entry set text = 'x'`, 'delete from timeline_entry', 'delete from incident']) {
      const undone = as(s.dpo, async (tx) => tx.q.executeQuery({ sql: act, parameters: [] } as never));
      await expect(undone).rejects.toThrow(/permission denied/);
    }
  });
});

describe('tasks and phases', () => {
  it('are ticked off once, and stand in the timeline', async () => {
    const s = await situation();
    const number = await reported(s);
    const task = { intent: 'task', form_key: randomUUID(), what: 'Ontvanger bellen', due: '14/1/2026', assignee: '' };
    expect(await handle(s.dpo, s.place, number, task)).toEqual({ kind: 'saved' });
    const [made] = (await look(s.dpo, s.place, number))?.tasks ?? [];
    expect(made).toMatchObject({ title: 'Ontvanger bellen', dueAt: new Date('2026-01-14T22:59:59.999Z') });
    for (let n = 0; n < 2; n += 1) await handle(s.spoc, s.place, number, { intent: 'task_done', task: made?.id });
    const view = await look(s.dpo, s.place, number);
    expect(view?.tasks).toMatchObject([{ doneBy: 'Els Peeters' }]);
    expect(view?.timeline.map(({ kind, detail }) => [kind, detail?.what])).toEqual([
      ['reported', undefined],
      ['task', 'added'],
      ['task', 'done'],
    ]);
    expect(await handle(s.dpo, s.place, number, { ...task, form_key: randomUUID(), assignee: '999999' })).toMatchObject(
      {
        kind: 'invalid',
      },
    );
  });

  it('close only with everything in place, by the DPO, and open again with a reason', async () => {
    const s = await situation();
    const number = await reported(s);
    const move = (actor: Actor, seen: string, phase: string, reason = '') =>
      handle(actor, s.place, number, { intent: 'phase', seen, phase, reason });
    expect(await move(s.spoc, 'reported', 'review')).toEqual({ kind: 'saved' });
    expect(await move(s.spoc, 'reported', 'triage')).toMatchObject({ kind: 'stale' });
    expect(await move(s.spoc, 'review', 'triage')).toMatchObject({ errors: { reason: [expect.any(String)] } });
    expect(await move(s.spoc, 'review', 'closed')).toMatchObject({ kind: 'refused' });
    expect(await move(s.dpo, 'review', 'closed')).toMatchObject({
      errors: { phase: expect.arrayContaining(['incidents.missing.lessons']) },
    });
    const [category] = (await look(s.dpo, s.place, number))?.categories ?? [];
    const form = await recordOf(s, number, { ...complete, category: String(category?.id) });
    await handle(s.spoc, s.place, number, form);
    expect(await move(s.dpo, 'review', 'closed')).toMatchObject({
      errors: { phase: ['incidents.missing.breach_undecided'] },
    });
    await handle(s.spoc, s.place, number, { ...form, version: 2, personal_data: 'no' });
    expect(await move(s.dpo, 'review', 'closed')).toEqual({ kind: 'saved' });
    expect(await handle(s.dpo, s.place, number, { ...form, version: 2 })).toMatchObject({ kind: 'closed' });
    expect(await handle(s.spoc, s.place, number, { ...form, version: 2 })).toMatchObject({ kind: 'closed' });
    expect((await look(s.spoc, s.place, number))?.may.handle).toBe(false);
    expect(await move(s.spoc, 'closed', 'review', 'Toch niet klaar')).toMatchObject({ kind: 'refused' });
    expect(await move(s.dpo, 'closed', 'review', 'Toch niet klaar')).toEqual({ kind: 'saved' });
    expect((await look(s.spoc, s.place, number))?.incident).toMatchObject({ phase: 'review', closedAt: null });
  });
});

describe('the link for reporting', () => {
  it('is one per municipality, made and ended by who keeps it', async () => {
    const s = await situation();
    const keep = (actor: Actor, intent: 'make' | 'end') => as(actor, (tx) => keepReportLink(tx, s.place, intent));
    const link = () => as(s.spoc, (tx) => findReportLink(tx, s.place.id));
    expect(await keep(s.director, 'make')).toMatchObject({ kind: 'refused' });
    for (let n = 0; n < 2; n += 1) expect(await keep(s.spoc, 'make')).toEqual({ kind: 'saved' });
    const first = await link();
    expect(first).not.toBeNull();
    await keep(s.dpo, 'end');
    expect(await link()).toBeNull();
    await keep(s.spoc, 'make');
    expect((await link())?.id).not.toBe(first?.id);
    expect((await events(s)).map(({ event }) => event)).toEqual([
      'incident.link_made',
      'incident.link_ended',
      'incident.link_made',
    ]);
  });
});

describe('the number of statements', () => {
  async function counted(work: () => Promise<unknown>): Promise<number> {
    db.count();
    await work();
    return db.count();
  }

  it('of a register and of an incident is the same however much there is', async () => {
    const s = await situation();
    const number = await reported(s);
    const list = () => as(s.dpo, (tx) => viewIncidents(tx, new URLSearchParams(), s.place.id));
    const page = () => look(s.dpo, s.place, number);
    const [few, one] = [await counted(list), await counted(page)];
    for (let n = 0; n < 12; n += 1) {
      await reported(s);
      await handle(s.spoc, s.place, number, { intent: 'note', kind: 'fact', text: `${n}`, form_key: randomUUID() });
      await handle(s.spoc, s.place, number, { intent: 'task', what: `${n}`, form_key: randomUUID() });
    }
    expect((await list()).total).toBe(13);
    expect([await counted(list), await counted(page)]).toEqual([few, one]);
    // Three of each are the door's own.
    expect([few, one]).toEqual([6, 13]);
  });
});
