import { type SqlBool, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { localDate } from '#app/domain/dates.ts';
import type { EntityKind, OnboardingFacts } from '#app/domain/municipality.ts';
import type { ActorTx } from '../connection.server.ts';

/** A municipality as the pages about it need it. */
export interface MunicipalityFacts {
  id: number;
  slug: string;
  name: string;
  nisCode: string | null;
  province: string | null;
  endedOn: string | null;
  successor: { slug: string; name: string } | null;
}

/** The municipality at an address, or null: unknown, or not one that the actor may know. */
export async function findMunicipality(tx: ActorTx, slug: string): Promise<MunicipalityFacts | null> {
  const row = await tx.q
    .selectFrom('municipality as m')
    .leftJoin('municipality as s', 's.id', 'm.successor_id')
    .where('m.slug', '=', slug)
    .select(['m.id', 'm.slug', 'm.name', 'm.nis_code as nisCode', 'm.province', 'm.ended_on as endedOn'])
    .select(['s.slug as successorSlug', 's.name as successorName'])
    .executeTakeFirst();
  if (!row) return null;
  const { successorSlug, successorName, ...facts } = row;
  const successor = successorSlug && successorName ? { slug: successorSlug, name: successorName } : null;
  return { ...facts, successor };
}

/** What a list of municipalities is narrowed to; what is left out narrows nothing. */
export interface MunicipalityFilter {
  text?: string | undefined;
  province?: string | undefined;
  /** Which entities the service covers today. */
  covered?: 'pair' | 'ocmw' | 'gemeente' | 'none' | undefined;
  /** Those that ended are left out unless asked for. */
  ended?: boolean | undefined;
}

export interface ListedMunicipality {
  slug: string;
  name: string;
  nisCode: string | null;
  province: string | null;
  endedOn: string | null;
  entities: { kind: EntityKind; name: string; coveredSince: string | null }[];
  spocs: string[];
}

/** The municipalities of the service by name, with what is covered today. Two sub-selects, one query. */
export async function listMunicipalities(tx: ActorTx, filter: MunicipalityFilter = {}): Promise<ListedMunicipality[]> {
  const today = localDate(tx.now);
  const text = `%${(filter.text ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  return tx.q
    .selectFrom('municipality as m')
    .$if(Boolean(filter.text), (q) =>
      q.where((eb) => eb.or([eb('m.name', 'ilike', text), eb('m.nis_code', 'like', text)])),
    )
    .$if(Boolean(filter.province), (q) => q.where('m.province', '=', filter.province ?? ''))
    .$if(!filter.ended, (q) => q.where((eb) => eb.or([eb('m.ended_on', 'is', null), eb('m.ended_on', '>=', today)])))
    .$if(Boolean(filter.covered), (q) => q.where(coveredAs(filter.covered ?? 'none', today)))
    .orderBy('m.name')
    .select((eb) => [
      'm.slug',
      'm.name',
      'm.nis_code as nisCode',
      'm.province',
      'm.ended_on as endedOn',
      jsonArrayFrom(
        eb
          .selectFrom('entity as e')
          .whereRef('e.municipality_id', '=', 'm.id')
          .orderBy('e.id')
          .select(['e.kind', 'e.name'])
          .select(
            sql<string | null>`(select c.from_on from coverage c where c.entity_id = e.id and ${runsOn(today)}
            order by c.from_on desc limit 1)`.as('coveredSince'),
          ),
      ).as('entities'),
      sql<string[]>`array(select f.name from person_function f where f.municipality_id = m.id and f.function = 'spoc'
        and f.from_on <= ${today}::date and (f.until_on is null or f.until_on >= ${today}::date)
        order by f.name)`.as('spocs'),
    ])
    .execute() as Promise<ListedMunicipality[]>;
}

function runsOn(today: string) {
  return sql<SqlBool>`c.from_on <= ${today}::date and (c.until_on is null or c.until_on >= ${today}::date)`;
}

function coveredAs(which: NonNullable<MunicipalityFilter['covered']>, today: string) {
  const covers = (kind: string) => sql<SqlBool>`exists (select 1 from coverage c join entity e on e.id = c.entity_id
    where c.municipality_id = m.id and e.kind = ${kind} and ${runsOn(today)})`;
  if (which === 'none')
    return sql<SqlBool>`not exists (select 1 from coverage c where c.municipality_id = m.id and ${runsOn(today)})`;
  const [gemeente, ocmw] = [covers('gemeente'), covers('ocmw')];
  if (which === 'pair') return sql<SqlBool>`${gemeente} and ${ocmw}`;
  return which === 'ocmw' ? sql<SqlBool>`${ocmw} and not ${gemeente}` : sql<SqlBool>`${gemeente} and not ${ocmw}`;
}

/** The provinces that occur, for the filter. */
export async function listProvinces(tx: ActorTx): Promise<string[]> {
  const rows = await tx.q
    .selectFrom('municipality')
    .where('province', 'is not', null)
    .distinct()
    .orderBy('province')
    .select('province')
    .execute();
  return rows.map((row) => row.province ?? '');
}

/** Names and ids for a picker, without those that ended; `except` leaves one out. */
export async function listMunicipalityNames(
  tx: ActorTx,
  except?: number,
): Promise<{ id: number; slug: string; name: string }[]> {
  return tx.q
    .selectFrom('municipality')
    .where('ended_on', 'is', null)
    .$if(except !== undefined, (q) => q.where('id', '<>', except ?? 0))
    .orderBy('name')
    .select(['id', 'slug', 'name'])
    .execute();
}

/** What the service already keeps under this name or these numbers. */
export async function findOnboardingFacts(
  tx: ActorTx,
  wanted: { slug: string; nis: string; kbos: readonly string[] },
): Promise<OnboardingFacts> {
  const taken = await tx.q
    .selectFrom('municipality')
    .where((eb) => eb.or([eb('slug', '=', wanted.slug), eb('nis_code', '=', wanted.nis)]))
    .select(['slug', 'nis_code'])
    .execute();
  return {
    slugTaken: taken.some((row) => row.slug === wanted.slug),
    nisTaken: wanted.nis !== '' && taken.some((row) => row.nis_code === wanted.nis),
    kbosTaken: await listTakenKbos(tx, wanted.kbos),
  };
}

/** Which of these enterprise numbers an entity of the service bears. */
export async function listTakenKbos(tx: ActorTx, kbos: readonly string[], exceptEntity?: number): Promise<string[]> {
  const rows = await tx.q
    .selectFrom('entity')
    .where('kbo', 'in', [...kbos, ''])
    .$if(exceptEntity !== undefined, (q) => q.where('id', '<>', exceptEntity ?? 0))
    .select('kbo')
    .execute();
  return rows.flatMap((row) => (row.kbo ? [row.kbo] : []));
}

/** Which of these NIS codes the service has taken on. */
export async function listTakenNisCodes(tx: ActorTx, codes: readonly string[]): Promise<string[]> {
  const rows = await tx.q
    .selectFrom('municipality')
    .where('nis_code', 'in', [...codes, ''])
    .select('nis_code')
    .execute();
  return rows.map((row) => row.nis_code ?? '');
}
