import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { handleIncident } from '#app/features/incidents/handle-incident.server.ts';
import { incidentForm } from '#app/features/incidents/incident-forms.ts';
import { keepReportLink } from '#app/features/incidents/keep-report-link.server.ts';
import { reportAsGuest } from '#app/features/incidents/report-by-link.server.ts';
import { guestReportForm } from '#app/features/incidents/report-form.ts';
import { reportToken } from '#app/features/incidents/report-token.server.ts';
import { makeSecrets } from '#app/outside/secrets.server.ts';
import { findReportLink } from '#db/queries/report-links.server.ts';
import { breaching, hours, typed } from '#test/support/breaching.ts';
import type { BuiltMunicipality } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { make, as, situation, anIncident } = breaching(db);
type Situation = Awaited<ReturnType<typeof situation>>;

const handle = (s: Situation, actor: Actor, form: object, number = s.incident) =>
  as(actor, (tx) => handleIncident(tx, { slug: s.place.slug, number }, incidentForm.parse(form)), hours(2));
const task = (more = {}) => ({ intent: 'task', form_key: randomUUID(), what: 'Bellen', due: '', ...more });
const tasks = (s: Situation) =>
  db.sql<{ id: number; title: string; done: boolean }>(
    'select id, title, done_at is not null as done from incident_task where municipality_id = $1 order by id',
    [s.place.id],
  );

describe('tasks of an incident', () => {
  it('come once of a form that is sent twice, and not at all with a moment that is none', async () => {
    const s = await situation();
    const form = task();
    for (let n = 0; n < 2; n += 1) expect(await handle(s, s.spoc, form)).toEqual({ kind: 'saved' });
    expect(await handle(s, s.spoc, task({ due: '31/2/2026' }))).toEqual({
      kind: 'invalid',
      errors: { due: ['incidents.fault.moment'] },
    });
    expect(await tasks(s)).toMatchObject([{ title: 'Bellen', done: false }]);
  });

  it('are ticked off at their own incident only', async () => {
    const s = await situation();
    const other = await anIncident(s.dpo, s.place.id);
    await handle(s, s.spoc, task());
    const [one] = await tasks(s);
    const tick = { intent: 'task_done', task: one?.id };
    await handle(s, s.spoc, tick, other.incident);
    expect(await tasks(s)).toMatchObject([{ done: false }]);
    await handle(s, s.spoc, tick);
    expect(await tasks(s)).toMatchObject([{ done: true }]);
  });
});

describe('the beginning of what happened', () => {
  it('is not put after the moment since when a controller knows of it', async () => {
    const s = await situation();
    const record = (occurred_from: string, version = 1) => ({
      ...{ intent: 'record', version, title: 'Map open', description: 'x', ongoing: 'no', personal_data: 'yes' },
      ...{ cause_origin: 'unknown', cause_intent: 'unknown', occurred_from },
    });
    expect(await handle(s, s.spoc, record(typed(hours(1))))).toEqual({
      kind: 'invalid',
      errors: { occurred_from: ['clocks.aware.before_occurrence'] },
    });
    expect(await handle(s, s.spoc, record('1/2026'))).toEqual({ kind: 'saved' });
    expect(await handle(s, s.spoc, record(typed(hours(-1)), 2))).toEqual({ kind: 'saved' });
    // What stood so before stands in nobody's way.
    await db.sql('update incident set occurred_from = $2 where id = $1', [s.incidentId, hours(1)]);
    expect(await handle(s, s.spoc, record(typed(hours(1)), 3))).toEqual({ kind: 'saved' });
  });
});

describe('closing an incident', () => {
  it('asks for its open tasks, and for dossiers that are undecided or whose clock runs', async () => {
    const s = await situation();
    await handle(s, s.spoc, task());
    await db.sql(
      `update incident set phase = 'review', severity = 'low', severity_reason = 'x', ongoing = 'no', lessons = 'x',
         category_id = (select min(id) from incident_category where service_id = $1) where id = $2`,
      [s.service, s.incidentId],
    );
    const close = async () => {
      const outcome = await handle(s, s.dpo, { intent: 'phase', seen: 'review', phase: 'closed' });
      return outcome.kind === 'invalid' ? outcome.errors.phase : outcome.kind;
    };
    const missing = (...codes: string[]) => codes.map((code) => `incidents.missing.${code}`);
    expect(await close()).toEqual(missing('open_tasks', 'breach_undecided', 'clock_running'));
    const decided = (notify: boolean) =>
      db.sql(
        `insert into breach_decision (breach_id, version, service_id, municipality_id, entity_id, notify, reason,
           decided_at, decided_by)
         select b.id, 1 + (select count(*) from breach_decision d where d.breach_id = b.id), service_id, municipality_id,
           entity_id, $2, 'x', now(), 'x' from breach b where incident_id = $1`,
        [s.incidentId, notify],
      );
    await decided(true);
    expect(await close()).toEqual(missing('open_tasks', 'clock_running'));
    await decided(false);
    expect(await close()).toEqual(missing('open_tasks'));
    await db.sql('update incident_task set done_at = now() where incident_id = $1', [s.incidentId]);
    expect(await close()).toBe('saved');
  });
});

describe('the link of a municipality', () => {
  const secrets = makeSecrets('a secret of thirty-two characters!');
  const house = { database: db.database, now: () => hours(1), secrets };

  async function linked(s: Situation, place: BuiltMunicipality) {
    await as(s.dpo, (tx) => keepReportLink(tx, place, 'make'));
    const link = await as(s.dpo, (tx) => findReportLink(tx, place.id));
    return reportToken(secrets, link?.id ?? 0);
  }
  const report = (token: string, address: string, form_key: string = randomUUID()) =>
    reportAsGuest(house, token, guestReportForm.parse({ form_key, description: 'Laptop weg' }), address, () => '/x');

  it('ends alone: that of another municipality stands, and one form is a report of one municipality', async () => {
    const s = await situation();
    const sister = await make.aMunicipality(s.service, 'Duinbeke');
    const [own, theirs] = [await linked(s, s.place), await linked(s, sister)];
    const key = randomUUID();
    expect(await report(own, '192.0.2.1', key)).toMatchObject({ kind: 'reported' });
    expect(await report(theirs, '192.0.2.1', key)).toEqual({ kind: 'gone' });
    await as(s.dpo, (tx) => keepReportLink(tx, s.place, 'end'));
    expect(await report(own, '192.0.2.1')).toEqual({ kind: 'gone' });
    expect(await report(theirs, '192.0.2.1')).toMatchObject({ kind: 'reported' });
  });

  it('leads nowhere once the municipality is no client any more', async () => {
    const s = await situation();
    const token = await linked(s, s.place);
    await db.sql(`update municipality set ended_on = '2026-01-01' where id = $1`, [s.place.id]);
    expect(await report(token, '192.0.2.2')).toEqual({ kind: 'gone' });
  });

  it('is slowed down when very many reports come by it, from however many places', async () => {
    const s = await situation();
    const sister = await make.aMunicipality(s.service, 'Duinbeke');
    const token = await linked(s, s.place);
    let sent = 0;
    while (sent < 80 && (await report(token, `198.51.100.${sent}`)).kind === 'reported') sent += 1;
    expect(sent).toBe(60);
    expect(await report(await linked(s, sister), '198.51.100.1')).toMatchObject({ kind: 'reported' });
  });
});
