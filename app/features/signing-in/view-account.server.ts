import type { Actor } from '#app/domain/access.ts';
import { formatMoment } from '#app/i18n/format.ts';
import { withActor, withGate } from '#db/connection.server.ts';
import { listOwnRoles, listOwnServices } from '#db/queries/accounts.server.ts';
import { countRecoveryCodes } from '#db/queries/credentials.server.ts';
import { listPasskeys } from '#db/queries/passkeys.server.ts';
import { listSessions, type OwnSession } from '#db/queries/sessions.server.ts';
import type { AccountView } from './AccountPage.tsx';
import { describeDevice } from './device.ts';
import { sessionKey } from './end-sessions.server.ts';
import type { GateHouse } from './gate-house.ts';
import type { SessionLine } from './SessionList.tsx';

/** Gathers what the account page shows. Names of municipalities come from the actor's own door, the rest from the gate. */
export async function viewAccount(
  house: GateHouse,
  session: { actor: Actor; idHash: string; hasSecondFactor: boolean; hasAuthenticator: boolean },
): Promise<AccountView> {
  const { actor, idHash, hasSecondFactor, hasAuthenticator } = session;
  const { accountId, serviceId, name, email, language } = actor;
  const roles = await withActor(house.database, actor, house.now(), listOwnRoles);
  const gate = await withGate(house.database, house.now(), async (tx) => ({
    sessions: await listSessions(tx, accountId),
    services: await listOwnServices(tx, accountId),
    passkeys: (await listPasskeys(tx, accountId)).length,
    recoveryCodes: hasSecondFactor ? await countRecoveryCodes(tx, accountId) : 0,
  }));
  return {
    name,
    email,
    language,
    roles,
    hasAuthenticator,
    passkeys: gate.passkeys,
    recoveryCodes: gate.recoveryCodes,
    services: gate.services.map((service) => ({ ...service, current: service.id === serviceId })),
    sessions: gate.sessions.map((each) => describeSession(each, language, idHash)),
  };
}

function describeSession(session: OwnSession, language: 'nl' | 'en', ownHash: string): SessionLine {
  return {
    key: sessionKey(session.idHash),
    device: describeDevice(session.userAgent),
    since: formatMoment(language, session.createdAt),
    seen: formatMoment(language, session.lastSeenAt),
    own: session.idHash === ownHash,
  };
}
