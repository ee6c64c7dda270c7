import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { LIMITS } from '#app/domain/throttle.ts';
import { resetLostSecondFactor } from '#app/features/people/reset-second-factor.server.ts';
import { addPasskey, offerPasskey } from '#app/features/signing-in/add-passkey.server.ts';
import { removePasskey, renamePasskey } from '#app/features/signing-in/change-passkey.server.ts';
import { offerPasskeySignIn } from '#app/features/signing-in/offer-passkey-sign-in.server.ts';
import { signIn } from '#app/features/signing-in/sign-in.server.ts';
import { signInByPasskey } from '#app/features/signing-in/sign-in-by-passkey.server.ts';
import { sweepExpired } from '#app/features/signing-in/sweep-expired.server.ts';
import { viewPasskeys } from '#app/features/signing-in/view-passkeys.server.ts';
import { withActor, withSystem } from '#db/connection.server.ts';
import { anAuthenticator } from '#test/support/authenticator.ts';
import { builders } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { gateBench, PASSWORD } from '#test/support/gate.ts';

const db = await freshDatabase();
const make = builders(db);
const bench = gateBench(db);
const { house } = bench;
const service = await make.aService();
const ann = await make.aPerson(service, 'dpo');
const bob = await make.aPerson(service, 'dpo');
const admin = await make.aPerson(service, 'admin');
const party = { id: 'waarborg.example', origins: ['https://waarborg.example'] };
const HERE = '192.0.2.1';
const REFUSED = { kind: 'refused' };

beforeEach(async () => {
  for (const table of ['throttle', 'passkey', 'passkey_challenge', 'recovery_code'])
    await db.sql(`delete from ${table}`);
  await db.sql('update account set suspended_at = null');
  for (const person of [ann, bob]) await bench.arm(person);
});

/** Makes a passkey for somebody, who can use it afterwards. */
async function withPasskey(person: Actor, spoiled = {}) {
  const own = anAuthenticator(party);
  const offer = await offerPasskey(house, party, person, PASSWORD);
  if (offer.kind !== 'offered') throw new Error(offer.kind);
  const answer = { token: offer.token, made: own.make(offer.options.challenge, spoiled), name: 'Laptop' };
  return { ...own, answer, added: await addPasskey(house, party, person, answer, '') };
}

async function challenge(pending: Actor | null = null) {
  const offer = await offerPasskeySignIn(house, party, pending?.accountId ?? null, HERE);
  if (offer.kind !== 'offered') throw new Error(offer.kind);
  return { token: offer.token, challenge: offer.options.challenge, options: offer.options };
}

const enter = (token: string, signed: string) => signInByPasskey(house, party, { token, signed }, HERE);

describe('signing in with a passkey', () => {
  it('proves both factors at once, and tells the journal', async () => {
    const own = await withPasskey(ann);
    const asked = await challenge();
    expect(asked.options).toMatchObject({ userVerification: 'required', rpId: party.id });
    expect(asked.options.allowCredentials ?? [], 'nobody is named before anybody is known').toEqual([]);
    expect(await enter(asked.token, own.sign(asked.challenge))).toEqual({
      kind: 'proven',
      proven: { accountId: ann.accountId, serviceId: service, secondFactorAt: bench.now(), pending: false },
    });
    const line = await db.sql('select event, actor_id as who from journal order by seq desc limit 1');
    expect(line).toEqual([{ event: 'account.signed_in', who: ann.accountId }]);
    const { passkeys } = await viewPasskeys(house, { actor: ann, step: 'none' });
    expect(passkeys[0]?.used).not.toBeNull();
  });

  it('takes a challenge once, from its own cookie, within five minutes', async () => {
    const own = await withPasskey(ann);
    const first = await challenge();
    const signed = own.sign(first.challenge);
    const other = await challenge();
    expect(await enter(other.token, signed), 'the cookie of another challenge').toEqual(REFUSED);
    expect((await enter(first.token, signed)).kind).toBe('proven');
    expect(await enter(first.token, signed), 'a replay').toEqual(REFUSED);
    expect(await enter(first.token, own.sign(first.challenge)), 'signed anew').toEqual(REFUSED);
    const late = await challenge();
    bench.wait(300);
    expect(await enter(late.token, own.sign(late.challenge)), 'too late').toEqual(REFUSED);
  });

  it.each([
    ['another origin', { origin: 'https://waarborg.example.evil.example' }],
    ['another host', { rpId: 'evil.example' }],
    ['an authenticator that did not verify its user', { verified: false }],
  ])('refuses %s', async (_, spoiled) => {
    const own = await withPasskey(ann);
    const asked = await challenge();
    expect(await enter(asked.token, own.sign(asked.challenge, spoiled))).toEqual(REFUSED);
    expect((await withPasskey(bob, spoiled)).added, 'nor is it added').toBe(false);
  });

  it('refuses a counter that stands still or goes back, and one that goes up is kept', async () => {
    const own = await withPasskey(ann);
    for (const [counter, kind] of [
      [7, 'proven'],
      [7, 'refused'],
      [3, 'refused'],
      [0, 'refused'],
      [8, 'proven'],
    ] as const) {
      const asked = await challenge();
      expect((await enter(asked.token, own.sign(asked.challenge, { counter }))).kind, String(counter)).toBe(kind);
    }
  });

  it('answers alike for an unknown credential, a wrong key, rubbish and somebody suspended', async () => {
    const own = await withPasskey(ann);
    const stranger = anAuthenticator(party);
    const forged = (signed: string) => JSON.stringify({ ...JSON.parse(signed), id: own.id, rawId: own.id });
    for (const signed of [
      (asked: string) => stranger.sign(asked),
      (asked: string) => forged(stranger.sign(asked)),
      () => '{"id":1}',
      () => 'rubbish',
    ]) {
      const asked = await challenge();
      expect(await enter(asked.token, signed(asked.challenge))).toEqual(REFUSED);
    }
    await db.sql('update account set suspended_at = now() where id = $1', [ann.accountId]);
    const asked = await challenge();
    expect(await enter(asked.token, own.sign(asked.challenge))).toEqual(REFUSED);
  });

  it('slows down who fails often, as with passwords; who is right is not counted', async () => {
    const own = await withPasskey(ann);
    for (let n = 0; n < LIMITS.address.free - 1; n++) expect(await enter('', 'rubbish')).toEqual(REFUSED);
    const right = await challenge();
    expect((await enter(right.token, own.sign(right.challenge))).kind).toBe('proven');
    expect(await enter('', 'rubbish')).toEqual(REFUSED);
    const asked = await challenge();
    expect((await enter(asked.token, own.sign(asked.challenge))).kind).toBe('throttled');
  });
});

describe('a passkey as the second step', () => {
  it('is asked after the password, and takes a passkey of the same person only', async () => {
    const own = await withPasskey(ann);
    const theirs = await withPasskey(bob);
    const entered = await signIn(house, { email: ann.email, password: PASSWORD }, HERE);
    expect(entered).toMatchObject({ kind: 'proven', proven: { pending: true, secondFactorAt: null } });
    const first = await challenge(ann);
    expect(first.options.allowCredentials?.map(({ id }) => id)).toEqual([own.id]);
    expect(await enter(first.token, theirs.sign(first.challenge)), 'the passkey of another').toEqual(REFUSED);
    const second = await challenge(ann);
    expect(await enter(second.token, own.sign(second.challenge))).toMatchObject({
      kind: 'proven',
      proven: { accountId: ann.accountId, secondFactorAt: bench.now() },
    });
  });
});

describe('adding a passkey', () => {
  it('asks for the password first', async () => {
    expect(await offerPasskey(house, party, ann, 'not it')).toEqual(REFUSED);
    expect(await db.sql('select 1 from passkey_challenge')).toEqual([]);
  });

  it('takes no challenge of another person, none for signing in, and none twice', async () => {
    const offer = await offerPasskey(house, party, ann, PASSWORD);
    if (offer.kind !== 'offered') throw new Error(offer.kind);
    const own = anAuthenticator(party);
    const answer = { token: offer.token, made: own.make(offer.options.challenge), name: 'Laptop' };
    expect(await addPasskey(house, party, bob, answer, ''), 'the challenge of another').toBe(false);
    const asked = await challenge();
    const other = { token: asked.token, made: own.make(asked.challenge), name: 'Laptop' };
    expect(await addPasskey(house, party, ann, other, ''), 'a challenge for signing in').toBe(false);
    const added = await withPasskey(ann);
    expect(await addPasskey(house, party, ann, added.answer, ''), 'twice').toBe(false);
    expect(await db.sql('select account_id as who from passkey')).toEqual([{ who: ann.accountId }]);
  });

  it('is told in the journal and by mail', async () => {
    await db.sql('delete from outbox');
    await withPasskey(ann);
    const line = await db.sql(`select event, after from journal order by seq desc limit 1`);
    expect(line).toEqual([{ event: 'account.passkey_added', after: { name: 'Laptop' } }]);
    expect(await db.sql('select kind, account_id as who from outbox')).toEqual([
      { kind: 'second_factor_changed', who: ann.accountId },
    ]);
  });
});

describe('the own passkeys', () => {
  const listed = async (person: Actor) => (await viewPasskeys(house, { actor: person, step: 'none' })).passkeys;
  const remove = (person: Actor, id: number, password = PASSWORD, mandatory = false) =>
    removePasskey(house, person, { id, password, mandatory }, '');

  it('are renamed and removed by nobody else', async () => {
    await withPasskey(ann);
    const id = (await listed(ann))[0]?.id ?? 0;
    expect(await renamePasskey(house, bob, id, 'Mine')).toBe(false);
    expect(await remove(bob, id)).toEqual({ kind: 'not_found' });
    expect(await renamePasskey(house, ann, id, 'Telephone')).toBe(true);
    expect((await listed(ann)).map(({ name }) => name)).toEqual(['Telephone']);
    expect(await remove(ann, id, 'not it')).toEqual({ kind: 'wrong_password' });
    expect(await remove(ann, id)).toEqual({ kind: 'removed' });
    expect(await listed(ann)).toEqual([]);
  });

  it('keep the last factor of who must have one, until there is another', async () => {
    await withPasskey(ann);
    const id = (await listed(ann))[0]?.id ?? 0;
    expect(await remove(ann, id, PASSWORD, true)).toEqual({ kind: 'last' });
    expect(await listed(ann)).toHaveLength(1);
    await bench.arm(ann, { secondFactor: true });
    expect(await remove(ann, id, PASSWORD, true)).toEqual({ kind: 'removed' });
  });

  it('go with the second factor that an administrator resets, also where there is nothing else', async () => {
    await withPasskey(ann);
    await withPasskey(bob);
    const reset = () => withActor(house.database, admin, house.now(), (tx) => resetLostSecondFactor(tx, ann.accountId));
    expect(await reset()).toEqual({ kind: 'saved' });
    expect([(await listed(ann)).length, (await listed(bob)).length]).toEqual([0, 1]);
    expect((await reset()).kind, 'nothing is left to reset').toBe('invalid');
  });

  it('leave no challenge behind that nobody answered', async () => {
    await challenge();
    bench.wait(300);
    await challenge();
    expect((await withSystem(house.database, house.now(), sweepExpired)).challenges).toBe(1);
    expect(await db.sql('select 1 from passkey_challenge')).toHaveLength(1);
  });
});
