import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { writeMoment } from '#app/domain/typed-moment.ts';
import { remindClocks } from '#app/features/clocks/remind-clocks.server.ts';
import { handleReport } from '#app/features/nis2/handle-report.server.ts';
import { nis2Form, openNis2Form } from '#app/features/nis2/nis2-forms.ts';
import { openReport } from '#app/features/nis2/open-report.server.ts';
import { viewReport } from '#app/features/nis2/view-report.server.ts';
import { writeStage } from '#app/features/nis2/write-stage.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { insertIncident } from '#db/queries/incident-acts.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const minute = (at: Date) => writeMoment({ precision: 'minute', at });
const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>, now = later(1)) =>
  withActor(db.database, actor, now, work);

async function situation(level: 'important' | null = 'important') {
  const service = await make.aService('Dienst Noord');
  const place = await make.aMunicipality(service, 'Zandbeke');
  const dpo = await make.aPerson(service, 'dpo');
  const director = await make.aPerson(service, 'director', { municipalityId: place.id });
  const ocmwSpoc = await make.aPerson(service, 'spoc', { municipalityId: place.id, entityIds: [place.ocmw] });
  if (level)
    await db.sql(
      `insert into regime (service_id, municipality_id, entity_id, code, applicability, level, from_on, created_at)
       values ($1, $2, $3, 'nis2', 'in_scope', $4, '2024-10-18', now())`,
      [service, place.id, place.gemeente, level],
    );
  const made = await as(
    dpo,
    (tx) =>
      insertIncident(tx, place.id, {
        year: 2026,
        title: 'Storing',
        description: 'Het netwerk ligt plat',
        detectedAt: null,
        detectedPrecision: 'unknown',
        ongoing: 'yes',
        personalData: 'no',
        formKey: randomUUID(),
      }),
    NOW,
  );
  const incident = registerNumber('incident', made.year, made.number);
  return { service, place, dpo, director, ocmwSpoc, incident };
}
type Situation = Awaited<ReturnType<typeof situation>>;

const open = (s: Situation, actor: Actor, form: Record<string, unknown> = {}) =>
  as(actor, (tx) =>
    openReport(
      tx,
      { slug: s.place.slug, incident: s.incident },
      openNis2Form.parse({ form_key: randomUUID(), entity: s.place.gemeente, aware: minute(NOW), ...form }),
    ),
  );
async function opened(s: Situation): Promise<number> {
  const outcome = await open(s, s.dpo);
  if (outcome.kind !== 'opened') throw new Error(JSON.stringify(outcome));
  return outcome.id;
}
const post = (s: Situation, actor: Actor, report: number, form: Record<string, unknown>, now = later(1)) =>
  as(actor, (tx) => handleReport(tx, { slug: s.place.slug, report }, nis2Form.parse(form)), now);
const look = (s: Situation, actor: Actor, report: number, now = later(1)) =>
  as(actor, (tx) => viewReport(tx, { slug: s.place.slug, report }), now);
const early = { what: 'Netwerk plat', malicious: 'unknown', cross_border: 'no', contact: 'IT, 011 22 33 44' };
const full = {
  ...early,
  severity: 'Groot',
  impact: 'Loketten dicht',
  status: 'Bezig',
  mitigation: 'Herstart',
  root_cause: 'Stroom',
};
const stage = (which: string, sent: Date, more = {}) => ({
  intent: 'stage',
  form_key: randomUUID(),
  stage: which,
  sent: minute(sent),
  way: 'web_form',
  sent_by: 'Jan Maes',
  ...full,
  ...more,
});

describe('a report to the CCB', () => {
  it('is by duty for who is important, voluntary for all others, with the clocks of both', async () => {
    const due = await situation();
    const report = await opened(due);
    const view = await look(due, due.director, report);
    expect(view?.report.voluntary).toBe(false);
    expect(view?.clocks.map(({ stage: each, state }) => [each, state.deadline])).toEqual([
      ['early_warning', later(24)],
      ['notification', later(72)],
    ]);
    const free = await situation(null);
    expect((await look(free, free.dpo, await opened(free)))?.report.voluntary).toBe(true);
  });

  it('is one per entity, once however often it is sent, and not for directors', async () => {
    const s = await situation();
    const form = { form_key: randomUUID() };
    const first = await open(s, s.dpo, form);
    expect(await open(s, s.dpo, form)).toEqual(first);
    expect(await open(s, s.dpo)).toMatchObject({ kind: 'stale' });
    expect(await open(s, s.director)).toMatchObject({ kind: 'refused' });
    expect(await open(s, s.dpo, { entity: 999_999 })).toMatchObject({ kind: 'invalid' });
    expect(await open(s, s.dpo, { entity: s.place.ocmw, aware: minute(later(3)) })).toMatchObject({
      errors: { aware: ['clocks.aware.future'] },
    });
  });

  it('goes through its stages, each frozen, with the final month from the notification', async () => {
    const s = await situation();
    const report = await opened(s);
    expect(await post(s, s.dpo, report, stage('final', NOW))).toMatchObject({
      errors: { sent: ['nis2_terms.problem.notification_first'] },
    });
    expect(await post(s, s.dpo, report, stage('early_warning', NOW, { what: ' ' }))).toMatchObject({
      errors: { what: ['common.error.required'] },
    });
    expect(await post(s, s.dpo, report, stage('early_warning', later(-2)))).toMatchObject({
      errors: { sent: ['clocks.sent.before_awareness'] },
    });
    const sent = stage('early_warning', NOW);
    expect(await post(s, s.dpo, report, sent)).toEqual({ kind: 'saved' });
    expect(await post(s, s.dpo, report, sent)).toEqual({ kind: 'saved' });
    expect(await post(s, s.dpo, report, stage('notification', later(1)))).toEqual({ kind: 'saved' });
    const view = await look(s, s.dpo, report);
    expect(view?.report.stages.map(({ stage: each }) => each)).toEqual(['early_warning', 'notification']);
    expect(view?.report.stages[0]?.snapshot).toEqual(early);
    expect(view?.clocks.map(({ stage: each, state }) => [each, state.phase])).toContainEqual(['final', 'running']);
    expect(await post(s, s.dpo, report, stage('final', later(1)))).toMatchObject({
      errors: { sent: ['nis2_terms.problem.still_going_on'] },
    });
    expect(await post(s, s.dpo, report, { intent: 'handled', version: 1, handled: minute(NOW) })).toEqual({
      kind: 'saved',
    });
    expect(await post(s, s.dpo, report, { intent: 'handled', version: 1, handled: minute(NOW) })).toMatchObject({
      kind: 'stale',
    });
    expect(await post(s, s.dpo, report, stage('final', later(1)))).toEqual({ kind: 'saved' });
    expect((await look(s, s.dpo, report))?.next).toEqual([]);
  });

  it('is significant by the amounts that were configured when it was opened', async () => {
    const s = await situation();
    await db.sql(
      `insert into nis2_threshold (service_id, loss_eur, turnover_percent, reason, at) values ($1, 1000, 5, 'x', now())`,
      [s.service],
    );
    const report = await opened(s);
    const answers = {
      intent: 'significance',
      version: 1,
      service: 'yes',
      disruption: 'no',
      harm: 'no',
      loss: '2000',
      turnover: '',
    };
    expect(await post(s, s.dpo, report, answers)).toEqual({ kind: 'saved' });
    expect((await look(s, s.dpo, report))?.significant).toBe('yes');
  });

  it('is of the own entity alone for who is confined to one', async () => {
    const s = await situation();
    expect(await look(s, s.ocmwSpoc, await opened(s))).toBeNull();
  });

  it.each(['docx', 'pdf', 'json'] as const)('gives each stage as a file: %s', async (kind) => {
    const s = await situation();
    const report = await opened(s);
    await post(s, s.dpo, report, stage('early_warning', NOW));
    const view = await look(s, s.dpo, report);
    const [sent] = view?.report.stages ?? [];
    if (!view || !sent) throw new Error('nothing sent');
    const { bytes } = await writeStage(view.report, sent, kind);
    const text = Buffer.from(bytes).toString('utf8');
    if (kind === 'json') expect(JSON.parse(text)).toMatchObject({ stage: 'early_warning', fields: early });
    else expect(text.slice(0, 2)).toBe(kind === 'pdf' ? '%P' : 'PK');
  });

  it('has its clocks told to the DPO and the director, each step once', async () => {
    const s = await situation();
    await opened(s);
    const run = (hours: number) =>
      remindClocks(
        { database: db.database, now: () => later(hours) },
        (register, slug, target) => `/${register}/${slug}/${target}`,
      );
    await run(12);
    await run(12);
    const told = await db.sql<{ key: string }>(
      `select key from outbox where service_id = $1 and kind = 'legal_clock' order by id`,
      [s.service],
    );
    expect(told.map(({ key }) => key.split(':').slice(3, 6).join(':'))).toEqual([
      'nis2.early:1:12h',
      'nis2.early:1:12h',
    ]);
  });
});
