import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { openForm, overviewForm } from '#app/features/breaches/breach-forms.ts';
import { changeOverview } from '#app/features/breaches/change-overview.server.ts';
import { openBreaches } from '#app/features/breaches/open-breaches.server.ts';
import { viewBreach } from '#app/features/breaches/view-breach.server.ts';
import { viewBreaches } from '#app/features/breaches/view-breaches.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { insertIncident } from '#db/queries/incident-acts.server.ts';
import { type BuiltMunicipality, builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>, now = NOW) => withActor(db.database, actor, now, work);
const text = (at: Date) =>
  new Intl.DateTimeFormat('nl-BE', {
    timeZone: 'Europe/Brussels',
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  })
    .format(at)
    .replace(' ', ' ')
    .replace(',', '');

async function situation() {
  const service = await make.aService('Dienst Noord');
  const place = await make.aMunicipality(service, 'Zandbeke');
  const person = (role: Actor['memberships'][number]['role'], more = {}) =>
    make.aPerson(service, role, { municipalityId: place.id, ...more });
  const spoc = await person('spoc');
  const { id, year, number } = await as(spoc, (tx) =>
    insertIncident(tx, place.id, {
      year: 2026,
      title: 'Map stond open',
      description: 'Een map stond open.',
      detectedAt: null,
      detectedPrecision: 'unknown',
      ongoing: 'no',
      personalData: 'unknown',
      formKey: randomUUID(),
    }),
  );
  return {
    service,
    place,
    spoc,
    incidentId: id,
    incident: registerNumber('incident', year, number),
    dpo: await make.aPerson(service, 'dpo'),
    director: await person('director'),
    ocmwDirector: await person('director', { entityIds: [place.ocmw] }),
    auditor: await person('auditor'),
  };
}
type Situation = Awaited<ReturnType<typeof situation>>;

const aware = (at: Date) => ({ aware: text(at), who: 'Diensthoofd IT', reason: 'Zag de logboeken' });
const open = (s: Situation, actor: Actor, form: Record<string, unknown>, now = NOW) =>
  as(
    actor,
    (tx) =>
      openBreaches(
        tx,
        { slug: s.place.slug, incident: s.incident },
        openForm.parse({ form_key: randomUUID(), ...form }),
        (at, n) => `/m/${at}/breaches/${n}`,
      ),
    now,
  );
async function opened(s: Situation, form: Record<string, unknown> = {}): Promise<string[]> {
  const outcome = await open(s, s.dpo, { entities: [s.place.gemeente, s.place.ocmw], ...form });
  if (outcome.kind !== 'opened') throw new Error(JSON.stringify(outcome));
  return outcome.codes;
}
const change = (s: Situation, actor: Actor, number: string, form: Record<string, unknown>, now = NOW) =>
  as(actor, (tx) => changeOverview(tx, { slug: s.place.slug, number }, overviewForm.parse(form)), now);
const look = (actor: Actor, place: BuiltMunicipality, number: string, now = NOW) =>
  as(actor, (tx) => viewBreach(tx, { slug: place.slug, number }), now);

describe('opening dossiers', () => {
  it('gives each controller its own, with a number, a clock, a line in the timeline and a mail to who must know', async () => {
    const s = await situation();
    const codes = await opened(s, aware(NOW));
    expect(codes).toEqual([expect.stringMatching(/^DL-2026-\d{3}$/), expect.stringMatching(/^DL-2026-\d{3}$/)]);
    const [gemeente] = await Promise.all(codes.map((code) => look(s.spoc, s.place, code)));
    expect(gemeente?.head.clock?.state.deadline).toEqual(later(72));
    const lines = await db.sql('select kind, detail from timeline_entry where incident_id = $1 order by id', [
      s.incidentId,
    ]);
    expect(lines.map(({ kind }) => kind)).toEqual(['reported', 'dossier', 'awareness', 'dossier', 'awareness']);
    const mails = await db.sql<{ account_id: number; params: unknown }>(
      `select account_id, params from outbox where service_id = $1 and kind = 'breach_opened' order by id`,
      [s.service],
    );
    expect(mails.map(({ account_id }) => account_id).sort()).toEqual(
      [s.director.accountId, s.director.accountId, s.ocmwDirector.accountId].sort(),
    );
    expect(JSON.stringify(mails)).not.toContain('Map stond open');
    expect(await db.sql('select personal_data from incident where id = $1', [s.incidentId])).toEqual([
      { personal_data: 'yes' },
    ]);
  });

  it('is once, however often it is sent, and refuses a second dossier for one controller', async () => {
    const s = await situation();
    const form = { form_key: randomUUID(), entities: [s.place.gemeente] };
    const first = await open(s, s.spoc, form);
    expect(await open(s, s.spoc, form)).toEqual(first);
    const again = await open(s, s.dpo, { entities: [s.place.gemeente, s.place.ocmw] });
    expect(again).toMatchObject({ kind: 'stale' });
    expect(await db.sql('select id from breach where incident_id = $1', [s.incidentId])).toHaveLength(1);
  });

  it.each([
    ['an awareness in the future', { aware: text(later(1)), who: 'x', reason: 'x' }, 'aware', 'clocks.aware.future'],
    ['a day without a time', { aware: '3/2/2026', who: 'x', reason: 'x' }, 'aware', 'breaches.fault.moment'],
    ['an awareness without who says so', { aware: text(NOW) }, 'who', 'common.error.required'],
    ['nobody chosen', { entities: [] }, 'entities', 'breaches.open.none_chosen'],
    ['an entity of another municipality', { entities: [999_999] }, 'entities', 'common.error.invalid'],
  ])('refuses %s and opens nothing', async (_, form, field, fault) => {
    const s = await situation();
    const outcome = await open(s, s.dpo, { entities: [s.place.gemeente], ...form });
    expect(outcome).toMatchObject({ kind: 'invalid', errors: { [field]: [fault] } });
    expect(await db.sql('select id from breach where incident_id = $1', [s.incidentId])).toEqual([]);
  });

  it('refuses an awareness before what happened', async () => {
    const s = await situation();
    await db.sql(`update incident set occurred_from = $2, occurred_from_precision = 'minute' where id = $1`, [
      s.incidentId,
      NOW,
    ]);
    expect(await open(s, s.dpo, { entities: [s.place.gemeente], ...aware(later(-1)) })).toMatchObject({
      kind: 'invalid',
      errors: { aware: ['clocks.aware.before_occurrence'] },
    });
  });

  it('is not for directors and auditors', async () => {
    const s = await situation();
    for (const who of [s.director, s.auditor])
      expect(await open(s, who, { entities: [s.place.gemeente] })).toMatchObject({ kind: 'refused' });
  });
});

describe('since when it is known', () => {
  it('starts the clock later on, and a correction is a further version that keeps the one before', async () => {
    const s = await situation();
    const [code = ''] = await opened(s);
    expect((await look(s.spoc, s.place, code))?.head.clock).toBeNull();
    expect(await change(s, s.spoc, code, { intent: 'aware', seen: 0, ...aware(later(-3)) })).toEqual({ kind: 'saved' });
    expect(await change(s, s.spoc, code, { intent: 'aware', seen: 0, ...aware(later(-9)) })).toMatchObject({
      kind: 'stale',
    });
    expect(await change(s, s.dpo, code, { intent: 'aware', seen: 1, ...aware(later(-5)) })).toEqual({ kind: 'saved' });
    const view = await look(s.spoc, s.place, code);
    expect(view?.awareness.map(({ version }) => version)).toEqual([2, 1]);
    expect(view?.head.clock?.state.deadline).toEqual(later(67));
  });

  it.each([
    ['doubled', '25/10/2026 02:30', '2026-10-25T00:30:00.000Z'],
    ['missing', '29/03/2026 02:30', '2026-03-29T01:00:00.000Z'],
  ])('reads an hour that is %s the strict way and says so', async (resolved, typed, at) => {
    const s = await situation();
    const [code = ''] = await opened(s);
    const now = new Date('2026-11-20T10:00:00Z');
    const form = { intent: 'aware', seen: 0, aware: typed, who: 'x', reason: 'x' };
    expect(await change(s, s.dpo, code, form, now)).toEqual({ kind: 'saved', resolved });
    const view = await look(s.dpo, s.place, code, now);
    expect(view?.head.breach.awareAt?.getTime()).toBeLessThanOrEqual(new Date(at).getTime());
    expect(view?.awareness[0]?.resolved).toBe(resolved);
  });

  it('cannot be after what was already notified', async () => {
    const s = await situation();
    const [code = ''] = await opened(s, aware(later(-30)));
    await db.sql(
      `insert into breach_notification (breach_id, service_id, municipality_id, entity_id, authority, stage, sent_at,
        way, sent_by, template_version, snapshot, at)
      select id, service_id, municipality_id, entity_id, 'GBA', 'initial', $2, 'mail', 'x', '1', '{}', $2 from breach
      where incident_id = $1`,
      [s.incidentId, later(-20)],
    );
    expect(await change(s, s.dpo, code, { intent: 'aware', seen: 1, ...aware(later(-10)) })).toMatchObject({
      kind: 'invalid',
      errors: { aware: ['breaches.fault.aware_after_sent'] },
    });
  });
});

describe('the head of a dossier', () => {
  it('keeps the role and the processor that told, and refuses what is half said', async () => {
    const s = await situation();
    const [code = ''] = await opened(s, aware(NOW));
    const role = {
      intent: 'role',
      version: 1,
      role: 'processor',
      controller_name: 'Vlaamse dienst',
      processor_name: '',
      processor_told: '',
    };
    expect(await change(s, s.spoc, code, { ...role, controller_name: '' })).toMatchObject({
      errors: { controller_name: ['breaches.fault.controller'] },
    });
    expect(await change(s, s.spoc, code, { ...role, processor_told: text(NOW) })).toMatchObject({
      errors: { processor_name: ['breaches.fault.told_without'] },
    });
    expect(
      await change(s, s.spoc, code, { ...role, processor_name: 'x', processor_told: text(later(2)) }),
    ).toMatchObject({ errors: { processor_told: ['breaches.fault.told_future'] } });
    expect(await change(s, s.spoc, code, role)).toEqual({ kind: 'saved' });
    expect(await change(s, s.spoc, code, role)).toMatchObject({ kind: 'stale' });
    const view = await look(s.spoc, s.place, code);
    expect(view?.head.clock?.state.deadline).toBeNull();
    expect(view?.head.work.decision).toBe('not_needed');
  });

  it('sets the authorities for all dossiers of the entity, by the DPO only', async () => {
    const s = await situation();
    const [code = ''] = await opened(s);
    const form = { intent: 'authorities', authorities: ['GBA', 'COC'], why: 'Lokale politie' };
    expect(await change(s, s.spoc, code, form)).toMatchObject({ kind: 'refused' });
    expect(await change(s, s.dpo, code, { ...form, authorities: [] })).toMatchObject({ kind: 'invalid' });
    expect(await change(s, s.dpo, code, form)).toEqual({ kind: 'saved' });
    const view = await look(s.spoc, s.place, code);
    expect(view?.head.breach.authorities).toEqual(['GBA', 'COC']);
    expect(view?.authorities.map(({ reason }) => reason)).toEqual(['Lokale politie']);
  });

  it('closes once nothing is missing, is frozen then even in the database, and is opened again with a reason', async () => {
    const s = await situation();
    const [code = ''] = await opened(s, aware(NOW));
    const close = { intent: 'close' };
    expect(await change(s, s.dpo, code, close)).toMatchObject({ kind: 'invalid' });
    await db.sql(
      `insert into breach_assessment (breach_id, version, service_id, municipality_id, entity_id, risk, reason, at)
      select id, 1, service_id, municipality_id, entity_id, 'none', 'x', now() from breach where incident_id = $1`,
      [s.incidentId],
    );
    await db.sql(
      `insert into breach_advice (breach_id, version, service_id, municipality_id, entity_id, notify, text, given_at, at)
      select id, 1, service_id, municipality_id, entity_id, false, 'x', now(), now() from breach where incident_id = $1`,
      [s.incidentId],
    );
    await db.sql(
      `insert into breach_decision (breach_id, version, service_id, municipality_id, entity_id, notify, reason, decided_at, decided_by)
      select id, 1, service_id, municipality_id, entity_id, false, 'x', now(), 'x' from breach where incident_id = $1`,
      [s.incidentId],
    );
    expect(await change(s, s.spoc, code, close)).toMatchObject({ kind: 'refused' });
    expect(await change(s, s.dpo, code, close)).toEqual({ kind: 'saved' });
    expect(await change(s, s.spoc, code, { intent: 'aware', seen: 1, ...aware(NOW) })).toMatchObject({
      kind: 'closed',
    });
    await expect(db.sql(`update breach_step set version = 2`)).resolves.toBeDefined();
    await expect(
      db.sql(
        `insert into breach_advice (breach_id, version, service_id, municipality_id, entity_id, notify, text, given_at, at)
        select id, 2, service_id, municipality_id, entity_id, true, 'x', now(), now() from breach
        where incident_id = $1 and closed_at is not null`,
        [s.incidentId],
      ),
    ).rejects.toThrow('frozen');
    expect(await change(s, s.dpo, code, { intent: 'reopen', reason: 'Nieuwe feiten' })).toEqual({ kind: 'saved' });
    expect((await look(s.dpo, s.place, code))?.head.breach.closedAt).toBeNull();
  });
});

describe('who sees a dossier', () => {
  it('is who is confined to its entity, without the incident of the municipality, and nobody else of another entity', async () => {
    const s = await situation();
    const [gemeente = '', ocmw = ''] = await opened(s, aware(NOW));
    expect(await look(s.ocmwDirector, s.place, gemeente)).toBeNull();
    const own = await look(s.ocmwDirector, s.place, ocmw);
    expect(own?.head.breach.incident).toBeNull();
    expect(own?.head.may.decide).toBe(true);
    const list = await as(s.ocmwDirector, (tx) => viewBreaches(tx, new URLSearchParams(), s.place.id));
    expect(list.lines.map(({ code }) => code)).toEqual([ocmw]);
  });

  it('is shown the register by what the address asks, in as many queries for ten as for two', async () => {
    const s = await situation();
    await opened(s, aware(NOW));
    const read = async (query: string) => {
      db.count();
      const { total } = await as(s.dpo, (tx) => viewBreaches(tx, new URLSearchParams(query)));
      return [total, db.count()];
    };
    const [two, queries] = await read('');
    expect(two).toBe(2);
    expect(await read(`state=undecided&entity=${s.place.ocmw}`)).toEqual([1, queries]);
    expect(await read('state=notified')).toEqual([0, queries]);
    expect(await read('q=map')).toEqual([2, queries]);
    expect(await read('year=1999')).toEqual([0, queries]);
  });
});
