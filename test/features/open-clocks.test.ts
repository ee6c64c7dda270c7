import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { RULES, type Rule } from '#app/domain/deadline-rules.ts';
import { viewOpenClocks } from '#app/features/clocks/view-open-clocks.server.ts';
import { openNis2Form } from '#app/features/nis2/nis2-forms.ts';
import { openReport } from '#app/features/nis2/open-report.server.ts';
import { registerRequest } from '#app/features/requests/register-request.server.ts';
import { newRequestForm } from '#app/features/requests/request-form.ts';
import { findNotificationFigures } from '#db/queries/incident-figures.server.ts';
import { type BreachSituation, breaching, hours, typed } from '#test/support/breaching.ts';
import { NOW } from '#test/support/builders.ts';
import { asked } from '#test/support/data-requests.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { as, situation, open, anIncident } = breaching(db);

/** A situation in which each register has a clock that runs, and one dossier of which nobody said since when. */
async function busy() {
  const s = await situation();
  const other = await anIncident(s.dpo, s.place.id);
  await open(s.dpo, s.place.slug, other.incident, { entities: [s.place.gemeente] });
  const report = await as(s.dpo, (tx) =>
    openReport(
      tx,
      { slug: s.place.slug, incident: s.incident },
      openNis2Form.parse({ form_key: randomUUID(), entity: s.place.gemeente, aware: typed(NOW) }),
    ),
  );
  if (report.kind !== 'opened') throw new Error(JSON.stringify(report));
  await received(s, s.place.ocmw);
  return { s, report: report.id };
}

async function received(s: BreachSituation, entity: number) {
  const form = newRequestForm.parse({ form_key: randomUUID(), entity, ...asked });
  const outcome = await as(s.spoc, (tx) => registerRequest(tx, s.place.id, form), NOW);
  if (outcome.kind !== 'registered') throw new Error(JSON.stringify(outcome));
}

const clocks = (who: Actor, now = hours(1)) => as(who, viewOpenClocks, now);
const shown = async (who: Actor, now?: Date) =>
  (await clocks(who, now)).map(({ register, entity, running }) =>
    [register, running?.rule ?? '-', entity.split(' ')[0]].join(' '),
  );

describe('the clocks on a start page', () => {
  it('are those of every register, the least time left first, what nobody timed yet before all', async () => {
    const { s, report } = await busy();
    expect(await shown(s.dpo)).toEqual([
      'breach - Gemeente',
      'nis2 nis2.early Gemeente',
      'breach gdpr.33.1 Gemeente',
      'breach gdpr.33.1 OCMW',
      'nis2 nis2.notification Gemeente',
      'request gdpr.12.3 OCMW',
    ]);
    expect((await clocks(s.dpo)).map(({ target, code, title }) => [target, code, title])).toEqual([
      ['DL-2026-003', 'DL-2026-003', 'Map open'],
      [String(report), s.incident, 'Map open'],
      [s.gemeente, s.gemeente, 'Map open'],
      [s.ocmw, s.ocmw, 'Map open'],
      [String(report), s.incident, 'Map open'],
      ['VB-2026-001', 'VB-2026-001', null],
    ]);
    const [, early] = await clocks(s.dpo, hours(30));
    expect(early?.running?.state).toMatchObject({ phase: 'overdue', remainingMs: -6 * 3_600_000 });
  });

  it('are for each only those that are theirs, without the incident for who is confined to an entity', async () => {
    const { s } = await busy();
    const stranger = (await situation()).dpo;
    const own = ['breach gdpr.33.1 OCMW', 'request gdpr.12.3 OCMW'];
    expect(await shown(s.ocmwDirector)).toEqual(own);
    expect((await clocks(s.ocmwDirector))[0]?.title).toBeNull();
    expect(await shown(s.spoc)).toHaveLength(6);
    expect(await clocks(s.admin)).toEqual([]);
    expect(await clocks(s.contributor)).toEqual([]);
    expect(await shown(stranger)).toEqual(['breach gdpr.33.1 Gemeente', 'breach gdpr.33.1 OCMW']);
  });

  it('go when they are stopped, or when the municipality leaves; three queries, however many', async () => {
    const { s, report } = await busy();
    const counted = async () => {
      db.count();
      await clocks(s.dpo);
      return db.count();
    };
    const few = await counted();
    for (let n = 0; n < 20; n += 1) await received(s, s.place.gemeente);
    expect(await counted()).toBe(few);
    const of = 'service_id, municipality_id, entity_id';
    await db.sql(
      `insert into breach_notification (breach_id, ${of}, authority, stage, sent_at, way, sent_by, template_version,
         snapshot, at)
       select id, ${of}, 'GBA', 'initial', $2, 'mail', 'x', '1', '{}', $2 from breach where incident_id = $1`,
      [s.incidentId, NOW],
    );
    await db.sql(
      `insert into nis2_stage (report_id, ${of}, stage, sent_at, way, sent_by, snapshot, at)
       select id, ${of}, 'notification', $2, 'mail', 'x', '{}', $2 from nis2_report where id = $1`,
      [report, NOW],
    );
    await db.sql(`update data_request set withdrawn_at = $2 where service_id = $1`, [s.service, NOW]);
    expect(await shown(s.dpo)).toEqual(['breach - Gemeente', 'nis2 nis2.final Gemeente']);
    await db.sql(`update municipality set ended_on = '2026-01-01' where id = $1`, [s.place.id]);
    await db.sql(`update data_request set withdrawn_at = null where service_id = $1`, [s.service]);
    expect(await clocks(s.dpo)).toEqual([]);
  });
});

describe('how soon breaches were notified', () => {
  it('counts each by the rule of the day on which it was known: a change of law is one line', async () => {
    const s = await situation();
    const sent = (entity: number, after: number) =>
      db.sql(
        `insert into breach_notification (breach_id, service_id, municipality_id, entity_id, authority, stage, sent_at,
           way, sent_by, template_version, snapshot, at)
         select id, service_id, municipality_id, entity_id, 'GBA', 'initial', $3, 'mail', 'x', '1', '{}', $3 from breach
         where incident_id = $1 and entity_id = $2`,
        [s.incidentId, entity, hours(after)],
      );
    await sent(s.place.gemeente, 72);
    await sent(s.place.ocmw, 50);
    const figures = (rules?: readonly Rule[]) => as(s.dpo, (tx) => findNotificationFigures(tx, {}, rules));
    expect(await figures()).toEqual({
      dossiers: 2,
      notified: 2,
      within: 2,
      reasoned: 0,
      median: 3_660,
      longest: 4_320,
    });
    const [old] = RULES.filter(({ id }) => id === 'gdpr.33.1');
    if (!old) throw new Error('no such rule');
    const shorter = { ...old, validFrom: '2026-01-01', duration: { unit: 'hours', n: 48 } } as const;
    expect((await figures([old, shorter])).within).toBe(0);
    expect((await figures([old, { ...shorter, validFrom: '2027-01-01' }])).within).toBe(2);
  });
});
