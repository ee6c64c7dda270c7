import { sql } from 'kysely';
import type { BreachRole } from '#app/domain/breach.ts';
import type { PartialDate, Precision } from '#app/domain/partial-date.ts';
import { momentFrom } from '#app/domain/stored-moment.ts';
import type { ActorTx } from '../connection.server.ts';
import { listRecipients } from './incident-acts.server.ts';

/** A dossier as it is opened: the number is taken here. */
export interface NewBreach {
  municipalityId: number;
  entityId: number;
  incidentId: number;
  year: number;
}

/** The entities that have a dossier for an incident. One query. */
export async function listDossierEntities(tx: ActorTx, incidentId: number): Promise<number[]> {
  const rows = await tx.q.selectFrom('breach').where('incident_id', '=', incidentId).select('entity_id').execute();
  return rows.map(({ entity_id }) => entity_id);
}

/** Opens a dossier with the next number. One statement. */
export async function insertBreach(
  tx: ActorTx,
  { municipalityId, entityId, incidentId, year }: NewBreach,
): Promise<{ id: number; year: number; number: number }> {
  return tx.q
    .insertInto('breach')
    .values({
      service_id: tx.actor.serviceId,
      municipality_id: municipalityId,
      entity_id: entityId,
      incident_id: incidentId,
      year,
      number: sql<number>`next_register_number(${tx.actor.serviceId}, 'breach', ${year})`,
      opened_at: tx.now,
      opened_by: tx.actor.accountId,
    })
    .returning(['id', 'year', 'number'])
    .executeTakeFirstOrThrow();
}

/** The dossier whose row an act writes. */
export interface BreachKey {
  id: number;
  serviceId: number;
  municipalityId: number;
  entityId: number;
}

/** The columns that every row of a dossier begins with. */
export function keysOf(breach: BreachKey) {
  return {
    breach_id: breach.id,
    service_id: breach.serviceId,
    municipality_id: breach.municipalityId,
    entity_id: breach.entityId,
  };
}

export interface NewAwareness {
  version: number;
  awareAt: Date;
  resolved: 'doubled' | 'missing' | null;
  who: string;
  reason: string;
}

/** Keeps since when the controller knew; the clock of the dossier starts, or starts anew, there. Two statements. */
export async function insertAwareness(tx: ActorTx, breach: BreachKey, aware: NewAwareness): Promise<void> {
  await tx.q
    .insertInto('breach_awareness')
    .values({
      ...keysOf(breach),
      version: aware.version,
      aware_at: aware.awareAt,
      resolved: aware.resolved,
      who: aware.who,
      reason: aware.reason,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .execute();
  await tx.q
    .updateTable('breach')
    .set({ aware_at: aware.awareAt, aware_version: aware.version })
    .where('id', '=', breach.id)
    .execute();
}

export interface AwarenessLine extends NewAwareness {
  at: Date;
  by: string | null;
}

/** Every moment of awareness that a dossier had, the newest first. One query. */
export async function listAwareness(tx: ActorTx, breachId: number): Promise<AwarenessLine[]> {
  return tx.q
    .selectFrom('breach_awareness as w')
    .leftJoin('account as a', 'a.id', 'w.by_id')
    .where('w.breach_id', '=', breachId)
    .orderBy('w.version', 'desc')
    .select(['w.version', 'w.aware_at as awareAt', 'w.who', 'w.reason', 'w.at', 'a.name as by'])
    .select((q) => q.ref('w.resolved').$castTo<AwarenessLine['resolved']>().as('resolved'))
    .execute();
}

export interface BreachHead {
  role: BreachRole;
  controllerName: string;
  processorName: string;
  processorToldAt: Date | null;
}

/** Writes in which role the entity stands and who processes for it. */
export async function updateBreachHead(tx: ActorTx, breachId: number, head: BreachHead): Promise<void> {
  await tx.q
    .updateTable('breach')
    .set({
      role: head.role,
      controller_name: head.controllerName,
      processor_name: head.processorName,
      processor_told_at: head.processorToldAt,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', breachId)
    .execute();
}

/** Freezes a dossier, or opens it again. */
export async function closeBreach(tx: ActorTx, breachId: number, closed: boolean): Promise<void> {
  await tx.q
    .updateTable('breach')
    .set({ closed_at: closed ? tx.now : null, closed_by: closed ? tx.actor.accountId : null })
    .where('id', '=', breachId)
    .execute();
}

/** Says of an incident that personal data are involved, and which entities it touches. Two statements. */
export async function markPersonalData(
  tx: ActorTx,
  incident: { id: number; municipalityId: number },
  entityIds: readonly number[],
): Promise<void> {
  await sql`update incident set personal_data = 'yes', version = version + 1
    where id = ${incident.id} and personal_data <> 'yes'`.execute(tx.q);
  await sql`
    insert into incident_entity as ie (incident_id, service_id, municipality_id, entity_id, touched)
    select ${incident.id}, e.service_id, e.municipality_id, e.id, true from entity e
    where e.municipality_id = ${incident.municipalityId} and e.id = any (${[...entityIds]}::int[])
    on conflict (incident_id, entity_id) do update set touched = true where not ie.touched`.execute(tx.q);
}

/**
 * Who is told of what happens in a dossier: the DPOs of the service or the municipality, and who may decide. Two queries.
 */
export async function listDossierReaders(tx: ActorTx, municipalityId: number, entityId: number): Promise<number[]> {
  const dpos = await listRecipients(tx, tx.actor.serviceId, municipalityId);
  const deciders = await listDeciders(tx, { municipalityId, entityId });
  return [...new Set([...dpos, ...deciders.map(({ id }) => id)])];
}

/** When what happened began, as exactly as the incident says, also for who may not read that incident. One query. */
export async function findOccurredFrom(tx: ActorTx, breachId: number): Promise<PartialDate> {
  const found = await sql<{ at: Date | null; precision: Precision }>`
    select at, exactly as precision from breach_occurred_from(${breachId})`.execute(tx.q);
  const row = found.rows[0];
  return momentFrom(row?.at ?? null, row?.precision ?? 'unknown');
}

/** Who may decide on a dossier today: the directors of its entity, by name. One query. */
export async function listDeciders(
  tx: ActorTx,
  breach: Pick<BreachKey, 'municipalityId' | 'entityId'>,
): Promise<{ id: number; name: string }[]> {
  const found = await sql<{ id: number; name: string }>`
    select distinct a.id, a.name from membership p join account a on a.id = p.account_id and a.suspended_at is null
    where p.municipality_id = ${breach.municipalityId} and p.role = 'director' and p.suspended_at is null
      and p.from_on <= app_today() and (p.until_on is null or p.until_on >= app_today())
      and (not p.entity_limited or exists (select 1 from membership_entity me
        where me.membership_id = p.id and me.entity_id = ${breach.entityId}))
    order by a.name, a.id`.execute(tx.q);
  return found.rows;
}

/** Says who decides on a dossier; null for any director of its entity. */
export async function setDecider(tx: ActorTx, breachId: number, decider: number | null): Promise<void> {
  await tx.q.updateTable('breach').set({ decider_id: decider }).where('id', '=', breachId).execute();
}
