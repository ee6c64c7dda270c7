import type { Role } from '#app/domain/access.ts';
import type { Book } from './book.server.ts';
import type { Calendar } from './calendar.ts';
import { personName } from './names.ts';
import type { Place, Tenant } from './world.ts';

/** Who runs a service in the demo. */
export interface Staff {
  adminId: number;
  dpoId: number;
  substituteId: number;
  dpo: Person;
  substitute: Person;
}

/** What every person of the demo needs to be written. */
export interface PeopleKit {
  book: Book;
  calendar: Calendar;
  passwordHash: string;
  /** The so-manieth invented name comes next. */
  names: { next: number };
}

export interface Person {
  id: number;
  name: string;
  email: string;
}

const JOINED = new Date('2021-03-01T09:00:00Z');

export function writePerson(kit: PeopleKit, email: string, language: 'nl' | 'en' = 'nl'): Person {
  const name = personName(kit.names.next);
  kit.names.next += 1;
  const id = kit.book.add('account', { email, name, language, created_at: JOINED });
  kit.book.put('credential', { account_id: id, password_hash: kit.passwordHash, password_changed_at: JOINED });
  return { id, name, email };
}

interface Grant {
  serviceId: number;
  accountId: number;
  role: Role;
  municipalityId?: number;
  entityIds?: readonly number[];
  from?: string;
  until?: string;
  byId: number;
}

export function writeMembership(book: Book, grant: Grant): void {
  const from = grant.from ?? '2021-03-01';
  const id = book.add('membership', {
    service_id: grant.serviceId,
    account_id: grant.accountId,
    role: grant.role,
    municipality_id: grant.municipalityId ?? null,
    entity_limited: grant.entityIds !== undefined,
    from_on: from,
    until_on: grant.until ?? null,
    created_at: new Date(`${from}T08:30:00Z`),
    created_by: grant.byId,
  });
  for (const entityId of grant.entityIds ?? []) {
    book.put('membership_entity', {
      membership_id: id,
      service_id: grant.serviceId,
      municipality_id: grant.municipalityId,
      entity_id: entityId,
    });
  }
}

/** The people of the first service itself, with the addresses that the demo prints. */
export function writeFirstStaff(kit: PeopleKit, tenant: Tenant): Staff {
  const { book, calendar } = kit;
  const grant = (accountId: number, role: Role, dates: { from?: string; until?: string } = {}) =>
    writeMembership(book, { serviceId: tenant.id, accountId, role, byId: admin.id, ...dates });
  const admin = writePerson(kit, 'admin@demo.example');
  const dpo = writePerson(kit, 'dpo@demo.example');
  const substitute = writePerson(kit, 'adviseur@demo.example');
  grant(admin.id, 'admin');
  grant(dpo.id, 'dpo');
  grant(substitute.id, 'dpo', { from: '2022-09-01' });
  grant(writePerson(kit, 'service-director@demo.example').id, 'service_director');
  const auditor = writePerson(kit, 'auditor@demo.example');
  grant(auditor.id, 'auditor', { from: calendar.day(12), until: calendar.day(-18) });
  return { adminId: admin.id, dpoId: dpo.id, substituteId: substitute.id, dpo, substitute };
}

/** The second service is run by its DPO alone. */
export function writeSecondStaff(kit: PeopleKit, tenant: Tenant): Staff {
  const dpo = writePerson(kit, 'dpo@other.example');
  const admin = writePerson(kit, 'admin@other.example');
  for (const [accountId, role] of [
    [dpo.id, 'dpo'],
    [admin.id, 'admin'],
  ] as const) {
    writeMembership(kit.book, { serviceId: tenant.id, accountId, role, byId: admin.id, from: '2022-01-01' });
  }
  return { adminId: admin.id, dpoId: dpo.id, substituteId: dpo.id, dpo, substitute: dpo };
}

/** Writes what somebody does in a municipality; somebody without an account has a name only. */
export function writeFunction(
  book: Book,
  place: Place,
  kind: 'spoc' | 'director' | 'it' | 'dpo' | 'dpo_substitute',
  person: { id: number | null; name: string; email: string },
): void {
  book.add('person_function', {
    service_id: place.serviceId,
    municipality_id: place.id,
    account_id: person.id,
    name: person.name,
    email: person.email,
    phone: '',
    function: kind,
    from_on: '2021-03-01',
    until_on: null,
    created_at: JOINED,
  });
}

/** A name for somebody who cannot sign in. */
export function nextName(kit: PeopleKit): string {
  kit.names.next += 1;
  return personName(kit.names.next - 1);
}
