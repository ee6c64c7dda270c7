import { sql } from 'kysely';
import type { BreachRole } from '#app/domain/breach.ts';
import type { ActorTx } from '../connection.server.ts';

/** A dossier as it is opened: the number is taken here. */
export interface NewBreach {
  municipalityId: number;
  entityId: number;
  incidentId: number;
  year: number;
}

/** Opens a dossier, or none when the entity has one for this incident. Returns its number. Two statements at most. */
export async function insertBreach(
  tx: ActorTx,
  { municipalityId, entityId, incidentId, year }: NewBreach,
): Promise<{ id: number; year: number; number: number } | null> {
  const known = await tx.q
    .selectFrom('breach')
    .where('incident_id', '=', incidentId)
    .where('entity_id', '=', entityId)
    .select('id')
    .executeTakeFirst();
  if (known) return null;
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
