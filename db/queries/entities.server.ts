import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { EntityKind, OrganKind } from '#app/domain/municipality.ts';
import type { Applicability, RegimeCode } from '#app/domain/regime.ts';
import type { ActorTx } from '../connection.server.ts';

export interface CoverageFacts {
  id: number;
  fromOn: string;
  untilOn: string | null;
  note: string;
}

export interface RegimeFacts {
  id: number;
  code: RegimeCode;
  applicability: Applicability;
  level: string | null;
  reason: string;
  fromOn: string;
  createdAt: string;
  by: string | null;
}

/** A legal person of a municipality with all that is kept of it: the newest regime row of a code counts. */
export interface EntityFacts {
  id: number;
  kind: EntityKind;
  name: string;
  kbo: string | null;
  ovo: string | null;
  coverage: CoverageFacts[];
  regimes: RegimeFacts[];
  organs: { id: number; kind: OrganKind; name: string }[];
}

/** The entities of a municipality with coverage, regimes (newest first) and organs. One query. */
export async function listEntities(tx: ActorTx, municipalityId: number): Promise<EntityFacts[]> {
  return tx.q
    .selectFrom('entity as e')
    .where('e.municipality_id', '=', municipalityId)
    .orderBy(sql`array_position(array['gemeente', 'ocmw', 'agb', 'zone', 'association'], e.kind)`)
    .orderBy('e.id')
    .select((eb) => [
      'e.id',
      'e.kind',
      'e.name',
      'e.kbo',
      'e.ovo',
      jsonArrayFrom(
        eb
          .selectFrom('coverage as c')
          .whereRef('c.entity_id', '=', 'e.id')
          .orderBy('c.from_on', 'desc')
          .select(['c.id', 'c.from_on as fromOn', 'c.until_on as untilOn', 'c.note']),
      ).as('coverage'),
      jsonArrayFrom(
        eb
          .selectFrom('regime as r')
          .leftJoin('account as a', 'a.id', 'r.created_by')
          .whereRef('r.entity_id', '=', 'e.id')
          .orderBy('r.from_on', 'desc')
          .orderBy('r.id', 'desc')
          .select(['r.id', 'r.code', 'r.applicability', 'r.level', 'r.reason', 'r.from_on as fromOn'])
          .select(['r.created_at as createdAt', 'a.name as by']),
      ).as('regimes'),
      jsonArrayFrom(
        eb
          .selectFrom('organ as o')
          .whereRef('o.entity_id', '=', 'e.id')
          .orderBy('o.id')
          .select(['o.id', 'o.kind', 'o.name']),
      ).as('organs'),
    ])
    .execute() as Promise<EntityFacts[]>;
}

/** Names of entities, of one municipality or of all that the actor may know. */
export async function listEntityNames(tx: ActorTx, municipalityId?: number): Promise<{ id: number; name: string }[]> {
  return tx.q
    .selectFrom('entity')
    .where('service_id', '=', tx.actor.serviceId)
    .$if(municipalityId !== undefined, (q) => q.where('municipality_id', '=', municipalityId ?? 0))
    .orderBy('id')
    .select(['id', 'name'])
    .execute();
}
