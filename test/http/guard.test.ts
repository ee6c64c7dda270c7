import { beforeEach, describe, expect, it } from 'vitest';
import { beginSession, findActor, findRequestSession, requireActor, requireStep } from '#app/http/session.server.ts';
import { builders } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { gateBench, sha256 } from '#test/support/gate.ts';
import { requestBench, sentBack, thrownBy } from '#test/support/http.ts';

const db = await freshDatabase();
const make = builders(db);
const service = await make.aService();
const zandbeke = await make.aMunicipality(service, 'Zandbeke');
const dpo = await make.aPerson(service, 'dpo');
const spoc = await make.aPerson(service, 'spoc', { municipalityId: zandbeke.id });

let bench = gateBench(db);
let ask = requestBench(bench);
beforeEach(async () => {
  bench = gateBench(db);
  ask = requestBench(bench);
  await db.sql('delete from session');
  await db.sql('delete from credential');
  await db.sql('update service set second_factor_for_all = false');
});

const proven = (person: { accountId: number }, more: { pending?: boolean; secondFactor?: boolean } = {}) => ({
  accountId: person.accountId,
  serviceId: service,
  secondFactorAt: more.secondFactor ? bench.now() : null,
  pending: more.pending ?? false,
});
const begin = async (person: { accountId: number }, more: Parameters<typeof proven>[1] = {}, before = '') =>
  sentBack(await beginSession(ask('/login', { cookie: before }), proven(person, more)));
const who = async (cookie: string) => (await findActor(ask('/', { cookie })))?.accountId ?? null;

describe('the actor of a request', () => {
  it('has the memberships that count today, and no others', async () => {
    const other = await make.aMunicipality(service, 'Kalkem');
    const person = await make.aPerson(service, 'spoc', { municipalityId: zandbeke.id });
    const entity = { municipalityId: other.id, entityIds: [other.ocmw] };
    const limited = await make.aMembership(service, person.accountId, 'director', entity);
    const elsewhere = await make.aService('Andere dienst');
    await make.aMembership(elsewhere, person.accountId, 'dpo');
    for (const change of ["until_on = '2026-01-14'", "from_on = '2026-01-16'", 'suspended_at = now()']) {
      const ended = await make.aMembership(service, person.accountId, 'auditor');
      await db.sql(`update membership set ${change} where id = $1`, [ended.id]);
    }
    const empty = await make.aMembership(service, person.accountId, 'spoc', { municipalityId: other.id });
    await db.sql('update membership set entity_limited = true where id = $1', [empty.id]);
    const actor = await findActor(ask('/', { cookie: await begin(person) }));
    expect(actor).toEqual({ ...person, memberships: [person.memberships[0], limited] });
  });

  it('is looked up once for all loaders of a request, in one query', async () => {
    const cookie = await begin(spoc);
    const one = ask('/', { cookie });
    db.count();
    await findActor(one);
    await requireActor({ ...one, request: new Request(one.request) }, 'start.read');
    await findRequestSession({ ...one, request: new Request(one.request) });
    expect(db.count(), 'begin, the door, the look-up, commit').toBe(4);
    bench.wait(61);
    const later = ask('/', { cookie });
    db.count();
    await findActor(later);
    expect(db.count(), 'and once a minute the mark that it was seen').toBe(5);
  });

  it('carries neither hash nor seed [ASVS 14.2.1]', async () => {
    await bench.arm(spoc, { secondFactor: true });
    const cookie = await begin(spoc, { secondFactor: true });
    const secrets = await db.sql('select password_hash, totp_secret from credential');
    const actor = JSON.stringify(await findActor(ask('/', { cookie })));
    for (const secret of Object.values(secrets[0] ?? {})) expect(actor).not.toContain(secret);
    expect(actor).not.toContain(sha256(cookie.split('=')[1] ?? ''));
  });
});

describe('a guard', () => {
  const guard = (cookie: string, path = '/m/zandbeke?tab=1', init: RequestInit = {}) =>
    thrownBy(() => requireActor(ask(path, { cookie, ...init }), 'start.read'));
  const goal = (response: Response | null) => [response?.status, response?.headers.get('Location')];

  it('sends nobody to the sign-in page, and back to where they were', async () => {
    expect(goal(await guard(''))).toEqual([303, '/login?next=%2Fm%2Fzandbeke%3Ftab%3D1']);
    const post = (referer: string) => guard('', '/account/sessions', { method: 'POST', headers: { referer } });
    expect(goal(await post('https://waarborg.example/account?a=1'))).toEqual([303, '/login?next=%2Faccount%3Fa%3D1']);
    expect(goal(await post('https://evil.example/account'))).toEqual([303, '/login?next=%2F']);
  });

  it('refuses what a role may do nowhere with 403', async () => {
    const cookie = await begin(spoc);
    expect((await thrownBy(() => requireActor(ask('/', { cookie }), 'campaign.launch')))?.status).toBe(403);
    expect(await thrownBy(() => requireActor(ask('/', { cookie }), 'checklist.answer'))).toBeNull();
  });

  it('lets nobody past who still has to prove the second factor [ASVS 6.3.3]', async () => {
    await bench.arm(spoc, { secondFactor: true });
    const cookie = await begin(spoc, { pending: true });
    expect(goal(await guard(cookie))).toEqual([303, '/login/second-factor?next=%2Fm%2Fzandbeke%3Ftab%3D1']);
    expect(await findActor(ask('/', { cookie }))).toBeNull();
    expect((await requireStep(ask('/login/second-factor', { cookie }), ['prove'])).actor.accountId).toBe(
      spoc.accountId,
    );
    expect(goal(await thrownBy(() => requireStep(ask('/x', { cookie }), ['none', 'set_up'])))[0]).toBe(303);
    bench.wait(10 * 60);
    expect(goal(await guard(cookie))).toEqual([303, '/login?next=%2Fm%2Fzandbeke%3Ftab%3D1']);
    expect(await who(await begin(spoc, { secondFactor: true }))).toBe(spoc.accountId);
  });

  it('sends to set one up whose role needs it, but for the demo [ASVS 6.3.3]', async () => {
    const cookie = await begin(dpo);
    expect(goal(await guard(cookie))).toEqual([303, '/account/second-factor']);
    expect(await findActor(ask('/', { cookie }))).toBeNull();
    expect((await requireStep(ask('/account/second-factor', { cookie }), ['none', 'set_up'])).step).toBe('set_up');
    const demo = requestBench(bench, { WAARBORG_DEMO: 'true' });
    expect((await findActor(demo('/', { cookie })))?.accountId).toBe(dpo.accountId);
    const plain = await begin(spoc);
    expect(await guard(plain)).toBeNull();
    await db.sql('update service set second_factor_for_all = true where id = $1', [service]);
    expect(goal(await guard(plain))).toEqual([303, '/account/second-factor']);
  });
});
