import { beforeEach, describe, expect, it } from 'vitest';
import { beginSession, endSession, findActor } from '#app/http/session.server.ts';
import { builders } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { gateBench, sha256 } from '#test/support/gate.ts';
import { requestBench, sentBack } from '#test/support/http.ts';

const db = await freshDatabase();
const make = builders(db);
const service = await make.aService();
const zandbeke = await make.aMunicipality(service, 'Zandbeke');
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

describe('a session cookie', () => {
  it('belongs to this host, https and the server alone [ASVS 3.3.1] [ASVS 3.3.2] [ASVS 3.3.3] [ASVS 3.3.4]', async () => {
    const header = await beginSession(ask('/login'), proven(spoc));
    const [pair, ...attributes] = header.split('; ');
    expect(pair).toMatch(/^__Host-waarborg=[A-Za-z0-9_-]{43}$/);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Lax', 'Secure']);
    expect(header.length).toBeLessThan(4_096);
  });

  it('goes without the prefix and https where the installation is plain http', async () => {
    const plain = requestBench(bench, { WAARBORG_ORIGIN: 'http://localhost:3000' });
    const header = await beginSession(plain('/login'), proven(spoc));
    expect(header).toMatch(/^waarborg_session=/);
    expect(header).not.toContain('Secure');
  });

  it('stands nowhere in the database: only its SHA-256 does', async () => {
    const value = (await begin(spoc)).split('=')[1] ?? '';
    const rows = await db.sql('select * from session');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ id_hash: sha256(value) });
    expect(JSON.stringify(rows)).not.toContain(value);
  });

  it('that was never given signs nobody in, nor does the hash itself [ASVS 7.2.1]', async () => {
    const cookie = await begin(spoc);
    const value = cookie.split('=')[1] ?? '';
    for (const forged of ['', 'x', sha256(value), `${value}x`, value.slice(0, -1), "' or 1=1 --"]) {
      expect(await who(`__Host-waarborg=${forged}`)).toBeNull();
    }
    expect(await who(`other=1; ${cookie}; more=2`)).toBe(spoc.accountId);
  });
});

describe('the limits of a session', () => {
  it('end it after an hour of silence [ASVS 7.3.1]', async () => {
    const cookie = await begin(spoc);
    bench.wait(59 * 60);
    expect(await who(cookie)).toBe(spoc.accountId);
    bench.wait(59 * 60);
    expect(await who(cookie)).toBe(spoc.accountId);
    bench.wait(61 * 60);
    expect(await who(cookie)).toBeNull();
    expect(await db.sql('select 1 from session')).toEqual([]);
  });

  it('end it after twelve hours, however busy [ASVS 7.3.2]', async () => {
    const cookie = await begin(spoc);
    for (let minutes = 0; minutes < 12 * 60 - 5; minutes += 5) {
      bench.wait(5 * 60);
      expect(await who(cookie)).toBe(spoc.accountId);
    }
    bench.wait(5 * 60);
    expect(await who(cookie)).toBeNull();
  });

  it('end it at once when the account is suspended, or no membership counts any more [ASVS 7.4.2]', async () => {
    const person = await make.aPerson(service, 'auditor');
    const cookie = await begin(person);
    await db.sql('update membership set until_on = $2 where account_id = $1', [person.accountId, '2026-01-14']);
    expect(await who(cookie)).toBeNull();
    await db.sql('update membership set until_on = null where account_id = $1', [person.accountId]);
    expect(await who(cookie)).toBe(person.accountId);
    await db.sql('update account set suspended_at = now() where id = $1', [person.accountId]);
    expect(await who(cookie)).toBeNull();
  });
});

describe('a new session', () => {
  it('gets a new id and ends the one before it [ASVS 7.2.4]', async () => {
    const first = await begin(spoc);
    const second = await begin(spoc, {}, first);
    expect(second).not.toBe(first);
    expect(await who(first)).toBeNull();
    expect(await who(second)).toBe(spoc.accountId);
  });

  it('never takes over an id that the browser brought along', async () => {
    const planted = '__Host-waarborg=planted-by-somebody-else-planted-by-somebody';
    expect(await begin(spoc, {}, planted)).not.toBe(planted);
    expect(await who(planted)).toBeNull();
  });

  it('is over after signing out, in the database too [ASVS 7.4.1]', async () => {
    const cookie = await begin(spoc);
    const blank = await endSession(ask('/logout', { method: 'POST', cookie }));
    expect(blank).toMatch(/^__Host-waarborg=;.*Max-Age=0/);
    expect(await who(cookie)).toBeNull();
    expect(await db.sql('select 1 from session')).toEqual([]);
  });
});
