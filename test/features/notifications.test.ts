import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { breachClock } from '#app/domain/breach.ts';
import { fieldOf, type Values } from '#app/domain/breach-fields.ts';
import { clockState } from '#app/domain/deadline.ts';
import { prepareForm, type RecordForm } from '#app/features/breaches/notification-forms.ts';
import { handlePreparation } from '#app/features/breaches/record-notification.server.ts';
import { setReference } from '#app/features/breaches/set-reference.server.ts';
import {
  viewNotification,
  viewNotifications,
  viewPreparation,
} from '#app/features/breaches/view-notifications.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { findBreach } from '#db/queries/breaches.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { completeFor } from '#test/support/notifying.ts';

const db = await freshDatabase();
const make = builders(db);
const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000);
const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>, now = hours(5)) =>
  withActor(db.database, actor, now, work);

/** A dossier of the gemeente whose clock started at NOW (15 January 2026, 10:00), with these answers. */
async function situation(answers: Values = completeFor('final'), authorities = 'GBA') {
  const service = await make.aService();
  const place = await make.aMunicipality(service, 'Zandbeke');
  const [incident] = await db.sql<{ id: number }>(
    `insert into incident (service_id, municipality_id, year, number, title, description, channel, reported_at, ongoing,
       personal_data, form_key) values ($1, $2, 2026, 1, 'Mail kwijt', 'x', 'app', $3, 'no', 'yes', $4) returning id`,
    [service, place.id, NOW, randomUUID()],
  );
  const [breach] = await db.sql<{ id: number }>(
    `insert into breach (service_id, municipality_id, entity_id, incident_id, year, number, aware_at, aware_version,
       opened_at) values ($1, $2, $3, $4, 2026, 1, $5, 1, $5) returning id`,
    [service, place.id, place.gemeente, incident?.id, NOW],
  );
  await db.sql(
    `insert into entity_authority (service_id, municipality_id, entity_id, authorities, reason, at)
     values ($1, $2, $3, string_to_array($4, ','), 'x', $5)`,
    [service, place.id, place.gemeente, authorities, NOW],
  );
  const keys = [breach?.id, service, place.id, place.gemeente];
  const address = { slug: place.slug, number: 'DL-2026-001' };
  const spoc = await make.aPerson(service, 'spoc', { municipalityId: place.id, name: 'Els Peeters' });
  const s = { service, place, keys, address, incident: incident?.id ?? 0, spoc, breachId: breach?.id ?? 0 };
  await answer(s, answers);
  return {
    ...s,
    dpo: await make.aPerson(service, 'dpo'),
    director: await make.aPerson(service, 'director', { municipalityId: place.id }),
    ocmw: await make.aPerson(service, 'spoc', { municipalityId: place.id, entityIds: [place.ocmw] }),
  };
}
type Situation = Awaited<ReturnType<typeof situation>>;

/** The facts as they are typed, step by step. */
async function answer({ keys }: Pick<Situation, 'keys'>, answers: Values) {
  const steps = new Map<string, Record<string, unknown>>();
  for (const [key, value] of Object.entries(answers)) {
    const step = fieldOf(key)?.step ?? '';
    steps.set(step, { ...steps.get(step), [key]: value });
  }
  for (const [step, fields] of steps)
    await db.sql(
      `insert into breach_step (breach_id, service_id, municipality_id, entity_id, step, answers, version, at)
       values ($1, $2, $3, $4, $5, $6, 1, now()) on conflict (breach_id, step) do update
       set answers = breach_step.answers || excluded.answers`,
      [...keys, step, JSON.stringify(fields)],
    );
}

const look = (s: Situation, query = 'to=GBA&stage=initial', actor = s.spoc, now = hours(5)) =>
  as(actor, (tx) => viewPreparation(tx, s.address, new URLSearchParams(query)), now);

async function formOf(s: Situation, form: Partial<RecordForm> = {}, now = hours(5)) {
  const { to = 'GBA', stage = 'initial' } = form;
  const seen = (await look(s, `to=${to}&stage=${stage}`, s.dpo, now))?.prepared.seen;
  const typed = { sent: '15/1/2026 12:00', way: 'web_form', sent_by: 'Els Peeters', ...form };
  return prepareForm.parse({ intent: 'record', form_key: randomUUID(), to, stage, seen, ...typed });
}

async function send(s: Situation, form: Partial<RecordForm> = {}, { actor = s.spoc, now = hours(5) } = {}) {
  const read = await formOf(s, form, now);
  return as(actor, (tx) => handlePreparation(tx, s.address, read), now);
}
const kept = (s: Situation) =>
  db.sql<{ id: number; stage: string; sent_at: Date; snapshot: Values }>(
    'select id, stage, sent_at, snapshot from breach_notification where breach_id = $1 order by id',
    [s.breachId],
  );

async function sentOnce(s: Situation, form: Partial<RecordForm> = {}, now = hours(5)): Promise<number> {
  const outcome = await send(s, form, { now });
  if (outcome.kind !== 'recorded') throw new Error(JSON.stringify(outcome));
  return outcome.id;
}

describe('recording a notification', () => {
  it('freezes exactly what was shown, stops the clock, and is told in the timeline and the journal', async () => {
    const s = await situation();
    const shown = (await look(s))?.prepared;
    expect(shown?.missing).toEqual([]);
    const id = await sentOnce(s, { reference: 'DBN-2026-17' });
    const [row] = await kept(s);
    expect(row?.snapshot).toEqual(shown?.values);
    expect(row?.snapshot).toMatchObject({ notification_type: 'new', notification_subtype: 'incomplete' });
    await answer(s, { incident_description: 'Iets heel anders' });
    const one = await as(s.spoc, (tx) => viewNotification(tx, s.address, id));
    expect(one?.notification.snapshot).toEqual(shown?.values);
    const breach = await as(s.spoc, (tx) => findBreach(tx, s.place.slug, { year: 2026, number: 1 }));
    const clock = breach && breachClock(breach);
    expect(clock && clockState(clock, hours(100))).toMatchObject({ phase: 'stopped', late: false });
    const lines = await db.sql('select kind, detail, text from timeline_entry where incident_id = $1', [s.incident]);
    expect(lines).toMatchObject([
      { kind: 'notification', text: '', detail: { what: 'notified_initial', to: 'GBA', code: 'DL-2026-001' } },
    ]);
    const journal = await db.sql(
      `select event, after from journal where service_id = $1 and event = 'breach.notified'`,
      [s.service],
    );
    expect(journal).toMatchObject([{ after: { to: 'GBA', stage: 'initial', reference: 'DBN-2026-17' } }]);
  });

  it('is done once however often it is sent', async () => {
    const s = await situation();
    const form = await formOf(s);
    const all = await Promise.all([1, 2, 3].map(() => as(s.spoc, (tx) => handlePreparation(tx, s.address, form))));
    expect(new Set(all.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await kept(s)).toHaveLength(1);
  });

  it.each([
    ['not a moment', { sent: 'gisteren' }, 'breaches.fault.moment'],
    ['a day without an hour', { sent: '15/1/2026' }, 'breaches.fault.moment'],
    ['before awareness', { sent: '15/1/2026 09:59' }, 'clocks.sent.before_awareness'],
    ['the future', { sent: '15/1/2026 15:01' }, 'clocks.sent.future'],
    ['an addition to nothing', { stage: 'additional' as const }, 'breach_terms.notification.initial_first'],
    ['a withdrawal of nothing', { stage: 'withdrawal' as const }, 'breach_terms.notification.initial_first'],
  ])('is refused, and nothing is written: %s', async (_, form, message) => {
    const s = await situation();
    expect(await send(s, form)).toEqual({ kind: 'invalid', errors: { sent: [message] } });
    expect(await kept(s)).toEqual([]);
  });

  it('takes the minute of awareness itself, and refuses twice, before the previous and after the final', async () => {
    const s = await situation();
    await sentOnce(s, { sent: '15/1/2026 10:00', reference: 'R1' });
    const refused = async (form: Partial<RecordForm>) => {
      const outcome = await send(s, form);
      return outcome.kind === 'invalid' ? outcome.errors.sent : outcome.kind;
    };
    expect(await refused({})).toEqual(['breach_terms.notification.initial_twice']);
    await sentOnce(s, { stage: 'additional', sent: '15/1/2026 12:00' });
    expect(await refused({ stage: 'final', sent: '15/1/2026 11:59' })).toEqual([
      'breach_terms.notification.before_previous',
    ]);
    await sentOnce(s, { stage: 'final', sent: '15/1/2026 13:00' });
    expect(await refused({ stage: 'additional', sent: '15/1/2026 13:30' })).toEqual([
      'breach_terms.notification.closed',
    ]);
    expect((await kept(s)).map((each) => each.stage)).toEqual(['initial', 'additional', 'final']);
  });

  it('is stale when a fact changed between looking and recording: nothing is written', async () => {
    const s = await situation();
    const form = await formOf(s);
    await answer(s, { incident_description: 'Het waren er meer' });
    const outcome = await as(s.spoc, (tx) => handlePreparation(tx, s.address, form));
    expect(outcome).toEqual({ kind: 'stale', errors: { form: ['notifications.fault.changed'] } });
    expect(await kept(s)).toEqual([]);
    expect(await send(s)).toMatchObject({ kind: 'recorded' });
  });

  it('records what left incomplete too, once it is said why; the timeline says what was empty', async () => {
    const { measures_in_place: _, incident_description: __, ...rest } = completeFor('final');
    const s = await situation(rest);
    expect((await look(s))?.prepared.missing.map(({ key }) => key)).toContain('incident_description');
    expect(await send(s)).toEqual({
      kind: 'invalid',
      errors: { incomplete_reason: ['notifications.fault.incomplete'] },
    });
    expect(await kept(s)).toEqual([]);
    const id = await sentOnce(s, { incomplete_reason: 'Het formulier liet het leeg' });
    const [line] = await db.sql<{ text: string }>('select text from timeline_entry where incident_id = $1', [
      s.incident,
    ]);
    expect(line?.text).toMatch(/62 .*Het formulier liet het leeg/s);
    const one = await as(s.spoc, (tx) => viewNotification(tx, s.address, id));
    expect(one?.missing.map(({ key }) => key)).toContain('incident_description');
  });

  it('asks the reason of a delay by when it was sent, not by when it is recorded', async () => {
    const s = await situation();
    const late = hours(80);
    expect((await look(s, 'to=GBA&stage=initial', s.spoc, late))?.prepared.missing).toMatchObject([
      { key: 'late_reason' },
    ]);
    const after = { sent: '18/1/2026 11:00' };
    expect(await send(s, after, { now: late })).toMatchObject({ errors: { incomplete_reason: [expect.any(String)] } });
    expect(await send(s, { sent: '18/1/2026 09:59' }, { now: late })).toMatchObject({ kind: 'recorded' });
    const other = await situation({ ...completeFor('final'), late_reason: 'Onderzoek van de leverancier' });
    expect(await send(other, after, { now: late })).toMatchObject({ kind: 'recorded' });
    expect((await kept(other))[0]?.snapshot.late_reason).toBe('Onderzoek van de leverancier');
  });

  it('was looked at in time and sent too late: the reason is still asked', async () => {
    const s = await situation();
    const form = await formOf(s, { sent: '18/1/2026 10:30' }, hours(71));
    const outcome = await as(s.spoc, (tx) => handlePreparation(tx, s.address, form), hours(73));
    expect(outcome).toMatchObject({ kind: 'invalid', errors: { incomplete_reason: [expect.any(String)] } });
  });

  it('goes to each authority apart, and to no other', async () => {
    const s = await situation(completeFor('final'), 'GBA,VTC');
    const view = await as(s.spoc, (tx) => viewNotifications(tx, s.address));
    expect(view?.recipients.map(({ to }) => to)).toEqual(['GBA', 'VTC']);
    await sentOnce(s, { reference: 'GBA-1' });
    await sentOnce(s, { to: 'VTC', reference: 'VTC-1' });
    await sentOnce(s, { to: 'VTC', stage: 'additional', sent: '15/1/2026 13:00' });
    expect((await kept(s))[2]?.snapshot.previous_breach_id).toBe('VTC-1');
    const seen = '0'.repeat(64);
    const wrong = prepareForm.parse({ ...(await formOf(s)), form_key: randomUUID(), to: 'COC', seen });
    expect(await as(s.spoc, (tx) => handlePreparation(tx, s.address, wrong))).toMatchObject({ kind: 'invalid' });
    expect(await look(s, 'to=COC&stage=initial')).toBeNull();
  });

  it('lets a processor tell its controller what it knows, whatever is empty', async () => {
    const s = await situation({});
    await db.sql(`update breach set role = 'processor', controller_name = 'OCMW Duinbeke' where id = $1`, [s.breachId]);
    expect((await look(s, ''))?.prepared).toMatchObject({ to: 'controller', stage: 'initial', missing: [] });
    expect(await send(s, { to: 'controller' })).toMatchObject({ kind: 'recorded' });
    const [line] = await db.sql<{ detail: object }>('select detail from timeline_entry where incident_id = $1', [
      s.incident,
    ]);
    expect(line?.detail).toMatchObject({ to: 'OCMW Duinbeke' });
  });

  it('reads a doubled and a missing hour the strict way, and says so', async () => {
    const s = await situation();
    await db.sql(`update breach set aware_at = '2025-10-25T10:00Z' where id = $1`, [s.breachId]);
    expect(await send(s, { sent: '26/10/2025 2:30', incomplete_reason: 'x' })).toMatchObject({ resolved: 'doubled' });
    expect((await kept(s))[0]?.sent_at).toEqual(new Date('2025-10-26T01:30:00Z'));
  });

  it('is for those who handle the dossier, and not for a closed one', async () => {
    const s = await situation();
    expect(await send(s, {}, { actor: s.director })).toEqual({ kind: 'refused', reason: 'role' });
    expect(await send(s, {}, { actor: s.ocmw })).toEqual({ kind: 'not_found' });
    expect(await look(s, '', s.ocmw)).toBeNull();
    expect(await look(s, '', s.director)).not.toBeNull();
    await db.sql('update breach set closed_at = now() where id = $1', [s.breachId]);
    expect(await send(s)).toEqual({ kind: 'closed', errors: { form: ['breaches.fault.closed'] } });
    expect(await kept(s)).toEqual([]);
  });
});

describe('a withdrawal', () => {
  it('asks who, which and why, and nothing of the breach', async () => {
    const s = await situation(completeFor('initial'));
    await sentOnce(s, { reference: 'GBA-9' });
    const lacking = async () => (await look(s, 'to=GBA&stage=withdrawal'))?.prepared.missing.map(({ key }) => key);
    expect(await lacking()).toEqual(['withdrawal_reason']);
    const form = prepareForm.parse({ intent: 'withdrawal_reason', withdrawal_reason: 'Het waren testgegevens' });
    expect(await as(s.spoc, (tx) => handlePreparation(tx, s.address, form))).toEqual({ kind: 'kept' });
    expect(await lacking()).toEqual([]);
    await sentOnce(s, { stage: 'withdrawal', sent: '15/1/2026 13:00' });
    expect((await kept(s))[1]?.snapshot).toMatchObject({
      ...{ notification_type: 'follow_up', notification_subtype: 'withdraw' },
      ...{ previous_breach_id: 'GBA-9', withdrawal_reason: 'Het waren testgegevens' },
    });
  });
});

describe('a notification afterwards', () => {
  it('gets its reference once; the one that came first stays', async () => {
    const s = await situation();
    const id = await sentOnce(s);
    const set = (reference: string, actor = s.spoc) =>
      as(actor, (tx) => setReference(tx, s.address, { id, reference }));
    expect(await set('GBA-1', s.director)).toEqual({ kind: 'refused', reason: 'role' });
    expect(await set('GBA-1')).toEqual({ kind: 'saved' });
    expect(await set('GBA-1')).toEqual({ kind: 'saved' });
    expect(await set('GBA-2')).toMatchObject({ kind: 'stale' });
    const one = await as(s.spoc, (tx) => viewNotification(tx, s.address, id));
    expect(one?.notification.reference).toBe('GBA-1');
    const lines = await db.sql(`select 1 from journal where service_id = $1 and event = 'breach.reference_set'`, [
      s.service,
    ]);
    expect(lines).toHaveLength(1);
  });

  it('says what differs from the one before, and is found under its own dossier only', async () => {
    const s = await situation();
    await sentOnce(s, { reference: 'GBA-1' });
    await answer(s, { systems_involved: 'Mailserver' });
    const id = await sentOnce(s, { stage: 'additional', sent: '15/1/2026 13:00' });
    const one = await as(s.spoc, (tx) => viewNotification(tx, s.address, id));
    expect(one?.differences?.map(({ key, kind }) => `${key} ${kind}`)).toEqual(
      expect.arrayContaining(['notification_type changed', 'previous_breach_id added', 'systems_involved changed']),
    );
    const other = await situation();
    expect(await as(other.spoc, (tx) => viewNotification(tx, other.address, id))).toBeNull();
    expect(await as(s.ocmw, (tx) => viewNotification(tx, s.address, id))).toBeNull();
  });

  it('takes as many queries for one as for many', async () => {
    const s = await situation();
    const count = async () => {
      db.count();
      await as(s.spoc, (tx) => viewNotifications(tx, s.address));
      return db.count();
    };
    const none = await count();
    await sentOnce(s, { reference: 'GBA-1' });
    await sentOnce(s, { stage: 'additional', sent: '15/1/2026 13:00' });
    expect(await count()).toBe(none);
  });
});
