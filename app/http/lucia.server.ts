import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia';
import { ABSOLUTE_HOURS, beginTimes, isLive } from '#app/domain/session.ts';
import { hashToken } from '#app/outside/secrets.server.ts';
import type { GateTx } from '#db/connection.server.ts';
import {
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
  type SessionFacts,
} from '#db/queries/sessions.server.ts';

/** What a session carries beside its owner and times. */
export interface SessionAttributes {
  serviceId: number | null;
  secondFactorAt: Date | null;
  pending: boolean;
  userAgent: string;
}

declare module 'lucia' {
  interface Register {
    UserId: number;
    Lucia: ReturnType<typeof makeLucia>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: { facts: SessionFacts };
  }
}

/**
 * Lucia over one transaction of the gate. Lucia keeps the session id in clear, ends nothing absolutely and reads the
 * clock of the process; the adapter below keeps SHA-256 of the id and holds the idle and absolute limits against the
 * house's clock, so the expiry that Lucia sees lies out of its reach.
 * @param secure whether cookies travel over https only; then the name takes the `__Host-` prefix, which binds the cookie
 * to this one host.
 */
export function makeLucia(tx: GateTx, secure: boolean) {
  return new Lucia(gateAdapter(tx), {
    sessionExpiresIn: new TimeSpan(ABSOLUTE_HOURS, 'h'),
    sessionCookie: { name: cookieName(secure), attributes: { secure, sameSite: 'lax', path: '/' } },
    getUserAttributes: (attributes) => ({ facts: attributes.facts }),
  });
}

/** The session cookie's name. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-waarborg' : 'waarborg_session';
}

const BEYOND_LUCIA = new Date('9999-01-01T00:00:00Z');

function gateAdapter(tx: GateTx): Adapter {
  return {
    async getSessionAndUser(id) {
      const facts = await findSession(tx, hashToken(id));
      if (!facts) return [null, null];
      if (!isLive(facts, tx.now)) {
        await deleteSession(tx, facts.idHash);
        return [null, null];
      }
      return [sessionOf(id, facts), { id: facts.accountId, attributes: { facts } }];
    },
    async setSession(session) {
      const { pending, ...kept } = session.attributes;
      const times = beginTimes(tx.now, pending);
      await insertSession(tx, { ...kept, ...times, idHash: hashToken(session.id), accountId: session.userId });
    },
    deleteSession: (id) => deleteSession(tx, hashToken(id)),
    deleteUserSessions: async (accountId) => void (await deleteSessionsOf(tx, accountId)),
    getUserSessions: () => refuse('sessions are listed by listSessions'),
    updateSessionExpiration: () => refuse('a session is touched by touchSession'),
    deleteExpiredSessions: () => refuse('expired sessions are swept by the schedule'),
  };
}

function sessionOf(id: string, facts: SessionFacts): DatabaseSession {
  const { serviceId, secondFactorAt } = facts;
  const attributes = { serviceId, secondFactorAt, pending: false, userAgent: '' };
  return { id, userId: facts.accountId, expiresAt: BEYOND_LUCIA, attributes };
}

function refuse(why: string): never {
  throw new Error(`Lucia's own way is not used: ${why}`);
}
