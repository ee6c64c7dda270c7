import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { ruleOn } from '#app/domain/deadline.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { writeMoment } from '#app/domain/typed-moment.ts';
import { openForm, overviewForm } from '#app/features/breaches/breach-forms.ts';
import { changeOverview } from '#app/features/breaches/change-overview.server.ts';
import { openBreaches } from '#app/features/breaches/open-breaches.server.ts';
import { remindClocks } from '#app/features/clocks/remind-clocks.server.ts';
import { type ActorTx, withActor, withSystem } from '#db/connection.server.ts';
import { claimSteps, listBreachClocks } from '#db/queries/clock-reminders.server.ts';
import { insertIncident } from '#db/queries/incident-acts.server.ts';
import { type BuiltMunicipality, builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>, now = NOW) => withActor(db.database, actor, now, work);
const run = (hours: number) =>
  remindClocks(
    { database: db.database, now: () => later(hours) },
    (register, slug, number) => `/m/${slug}/${register}/${number}`,
  );

async function aDossier(place: BuiltMunicipality, dpo: Actor, entities = [place.gemeente]): Promise<string[]> {
  const made = await as(dpo, (tx) =>
    insertIncident(tx, place.id, {
      year: 2026,
      title: 'Map open',
      description: 'Geheim voorval',
      detectedAt: null,
      detectedPrecision: 'unknown',
      ongoing: 'no',
      personalData: 'yes',
      formKey: randomUUID(),
    }),
  );
  const incident = registerNumber('incident', made.year, made.number);
  const aware = writeMoment({ precision: 'minute', at: NOW });
  const form = openForm.parse({ form_key: randomUUID(), entities, aware, who: 'ICT', reason: 'Logboek' });
  const opened = await as(dpo, (tx) => openBreaches(tx, { slug: place.slug, incident }, form, () => '/x'));
  if (opened.kind !== 'opened') throw new Error(JSON.stringify(opened));
  return opened.codes;
}

/** Alone in the database, so that a run concerns nothing else: what was there before is closed. */
async function situation() {
  await db.sql(`update breach set closed_at = now() where closed_at is null`);
  const service = await make.aService('Dienst Noord');
  const place = await make.aMunicipality(service, 'Zandbeke');
  const dpo = await make.aPerson(service, 'dpo');
  const director = await make.aPerson(service, 'director', { municipalityId: place.id });
  const ocmwDirector = await make.aPerson(service, 'director', { municipalityId: place.id, entityIds: [place.ocmw] });
  await make.aPerson(service, 'spoc', { municipalityId: place.id });
  const [code = ''] = await aDossier(place, dpo);
  return { service, place, dpo, director, ocmwDirector, code };
}
const told = async (service: number) =>
  (
    await db.sql<{ key: string; account: number; params: { overdue: boolean } }>(
      `select key, account_id as account, params from outbox where service_id = $1 and kind = 'legal_clock' order by id`,
      [service],
    )
  ).map(({ key, account, params }) => ({ step: key.split(':')[5], account, overdue: params.overdue }));

describe('legal clocks', () => {
  it('tell the DPO and who decides at 24, 48, 60, 66, 70 hours and at the deadline, each once', async () => {
    const s = await situation();
    expect(await run(23.9)).toBe(0);
    for (const hours of [24, 24.1, 48, 60, 60.5, 66, 70, 72, 73, 200]) await run(hours);
    const mails = await told(s.service);
    const both = [s.dpo.accountId, s.director.accountId].sort((a, b) => a - b);
    expect(mails.map(({ step }) => step)).toEqual(
      ['24h', '48h', '60h', '66h', '70h', 'deadline'].flatMap((step) => [step, step]),
    );
    for (let n = 0; n < mails.length; n += 2)
      expect([mails[n]?.account, mails[n + 1]?.account].sort((a, b) => Number(a) - Number(b))).toEqual(both);
    expect(mails.filter(({ overdue }) => overdue).map(({ step }) => step)).toEqual(['deadline', 'deadline']);
    expect(JSON.stringify(await db.sql('select params from outbox'))).not.toContain('Geheim');
  });

  it('tell the one who was named to decide, and the other directors only at the deadline', async () => {
    const s = await situation();
    const second = await make.aPerson(s.service, 'director', { municipalityId: s.place.id });
    await db.sql('update breach set decider_id = $1 where closed_at is null', [second.accountId]);
    await run(24);
    expect((await told(s.service)).map(({ account }) => account).sort()).toEqual(
      [s.dpo.accountId, second.accountId].sort(),
    );
    await run(72);
    expect(
      (await told(s.service))
        .slice(2)
        .map(({ account }) => account)
        .sort(),
    ).toEqual([s.dpo.accountId, s.director.accountId, second.accountId].sort());
  });

  it('tell each step once, of however many workers at once', async () => {
    const s = await situation();
    const sent = await Promise.all([run(48), run(48), run(48), run(48)]);
    expect(sent.reduce((sum, n) => sum + n, 0)).toBe(2);
    expect(await told(s.service)).toHaveLength(2);
  });

  it('are told by the next worker when one was killed between its claim and its mails', async () => {
    const s = await situation();
    const killed = withSystem(db.database, later(24), async (tx) => {
      const [one] = await listBreachClocks(tx);
      const rule = ruleOn('gdpr.33.1', NOW);
      if (!one || !rule) throw new Error('no clock');
      const clock = { rule, startedAt: one.awareAt, stoppedAt: null, version: one.awareVersion };
      const of = { ...one, register: 'breach' as const, objectId: one.id, number: s.code, target: s.code, clock };
      expect(await claimSteps(tx, [{ of, step: '24h', passed: false }])).toHaveLength(1);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await run(24)).toBe(2);
    expect(await run(24)).toBe(0);
  });

  it('tell the latest step alone after an outage, and none again when the machine’s clock is put back', async () => {
    const s = await situation();
    expect(await run(67)).toBe(2);
    expect((await told(s.service)).map(({ step }) => step)).toEqual(['66h', '66h']);
    const passed = await db.sql<{ step: string }>(
      'select step from clock_reminder where service_id = $1 and passed order by step',
      [s.service],
    );
    expect(passed.map(({ step }) => step)).toEqual(['24h', '48h', '60h']);
    expect(await run(25)).toBe(0);
    expect(await run(61)).toBe(0);
    expect(await run(70)).toBe(2);
  });

  it.each([
    [
      'decided not to notify',
      `insert into breach_decision (breach_id, version, service_id, municipality_id, entity_id, notify, reason,
        decided_at, decided_by) select id, 1, service_id, municipality_id, entity_id, false, 'x', now(), 'x' from breach where closed_at is null`,
    ],
    [
      'notified',
      `insert into breach_notification (breach_id, service_id, municipality_id, entity_id, authority, stage, sent_at, way, sent_by,
        template_version, snapshot, at) select id, service_id, municipality_id, entity_id, 'GBA', 'initial', now(), 'mail', 'x', '1', '{}', now()
        from breach where closed_at is null`,
    ],
    ['closed', 'update breach set closed_at = now() where closed_at is null'],
  ])('stop once it is %s', async (_, stop) => {
    await situation();
    expect(await run(24)).toBe(2);
    await db.sql(stop);
    for (const hours of [48, 72]) expect(await run(hours)).toBe(0);
  });

  it('run on when it was decided to notify and nothing was sent', async () => {
    await situation();
    await db.sql(`insert into breach_decision (breach_id, version, service_id, municipality_id, entity_id, notify, reason, decided_at, decided_by)
      select id, 1, service_id, municipality_id, entity_id, true, 'x', now(), 'x' from breach where closed_at is null`);
    expect(await run(48)).toBe(2);
  });

  it('begin anew with a corrected awareness', async () => {
    const s = await situation();
    await run(48);
    const aware = writeMoment({ precision: 'minute', at: later(-2) });
    const form = overviewForm.parse({ intent: 'aware', seen: 1, aware, who: 'ICT', reason: 'Vroeger' });
    await as(s.dpo, (tx) => changeOverview(tx, { slug: s.place.slug, number: s.code }, form), later(48));
    expect(await run(48.1)).toBe(2);
    expect((await told(s.service)).map(({ step }) => step)).toEqual(['48h', '48h', '48h', '48h']);
  });

  it('takes as many statements for many clocks as for one', async () => {
    const s = await situation();
    const count = async (hours: number) => {
      db.count();
      await run(hours);
      return db.count();
    };
    const few = await count(24);
    for (let n = 0; n < 6; n++) await aDossier(s.place, s.dpo, [s.place.gemeente, s.place.ocmw]);
    expect(await count(48)).toBe(few);
    expect((await told(s.service)).length).toBeGreaterThan(20);
  });
});
