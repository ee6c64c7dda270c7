import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { changePerson } from '#app/features/people/change-person.server.ts';
import { endMembership } from '#app/features/people/end-membership.server.ts';
import { handOver, previewHandOver } from '#app/features/people/hand-over-work.server.ts';
import { inviteAnywhere } from '#app/features/people/invite-anywhere.server.ts';
import type { InviteForm, PersonForm } from '#app/features/people/people-forms.ts';
import { resumePerson, suspendPerson } from '#app/features/people/suspend-person.server.ts';
import { viewPeople } from '#app/features/people/view-people.server.ts';
import { makeSecrets } from '#app/outside/secrets.server.ts';
import { type ActorTx, withActor, withGate } from '#db/connection.server.ts';
import { findPerson } from '#db/queries/people.server.ts';
import { findSession } from '#db/queries/sessions.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const secrets = makeSecrets('x'.repeat(40));

const service = await make.aService();
const place = await make.aMunicipality(service, 'Eigenbeke');
const admin = await make.aPerson(service, 'admin');
const dpo = await make.aPerson(service, 'dpo');
const spoc = await make.aPerson(service, 'spoc', { municipalityId: place.id });
const otherService = await make.aService();
const foreign = await make.aMunicipality(otherService, 'Vreemdbeke');
const stranger = await make.aPerson(otherService, 'spoc', { municipalityId: foreign.id });

const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>) => withActor(db.database, actor, NOW, work);
const key = () => crypto.randomUUID();
const invitation = (over: Partial<InviteForm> = {}): Omit<InviteForm, 'form_key'> => ({
  name: 'Nieuwe Persoon',
  email: `${crypto.randomUUID().slice(0, 8)}@test.example`,
  language: 'nl',
  role: 'spoc',
  municipality: place.slug,
  kinds: [],
  from: '2026-01-15',
  until: null,
  ...over,
});
const invite = (actor: Actor, over: Partial<InviteForm> = {}, formKey = key()) =>
  as(actor, (tx) => inviteAnywhere(tx, invitation(over), secrets, formKey));
const change = (actor: Actor, account: number, form: PersonForm) =>
  as(actor, (tx) => changePerson(tx, account, form, secrets));
const membershipsOf = (account: number) =>
  db.sql<{ id: number; role: string; until_on: string | null; suspended: boolean }>(
    `select id, role, until_on, suspended_at is not null as suspended from membership where account_id = $1 order by id`,
    [account],
  );
async function aSession(actor: Actor): Promise<string> {
  const hash = crypto.randomUUID();
  await db.sql(
    `insert into session (id_hash, account_id, service_id, created_at, last_seen_at, expires_at, absolute_expires_at)
     values ($1, $2, $3, $4::timestamptz, $4, $4::timestamptz + interval '1 hour', $4::timestamptz + interval '12 hours')`,
    [hash, actor.accountId, actor.serviceId, NOW],
  );
  return hash;
}
const sessionWorks = (hash: string) =>
  withGate(db.database, NOW, async (tx) => ((await findSession(tx, hash))?.memberships.length ?? 0) > 0);

describe('inviting', () => {
  it('gives a role, one mail with a sealed link, and two journal lines', async () => {
    const email = 'eerste@test.example';
    const outcome = await invite(admin, { email, kinds: ['ocmw'] });
    expect(outcome.kind).toBe('invited');
    const [mail] = await db.sql<{ kind: string; secret: string; params: { municipality: string } }>(
      `select o.kind, o.secret, o.params from outbox o join account a on a.id = o.account_id where a.email = $1`,
      [email],
    );
    expect(mail?.kind).toBe('invitation');
    expect(mail?.params.municipality).toBe('Eigenbeke');
    expect(secrets.unseal(mail?.secret ?? '')).toMatch(/^[\w-]{43}$/);
    const entities = await db.sql('select entity_id from membership_entity');
    expect(entities).toEqual([{ entity_id: place.ocmw }]);
    const lines = await db.sql<{ event: string }>(`select event from journal where service_id = $1 order by seq`, [
      service,
    ]);
    expect(lines.map((line) => line.event)).toEqual(['membership.granted', 'person.invited']);
  });

  it('happens once per form, however often it is sent', async () => {
    const formKey = key();
    const email = 'dubbel@test.example';
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => invite(admin, { email }, formKey)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    const [count] = await db.sql<{ memberships: number; mails: number }>(
      `select (select count(*)::int from membership m where m.account_id = a.id) as memberships,
         (select count(*)::int from outbox o where o.account_id = a.id) as mails from account a where email = $1`,
      [email],
    );
    expect(count).toEqual({ memberships: 1, mails: 1 });
  });

  it('does not use a form up when it was refused', async () => {
    const formKey = key();
    const refused = await invite(admin, { role: 'dpo' }, formKey);
    expect(refused).toMatchObject({ kind: 'invalid', errors: { role: ['people.problem.role_is_service_wide'] } });
    expect((await invite(admin, {}, formKey)).kind).toBe('invited');
  });

  it.each(['spoc', 'director', 'contributor', 'auditor'] as const)('a DPO may, in a municipality: %s', async (role) => {
    expect((await invite(dpo, { role })).kind).toBe('invited');
  });

  it.each(['admin', 'dpo', 'service_director', 'auditor'] as const)(
    'a DPO may not, over the service: %s',
    async (role) => {
      expect(await invite(dpo, { role, municipality: '' })).toEqual({ kind: 'refused', reason: 'role' });
    },
  );

  it('a DPO cannot raise anybody in the database either', async () => {
    for (const role of ['admin', 'dpo', 'service_director', 'auditor'] as const) {
      await expect(
        as(dpo, (tx) =>
          tx.q
            .insertInto('membership')
            .values({ service_id: service, account_id: dpo.accountId, role, from_on: '2026-01-01', created_at: NOW })
            .execute(),
        ),
      ).rejects.toThrow(/row-level security/);
    }
    const [own] = await membershipsOf(admin.accountId);
    const touched = await as(dpo, (tx) =>
      tx.q
        .updateTable('membership')
        .set({ until_on: '2026-01-01' })
        .where('id', '=', own?.id ?? 0)
        .executeTakeFirst(),
    );
    expect(Number(touched.numUpdatedRows)).toBe(0);
  });

  it('a SPOC may not at all, nor anybody in a municipality of another service', async () => {
    expect((await invite(spoc)).kind).toBe('refused');
    expect(await invite(admin, { municipality: foreign.slug })).toMatchObject({
      errors: { municipality: ['people.problem.municipality_unknown'] },
    });
  });
});

describe('the people page', () => {
  it('says who was invited and never chose a password, and tells a SPOC nothing of it', async () => {
    const outcome = await invite(admin, { email: 'wacht@test.example' });
    const account = outcome.kind === 'invited' ? outcome.accountId : 0;
    const seen = (actor: Actor) => as(actor, (tx) => findPerson(tx, account));
    expect(await seen(dpo)).toMatchObject({ hasPassword: false, hasSecondFactor: false });
    expect(await seen(spoc)).toMatchObject({ hasPassword: null, hasSecondFactor: null });
  });

  it('asks as many queries for one person as for many', async () => {
    const crowd = await make.aService();
    const reader = await make.aPerson(crowd, 'admin');
    const queries = async () => {
      db.count();
      await as(reader, (tx) => viewPeople(tx, new URLSearchParams()));
      return db.count();
    };
    const few = await queries();
    for (let n = 0; n < 12; n++) await make.aPerson(crowd, 'dpo');
    expect(await queries()).toBe(few);
  });
});

describe('suspending', () => {
  it('ends the sessions at once, and a new session finds no role', async () => {
    const person = await make.aPerson(service, 'spoc', { municipalityId: place.id });
    const before = await aSession(person);
    expect(await sessionWorks(before)).toBe(true);
    expect(await as(admin, (tx) => suspendPerson(tx, person.accountId))).toEqual({ kind: 'saved' });
    expect(await db.sql('select 1 from session where account_id = $1', [person.accountId])).toEqual([]);
    expect(await sessionWorks(await aSession(person))).toBe(false);
    expect(await invite(dpo, { email: person.email, role: 'auditor' })).toMatchObject({
      errors: { role: ['people.problem.person_suspended'] },
    });
    expect(await as(admin, (tx) => resumePerson(tx, person.accountId))).toEqual({ kind: 'saved' });
    expect(await sessionWorks(await aSession(person))).toBe(true);
  });

  it('leaves the sessions of the same person in another service alone', async () => {
    const person = await make.aPerson(service, 'spoc', { municipalityId: place.id });
    await make.aMembership(otherService, person.accountId, 'spoc', { municipalityId: foreign.id });
    const elsewhere = await aSession({ ...person, serviceId: otherService });
    await as(admin, (tx) => suspendPerson(tx, person.accountId));
    expect(await sessionWorks(elsewhere)).toBe(true);
  });

  it('is for administrators, not for oneself, and not for somebody of another service', async () => {
    expect((await as(dpo, (tx) => suspendPerson(tx, spoc.accountId))).kind).toBe('refused');
    expect((await as(spoc, (tx) => suspendPerson(tx, dpo.accountId))).kind).toBe('refused');
    expect((await as(admin, (tx) => suspendPerson(tx, admin.accountId))).kind).toBe('invalid');
    expect((await as(admin, (tx) => suspendPerson(tx, stranger.accountId))).kind).toBe('not_found');
    expect((await membershipsOf(stranger.accountId))[0]?.suspended).toBe(false);
  });
});

describe('ending a role', () => {
  it('at once: it counts no more today, also when it began today', async () => {
    const email = 'kort@test.example';
    const outcome = await invite(admin, { email });
    const account = outcome.kind === 'invited' ? outcome.accountId : 0;
    const [role] = await membershipsOf(account);
    const session = await aSession({ ...spoc, accountId: account });
    expect(await sessionWorks(session)).toBe(true);
    await change(admin, account, { intent: 'end', membership: role?.id ?? 0, until: null });
    expect(await sessionWorks(await aSession({ ...spoc, accountId: account }))).toBe(false);
    await as(admin, (tx) => resumePerson(tx, account));
    expect(await sessionWorks(await aSession({ ...spoc, accountId: account }))).toBe(false);
  });

  it('refuses a past day, another person’s role, and a role of another service', async () => {
    const [role] = await membershipsOf(spoc.accountId);
    const [theirs] = await membershipsOf(stranger.accountId);
    const end = (account: number, membership: number, until: string | null) =>
      change(admin, account, { intent: 'end', membership, until });
    expect((await end(spoc.accountId, role?.id ?? 0, '2026-01-14')).kind).toBe('invalid');
    expect((await end(dpo.accountId, role?.id ?? 0, null)).kind).toBe('not_found');
    expect((await end(spoc.accountId, theirs?.id ?? 0, null)).kind).toBe('not_found');
    expect((await membershipsOf(spoc.accountId))[0]?.until_on).toBeNull();
  });

  it('a DPO ends what a DPO may give, and no more', async () => {
    const [service1] = await membershipsOf(admin.accountId);
    const local = await make.aPerson(service, 'director', { municipalityId: place.id });
    const [role] = await membershipsOf(local.accountId);
    expect((await as(dpo, (tx) => endMembership(tx, service1?.id ?? 0, null, {}))).kind).toBe('refused');
    expect((await as(spoc, (tx) => endMembership(tx, role?.id ?? 0, null, {}))).kind).toBe('refused');
    expect((await as(dpo, (tx) => endMembership(tx, role?.id ?? 0, null, {}))).kind).toBe('saved');
  });

  it('never leaves a service without an administrator, two at once included', async () => {
    const alone = await make.aService();
    const [one, two] = [await make.aPerson(alone, 'admin'), await make.aPerson(alone, 'admin')];
    const roleOf = async (person: Actor) => (await membershipsOf(person.accountId))[0]?.id ?? 0;
    const [first, second] = [await roleOf(one), await roleOf(two)];
    const outcomes = await Promise.all([
      change(one, two.accountId, { intent: 'end', membership: second, until: null }),
      change(two, one.accountId, { intent: 'end', membership: first, until: null }),
    ]);
    expect(outcomes.filter((outcome) => outcome.kind === 'saved')).toHaveLength(1);
    const left = await db.sql(
      `select 1 from membership where service_id = $1 and role = 'admin' and until_on is null and suspended_at is null`,
      [alone],
    );
    expect(left).toHaveLength(1);
  });
});

describe('a lost second factor', () => {
  const giveFactor = (account: number) =>
    db.sql(
      `insert into credential (account_id, password_hash, totp_secret, totp_confirmed_at) values ($1, 'h', 's', $2)
       on conflict (account_id) do update set totp_secret = 's', totp_confirmed_at = $2`,
      [account, NOW],
    );
  const hasFactor = async (account: number) =>
    (await db.sql(`select 1 from credential where account_id = $1 and totp_secret is not null`, [account])).length ===
    1;
  const reset = (actor: Actor, account: number) => change(actor, account, { intent: 'reset_second_factor' });

  it('is taken away with its sessions and recovery codes, and the person is told', async () => {
    const person = await make.aPerson(service, 'director', { municipalityId: place.id });
    await giveFactor(person.accountId);
    await db.sql(`insert into recovery_code (account_id, code_hash) values ($1, 'h')`, [person.accountId]);
    const session = await aSession(person);
    expect(await reset(admin, person.accountId)).toEqual({ kind: 'saved' });
    expect(await hasFactor(person.accountId)).toBe(false);
    expect(await sessionWorks(session)).toBe(false);
    expect(await db.sql('select 1 from recovery_code where account_id = $1', [person.accountId])).toEqual([]);
    const mails = await db.sql<{ kind: string }>('select kind from outbox where account_id = $1', [person.accountId]);
    expect(mails).toEqual([{ kind: 'second_factor_changed' }]);
    expect((await reset(admin, person.accountId)).kind).toBe('invalid');
  });

  it('is not for a DPO, for oneself, or for somebody who works for another service too', async () => {
    const person = await make.aPerson(service, 'director', { municipalityId: place.id });
    await giveFactor(person.accountId);
    await giveFactor(admin.accountId);
    expect((await reset(dpo, person.accountId)).kind).toBe('refused');
    expect((await reset(admin, admin.accountId)).kind).toBe('invalid');
    expect((await reset(admin, stranger.accountId)).kind).toBe('not_found');
    await make.aMembership(otherService, person.accountId, 'spoc', { municipalityId: foreign.id });
    expect((await reset(admin, person.accountId)).kind).toBe('invalid');
    expect(await hasFactor(person.accountId)).toBe(true);
  });
});

describe('handing over', () => {
  it('moves what the other may answer, leaves the rest, and writes it down for each municipality', async () => {
    const second = await make.aMunicipality(service, 'Tweedebeke');
    const leaver = await make.aPerson(service, 'dpo');
    const taker = await make.aPerson(service, 'spoc', { municipalityId: place.id });
    const here = await make.aChecklist(place, { assigneeId: leaver.accountId });
    const there = await make.aChecklist(second, { assigneeId: leaver.accountId });
    const done = await make.aChecklist(place, { assigneeId: leaver.accountId });
    await db.sql(`update checklist set phase = 'accepted' where id = $1`, [done]);

    const preview = await as(admin, (tx) => previewHandOver(tx, leaver.accountId, taker.accountId));
    expect(preview.work.map((one) => one.checklistId).toSorted()).toEqual([here, there].toSorted());
    expect(preview.chosen?.goes.map((one) => one.checklistId)).toEqual([here]);
    expect(preview.chosen?.stays.map((one) => one.checklistId)).toEqual([there]);

    const formKey = key();
    const give = (actor: Actor) => as(actor, (tx) => handOver(tx, leaver.accountId, taker.accountId, formKey));
    expect((await give(dpo)).kind).toBe('refused');
    expect(await give(admin)).toEqual({ kind: 'handed_over', count: 1 });
    await give(admin);
    const owners = await db.sql<{ id: number; assignee_id: number }>(
      'select id, assignee_id from checklist where id = any ($1) order by id',
      [[here, there, done]],
    );
    expect(owners.map((row) => row.assignee_id)).toEqual([taker.accountId, leaver.accountId, leaver.accountId]);
    const mails = await db.sql<{ kind: string }>('select kind from outbox where account_id = $1', [taker.accountId]);
    expect(mails).toEqual([{ kind: 'checklist_handed_over' }]);
    const lines = await db.sql<{ municipality_id: number }>(
      `select municipality_id from journal where event = 'checklist.reassigned' and service_id = $1`,
      [service],
    );
    expect(lines).toEqual([{ municipality_id: place.id }]);
    const steps = await db.sql(`select 1 from checklist_step where checklist_id = $1 and kind = 'reassigned'`, [here]);
    expect(steps).toHaveLength(1);
  });

  it('goes to nobody without a role there, and shows nothing of another service', async () => {
    const leaver = await make.aPerson(service, 'spoc', { municipalityId: place.id });
    await make.aChecklist(place, { assigneeId: leaver.accountId });
    await make.aChecklist(foreign, { assigneeId: stranger.accountId });
    const director = await make.aPerson(service, 'director', { municipalityId: place.id });
    for (const person of [director, stranger, admin]) {
      const outcome = await as(admin, (tx) => handOver(tx, leaver.accountId, person.accountId, key()));
      expect(outcome.kind, person.name).toBe('nobody');
    }
    expect((await as(admin, (tx) => previewHandOver(tx, stranger.accountId, null))).work).toEqual([]);
    const straight = await as(admin, (tx) => sql`select * from open_work(${stranger.accountId})`.execute(tx.q));
    expect(straight.rows).toEqual([]);
    expect((await as(dpo, (tx) => previewHandOver(tx, leaver.accountId, null))).work).toEqual([]);
  });
});
