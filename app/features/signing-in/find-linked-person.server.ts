import type { Role } from '#app/domain/access.ts';
import { hashToken } from '#app/outside/secrets.server.ts';
import { withGate } from '#db/connection.server.ts';
import { findVisitorById, listRolesOffered } from '#db/queries/accounts.server.ts';
import { findLink } from '#db/queries/links.server.ts';
import type { GateHouse } from './gate-house.ts';

/** Whom a link from a mail is for, as its page shows it. */
export interface LinkedPerson {
  email: string;
  name: string;
  language: 'nl' | 'en';
  roles: { service: string; role: Role }[];
  expiresAt: Date;
}

/** Looks up whom a link is for without using it up; null when it is unknown, used or expired. */
export function findLinkedPerson(
  house: GateHouse,
  kind: 'invitation' | 'password_reset',
  token: string,
): Promise<LinkedPerson | null> {
  return withGate(house.database, house.now(), async (tx) => {
    const link = await findLink(tx, kind, hashToken(token));
    const visitor = link?.accountId ? await findVisitorById(tx, link.accountId) : null;
    if (!link || !visitor || visitor.suspended) return null;
    const { email, name, language, accountId } = visitor;
    const roles = kind === 'invitation' ? await listRolesOffered(tx, accountId) : [];
    return { email, name, language, roles, expiresAt: link.expiresAt };
  });
}
