import type { EntityKind, OrganKind } from '#app/domain/municipality.ts';
import type { Applicability, RegimeCode } from '#app/domain/regime.ts';
import type { ActorTx } from '../connection.server.ts';

/**
 * Makes every other change to the world of this service wait until the transaction ends, so that what was looked up
 * before a write still holds when it is written.
 */
export async function lockService(tx: ActorTx): Promise<void> {
  await tx.q.selectFrom('service').where('id', '=', tx.actor.serviceId).select('id').forNoKeyUpdate().execute();
}

export async function insertMunicipality(
  tx: ActorTx,
  row: { slug: string; name: string; nis: string; province: string },
): Promise<number> {
  const made = await tx.q
    .insertInto('municipality')
    .values({
      service_id: tx.actor.serviceId,
      slug: row.slug,
      name: row.name,
      nis_code: row.nis || null,
      province: row.province || null,
      created_at: tx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

export interface NewEntityRow {
  kind: EntityKind;
  name: string;
  kbo: string;
  ovo: string;
}

/** Writes entities; their ids come back in the order given. */
export async function insertEntities(
  tx: ActorTx,
  municipalityId: number,
  rows: readonly NewEntityRow[],
): Promise<number[]> {
  const made = await tx.q
    .insertInto('entity')
    .values(
      rows.map((row) => ({
        ...place(tx, municipalityId),
        kind: row.kind,
        name: row.name,
        kbo: row.kbo || null,
        ovo: row.ovo || null,
        created_at: tx.now,
      })),
    )
    .returning(['id', 'kind', 'name'])
    .execute();
  return rows.map((row) => made.find((one) => one.kind === row.kind && one.name === row.name)?.id ?? 0);
}

export async function updateEntity(tx: ActorTx, id: number, row: Omit<NewEntityRow, 'kind'>): Promise<void> {
  await tx.q
    .updateTable('entity')
    .set({ name: row.name, kbo: row.kbo || null, ovo: row.ovo || null })
    .where('id', '=', id)
    .execute();
}

export interface NewCoverageRow {
  entityId: number;
  fromOn: string;
  untilOn: string | null;
  note: string;
}

/** Writes periods of coverage; their ids come back in the order given. */
export async function insertCoverage(
  tx: ActorTx,
  municipalityId: number,
  rows: readonly NewCoverageRow[],
): Promise<number[]> {
  const made = await tx.q
    .insertInto('coverage')
    .values(
      rows.map((row) => ({
        ...place(tx, municipalityId),
        entity_id: row.entityId,
        from_on: row.fromOn,
        until_on: row.untilOn,
        note: row.note,
        created_at: tx.now,
      })),
    )
    .returning(['id', 'entity_id'])
    .execute();
  return rows.map((row) => made.find((one) => one.entity_id === row.entityId)?.id ?? 0);
}

/** Sets the last day of a period of coverage; null opens it again. */
export async function updateCoverageEnd(tx: ActorTx, id: number, untilOn: string | null): Promise<void> {
  await tx.q.updateTable('coverage').set({ until_on: untilOn }).where('id', '=', id).execute();
}

export interface NewRegimeRow {
  entityId: number;
  code: RegimeCode;
  applicability: Applicability;
  level: string | null;
  reason: string;
  fromOn: string;
}

/** Writes regime rows; history is kept, the newest counts. */
export async function insertRegimes(
  tx: ActorTx,
  municipalityId: number,
  rows: readonly NewRegimeRow[],
): Promise<{ id: number; entityId: number; code: string }[]> {
  return tx.q
    .insertInto('regime')
    .values(
      rows.map((row) => ({
        ...place(tx, municipalityId),
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
    .returning(['id', 'entity_id as entityId', 'code'])
    .execute();
}

/** Writes an organ. @returns its id, or null when the entity has one of that kind and name. */
export async function insertOrgan(
  tx: ActorTx,
  municipalityId: number,
  row: { entityId: number; kind: OrganKind; name: string },
): Promise<number | null> {
  const made = await tx.q
    .insertInto('organ')
    .values({
      ...place(tx, municipalityId),
      entity_id: row.entityId,
      kind: row.kind,
      name: row.name,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.constraint('organ_name_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id ?? null;
}

/** Ends a municipality on a day, with the one it merged into if there is one. */
export async function updateMunicipalityEnd(
  tx: ActorTx,
  id: number,
  end: { endedOn: string; successorId: number | null },
): Promise<void> {
  await tx.q
    .updateTable('municipality')
    .set({ ended_on: end.endedOn, successor_id: end.successorId })
    .where('id', '=', id)
    .execute();
}

function place(tx: ActorTx, municipalityId: number) {
  return { service_id: tx.actor.serviceId, municipality_id: municipalityId };
}
