import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { eventForm, newEventForm } from '#app/features/events/event-form.ts';
import { handleEvent } from '#app/features/events/handle-event.server.ts';
import { makeEvent } from '#app/features/events/make-event.server.ts';
import { viewEvent } from '#app/features/events/view-event.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { type BuiltMunicipality, builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>, now = later(5)) =>
  withActor(db.database, actor, now, work);
const PATHS = {
  incident: (slug: string, number: string) => `/m/${slug}/${number}`,
  messages: (slug: string) => `/m/${slug}`,
};

async function situation(...names: string[]) {
  const service = await make.aService('Dienst Noord');
  const dpo = await make.aPerson(service, 'dpo');
  const places: BuiltMunicipality[] = [];
  const spocs: Actor[] = [];
  for (const name of names) {
    const place = await make.aMunicipality(service, name);
    places.push(place);
    spocs.push(await make.aPerson(service, 'spoc', { municipalityId: place.id }));
  }
  const [first, second] = places as [BuiltMunicipality, BuiltMunicipality];
  return { service, dpo, places, spocs, first, second };
}

async function anEvent(dpo: Actor, places: readonly BuiltMunicipality[], now = NOW): Promise<string> {
  const form = newEventForm.parse({
    form_key: randomUUID(),
    title: 'Storing bij de leverancier',
    description: 'Een server stond open.',
    supplier: 'Noordsoft',
    municipality: places.map(({ id }) => id),
  });
  const made = await as(dpo, (tx) => makeEvent(tx, form, PATHS.incident), now);
  if (made.kind !== 'made') throw new Error(made.kind);
  return made.number;
}
const act = (actor: Actor, number: string, form: Record<string, unknown>) =>
  as(actor, (tx) => handleEvent(tx, number, eventForm.parse(form), PATHS));
const children = async (actor: Actor, number: string) =>
  (await as(actor, (tx) => viewEvent(tx, number)))?.children ?? [];
const task = () => ({ intent: 'task', form_key: randomUUID(), what: 'Sleutels wijzigen', due: '' });
const message = () => ({ intent: 'message', form_key: randomUUID(), subject: 'Nieuws', text: 'Wijzig de sleutels.' });

describe('an event', () => {
  it('takes no municipality of another service as a late joiner', async () => {
    const s = await situation('Zandbeke', 'Duinbeke');
    const stranger = await situation('Elders');
    const number = await anEvent(s.dpo, s.places);
    const add = { intent: 'add', municipality: [stranger.first.id] };
    expect(await act(s.dpo, number, add)).toEqual({
      kind: 'invalid',
      errors: { municipality: ['common.error.invalid'] },
    });
    expect(await act(stranger.dpo, number, task())).toEqual({ kind: 'not_found' });
    expect(await children(stranger.dpo, number)).toEqual([]);
  });

  it('opens incidents in the database for clients of its own service only, once each', async () => {
    const s = await situation('Zandbeke', 'Duinbeke');
    const stranger = await situation('Elders');
    await anEvent(s.dpo, [s.first]);
    await anEvent(stranger.dpo, stranger.places);
    const eventOf = async (service: number) =>
      (await db.sql<{ id: number }>('select id from incident_event where service_id = $1', [service]))[0]?.id ?? 0;
    const [own, theirs] = [await eventOf(s.service), await eventOf(stranger.service)];
    const opened = (event: number, place: BuiltMunicipality) =>
      as(s.dpo, async (tx) => {
        const found = await sql<{ municipality_id: number }>`
          select * from open_event_children(${event}, ${[place.id]}::int[], 2026, now(), '', '', '{}', '[]')`.execute(
          tx.q,
        );
        return found.rows.map(({ municipality_id }) => municipality_id);
      });
    expect(await opened(own, stranger.first)).toEqual([]);
    expect(await opened(theirs, s.second)).toEqual([]);
    await db.sql(`update municipality set ended_on = '2026-01-01' where id = $1`, [s.second.id]);
    expect(await opened(own, s.second)).toEqual([]);
    await db.sql('update municipality set ended_on = null where id = $1', [s.second.id]);
    expect(await opened(own, s.second)).toEqual([s.second.id]);
    expect(await opened(own, s.second)).toEqual([]);
  });

  it('writes to and gives tasks to those that it still touches: not a withdrawn one, no task to a closed one', async () => {
    const s = await situation('Zandbeke', 'Duinbeke', 'Kerkbeke');
    const number = await anEvent(s.dpo, s.places);
    const [closed, withdrawn, open] = await children(s.dpo, number);
    await act(s.dpo, number, { intent: 'withdraw', child: withdrawn?.id, why: 'Geen klant van hen.' });
    await db.sql(`update incident set phase = 'closed', closed_at = now() where id = $1`, [closed?.id]);
    expect(await act(s.dpo, number, message())).toEqual({ kind: 'saved' });
    expect(await act(s.dpo, number, task())).toEqual({ kind: 'saved' });
    const told = await db.sql<{ id: number }>(
      'select municipality_id as id from message_recipient where service_id = $1 order by 1',
      [s.service],
    );
    const still = [closed, open].map((each) => each?.municipalityId ?? 0).sort((a, b) => a - b);
    expect(told.map(({ id }) => id)).toEqual(still);
    const given = await db.sql<{ id: number }>(
      'select incident_id as id from incident_task where service_id = $1 order by 1',
      [s.service],
    );
    expect(given).toEqual([{ id: open?.id }]);
  });

  it('withdraws its own incidents and none of another event', async () => {
    const s = await situation('Zandbeke', 'Duinbeke');
    const number = await anEvent(s.dpo, s.places);
    const other = await anEvent(s.dpo, s.places);
    const [theirs] = await children(s.dpo, other);
    const why = { intent: 'withdraw', child: theirs?.id, why: 'Toch niet.' };
    expect(await act(s.dpo, number, why)).toEqual({ kind: 'invalid', errors: { child: ['common.error.invalid'] } });
    expect((await children(s.dpo, other)).every(({ withdrawn }) => !withdrawn)).toBe(true);
  });
});

describe('what a municipality reads of an event of many', () => {
  it('names no other in any table that it reads: incidents, timeline, tasks, messages, journal and mail', async () => {
    const s = await situation('Zandbeke', 'Duinbeke', 'Kerkbeke');
    const number = await anEvent(s.dpo, s.places.slice(0, 2));
    await act(s.dpo, number, task());
    await act(s.dpo, number, message());
    await act(s.dpo, number, { intent: 'add', municipality: [s.places[2]?.id] });
    const [, second] = await children(s.dpo, number);
    await act(s.dpo, number, { intent: 'withdraw', child: second?.id, why: 'Geen klant.' });
    const spoc = s.spocs[0] as Actor;
    const own = s.first.slug;
    const tables = [
      ...['incident', 'incident_event', 'incident_event_update', 'timeline_entry', 'incident_task'],
      ...['incident_entity', 'message', 'message_recipient', 'journal'],
    ];
    let read = '';
    for (const table of tables) {
      const rows = await as(spoc, async (tx) => (await sql`select * from ${sql.table(table)}`.execute(tx.q)).rows);
      expect(rows.length, table).toBeGreaterThan(0);
      const place = rows.map((row) => (row as { municipality_id?: number }).municipality_id ?? s.first.id);
      expect(new Set(place), table).toEqual(new Set([s.first.id]));
      read += JSON.stringify(rows);
    }
    const mails = await db.sql(`select params, key from outbox where account_id = $1`, [spoc.accountId]);
    expect(mails.length).toBeGreaterThan(1);
    read += JSON.stringify(mails);
    expect(read).toContain(own);
    for (const other of s.places.slice(1)) expect(read).not.toContain(other.slug);
    for (const name of ['Duinbeke', 'Kerkbeke']) expect(read).not.toContain(name);
  });
});

describe('the dossiers of an event', () => {
  it('show the clocks that run at their own municipality, in as many queries for many as for none', async () => {
    const s = await situation('Duinbeke', 'Zandbeke');
    const number = await anEvent(s.dpo, s.places);
    const look = () => as(s.dpo, (tx) => viewEvent(tx, number));
    db.count();
    await look();
    const none = db.count();
    await db.sql(
      `insert into breach (service_id, municipality_id, entity_id, incident_id, year, number, aware_at, aware_version,
         opened_at, closed_at)
       select i.service_id, i.municipality_id, e.id, i.id, 2026, row_number() over (order by i.id, e.id),
         case when i.municipality_id = $2 then $3::timestamptz end, case when i.municipality_id = $2 then 1 else 0 end, $3,
         case when e.kind = 'ocmw' then $3::timestamptz end
       from incident i join entity e on e.municipality_id = i.municipality_id where i.service_id = $1`,
      [s.service, s.first.id, NOW],
    );
    db.count();
    const view = await look();
    expect(db.count()).toBe(none);
    expect(view?.children.map(({ municipality, dossiers, running }) => [municipality, dossiers, running])).toEqual([
      [
        'Duinbeke',
        2,
        [
          {
            code: 'DL-2026-001',
            entity: expect.stringContaining('Duinbeke'),
            state: expect.objectContaining({ phase: 'running' }),
          },
        ],
      ],
      ['Zandbeke', 2, []],
    ]);
  });
});
