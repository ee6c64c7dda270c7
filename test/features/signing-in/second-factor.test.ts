import { beforeEach, describe, expect, it } from 'vitest';
import { renewRecoveryCodes } from '#app/features/signing-in/give-recovery-codes.server.ts';
import { offerAgain, offerSecondFactor } from '#app/features/signing-in/offer-second-factor.server.ts';
import { proveSecondFactor } from '#app/features/signing-in/prove-second-factor.server.ts';
import { setSecondFactor } from '#app/features/signing-in/set-second-factor.server.ts';
import { codeOf, keyUri, stepAt } from '#app/features/signing-in/totp.server.ts';
import { withGate } from '#db/connection.server.ts';
import { countRecoveryCodes, spendTotpStep } from '#db/queries/credentials.server.ts';
import { builders } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { atOnce, gateBench, PASSWORD } from '#test/support/gate.ts';

const db = await freshDatabase();
const make = builders(db);
const bench = gateBench(db);
const service = await make.aService();
const person = await make.aPerson(service, 'dpo');
let code = await bench.arm(person, { secondFactor: true });

const prove = (text: string) => proveSecondFactor(bench.house, person, text);
const wrongOf = (right: string) => String((Number(right) + 1) % 1_000_000).padStart(6, '0');

beforeEach(async () => {
  await db.sql('delete from throttle');
  code = await bench.arm(person, { secondFactor: true });
});

describe('a code of the app', () => {
  it('is computed as RFC 6238 says, in six digits', () => {
    const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const table = { 59: '287082', 1111111109: '081804', 1234567890: '005924', 20000000000: '353130' };
    for (const [seconds, expected] of Object.entries(table)) {
      expect(codeOf(seed, stepAt(new Date(Number(seconds) * 1000)))).toBe(expected);
    }
    expect(keyUri(seed, 'els@zandbeke.example')).toMatch(/^otpauth:\/\/totp\/Waarborg:els.*issuer=Waarborg.*digits=6/);
  });

  it('proves the second factor, of this step and one before or after [ASVS 6.5.5] [ASVS 6.5.8]', async () => {
    for (const [step, kind] of [
      [-2, 'refused'],
      [-1, 'proven'],
      [0, 'proven'],
      [1, 'proven'],
      [3, 'refused'],
    ] as const) {
      expect((await prove(code(step))).kind, `step ${step}`).toBe(kind);
    }
    const text = code(2);
    bench.wait(60);
    expect(await prove(`${text.slice(0, 3)} ${text.slice(3)}`)).toEqual({
      kind: 'proven',
      proven: { accountId: person.accountId, serviceId: service, secondFactorAt: bench.now(), pending: false },
      by: 'app',
    });
  });

  it('works once: a replay is refused, and so is the step before it [ASVS 6.5.1]', async () => {
    expect((await prove(code())).kind).toBe('proven');
    expect((await prove(code())).kind).toBe('refused');
    expect((await prove(code(-1))).kind).toBe('refused');
  });

  it('of fifty at once with one code, one gets in [ASVS 6.5.1]', async () => {
    const text = code();
    const outcomes = await atOnce(50, () => prove(text));
    expect(outcomes.filter((each) => each.kind === 'proven')).toHaveLength(1);
  });

  it('is spent by one statement, whoever else is at the gate [ASVS 6.5.1]', async () => {
    const step = stepAt(bench.now());
    const spend = () => withGate(db.database, bench.now(), (tx) => spendTotpStep(tx, person.accountId, step));
    expect((await atOnce(20, spend)).filter(Boolean)).toHaveLength(1);
  });

  it('five wrong ones cost a delay, in which the right one waits too [ASVS 6.6.3]', async () => {
    for (let n = 0; n < 5; n += 1) expect((await prove(wrongOf(code()))).kind).toBe('refused');
    expect(await prove(code())).toEqual({ kind: 'throttled', until: new Date(bench.now().getTime() + 30_000) });
    bench.wait(30);
    expect((await prove(code())).kind).toBe('proven');
  });

  it.each(['', '12345', '1234567', 'abcdef', '٠١٢٣٤٥'])('is not %j', async (text) => {
    expect((await prove(text)).kind).toBe('refused');
  });
});

describe('setting up a second factor', () => {
  const newcomer = make.aPerson(service, 'admin');
  const set = async (form: { sealed: string; code: string; password: string | null }) =>
    setSecondFactor(bench.house, await newcomer, form, 'no-session');
  const offer = async () => {
    const made = offerSecondFactor(bench.house.secrets, await newcomer, bench.now());
    return { ...made, code: () => codeOf(made.seed.replaceAll(' ', ''), stepAt(bench.now())) };
  };

  it('keeps the seed sealed, the codes hashed, and only after a right code', async () => {
    const { accountId } = await newcomer;
    await bench.arm(await newcomer);
    const { sealed, seed, code: right } = await offer();
    expect(await set({ sealed, code: wrongOf(right()), password: PASSWORD })).toEqual({ kind: 'wrong_code' });
    expect(await set({ sealed, code: right(), password: 'iets anders dan dat' })).toEqual({ kind: 'wrong_password' });
    const [before] = await db.sql('select totp_secret from credential where account_id = $1', [accountId]);
    expect(before).toEqual({ totp_secret: null });
    const outcome = await set({ sealed, code: right(), password: PASSWORD });
    if (outcome.kind !== 'set') throw new Error(outcome.kind);
    expect(new Set(outcome.codes).size).toBe(10);
    for (const each of outcome.codes) expect(each).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/);
    const kept = JSON.stringify([
      await db.sql('select * from credential where account_id = $1', [accountId]),
      await db.sql('select * from recovery_code where account_id = $1', [accountId]),
      await db.sql('select * from outbox'),
      await db.sql('select * from journal'),
    ]);
    for (const secret of [seed, seed.replaceAll(' ', ''), ...outcome.codes]) expect(kept).not.toContain(secret);
    expect(await proveSecondFactor(bench.house, await newcomer, right()), 'the code that confirmed').toEqual({
      kind: 'refused',
    });
    const mails = await db.sql(`select kind from outbox where account_id = $1`, [accountId]);
    expect(mails).toEqual([{ kind: 'second_factor_changed' }]);
  });

  it('is an offer to one person, for half an hour, from this house', async () => {
    const { sealed, code: right } = await offer();
    const foreign = offerSecondFactor(bench.house.secrets, person, bench.now()).sealed;
    for (const text of [foreign, 'x', `${sealed.slice(0, -2)}AA`]) {
      expect(await set({ sealed: text, code: right(), password: null })).toEqual({ kind: 'expired' });
    }
    bench.wait(30 * 60 + 1);
    expect(await set({ sealed, code: right(), password: null })).toEqual({ kind: 'expired' });
  });

  it('can be offered again, with the same seed, after a wrong code', async () => {
    const { sealed, seed } = await offer();
    const again = offerAgain(bench.house.secrets, await newcomer, sealed, bench.now());
    expect(again.seed).toBe(seed);
    bench.wait(31 * 60);
    expect(offerAgain(bench.house.secrets, await newcomer, sealed, bench.now()).seed).not.toBe(seed);
  });
});

describe('a recovery code', () => {
  const renew = async () => {
    const outcome = await renewRecoveryCodes(bench.house, person, PASSWORD);
    if (outcome.kind !== 'renewed') throw new Error(outcome.kind);
    return outcome.codes;
  };
  const left = () => withGate(db.database, bench.now(), (tx) => countRecoveryCodes(tx, person.accountId));

  it('stands in for the app, once, however it is typed [ASVS 6.5.1]', async () => {
    const [first = '', second = ''] = await renew();
    expect(await prove(first)).toMatchObject({ kind: 'proven', by: 'recovery_code' });
    expect((await prove(first)).kind).toBe('refused');
    expect((await prove(second.toUpperCase().replaceAll('-', ' '))).kind).toBe('proven');
    expect(await left()).toBe(8);
  });

  it('of twenty at once with one code, one gets in [ASVS 6.5.1]', async () => {
    const [one = ''] = await renew();
    const outcomes = await atOnce(20, () => prove(one));
    expect(outcomes.filter((each) => each.kind === 'proven')).toHaveLength(1);
  });

  it('stops working when it is renewed, and belongs to one person', async () => {
    const [old = ''] = await renew();
    const [fresh = ''] = await renew();
    expect((await prove(old)).kind).toBe('refused');
    const other = await make.aPerson(service, 'dpo');
    await bench.arm(other, { secondFactor: true });
    expect((await proveSecondFactor(bench.house, other, fresh)).kind).toBe('refused');
    expect((await prove(fresh)).kind).toBe('proven');
  });

  it('is not renewed without the password', async () => {
    expect(await renewRecoveryCodes(bench.house, person, 'iets anders dan dat')).toEqual({ kind: 'wrong_password' });
  });
});
