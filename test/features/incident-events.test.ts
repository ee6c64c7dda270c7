import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { isUntouched } from '#app/domain/incident-event.ts';
import { eventForm, newEventForm } from '#app/features/events/event-form.ts';
import { handleEvent } from '#app/features/events/handle-event.server.ts';
import { makeEvent } from '#app/features/events/make-event.server.ts';
import { viewEvent, viewSharedFacts } from '#app/features/events/view-event.server.ts';
import { handleIncident } from '#app/features/incidents/handle-incident.server.ts';
import { incidentForm } from '#app/features/incidents/incident-forms.ts';
import { viewFigures } from '#app/features/incidents/view-figures.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { listTemplates } from '#db/queries/incident-templates.server.ts';
import { listIncidents } from '#db/queries/incidents.server.ts';
import { type BuiltMunicipality, builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>, now = NOW) => withActor(db.database, actor, now, work);
const PATHS = {
  incident: (slug: string, number: string) => `/m/${slug}/${number}`,
  messages: (slug: string) => `/m/${slug}`,
};

async function situation(n: number) {
  const service = await make.aService('Dienst Noord');
  const dpo = await make.aPerson(service, 'dpo');
  const places: BuiltMunicipality[] = [];
  const spocs: Actor[] = [];
  for (let i = 0; i < n; i++) {
    const place = await make.aMunicipality(
      service,
      `Plaats${String.fromCharCode(97 + Math.floor(i / 26), 97 + (i % 26))}`,
    );
    places.push(place);
    spocs.push(await make.aPerson(service, 'spoc', { municipalityId: place.id }));
  }
  return { service, dpo, places, spocs };
}

const asked = {
  title: 'Storing bij de leverancier',
  description: 'Een server stond open.',
  supplier: 'Noordsoft',
  occurred_from: '11/2025',
};

async function makeFor(actor: Actor, places: readonly BuiltMunicipality[], more: Record<string, unknown> = {}) {
  const form = newEventForm.parse({
    form_key: randomUUID(),
    ...asked,
    municipality: places.map(({ id }) => id),
    ...more,
  });
  return as(actor, (tx) => makeEvent(tx, form, PATHS.incident));
}
async function numberOf(actor: Actor, places: readonly BuiltMunicipality[], more: Record<string, unknown> = {}) {
  const made = await makeFor(actor, places, more);
  if (made.kind !== 'made') throw new Error(made.kind);
  return made.number;
}
const act = (actor: Actor, number: string, form: Record<string, unknown>) =>
  as(actor, (tx) => handleEvent(tx, number, eventForm.parse(form), PATHS), later(5));
const look = async (actor: Actor, number: string) => {
  const view = await as(actor, (tx) => viewEvent(tx, number), later(10));
  if (!view) throw new Error('no such event');
  return view;
};

const templateOf = async (actor: Actor, code: string) =>
  (await as(actor, listTemplates)).find((each) => each.code === code)?.id;

describe('an event of thirty municipalities', () => {
  it('gives each its own number, task, timeline and mail, in as many queries as for two', async () => {
    const small = await situation(2);
    const large = await situation(30);
    const [template, other] = [
      await templateOf(small.dpo, 'supplier_breach'),
      await templateOf(large.dpo, 'supplier_breach'),
    ];
    db.count();
    await makeFor(small.dpo, small.places, { template });
    const few = db.count();
    await makeFor(large.dpo, large.places, { template: other });
    expect(db.count()).toBe(few);
    const [row] = await db.sql(
      `select count(*)::int as n, count(distinct number)::int as numbers, max(number) as last,
         (select count(*)::int from timeline_entry t where t.service_id = $1 and kind = 'reported') as lines,
         (select count(*)::int from incident_task t where t.service_id = $1 and assignee_id is not null) as tasks,
         (select count(*)::int from outbox o where o.service_id = $1 and kind = 'incident_by_event') as mails,
         (select count(*)::int from journal j where j.service_id = $1 and event = 'incident.opened_by_event') as lines_kept
       from incident where service_id = $1`,
      [large.service],
    );
    expect(row).toEqual({ n: 30, numbers: 30, last: 30, lines: 30, tasks: 210, mails: 30, lines_kept: 30 });
  });

  it('is made once however often it is sent, and by a DPO only', async () => {
    const s = await situation(2);
    const form_key = randomUUID();
    const number = await numberOf(s.dpo, s.places, { form_key });
    expect(await numberOf(s.dpo, s.places, { form_key })).toBe(number);
    expect((await look(s.dpo, number)).children).toHaveLength(2);
    for (const role of ['service_director', 'auditor', 'admin'] as const) {
      const other = await make.aPerson(s.service, role);
      expect(await makeFor(other, s.places)).toMatchObject({ kind: 'refused' });
    }
    expect(await makeFor(s.spocs[0] as Actor, s.places)).toMatchObject({ kind: 'refused' });
    const stranger = await situation(1);
    expect(await makeFor(s.dpo, stranger.places)).toMatchObject({ kind: 'invalid' });
  });
});

describe('a municipality of an event', () => {
  it('sees its own incident and what is shared; no other name, number or count', async () => {
    const s = await situation(3);
    const number = await numberOf(s.dpo, s.places);
    const view = await look(s.dpo, number);
    const own = view.children.find(({ municipalityId }) => municipalityId === s.places[0]?.id);
    const spoc = s.spocs[0] as Actor;
    const seen = await as(spoc, async (tx) => ({
      incidents: (await sql<{ municipality_id: number }>`select * from incident`.execute(tx.q)).rows,
      events: (await sql`select * from incident_event`.execute(tx.q)).rows.length,
      updates: (await sql`select * from incident_event_update`.execute(tx.q)).rows,
      shared: await viewSharedFacts(tx, own?.id ?? 0),
    }));
    expect(seen.incidents.map(({ municipality_id }) => municipality_id)).toEqual([s.places[0]?.id]);
    expect(seen.events).toBe(1);
    expect(seen.shared?.current.title).toBe(asked.title);
    const text = JSON.stringify(seen);
    for (const other of s.places.slice(1)) expect(text).not.toContain(other.slug);
    const outsider = await make.aMunicipality(s.service, 'Buiten');
    const stranger = await make.aPerson(s.service, 'spoc', { municipalityId: outsider.id });
    expect(
      await as(stranger, async (tx) => (await sql`select * from incident_event_update`.execute(tx.q)).rows),
    ).toEqual([]);
  });

  it('cannot bring an incident of its own under an event, or open one there', async () => {
    const s = await situation(2);
    await numberOf(s.dpo, [s.places[1] as BuiltMunicipality]);
    const [event] = await db.sql<{ id: number }>('select id from incident_event where service_id = $1', [s.service]);
    const spoc = s.spocs[0] as Actor;
    await expect(as(spoc, (tx) => sql`update incident set event_id = ${event?.id ?? 0}`.execute(tx.q))).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      as(spoc, (tx) =>
        sql`select * from open_event_children(${event?.id ?? 0}, ${[s.places[0]?.id ?? 0]}::int[], 2026, now(), '', '', '{}', '[]')`.execute(
          tx.q,
        ),
      ),
    ).rejects.toThrow(/whole service/);
  });

  it('keeps what it wrote when the shared facts change, and is told of the change', async () => {
    const s = await situation(2);
    const number = await numberOf(s.dpo, s.places);
    const { current, values, children } = await look(s.dpo, number);
    const facts = { intent: 'facts', ...values, title: 'Lek bij de leverancier', note: 'Ook back-ups.' };
    expect(await act(s.dpo, number, { ...facts, version: current.version })).toEqual({ kind: 'saved' });
    expect(await act(s.dpo, number, { ...facts, version: current.version })).toMatchObject({ kind: 'stale' });
    const rows = await db.sql('select title from incident where service_id = $1', [s.service]);
    expect(rows.map(({ title }) => title)).toEqual([asked.title, asked.title]);
    const shared = await as(s.spocs[0] as Actor, (tx) => viewSharedFacts(tx, children[0]?.id ?? 0));
    expect(shared?.updates.map(({ note }) => note)).toEqual(['Ook back-ups.', '']);
    expect((await look(s.dpo, number)).children.every(({ untouched }) => untouched)).toBe(true);
  });
});

describe('for all municipalities at once', () => {
  it('go a message and a task, once each, and a late joiner is added', async () => {
    const s = await situation(3);
    const number = await numberOf(s.dpo, s.places.slice(0, 2));
    const message = { intent: 'message', form_key: randomUUID(), subject: 'Nieuws', text: 'Wijzig de sleutels.' };
    const task = { intent: 'task', form_key: randomUUID(), what: 'Sleutels wijzigen', due: '3/2/2030' };
    for (const form of [message, message, task, task])
      expect(await act(s.dpo, number, form)).toEqual({ kind: 'saved' });
    const view = await look(s.dpo, number);
    expect(view.children.map(({ openTasks, untouched }) => [openTasks, untouched])).toEqual([
      [1, true],
      [1, true],
    ]);
    const [told] = await db.sql(
      `select (select count(*)::int from message_recipient where service_id = $1) as got,
         (select count(*)::int from outbox where service_id = $1 and kind = 'message_to_municipality') as mails`,
      [s.service],
    );
    expect(told).toEqual({ got: 2, mails: 2 });
    const add = { intent: 'add', municipality: s.places.map(({ id }) => id) };
    for (const form of [add, add]) expect(await act(s.dpo, number, form)).toEqual({ kind: 'saved' });
    expect((await look(s.dpo, number)).children.map((each) => each.number)).toEqual([1, 2, 3]);
    expect(await act(s.spocs[0] as Actor, number, add)).toMatchObject({ kind: 'refused' });
  });
});

describe('withdrawing and closing', () => {
  it('takes back an untouched one with its number and reason, never one in which somebody wrote', async () => {
    const s = await situation(2);
    const number = await numberOf(s.dpo, s.places);
    const [first, second] = (await look(s.dpo, number)).children;
    const note = { intent: 'note', form_key: randomUUID(), kind: 'fact', text: 'Gebeld.', happened: '' };
    const address = { slug: first?.slug ?? '', number: first?.code ?? '' };
    await as(s.spocs[0] as Actor, (tx) => handleIncident(tx, address, incidentForm.parse(note)), later(2));
    const why = { intent: 'withdraw', why: 'Geen klant van hen.' };
    expect(await act(s.dpo, number, { ...why, child: first?.id })).toMatchObject({ kind: 'stale' });
    expect(await act(s.dpo, number, { ...why, child: second?.id, why: ' ' })).toMatchObject({ kind: 'invalid' });
    expect(await act(s.dpo, number, { ...why, child: second?.id })).toEqual({ kind: 'saved' });
    const view = await look(s.dpo, number);
    expect(view.children.map(({ number: n, withdrawn }) => [n, withdrawn])).toEqual([
      [1, false],
      [2, true],
    ]);
    const spoc = s.spocs[1] as Actor;
    expect(await as(spoc, async (tx) => (await sql`select * from incident_event_update`.execute(tx.q)).rows)).toEqual(
      [],
    );
    const { lines } = await as(s.dpo, (tx) => listIncidents(tx, {}));
    expect(lines.map((line) => [line.number, line.withdrawnAt !== null])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect((await as(s.dpo, (tx) => viewFigures(tx, new URLSearchParams()))).total).toBe(1);
    const again = { intent: 'phase', seen: 'closed', phase: 'triage', reason: 'Toch' };
    const there = { slug: second?.slug ?? '', number: second?.code ?? '' };
    expect(await as(s.dpo, (tx) => handleIncident(tx, there, incidentForm.parse(again)))).toMatchObject({
      kind: 'closed',
    });
    expect(await act(s.dpo, number, { intent: 'add', municipality: [s.places[1]?.id] })).toEqual({ kind: 'saved' });
    expect((await look(s.dpo, number)).children.map((each) => each.number)).toEqual([1, 2, 3]);
  });

  it('closes once every incident is closed, with a reason, is frozen then, and opens again with one', async () => {
    const s = await situation(1);
    const number = await numberOf(s.dpo, s.places);
    const close = { intent: 'closed', reason: 'Opgelost.' };
    expect(await act(s.dpo, number, close)).toEqual({
      kind: 'invalid',
      errors: { reason: ['incidents.missing.children_open'] },
    });
    await db.sql(`update incident set phase = 'closed', closed_at = now() where service_id = $1`, [s.service]);
    expect(await act(s.dpo, number, { ...close, reason: '' })).toMatchObject({ kind: 'invalid' });
    expect(await act(s.dpo, number, close)).toEqual({ kind: 'saved' });
    const task = { intent: 'task', form_key: randomUUID(), what: 'Nog iets', due: '' };
    expect(await act(s.dpo, number, task)).toMatchObject({ kind: 'closed' });
    expect(await act(s.dpo, number, { intent: 'reopened', reason: 'Toch niet.' })).toEqual({ kind: 'saved' });
    expect((await look(s.dpo, number)).closed).toBe(false);
  });

  it.each([
    [{}, true],
    [{ version: 2 }, false],
    [{ phase: 'triage' as const }, false],
    [{ ownLines: 1 }, false],
    [{ ownThings: 1 }, false],
  ])('untouched with %j: %s', (change, is) => {
    const fresh = { phase: 'reported' as const, version: 1, withdrawn: false, ownLines: 0, ownThings: 0 };
    expect(isUntouched({ ...fresh, ...change })).toBe(is);
  });
});
