import { describe, expect, it } from 'vitest';
import { ruleOn } from '#app/domain/deadline.ts';
import { remindClocks } from '#app/features/clocks/remind-clocks.server.ts';
import { withSystem } from '#db/connection.server.ts';
import { claimSteps, listBreachClocks } from '#db/queries/clock-reminders.server.ts';
import { advice, breaching, hours } from '#test/support/breaching.ts';
import { NOW } from '#test/support/builders.ts';
import { asked, days, requesting } from '#test/support/data-requests.ts';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { make, situation, acts } = breaching(db);
const remind = (on: TestDatabase, now: Date) => remindClocks({ database: on.database, now: () => now }, () => '/x');
const run = (n: number) => remind(db, hours(n));

/** Alone in the database: what was there before is closed. Of the two dossiers only that of the gemeente runs. */
async function alone() {
  await db.sql('update breach set closed_at = now() where closed_at is null');
  const s = await situation();
  await db.sql('update breach set closed_at = now() where entity_id = $1', [s.place.ocmw]);
  return s;
}
type Situation = Awaited<ReturnType<typeof alone>>;
const told = async ({ service }: Pick<Situation, 'service'>, on = db) =>
  (
    await on.sql<{ id: number }>(
      `select distinct account_id as id from outbox where service_id = $1 and kind = 'legal_clock' order by 1`,
      [service],
    )
  ).map(({ id }) => id);
const ids = (...people: { accountId: number }[]) => people.map(({ accountId }) => accountId).sort((a, b) => a - b);
const decided = ({ incidentId, place }: Situation, version: number, notify: boolean) =>
  db.sql(
    `insert into breach_decision (breach_id, version, service_id, municipality_id, entity_id, notify, reason, decided_at,
       decided_by) select id, $2, service_id, municipality_id, entity_id, $3, 'x', now(), 'x' from breach
     where incident_id = $1 and entity_id = $4`,
    [incidentId, version, notify, place.gemeente],
  );

describe('a legal clock', () => {
  it('goes by the decision that stands, not by the one that it replaced', async () => {
    const s = await alone();
    await decided(s, 1, false);
    expect(await run(24)).toBe(0);
    await decided(s, 2, true);
    expect(await run(24)).toBe(2);
    await decided(s, 3, false);
    expect(await run(48)).toBe(0);
  });

  it('tells any director where who was chosen to decide is one no more, in the mail on advice too', async () => {
    const s = await alone();
    const gone = await make.aPerson(s.service, 'director', { municipalityId: s.place.id });
    await db.sql('update breach set decider_id = $2 where incident_id = $1', [s.incidentId, gone.accountId]);
    await run(24);
    expect(await told(s)).toEqual(ids(s.dpo, gone));
    await db.sql('update membership set suspended_at = now() where account_id = $1', [gone.accountId]);
    await run(48);
    expect(await told(s)).toEqual(ids(s.dpo, gone, s.director));
    await acts.severity(s, s.dpo, { risk: 'risk', reason: 'x' });
    await acts.decision(s, s.dpo, advice('yes'));
    expect(
      await db.sql(`select account_id as id from outbox where service_id = $1 and kind = 'breach_advised'`, [
        s.service,
      ]),
    ).toEqual([{ id: s.director.accountId }]);
  });

  it('tells only who has the role today, here, and is not suspended', async () => {
    const s = await alone();
    const elsewhere = await make.aMunicipality(s.service, 'Duinbeke');
    const at = { municipalityId: s.place.id };
    const gone = await make.aPerson(s.service, 'director', at);
    const future = await make.aPerson(s.service, 'director', at);
    const paused = await make.aPerson(s.service, 'director', at);
    const blocked = await make.aPerson(s.service, 'director', at);
    await make.aPerson(s.service, 'director', { municipalityId: elsewhere.id });
    const of = (change: string, { accountId }: { accountId: number }) =>
      db.sql(`update membership set ${change} where account_id = $1`, [accountId]);
    await of(`until_on = '2026-01-14'`, gone);
    await of(`from_on = '2026-02-14'`, future);
    await of('suspended_at = now()', paused);
    await db.sql('update account set suspended_at = now() where id = $1', [blocked.accountId]);
    await run(72);
    expect(await told(s)).toEqual(ids(s.dpo, s.director));
  });

  it('is told once, of a dozen workers at once', async () => {
    const s = await alone();
    const sent = await Promise.all(Array.from({ length: 12 }, () => run(48)));
    expect(sent.reduce((sum, n) => sum + n, 0)).toBe(2);
    expect(await told(s)).toEqual(ids(s.dpo, s.director));
  });

  it('has each step claimed once: who claims it later is given nothing and breaks nothing', async () => {
    await alone();
    const claim = () =>
      withSystem(db.database, hours(24), async (tx) => {
        const [one] = await listBreachClocks(tx);
        const rule = ruleOn('gdpr.33.1', NOW);
        if (!one || !rule) throw new Error('no clock');
        const clock = { rule, startedAt: one.awareAt, stoppedAt: null, version: one.awareVersion };
        const of = { ...one, register: 'breach' as const, objectId: one.id, number: 'x', target: 'x', clock };
        return (await claimSteps(tx, [{ of, step: '24h', passed: false }])).length;
      });
    expect([await claim(), await claim()]).toEqual([1, 0]);
  });

  it('sends nothing of a step that another worker got in between, and sends it when that one let go', async () => {
    const s = await alone();
    await db.sql(`create function taken() returns trigger language plpgsql as 'begin return null; end'`);
    await db.sql('create trigger taken before insert on clock_reminder for each row execute function taken()');
    expect(await run(24)).toBe(0);
    expect(await told(s)).toEqual([]);
    await db.sql('drop trigger taken on clock_reminder');
    expect(await run(24)).toBe(2);
  });
});

describe('the clock of a request', async () => {
  const requests = await requesting();

  it('is told to the DPO, and to directors of its entity at the deadline alone; not once it is answered or withdrawn', async () => {
    const s = await requests.situation();
    const number = await requests.registered(s, { received: '15/1/2026 10:00' });
    expect(await remind(requests.db, NOW)).toBe(0);
    expect(await remind(requests.db, days(17))).toBe(1);
    expect(await remind(requests.db, days(24))).toBe(1);
    expect(await told(s, requests.db)).toEqual([s.dpo.accountId]);
    expect(await remind(requests.db, days(31))).toBe(2);
    expect(await told(s, requests.db)).toEqual(ids(s.dpo, s.director));
    const done = await requests.registered(s, { received: '15/1/2026 10:00' });
    expect(await requests.act(s.spoc, s.place, done, { intent: 'withdraw' })).toEqual({ kind: 'saved' });
    for (const n of [17, 24, 31, 60]) expect(await remind(requests.db, days(n))).toBe(0);
    expect(number).not.toBe(done);
  });

  it('is closed with its request: nothing of that is corrected any more, and its history is changed by nobody', async () => {
    const s = await requests.situation();
    const number = await requests.registered(s);
    await requests.act(s.spoc, s.place, number, { intent: 'withdraw' });
    const change = { intent: 'change', ...asked, change_reason: 'Toch een ander' };
    for (const received of ['', '5/1/2026 09:00'])
      expect(await requests.act(s.spoc, s.place, number, { ...change, received })).toEqual({
        kind: 'invalid',
        errors: { form: ['request_terms.receipt_problem.closed'] },
      });
    for (const statement of ['update request_step set text = text', 'delete from request_step']) {
      const tried = requests.as(s.dpo, (tx) => tx.q.executeQuery({ sql: statement, parameters: [] } as never));
      await expect(tried).rejects.toThrow(/permission denied/);
    }
  });
});

describe('the numbers of dossiers', () => {
  it('are a series of their own per service, whatever other registers gave, and none comes twice', async () => {
    const s = await situation();
    await breaching(db).anIncident(s.dpo, s.place.id);
    expect([s.gemeente, s.ocmw]).toEqual(['DL-2026-001', 'DL-2026-002']);
    const { incident } = await breaching(db).anIncident(s.dpo, s.place.id);
    const next = await breaching(db).open(s.dpo, s.place.slug, incident, { entities: [s.place.ocmw] });
    expect(next).toEqual({ kind: 'opened', codes: ['DL-2026-003'] });
    const twice = db.sql('update breach set number = 1 where service_id = $1 and number = 2', [s.service]);
    await expect(twice).rejects.toThrow(/unique/);
    expect((await situation()).gemeente).toBe('DL-2026-001');
  });
});
