import {
  nextName,
  type PeopleKit,
  type Person,
  type Staff,
  writeFunction,
  writeMembership,
  writePerson,
} from './people.ts';
import type { Place, Tenant } from './world.ts';

/** Zandbeke's SPOC is also the SPOC of this municipality: the one person with two of them. */
const SHARED_SPOC_INDEX = 11;
/** Where a second SPOC answers for the OCMW alone. */
const OCMW_SPOC_INDEX = 2;

/** SPOC, director and computer person of each client; a member that takes no DPO is known by its director alone. */
export function writeContacts(kit: PeopleKit, tenant: Tenant, staff: Staff, domain: string): void {
  let first: Person | null = null;
  for (const place of tenant.places) {
    if (place.coverage.length === 0) {
      writeFunction(kit.book, place, 'director', { id: null, name: nextName(kit), email: '' });
      continue;
    }
    const shared: Person | null = domain === 'demo.example' && place.index === SHARED_SPOC_INDEX ? first : null;
    const english = domain !== 'demo.example' && place.index === 1;
    const spoc: Person = shared ?? writePerson(kit, `spoc.${place.slug}@${domain}`, english ? 'en' : 'nl');
    first ??= spoc;
    writeClient(kit, place, staff, spoc, domain);
  }
}

function writeClient(kit: PeopleKit, place: Place, staff: Staff, spoc: Person, domain: string): void {
  const director = writePerson(kit, `director.${place.slug}@${domain}`);
  grant(kit, place, staff, 'spoc', spoc.id);
  grant(kit, place, staff, 'director', director.id);
  place.spocId = spoc.id;
  place.directorId = director.id;
  writeFunction(kit.book, place, 'spoc', spoc);
  writeFunction(kit.book, place, 'director', director);
  writeFunction(kit.book, place, 'it', { id: null, name: nextName(kit), email: `ict.${place.slug}@${domain}` });
  writeFunction(kit.book, place, 'dpo', staff.dpo);
  if (staff.substituteId !== staff.dpoId) writeFunction(kit.book, place, 'dpo_substitute', staff.substitute);
  if (domain === 'demo.example') writeExtras(kit, place, staff);
}

/** Who else comes along: somebody who is handed single checklists, and a SPOC of one legal person. */
function writeExtras(kit: PeopleKit, place: Place, staff: Staff): void {
  if (place.index === 0) {
    const contributor = writePerson(kit, `contributor.${place.slug}@demo.example`);
    grant(kit, place, staff, 'contributor', contributor.id);
    place.contributorId = contributor.id;
  }
  if (place.index === OCMW_SPOC_INDEX) {
    const ocmw = writePerson(kit, `spoc.ocmw.${place.slug}@demo.example`);
    grant(kit, place, staff, 'spoc', ocmw.id, [place.ocmw]);
    writeFunction(kit.book, place, 'spoc', ocmw);
  }
}

function grant(
  kit: PeopleKit,
  place: Place,
  staff: Staff,
  role: 'spoc' | 'director' | 'contributor',
  accountId: number,
  entityIds?: readonly number[],
): void {
  writeMembership(kit.book, {
    serviceId: place.serviceId,
    accountId,
    role,
    municipalityId: place.id,
    byId: staff.adminId,
    ...(entityIds ? { entityIds } : {}),
  });
}
