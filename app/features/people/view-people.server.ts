import { can } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import { LOCAL_ROLES } from '#app/domain/membership.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listEntities } from '#db/queries/entities.server.ts';
import { listMemberships, type MembershipRow } from '#db/queries/memberships.server.ts';
import { listFunctions, listPeople, type PersonFacts } from '#db/queries/people.server.ts';
import { isShown, readPeopleQuery } from './people-query.ts';
import type { LocalForm, ShownAccess, ShownFunction, ShownPerson, ShownRole } from './people-view.ts';

/** The people of a service with their roles, as the address asks for them. Two queries, however many people. */
export async function viewPeople(tx: ActorTx, search: URLSearchParams) {
  const query = readPeopleQuery(search);
  const today = localDate(tx.now);
  const people = await listPeople(tx, { text: query.q });
  const memberships = await listMemberships(tx);
  const shown = people.map((person) => toShown(person, memberships));
  return { people: shown.filter((person) => isShown(person, query.show, today)), query, today };
}

/** One person with their roles; null when the service knows no such person. */
export async function viewPerson(tx: ActorTx, accountId: number): Promise<ShownPerson | null> {
  const [person] = await listPeople(tx, { accountId });
  return person ? toShown(person, await listMemberships(tx, { accountId })) : null;
}

/** The people of one municipality, and the form that the address asks for. Four queries, however many people. */
export async function viewLocalPeople(tx: ActorTx, municipalityId: number, search: URLSearchParams) {
  const functions = await listFunctions(tx, municipalityId);
  const people = await listPeople(tx, { municipalityId });
  const memberships = await listMemberships(tx, { municipalityId });
  const entities = await listEntities(tx, municipalityId);
  const access = memberships.flatMap((membership): ShownAccess[] => {
    const person = people.find((one) => one.id === membership.accountId);
    return person ? [{ ...toRole(membership), name: person.name, email: person.email, ...invitedOnly(person) }] : [];
  });
  const mayInvite = can(tx.actor, 'people.invite', { municipalityId }).allowed;
  return {
    functions: functions.map(({ accountId: _, ...one }): ShownFunction => one),
    access: access.toSorted((one, other) => one.name.localeCompare(other.name, 'nl')),
    kinds: [...new Set(entities.map((entity) => entity.kind))],
    roles: LOCAL_ROLES,
    mayInvite,
    open: mayInvite ? readLocalForm(search, functions, access) : null,
    today: localDate(tx.now),
  };
}

/** Only those who keep the people learn whether somebody has a password. */
function invitedOnly(person: PersonFacts) {
  return { hasPassword: person.hasPassword };
}

function readLocalForm(
  search: URLSearchParams,
  functions: readonly ShownFunction[],
  access: readonly ShownAccess[],
): LocalForm | null {
  const form = search.get('form');
  if (form === 'invite' || form === 'add_function') return { form };
  if (form === 'change_function') {
    const one = functions.find((row) => String(row.id) === search.get('function'));
    return one ? { form, function: one } : null;
  }
  const role = form === 'end' ? access.find((row) => String(row.id) === search.get('membership')) : undefined;
  return role ? { form: 'end', role } : null;
}

function toShown(person: PersonFacts, memberships: readonly MembershipRow[]): ShownPerson {
  const { id, name, email, hasPassword, hasSecondFactor } = person;
  const roles = memberships.filter((membership) => membership.accountId === id).map(toRole);
  return { id, name, email, hasPassword, hasSecondFactor, roles };
}

function toRole(membership: MembershipRow): ShownRole {
  const { id, role, municipality, entities, fromOn, untilOn, suspended } = membership;
  return { id, role, municipality, entities, fromOn, untilOn, suspended };
}
