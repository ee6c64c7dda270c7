import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { remindClocks } from '#app/features/clocks/remind-clocks.server.ts';
import { viewOpenClocks } from '#app/features/clocks/view-open-clocks.server.ts';
import { handleIncident } from '#app/features/incidents/handle-incident.server.ts';
import { incidentForm } from '#app/features/incidents/incident-forms.ts';
import { viewIncident } from '#app/features/incidents/view-incident.server.ts';
import { handleReport } from '#app/features/nis2/handle-report.server.ts';
import { nis2Form, openNis2Form } from '#app/features/nis2/nis2-forms.ts';
import { openReport } from '#app/features/nis2/open-report.server.ts';
import { viewReport } from '#app/features/nis2/view-report.server.ts';
import { breaching, hours, typed } from '#test/support/breaching.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { as, situation } = breaching(db);
const saved = { kind: 'saved' };

/** A report of the OCMW, alone in the database with its clocks. `due`: its entity is important. */
async function reported({ due = false } = {}) {
  await db.sql('update breach set closed_at = now() where closed_at is null');
  await db.sql(`update nis2_report set stopped_at = now(), stopped_ground = 'mistake', stopped_reason = 'x'`);
  const s = await situation();
  await db.sql('update breach set closed_at = now() where closed_at is null');
  if (due)
    await db.sql(
      `insert into regime (service_id, municipality_id, entity_id, code, applicability, level, from_on, created_at)
       values ($1, $2, $3, 'nis2', 'in_scope', 'important', '2024-10-18', now())`,
      [s.service, s.place.id, s.place.ocmw],
    );
  const form = openNis2Form.parse({ form_key: randomUUID(), entity: s.place.ocmw, aware: typed(hours(0)) });
  const made = await as(s.dpo, (tx) => openReport(tx, { slug: s.place.slug, incident: s.incident }, form));
  if (made.kind !== 'opened') throw new Error(JSON.stringify(made));
  return { ...s, report: made.id };
}
type Reported = Awaited<ReturnType<typeof reported>>;
const post = (s: Reported, form: object, now = hours(4), actor: Actor = s.dpo) =>
  as(actor, (tx) => handleReport(tx, { slug: s.place.slug, report: s.report }, nis2Form.parse(form)), now);
const look = async (s: Reported, now = hours(5)) => {
  const view = await as(s.dpo, (tx) => viewReport(tx, { slug: s.place.slug, report: s.report }), now);
  if (!view) throw new Error('no such report');
  return view;
};
const stop = (version = 1, ground = 'voluntary') => ({ intent: 'stop', version, ground, why: 'Gaat niet door' });
const resume = (version: number) => ({ intent: 'resume', version, why: 'Toch wel' });
const remind = (n: number) => remindClocks({ database: db.database, now: () => hours(n) }, () => '/x');
const running = async (s: Reported) => (await as(s.dpo, viewOpenClocks, hours(5))).map(({ running: one }) => one?.rule);
const notification = {
  ...{ intent: 'stage', stage: 'notification', way: 'web_form', sent_by: 'DPO', what: 'Plat', malicious: 'no' },
  ...{ cross_border: 'no', contact: 'IT', severity: 'Groot', impact: 'Dicht' },
};

describe('a report to the CCB that goes no further', () => {
  it('stops its clocks and reminders with a ground and a reason, and is taken up again from where it started', async () => {
    const s = await reported();
    expect(await remind(12)).toBeGreaterThan(0);
    expect(await running(s)).toEqual(['nis2.early', 'nis2.notification']);
    expect(await post(s, stop())).toEqual(saved);
    expect(await running(s)).toEqual([]);
    expect(await remind(20)).toBe(0);
    const stopped = await look(s);
    expect(stopped.report).toMatchObject({
      ...{ stoppedAt: hours(4), stoppedGround: 'voluntary', stoppedReason: 'Gaat niet door', stoppedBy: s.dpo.name },
    });
    expect([stopped.next, stopped.clocks]).toEqual([[], []]);
    const sent = { ...notification, form_key: randomUUID(), sent: typed(hours(3)) };
    expect(await post(s, sent)).toMatchObject({ errors: { sent: ['nis2_terms.problem.stopped'] } });
    expect(await post(s, stop(2))).toMatchObject({ kind: 'stale' });
    expect(await post(s, resume(1))).toMatchObject({ kind: 'stale' });
    expect(await post(s, resume(2))).toEqual(saved);
    expect((await look(s)).report).toMatchObject({ stoppedAt: null, stoppedGround: null, stoppedReason: '' });
    expect((await look(s)).clocks[0]?.state).toMatchObject({ phase: 'running', deadline: hours(24) });
    expect(await remind(23)).toBeGreaterThan(0);
    expect(await post(s, resume(3))).toMatchObject({ kind: 'stale' });
  });

  it('is told in the timeline and in the journal, both ways', async () => {
    const s = await reported();
    await post(s, stop());
    await post(s, resume(2));
    expect(
      await db.sql(
        `select detail ->> 'what' as what, text from timeline_entry where service_id = $1 and kind = 'nis2' and text <> ''
         order by id`,
        [s.service],
      ),
    ).toEqual([
      { what: 'nis2_stopped', text: 'Gaat niet door' },
      { what: 'nis2_resumed', text: 'Toch wel' },
    ]);
    expect(
      await db.sql(
        `select event, after from journal where service_id = $1 and event in ('nis2.stopped', 'nis2.resumed') order by seq`,
        [s.service],
      ),
    ).toEqual([
      { event: 'nis2.stopped', after: { ground: 'voluntary', reason: 'Gaat niet door' } },
      { event: 'nis2.resumed', after: { reason: 'Toch wel' } },
    ]);
  });

  it('is stopped by nobody who only reads, without no reason, and where it is due only when it is not significant', async () => {
    const s = await reported({ due: true });
    expect(await post(s, stop(), hours(4), s.director)).toMatchObject({ kind: 'refused' });
    expect(nis2Form.safeParse({ ...stop(), why: '  ' }).success).toBe(false);
    expect(nis2Form.safeParse({ ...stop(), ground: 'other' }).success).toBe(false);
    expect(await post(s, stop())).toMatchObject({ errors: { ground: ['nis2.fault.stop_not_voluntary'] } });
    expect(await post(s, stop(1, 'not_significant'))).toMatchObject({
      errors: { ground: ['nis2.fault.stop_significant'] },
    });
    const answers = { service: 'no', disruption: 'no', harm: 'no', loss: '0', turnover: '0' };
    expect(await post(s, { intent: 'significance', version: 1, ...answers })).toEqual(saved);
    expect(await post(s, stop(2, 'not_significant'))).toEqual(saved);
  });
});

describe('an incident that is reported to the CCB', () => {
  const missing = async (s: Reported) => {
    const view = await as(s.dpo, (tx) =>
      viewIncident(tx, { slug: s.place.slug, number: s.incident }, new URLSearchParams()),
    );
    return view?.missing;
  };
  const close = async (s: Reported) => {
    await db.sql(
      `update incident set phase = 'review', lessons = 'x', ongoing = 'no', severity = 'low', severity_reason = 'x',
         category_id = (select id from incident_category c where c.service_id = incident.service_id limit 1) where id = $1`,
      [s.incidentId],
    );
    const form = incidentForm.parse({ intent: 'phase', seen: 'review', phase: 'closed' });
    return as(s.dpo, (tx) => handleIncident(tx, { slug: s.place.slug, number: s.incident }, form), hours(6));
  };

  it('is not closed over a clock that runs, and is when the report was stopped', async () => {
    const s = await reported();
    expect(await missing(s)).toContain('clock_running');
    expect(await close(s)).toEqual({ kind: 'invalid', errors: { phase: ['incidents.missing.clock_running'] } });
    await post(s, stop());
    expect(await missing(s)).not.toContain('clock_running');
    expect(await close(s)).toEqual(saved);
  });
});

describe('the end of handling', () => {
  it('that is put at another moment reminds of the final report anew', async () => {
    const s = await reported();
    await post(s, { ...notification, form_key: randomUUID(), sent: typed(hours(2)) });
    const progress = { ...notification, stage: 'progress', status: 'Bezig', mitigation: 'Herstart' };
    expect(await post(s, { ...progress, form_key: randomUUID(), sent: typed(hours(3)) })).toEqual(saved);
    const handled = (version: number, at: Date) => ({ intent: 'handled', version, handled: typed(at) });
    expect(await post(s, handled(1, hours(24)), hours(30))).toEqual(saved);
    const deadline = 24 * 31;
    expect(await remind(deadline - 24 * 6)).toBeGreaterThan(0);
    expect(await remind(deadline - 24 * 6)).toBe(0);
    expect(await post(s, handled(2, hours(26)), hours(31))).toEqual(saved);
    expect(await remind(deadline - 24 * 6)).toBeGreaterThan(0);
  });
});

describe('a stage that was sent in an hour that comes twice', () => {
  it('counts as sent in the later one, and that is said', async () => {
    const s = await reported();
    await db.sql(`update nis2_report set aware_at = '2025-10-25T20:00Z' where id = $1`, [s.report]);
    const sent = { ...notification, form_key: randomUUID(), sent: '26/10/2025 02:30' };
    expect(await post(s, sent)).toEqual({ kind: 'saved', resolved: 'doubled' });
    expect((await look(s)).report.stages).toMatchObject([{ sentAt: new Date('2025-10-26T01:30Z') }]);
  });
});
