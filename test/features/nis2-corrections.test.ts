import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { handleIncident } from '#app/features/incidents/handle-incident.server.ts';
import { incidentForm } from '#app/features/incidents/incident-forms.ts';
import { handleReport } from '#app/features/nis2/handle-report.server.ts';
import { nis2Form, openNis2Form } from '#app/features/nis2/nis2-forms.ts';
import { openReport } from '#app/features/nis2/open-report.server.ts';
import { setThresholds, thresholdsForm, viewThresholds } from '#app/features/nis2/set-thresholds.server.ts';
import { viewReport } from '#app/features/nis2/view-report.server.ts';
import { writeStage } from '#app/features/nis2/write-stage.server.ts';
import { breaching, hours, typed } from '#test/support/breaching.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { make, as, situation } = breaching(db);
type Situation = Awaited<ReturnType<typeof situation>>;

async function reported(aware = hours(0), now = hours(1)) {
  const s = await situation();
  const form = { form_key: randomUUID(), entity: s.place.ocmw, aware: typed(aware) };
  const address = { slug: s.place.slug, incident: s.incident };
  const made = await as(s.dpo, (tx) => openReport(tx, address, openNis2Form.parse(form)), now);
  if (made.kind !== 'opened') throw new Error(JSON.stringify(made));
  return { ...s, report: made.id };
}
type Reported = Awaited<ReturnType<typeof reported>>;
const post = (s: Reported, actor: Actor, form: object, now = hours(4)) =>
  as(actor, (tx) => handleReport(tx, { slug: s.place.slug, report: s.report }, nis2Form.parse(form)), now);
const look = async (s: Reported, actor: Actor = s.dpo) => {
  const view = await as(actor, (tx) => viewReport(tx, { slug: s.place.slug, report: s.report }), hours(4));
  if (!view) throw new Error('no such report');
  return view;
};
const aware = (at: Date, more = {}) => ({
  intent: 'aware',
  seen: 1,
  aware: typed(at),
  why: 'IT zag het eerder',
  ...more,
});
const stage = (which: string, sent: Date) => ({
  ...{ intent: 'stage', form_key: randomUUID(), stage: which, sent: typed(sent), way: 'web_form', sent_by: 'DPO' },
  ...{ what: 'Plat', malicious: 'no', cross_border: 'no', contact: 'IT', severity: 'Groot', impact: 'Dicht' },
  ...{ root_cause: 'Stroom', mitigation: 'Herstart' },
});
const confined = (s: Situation) =>
  make.aPerson(s.place.serviceId, 'spoc', { municipalityId: s.place.id, entityIds: [s.place.ocmw] });

describe('since when an entity knew', () => {
  it('is corrected with a reason: the clocks run from there, and every moment before stays with its author', async () => {
    const s = await reported();
    expect(await post(s, s.dpo, aware(hours(-3)))).toEqual({ kind: 'saved' });
    const view = await look(s);
    expect(view.clocks.map(({ stage: each, state }) => [each, state.deadline])).toEqual([
      ['early_warning', hours(21)],
      ['notification', hours(69)],
    ]);
    expect(view.report.awareness).toMatchObject([
      { version: 2, awareAt: hours(-3), reason: 'IT zag het eerder', by: s.dpo.name, at: hours(4) },
      { version: 1, awareAt: hours(0), reason: '', by: s.dpo.name, at: hours(1) },
    ]);
    expect(
      await db.sql(
        `select t.text, t.detail ->> 'what' as what, (select count(*)::int from journal j where j.service_id = t.service_id
           and event = 'nis2.aware_set') as journal from timeline_entry t where t.service_id = $1 and kind = 'nis2'
         order by t.id desc limit 1`,
        [s.place.serviceId],
      ),
    ).toEqual([{ text: 'IT zag het eerder', what: 'nis2_aware_corrected', journal: 1 }]);
    expect(await post(s, s.dpo, aware(hours(-2)))).toMatchObject({ kind: 'stale' });
  });

  it('keeps what a stage said that went out before, and is told by the next', async () => {
    const s = await reported();
    await post(s, s.dpo, stage('early_warning', hours(1)), hours(2));
    await post(s, s.dpo, aware(hours(-1)), hours(3));
    await post(s, s.dpo, stage('notification', hours(4)), hours(4));
    const { report } = await look(s);
    const said = await Promise.all(
      report.stages.map(async (one) =>
        JSON.parse(Buffer.from((await writeStage(report, one, 'json')).bytes).toString()),
      ),
    );
    expect(said.map(({ awareAt }) => awareAt)).toEqual([hours(0).toISOString(), hours(-1).toISOString()]);
  });

  it.each<[string, (s: Reported) => Promise<unknown>, object, string]>([
    ['a moment to come', async () => null, aware(hours(5)), 'clocks.aware.future'],
    ['what is no moment', async () => null, aware(hours(0), { aware: '3/2026' }), 'breaches.fault.moment'],
    [
      'a moment before it happened',
      (s) =>
        db.sql(`update incident set occurred_from = $1, occurred_from_precision = 'minute' where id = $2`, [
          hours(-2),
          s.incidentId,
        ]),
      aware(hours(-3)),
      'clocks.aware.before_occurrence',
    ],
    [
      'a moment after a stage was sent',
      (s) => post(s, s.dpo, stage('early_warning', hours(1)), hours(2)),
      aware(hours(2)),
      'nis2.fault.aware_after_sent',
    ],
    [
      'a moment after it was handled',
      (s) => post(s, s.dpo, { intent: 'handled', version: 1, handled: typed(hours(1)) }, hours(2)),
      aware(hours(2)),
      'nis2.fault.handled_before',
    ],
    [
      'a correction after the final report',
      async (s) => {
        await post(s, s.dpo, stage('notification', hours(1)), hours(2));
        await post(s, s.dpo, { intent: 'handled', version: 1, handled: typed(hours(1)) }, hours(2));
        await post(s, s.dpo, stage('final', hours(2)), hours(3));
      },
      aware(hours(-1)),
      'nis2.fault.aware_finished',
    ],
  ])('is refused %s, and nothing changes', async (_, before, form, fault) => {
    const s = await reported();
    await before(s);
    expect(await post(s, s.dpo, form)).toEqual({ kind: 'invalid', errors: { aware: [fault] } });
    const { report } = await look(s);
    expect(report).toMatchObject({ awareAt: hours(0), awareVersion: 1 });
    expect(report.awareness).toHaveLength(1);
  });

  it('is held to what happened for who is confined to the entity too, and is not for directors', async () => {
    const s = await reported();
    const spoc = await confined(s);
    await db.sql(`update incident set occurred_from = $1, occurred_from_precision = 'minute' where id = $2`, [
      hours(-2),
      s.incidentId,
    ]);
    expect(await post(s, spoc, aware(hours(-3)))).toMatchObject({ kind: 'invalid' });
    expect(await post(s, s.director, aware(hours(-1)))).toMatchObject({ kind: 'refused' });
    expect(await post(s, spoc, aware(hours(-1)))).toEqual({ kind: 'saved' });
    expect((await look(s, spoc)).report.awareness).toHaveLength(2);
    expect(await post(s, spoc, stage('early_warning', hours(2)))).toEqual({ kind: 'saved' });
    expect((await look(s, spoc)).report.stages).toHaveLength(1);
    for (const why of ['', '  '])
      expect(nis2Form.safeParse(aware(hours(0), { why })).error?.issues.map(({ path }) => path[0])).toEqual(['why']);
  });

  it('holds the beginning of what happened, as a dossier of a breach does', async () => {
    const s = await reported();
    await db.sql('delete from breach_awareness where municipality_id = $1', [s.place.id]);
    await db.sql('update breach set aware_at = null, aware_version = 0 where municipality_id = $1', [s.place.id]);
    const record = {
      ...{ intent: 'record', version: 1, title: 'x', description: 'x', ongoing: 'no', personal_data: 'yes' },
      ...{ cause_origin: 'unknown', cause_intent: 'unknown', occurred_from: typed(hours(1)) },
    };
    expect(
      await as(
        s.dpo,
        (tx) => handleIncident(tx, { slug: s.place.slug, number: s.incident }, incidentForm.parse(record)),
        hours(4),
      ),
    ).toEqual({ kind: 'invalid', errors: { occurred_from: ['clocks.aware.before_occurrence'] } });
  });

  it('on an hour that a clock change doubles is the first of the two, and the report says so', async () => {
    const s = await situation();
    const now = new Date('2026-10-25T12:00:00Z');
    const form = { form_key: randomUUID(), entity: s.place.ocmw, aware: '25/10/2026 02:30' };
    const made = await as(
      s.dpo,
      (tx) => openReport(tx, { slug: s.place.slug, incident: s.incident }, openNis2Form.parse(form)),
      now,
    );
    if (made.kind !== 'opened') throw new Error(JSON.stringify(made));
    expect((await look({ ...s, report: made.id })).report.awareness).toMatchObject([
      { awareAt: new Date('2026-10-25T00:30:00Z'), resolved: 'doubled' },
    ]);
  });
});

describe('what is posted to a report', () => {
  const significance = { intent: 'significance', version: 1, service: 'yes', disruption: 'yes', harm: 'no' };
  const handled = (at: Date) => ({ intent: 'handled', version: 1, handled: typed(at) });

  it.each<[string, object, object]>([
    [
      'a stage by nobody',
      { ...stage('early_warning', hours(1)), sent_by: ' ' },
      { sent_by: ['common.error.required'] },
    ],
    ['the end of handling to come', handled(hours(5)), { handled: ['clocks.sent.future'] }],
    ['the end of handling before it was known', handled(hours(-1)), { handled: ['nis2.fault.handled_before'] }],
    ['an answer on an older screen', { ...significance, version: 2 }, { form: ['breaches.fault.stale'] }],
  ])('is refused for %s, and nothing is written', async (_, form, errors) => {
    const s = await reported();
    const before = (await look(s)).report;
    expect(await post(s, s.dpo, form)).toMatchObject({ errors });
    expect((await look(s)).report).toEqual(before);
  });

  it('is not opened on an incident that is closed', async () => {
    const s = await situation();
    await db.sql(`update incident set phase = 'closed', closed_at = now() where id = $1`, [s.incidentId]);
    const form = openNis2Form.parse({ form_key: randomUUID(), entity: s.place.ocmw, aware: typed(hours(0)) });
    const address = { slug: s.place.slug, incident: s.incident };
    expect(await as(s.dpo, (tx) => openReport(tx, address, form))).toMatchObject({ kind: 'closed' });
  });
});

describe('the amounts of NIS2', () => {
  const set = (actor: Actor, form: object) =>
    as(actor, (tx) =>
      setThresholds(tx, thresholdsForm.parse({ loss: '100000', percent: '3', why: 'Strenger', ...form })),
    );

  it('hold from when a service sets them; a report that was opened keeps its own', async () => {
    const s = await reported();
    expect((await as(s.dpo, viewThresholds)).now).toEqual({ lossEur: 250_000, turnoverPercent: 5 });
    expect(await set(s.dpo, { seen: 0 })).toEqual({ kind: 'saved' });
    expect((await look(s)).report.thresholds).toEqual({ lossEur: 250_000, turnoverPercent: 5 });
    const address = { slug: s.place.slug, incident: s.incident };
    const form = { form_key: randomUUID(), entity: s.place.gemeente, aware: typed(hours(0)) };
    const next = await as(s.dpo, (tx) => openReport(tx, address, openNis2Form.parse(form)));
    const id = next.kind === 'opened' ? next.id : 0;
    expect((await look({ ...s, report: id })).report.thresholds).toEqual({ lossEur: 100_000, turnoverPercent: 3 });
    expect(await set(s.dpo, { seen: 0, loss: '5' })).toMatchObject({ kind: 'stale' });
    const { seen, set: lines } = await as(s.dpo, viewThresholds);
    expect(lines).toMatchObject([{ lossEur: 100_000, reason: 'Strenger', by: s.dpo.name }]);
    expect(await set(s.dpo, { seen, loss: '5' })).toEqual({ kind: 'saved' });
    expect(
      await db.sql(`select count(*)::int as n from journal where service_id = $1 and event = 'nis2.thresholds_set'`, [
        s.place.serviceId,
      ]),
    ).toEqual([{ n: 2 }]);
  });

  it('are set by a DPO only, in the database too', async () => {
    const s = await situation();
    for (const actor of [s.spoc, s.director]) {
      expect(await set(actor, { seen: 0 })).toMatchObject({ kind: 'refused' });
      await expect(
        as(actor, (tx) =>
          tx.q
            .insertInto('nis2_threshold')
            .values({
              ...{ service_id: tx.actor.serviceId, loss_eur: 1, turnover_percent: 1, reason: 'x', at: tx.now },
              by_id: tx.actor.accountId,
            })
            .execute(),
        ),
      ).rejects.toThrow('row-level security');
    }
  });

  it.each([
    [{ loss: '0' }, 'loss'],
    [{ loss: 'veel' }, 'loss'],
    [{ loss: '1,5' }, 'loss'],
    [{ percent: '101' }, 'percent'],
    [{ percent: '-1' }, 'percent'],
    [{ why: '  ' }, 'why'],
  ])('are refused as %o, at the field', (form, field) => {
    const read = thresholdsForm.safeParse({ seen: 0, loss: '100000', percent: '3', why: 'x', ...form });
    expect(read.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});
