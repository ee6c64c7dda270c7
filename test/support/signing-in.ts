import { beforeEach } from 'vitest';
import { hashPassword } from '#app/outside/password-hash.server.ts';
import { makeSecrets } from '#app/outside/secrets.server.ts';
import { builders, NOW } from './builders.ts';
import { PASSWORD } from './gate.ts';
import { sentBack } from './http.ts';
import { aRunningServer } from './running.ts';

const SECRET = 'a secret of the tests, long enough';

/** The built server with two people who can sign in: a SPOC without a second factor, and a DPO who needs one. */
export async function aGate() {
  let at = NOW.getTime();
  const now = () => new Date(at);
  const running = await aRunningServer({ now, environment: { WAARBORG_SECRET: SECRET } });
  const { db } = running;
  const make = builders(db);
  const service = await make.aService();
  const zandbeke = await make.aMunicipality(service, 'Zandbeke');
  const spoc = await make.aPerson(service, 'spoc', { municipalityId: zandbeke.id, name: 'Ann Claes' });
  const dpo = await make.aPerson(service, 'dpo');
  const secrets = makeSecrets(SECRET);
  const hash = await hashPassword(PASSWORD);

  /** Gives somebody the password of the tests, and an authenticator where a seed is given. */
  async function arm(accountId: number, seed: string | null = null): Promise<void> {
    await db.sql('delete from credential where account_id = $1', [accountId]);
    await db.sql(
      `insert into credential (account_id, password_hash, totp_secret, totp_confirmed_at)
       values ($1, $2, $3, case when $3::text is null then null else $4::timestamptz end)`,
      [accountId, hash, seed && secrets.seal(seed), NOW],
    );
  }

  beforeEach(async () => {
    at += 3_600_000;
    for (const table of ['throttle', 'session', 'outbox']) await db.sql(`delete from ${table}`);
    await arm(spoc.accountId);
    await arm(dpo.accountId);
  });

  return {
    running,
    db,
    make,
    service,
    zandbeke,
    spoc,
    dpo,
    arm,
    now,
    wait: (seconds: number) => {
      at += seconds * 1000;
    },
    signIn: (email: string, password = PASSWORD, next = '/account') =>
      running.post('/login', { email, password, next }),
  };
}

/** The session cookie that a response sets, as a browser sends it back. */
export function cookieIn(response: Response): string {
  return sentBack(response.headers.getSetCookie().find((each) => each.startsWith('waarborg_session=')) ?? '');
}

/** What a response is and where it leads. */
export function goal(response: Response): [number, string | null] {
  return [response.status, response.headers.get('location')];
}

/** A page without what differs in every answer. */
export async function pageOf(response: Response): Promise<string> {
  return (await response.text()).replace(/nonce="[^"]*"/g, '');
}
