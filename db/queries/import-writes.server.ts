import type { ImportPlan } from '#app/domain/import-plan.ts';
import type { ActorTx } from '../connection.server.ts';

/** A thing of a municipality that is there by now. */
export type Placed<Row> = Omit<Row, 'slug'> & { municipalityId: number };
type WithId<Row> = Row & { id: number };

/** Writes municipalities in one statement. @returns them with their ids, in the order given. */
export async function insertMunicipalities(
  tx: ActorTx,
  rows: ImportPlan['municipalities'],
): Promise<WithId<ImportPlan['municipalities'][number]>[]> {
  if (rows.length === 0) return [];
  const made = await tx.q
    .insertInto('municipality')
    .values(
      rows.map((row) => ({
        service_id: tx.actor.serviceId,
        slug: row.slug,
        name: row.name,
        nis_code: row.nis || null,
        province: row.province || null,
        created_at: tx.now,
      })),
    )
    .returning(['id', 'slug'])
    .execute();
  const ids = new Map(made.map((one) => [one.slug, one.id]));
  return rows.map((row) => ({ ...row, id: ids.get(row.slug) ?? 0 }));
}

/** Writes legal persons of several municipalities in one statement; one of a kind each. */
export async function insertImportedEntities<Row extends Placed<ImportPlan['entities'][number]>>(
  tx: ActorTx,
  rows: readonly Row[],
): Promise<WithId<Row>[]> {
  if (rows.length === 0) return [];
  const made = await tx.q
    .insertInto('entity')
    .values(
      rows.map((row) => ({
        ...placeOf(tx, row),
        kind: row.kind,
        name: row.name,
        kbo: row.kbo || null,
        ovo: row.ovo || null,
        created_at: tx.now,
      })),
    )
    .returning(['id', 'kind', 'municipality_id'])
    .execute();
  const ids = new Map(made.map((one) => [`${one.municipality_id} ${one.kind}`, one.id]));
  return rows.map((row) => ({ ...row, id: ids.get(`${row.municipalityId} ${row.kind}`) ?? 0 }));
}

/** Writes periods of coverage of several municipalities in one statement. */
export async function insertImportedCoverage<
  Row extends { municipalityId: number; entityId: number; fromOn: string; untilOn: string | null },
>(tx: ActorTx, rows: readonly Row[]): Promise<WithId<Row>[]> {
  if (rows.length === 0) return [];
  const made = await tx.q
    .insertInto('coverage')
    .values(
      rows.map((row) => ({
        ...placeOf(tx, row),
        entity_id: row.entityId,
        from_on: row.fromOn,
        until_on: row.untilOn,
        note: '',
        created_at: tx.now,
      })),
    )
    .returning(['id', 'entity_id', 'from_on'])
    .execute();
  // Periods of one entity share no day, so its first day names one.
  const ids = new Map(made.map((one) => [`${one.entity_id} ${one.from_on}`, one.id]));
  return rows.map((row) => ({ ...row, id: ids.get(`${row.entityId} ${row.fromOn}`) ?? 0 }));
}

/** Writes regime rows of several municipalities in one statement; one of a code for each entity. */
export async function insertImportedRegimes<
  Row extends Omit<ImportPlan['regimes'][number], 'slug'> & { municipalityId: number; entityId: number },
>(tx: ActorTx, rows: readonly Row[]): Promise<WithId<Row>[]> {
  if (rows.length === 0) return [];
  const made = await tx.q
    .insertInto('regime')
    .values(
      rows.map((row) => ({
        ...placeOf(tx, row),
        entity_id: row.entityId,
        code: row.code,
        applicability: row.applicability,
        level: row.level,
        reason: row.reason,
        from_on: row.fromOn,
        created_at: tx.now,
        created_by: tx.actor.accountId,
      })),
    )
    .returning(['id', 'entity_id', 'code'])
    .execute();
  const ids = new Map(made.map((one) => [`${one.entity_id} ${one.code}`, one.id]));
  return rows.map((row) => ({ ...row, id: ids.get(`${row.entityId} ${row.code}`) ?? 0 }));
}

/** Writes who does what in several municipalities in one statement. */
export async function insertImportedFunctions<
  Row extends Placed<ImportPlan['functions'][number]> & { accountId: number | null; fromOn: string },
>(tx: ActorTx, rows: readonly Row[]): Promise<WithId<Row>[]> {
  if (rows.length === 0) return [];
  const made = await tx.q
    .insertInto('person_function')
    .values(
      rows.map((row) => ({
        ...placeOf(tx, row),
        account_id: row.accountId,
        name: row.name,
        email: row.email,
        phone: row.phone,
        function: row.function,
        from_on: row.fromOn,
        until_on: null,
        created_at: tx.now,
      })),
    )
    .returning(['id', 'municipality_id', 'function', 'name', 'email'])
    .execute();
  const key = (one: { function: string; name: string; email: string }, municipality: number) =>
    JSON.stringify([municipality, one.function, one.name, one.email]);
  const ids = new Map(made.map((one) => [key(one, one.municipality_id), one.id]));
  return rows.map((row) => ({ ...row, id: ids.get(key(row, row.municipalityId)) ?? 0 }));
}

function placeOf(tx: ActorTx, { municipalityId }: { municipalityId: number }) {
  return { service_id: tx.actor.serviceId, municipality_id: municipalityId };
}
