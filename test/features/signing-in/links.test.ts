import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { acceptInvitation } from '#app/features/signing-in/accept-invitation.server.ts';
import { findLinkedPerson } from '#app/features/signing-in/find-linked-person.server.ts';
import { requestPasswordReset } from '#app/features/signing-in/request-password-reset.server.ts';
import { resetPassword } from '#app/features/signing-in/reset-password.server.ts';
import { signIn } from '#app/features/signing-in/sign-in.server.ts';
import { freshToken, hashToken } from '#app/outside/secrets.server.ts';
import { withActor } from '#db/connection.server.ts';
import { builders } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { atOnce, gateBench, mailedTokens, PASSWORD } from '#test/support/gate.ts';

const db = await freshDatabase();
const make = builders(db);
const bench = gateBench(db);
const service = await make.aService('Dienst De Vlier');
const person = await make.aPerson(service, 'dpo');
const admin = await make.aPerson(service, 'admin');
const NEW = 'vijf dappere groene kikkers';

const ask = (email = person.email, address = '192.0.2.1') => requestPasswordReset(bench.house, email, address);
const newestToken = async () => (await mailedTokens(db, bench, 'password_reset'))[0] ?? '';
const canSignIn = async (password: string) =>
  (await signIn(bench.house, { email: person.email, password }, '192.0.2.9')).kind === 'proven';

beforeEach(async () => {
  await db.sql('delete from throttle');
  await db.sql('delete from outbox');
  await bench.arm(person);
});

describe('a link to set a new password', () => {
  it('is mailed to who has an account, and the database keeps only its hash', async () => {
    await ask();
    const token = await newestToken();
    expect(token).toHaveLength(43);
    const links = await db.sql(`select * from single_use_link where account_id = $1 and used_at is null`, [
      person.accountId,
    ]);
    expect(links).toMatchObject([{ token_hash: hashToken(token), kind: 'password_reset' }]);
    const kept = JSON.stringify([links, await db.sql('select * from outbox'), bench.lines]);
    expect(kept).not.toContain(token);
  });

  it('is not mailed to nobody, to who is suspended, or more than three times in a row, and no answer tells [ASVS 6.3.8]', async () => {
    const suspended = await make.aPerson(service, 'dpo');
    await db.sql('update account set suspended_at = now() where id = $1', [suspended.accountId]);
    const answers = [
      await ask('nobody@zandbeke.example'),
      await ask(suspended.email),
      await ask(),
      await ask(),
      await ask(),
      await ask(),
    ];
    expect(new Set(answers)).toEqual(new Set([undefined]));
    expect(await mailedTokens(db, bench, 'password_reset')).toHaveLength(3);
  });

  it('works, ends all sessions, signs nobody in and tells by mail [ASVS 6.4.3] [ASVS 6.3.7]', async () => {
    await db.sql(
      `insert into session (id_hash, account_id, service_id, created_at, last_seen_at, expires_at, absolute_expires_at)
       values ('abc', $1, $2, $3, $3, $3, $3)`,
      [person.accountId, service, bench.now()],
    );
    await ask();
    const token = await newestToken();
    expect(await resetPassword(bench.house, token, NEW)).toEqual({ kind: 'reset' });
    expect(await canSignIn(NEW)).toBe(true);
    expect(await canSignIn(PASSWORD)).toBe(false);
    expect(await db.sql('select 1 from session where account_id = $1', [person.accountId])).toEqual([]);
    expect(await db.sql(`select 1 from outbox where kind = 'password_changed'`)).toHaveLength(1);
    const [line] = await db.sql('select event from journal order by seq desc limit 1 offset 1');
    expect(line).toEqual({ event: 'account.password_changed' });
  });

  it('is not used up by looking, nor by a password that is refused', async () => {
    await ask();
    const token = await newestToken();
    for (let n = 0; n < 3; n += 1) {
      expect(await findLinkedPerson(bench.house, 'password_reset', token)).toMatchObject({ email: person.email });
    }
    expect(await resetPassword(bench.house, token, 'Wachtwoord2026!')).toEqual({ kind: 'weak', fault: 'common' });
    expect(await resetPassword(bench.house, token, NEW)).toEqual({ kind: 'reset' });
    expect(await resetPassword(bench.house, token, PASSWORD)).toEqual({ kind: 'gone' });
    expect(await findLinkedPerson(bench.house, 'password_reset', token)).toBeNull();
  });

  it('of fifty at once, one works [ASVS 6.5.1]', async () => {
    await ask();
    const token = await newestToken();
    const outcomes = await atOnce(50, (n) => resetPassword(bench.house, token, `${NEW} nummer ${n}`));
    expect(outcomes.filter((each) => each.kind === 'reset')).toHaveLength(1);
    expect(outcomes.filter((each) => each.kind === 'gone')).toHaveLength(49);
  });

  it('works for an hour', async () => {
    await ask();
    const token = await newestToken();
    bench.wait(3_599);
    expect(await findLinkedPerson(bench.house, 'password_reset', token)).not.toBeNull();
    bench.wait(1);
    expect(await findLinkedPerson(bench.house, 'password_reset', token)).toBeNull();
    expect(await resetPassword(bench.house, token, NEW)).toEqual({ kind: 'gone' });
  });

  it('is voided by a newer one, and is no invitation [ASVS 6.6.2]', async () => {
    await ask();
    const first = await newestToken();
    await ask();
    const second = await newestToken();
    expect(await resetPassword(bench.house, first, NEW)).toEqual({ kind: 'gone' });
    const form = { language: 'nl', password: NEW } as const;
    expect(await acceptInvitation(bench.house, second, form)).toEqual({ kind: 'gone' });
    expect(await resetPassword(bench.house, `${second.slice(0, -1)}x`, NEW)).toEqual({ kind: 'gone' });
    expect(await resetPassword(bench.house, second, NEW)).toEqual({ kind: 'reset' });
  });
});

describe('an invitation', () => {
  const invite = async (until: string | null = null, from = '2026-01-01') => {
    const invited = await make.aPerson(service, 'service_director');
    await db.sql('update membership set from_on = $2, until_on = $3 where account_id = $1', [
      invited.accountId,
      from,
      until,
    ]);
    const token = freshToken();
    const expires = new Date(bench.now().getTime() + 7 * 86_400_000);
    await withActor(db.database, admin, bench.now(), (tx) =>
      sql`select invitation_link(${hashToken(token)}, ${invited.accountId}, ${tx.now}, ${expires})`.execute(tx.q),
    );
    return { invited, token };
  };
  const form = { language: 'en', password: NEW } as const;

  it('shows who one will be, sets language and password, and signs in [ASVS 6.4.1]', async () => {
    const { invited, token } = await invite();
    expect(await findLinkedPerson(bench.house, 'invitation', token)).toMatchObject({
      email: invited.email,
      roles: [{ service: 'Dienst De Vlier', role: 'service_director' }],
    });
    const outcome = await acceptInvitation(bench.house, token, form);
    expect(outcome).toMatchObject({ kind: 'accepted', proven: { accountId: invited.accountId, pending: false } });
    const [account] = await db.sql('select language from account where id = $1', [invited.accountId]);
    expect(account).toEqual({ language: 'en' });
    expect(await acceptInvitation(bench.house, token, form)).toEqual({ kind: 'gone' });
  });

  it('of fifty at once, one works [ASVS 6.5.1]', async () => {
    const { token } = await invite();
    const outcomes = await atOnce(50, () => acceptInvitation(bench.house, token, form));
    expect(outcomes.filter((each) => each.kind === 'accepted')).toHaveLength(1);
  });

  it('works for seven days', async () => {
    const { token } = await invite();
    bench.wait(7 * 86_400 - 1);
    expect(await findLinkedPerson(bench.house, 'invitation', token)).not.toBeNull();
    bench.wait(1);
    expect(await acceptInvitation(bench.house, token, form)).toEqual({ kind: 'gone' });
  });

  it('to a role that starts later keeps the password and signs nobody in', async () => {
    const { token } = await invite(null, '2026-12-01');
    expect(await acceptInvitation(bench.house, token, form)).toMatchObject({ kind: 'accepted', proven: null });
  });

  it('to somebody who was suspended since is gone', async () => {
    const { invited, token } = await invite();
    await db.sql('update account set suspended_at = now() where id = $1', [invited.accountId]);
    expect(await acceptInvitation(bench.house, token, form)).toEqual({ kind: 'gone' });
  });
});
