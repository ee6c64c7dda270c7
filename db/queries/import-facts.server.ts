import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Role } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import type { KnownEntity, KnownFunction, KnownMunicipality, KnownPerson } from '#app/domain/import-world.ts';
import type { Applicability, RegimeCode } from '#app/domain/regime.ts';
import type { ActorTx } from '../connection.server.ts';

/** Every municipality of the service, also those that ended. One query. */
export async function listKnownMunicipalities(tx: ActorTx): Promise<KnownMunicipality[]> {
  return tx.q
    .selectFrom('municipality')
    .where('service_id', '=', tx.actor.serviceId)
    .orderBy('id')
    .select(['id', 'slug', 'name', 'nis_code as nis', 'ended_on as endedOn'])
    .execute();
}

/** The legal persons of some municipalities with all their coverage and the regimes that count today. One query. */
export async function listKnownEntities(tx: ActorTx, municipalities: readonly number[]): Promise<KnownEntity[]> {
  const today = localDate(tx.now);
  const found = await tx.q
    .selectFrom('entity as e')
    .where('e.municipality_id', 'in', [...municipalities, 0])
    .orderBy('e.id')
    .select((eb) => [
      'e.id',
      'e.municipality_id as municipalityId',
      'e.kind',
      'e.name',
      'e.kbo',
      jsonArrayFrom(
        eb
          .selectFrom('coverage as c')
          .whereRef('c.entity_id', '=', 'e.id')
          .orderBy('c.from_on')
          .select(['c.from_on as fromOn', 'c.until_on as untilOn']),
      ).as('coverage'),
      jsonArrayFrom(
        eb
          .selectFrom('regime as r')
          .whereRef('r.entity_id', '=', 'e.id')
          .where('r.from_on', '<=', today)
          .distinctOn('r.code')
          .orderBy('r.code')
          .orderBy('r.from_on', 'desc')
          .orderBy('r.id', 'desc')
          .select(['r.level', 'r.reason'])
          .select(sql<RegimeCode>`r.code`.as('code'))
          .select(sql<Applicability>`r.applicability`.as('applicability')),
      ).as('regimes'),
    ])
    .execute();
  return found as KnownEntity[];
}

/** Who has a function in some municipalities, today or later. One query. */
export async function listKnownFunctions(tx: ActorTx, municipalities: readonly number[]): Promise<KnownFunction[]> {
  const found = await tx.q
    .selectFrom('person_function')
    .where('municipality_id', 'in', [...municipalities, 0])
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', localDate(tx.now))]))
    .orderBy('id')
    .select(['municipality_id as municipalityId', 'function', 'name', 'email', 'phone'])
    .execute();
  return found as KnownFunction[];
}

/** The people of the service with one of these addresses, and their roles in it. One query. */
export async function listKnownPeople(tx: ActorTx, emails: readonly string[]): Promise<KnownPerson[]> {
  const found = await tx.q
    .selectFrom('account as a')
    .where('a.email', 'in', [...emails, ''])
    .select((eb) => [
      'a.id as accountId',
      'a.email',
      jsonArrayFrom(
        eb
          .selectFrom('membership as m')
          .whereRef('m.account_id', '=', 'a.id')
          .where('m.service_id', '=', tx.actor.serviceId)
          .select([
            sql<Role>`m.role`.as('role'),
            'm.municipality_id as municipalityId',
            'm.from_on as fromOn',
            'm.until_on as untilOn',
            sql<boolean>`m.suspended_at is not null`.as('suspended'),
            sql<number[]>`array(select me.entity_id from membership_entity me where me.membership_id = m.id)`.as(
              'entityIds',
            ),
          ]),
      ).as('present'),
    ])
    .execute();
  return found;
}
