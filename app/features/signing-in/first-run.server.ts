import type { PasswordFault } from '#app/domain/password.ts';
import { freshToken, hashToken } from '#app/outside/secrets.server.ts';
import { type Database, withGate } from '#db/connection.server.ts';
import { hasNoAccount, insertFirstRun } from '#db/queries/accounts.server.ts';
import { setPasswordHash } from '#db/queries/credentials.server.ts';
import { recordOutside } from '#db/queries/journal.server.ts';
import { findLink, insertLink, spendLink } from '#db/queries/links.server.ts';
import { weighPassword } from './choose-password.server.ts';
import type { GateHouse, Proven } from './gate-house.ts';
import { recordSignIn } from './sign-in.server.ts';

/** How long the address on the console works; a new start prints a new one. */
const FIRST_RUN_HOURS = 24;

/**
 * Makes the one-time token with which an empty installation gets its first administrator; the start prints it.
 * @returns null when there is somebody already. [ASVS 6.3.2]
 */
export function prepareFirstRun(house: { database: Database; now: () => Date }): Promise<string | null> {
  const token = freshToken();
  return withGate(house.database, house.now(), async (tx) => {
    if (!(await hasNoAccount(tx))) return null;
    const expiresAt = new Date(tx.now.getTime() + FIRST_RUN_HOURS * 3_600_000);
    await insertLink(tx, { tokenHash: hashToken(token), kind: 'first_run', accountId: null, expiresAt });
    return token;
  });
}

/** Whether this installation still waits for its first administrator. */
export function isFirstRun(house: { database: Database; now: () => Date }): Promise<boolean> {
  return withGate(house.database, house.now(), hasNoAccount);
}

/** What the first-run page shows: that there is nothing to do, that a token is missing, or its form. */
export function firstRunState(house: GateHouse, token: string): Promise<'done' | 'token_needed' | 'form'> {
  return withGate(house.database, house.now(), async (tx) => {
    if (!(await hasNoAccount(tx))) return 'done';
    return (await findLink(tx, 'first_run', hashToken(token))) ? 'form' : 'token_needed';
  });
}

export interface FirstRunForm {
  service: string;
  name: string;
  email: string;
  language: 'nl' | 'en';
  password: string;
}

export type FirstRunOutcome =
  | { kind: 'made'; proven: Proven }
  | { kind: 'gone' }
  | { kind: 'weak'; fault: PasswordFault };

/** Makes the first service and its administrator, uses up the token, and signs the administrator in. */
export async function completeFirstRun(house: GateHouse, token: string, form: FirstRunForm): Promise<FirstRunOutcome> {
  if ((await firstRunState(house, token)) !== 'form') return { kind: 'gone' };
  const weighed = await weighPassword(form.password, [form.email, form.name, form.service]);
  if ('fault' in weighed) return { kind: 'weak', fault: weighed.fault };
  return withGate(house.database, house.now(), async (tx) => {
    const link = await spendLink(tx, 'first_run', hashToken(token));
    if (!link || !(await hasNoAccount(tx))) return { kind: 'gone' };
    const { email, name, language } = form;
    const service = { slug: slugOf(form.service), name: form.service };
    const made = await insertFirstRun(tx, { service, person: { email: email.toLowerCase(), name, language } });
    await setPasswordHash(tx, made.accountId, weighed.hash);
    const { serviceId, accountId } = made;
    const after = { name: form.service };
    const serviceLine = { event: 'service.created', objectType: 'service', objectId: serviceId, after } as const;
    await recordOutside(tx, serviceId, accountId, 'gate', serviceLine);
    const grant = { event: 'membership.granted', objectType: 'account', objectId: accountId } as const;
    await recordOutside(tx, serviceId, accountId, 'gate', { ...grant, after: { role: 'admin' } });
    await recordSignIn(house, tx, made);
    return { kind: 'made', proven: { ...made, secondFactorAt: null, pending: false } };
  });
}

/** The part of an address that stands for a name. */
function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'dienst';
}
