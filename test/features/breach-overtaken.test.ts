import { describe, expect, it } from 'vitest';
import { viewDecision } from '#app/features/breaches/view-decision.server.ts';
import { viewPreparation } from '#app/features/breaches/view-notifications.server.ts';
import { remindClocks } from '#app/features/clocks/remind-clocks.server.ts';
import { viewOpenClocks } from '#app/features/clocks/view-open-clocks.server.ts';
import { advice, type BreachSituation, breaching, decision, hours, typed } from '#test/support/breaching.ts';
import { NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { as, situation, acts } = breaching(db);
const saved = { kind: 'saved' };
const risk = (value: string, seen = 0) => ({ risk: value, reason: 'Zo is het', seen });
const told = { intent: 'persons', seen: 0, inform: 'no', reason: 'Niet nodig', exemption: '', way: '', told_on: '' };

/** A dossier of which it was decided with reasons that nothing is to be notified, nor told to anybody. */
async function settled(): Promise<BreachSituation> {
  await db.sql('update breach set closed_at = now() where closed_at is null');
  const s = await situation();
  await db.sql('update breach set closed_at = now() where entity_id = $1', [s.place.ocmw]);
  expect(await acts.severity(s, s.dpo, risk('none'))).toEqual(saved);
  expect(await acts.decision(s, s.dpo, advice('no'))).toEqual(saved);
  expect(await acts.decision(s, s.director, decision('no'))).toEqual(saved);
  expect(await acts.persons(s, s.director, told)).toEqual(saved);
  return s;
}
const head = async (s: BreachSituation) => {
  const view = await as(s.dpo, (tx) => viewDecision(tx, { slug: s.place.slug, number: s.gemeente }), hours(2));
  if (!view) throw new Error('no such dossier');
  return view.head;
};
const running = async (s: BreachSituation) =>
  (await as(s.dpo, viewOpenClocks, hours(2))).map(({ code, running: clock }) => `${code} ${clock?.rule}`);
const close = (s: BreachSituation) => acts.overview(s, s.dpo, { intent: 'close' }, s.gemeente, hours(3));
const remind = (n: number) => remindClocks({ database: db.database, now: () => hours(n) }, () => '/x');
const mails = (s: BreachSituation) =>
  db.sql(`select 1 from outbox where service_id = $1 and kind = 'breach_advised'`, [s.service]);
const sentTo = (s: BreachSituation, authority: string, stage: string, at = NOW) =>
  db.sql(
    `insert into breach_notification (breach_id, service_id, municipality_id, entity_id, authority, stage, sent_at, way,
       sent_by, template_version, snapshot, at)
     select id, service_id, municipality_id, entity_id, $2, $3, $4, 'mail', 'x', '1', '{}', $4 from breach
     where incident_id = $1 and entity_id = $5`,
    [s.incidentId, authority, stage, at, s.place.gemeente],
  );
const notifiesTo = (s: BreachSituation, authorities: string[]) =>
  acts.overview(s, s.dpo, { intent: 'authorities', authorities, why: 'Zo is het' }, s.gemeente, hours(2));

describe('a decision not to notify', () => {
  it('holds as long as there is no risk: nothing runs, and the dossier closes', async () => {
    const s = await settled();
    expect(await running(s)).toEqual([]);
    expect(await remind(24)).toBe(0);
    expect(await close(s)).toEqual(saved);
  });

  it.each(['risk', 'high'])(
    'is overtaken by a later assessment of %s: the clock runs again from awareness',
    async (to) => {
      const s = await settled();
      expect(await acts.severity(s, s.dpo, risk(to, 1))).toEqual(saved);
      expect(await running(s)).toEqual([`${s.gemeente} gdpr.33.1`]);
      const { clock, work } = await head(s);
      expect(clock?.state).toMatchObject({ phase: 'running', deadline: hours(72) });
      expect(work).toMatchObject({ decision: 'to_do', notification: 'to_do', final: 'to_do' });
      expect(work.persons).toBe(to === 'high' ? 'to_do' : 'done');
      expect(await close(s)).toMatchObject({ kind: 'invalid' });
      expect(await remind(48)).toBeGreaterThan(0);
      const again = { ...decision('no'), replaces: 1 };
      expect(await acts.decision(s, s.director, again)).toMatchObject({
        errors: { notify: ['breach_terms.decision.risk_requires_notification'] },
      });
      expect(await acts.decision(s, s.director, { ...again, notify: 'yes', against_advice: 'Toch' })).toEqual(saved);
      expect((await head(s)).work).toMatchObject({ decision: 'done', notification: 'to_do' });
    },
  );

  it('holds again when the risk is assessed as none after all', async () => {
    const s = await settled();
    await acts.severity(s, s.dpo, risk('high', 1));
    await acts.severity(s, s.dpo, risk('none', 2));
    expect(await running(s)).toEqual([]);
    expect(await close(s)).toEqual(saved);
  });

  it('is none for a processor, who tells its controller whatever was decided before', async () => {
    const s = await settled();
    await db.sql(`update breach set role = 'processor', controller_name = 'Dienst Zuid' where incident_id = $1`, [
      s.incidentId,
    ]);
    expect(await running(s)).toEqual([`${s.gemeente} gdpr.33.2`]);
    expect(await remind(12)).toBeGreaterThan(0);
    expect((await head(s)).work).toMatchObject({ decision: 'not_needed', notification: 'to_do' });
  });
});

describe('who decides', () => {
  it('hears of advice that asks for a decision, and of none that was decided or sent already', async () => {
    const s = await settled();
    expect(await mails(s)).toHaveLength(1);
    await acts.decision(s, s.dpo, advice('no', 1));
    expect(await mails(s), 'decided so already').toHaveLength(1);
    await acts.decision(s, s.dpo, advice('yes', 2));
    expect(await mails(s), 'decided otherwise').toHaveLength(2);
    await sentTo(s, 'GBA', 'final');
    await acts.decision(s, s.dpo, advice('yes', 3));
    expect(await mails(s), 'sent already').toHaveLength(2);
  });
});

describe('an authority that is set anew', () => {
  it('is none for a dossier that was notified before: who got the first notification gets the last', async () => {
    const s = await situation();
    await notifiesTo(s, ['VTC']);
    await acts.severity(s, s.dpo, risk('risk'));
    await acts.decision(s, s.dpo, advice('yes'));
    await acts.decision(s, s.director, decision('yes'));
    await sentTo(s, 'VTC', 'initial', hours(3));
    await acts.overview(s, s.dpo, { intent: 'authorities', authorities: ['GBA'], why: 'Anders' }, s.gemeente, hours(4));
    expect((await head(s)).work).toMatchObject({ notification: 'done', final: 'to_do' });
    expect((await head(s)).breach).toMatchObject({ authorities: ['GBA'], notifying: ['VTC'] });
    await sentTo(s, 'VTC', 'final', hours(5));
    expect(await acts.overview(s, s.dpo, { intent: 'close' }, s.gemeente, hours(6))).toEqual(saved);
  });

  it('is asked where nothing was sent yet', async () => {
    const s = await situation();
    await notifiesTo(s, ['GBA', 'VTC']);
    expect((await head(s)).breach.notifying).toEqual(['GBA', 'VTC']);
    await sentTo(s, 'GBA', 'final', hours(3));
    expect((await head(s)).work).toMatchObject({ notification: 'to_do', final: 'to_do' });
  });
});

describe('a notification that is prepared', () => {
  it('says which answers the dossier no longer agrees with', async () => {
    const s = await situation();
    const address = { slug: s.place.slug, number: s.gemeente };
    const outdated = async () =>
      (await as(s.dpo, (tx) => viewPreparation(tx, address, new URLSearchParams()), hours(4)))?.prepared.outdated.map(
        ({ field, answered, dossier }) => [field.key, answered, dossier],
      );
    const answers = { aware_at: typed(NOW) };
    expect(await acts.facts(s, s.dpo, 'timing', answers)).toMatchObject(saved);
    expect(await outdated()).toEqual([]);
    const earlier = { intent: 'aware', seen: 1, aware: typed(hours(-20)), who: 'ICT', reason: 'Ouder logboek' };
    expect(await acts.overview(s, s.dpo, earlier, s.gemeente, hours(3))).toMatchObject(saved);
    expect(await outdated()).toEqual([['aware_at', expect.any(String), expect.any(String)]]);
  });
});
