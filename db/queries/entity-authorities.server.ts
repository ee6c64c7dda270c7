import type { Authority } from '#app/domain/breach.ts';
import type { ActorTx } from '../connection.server.ts';

export interface AuthoritiesLine {
  authorities: Authority[];
  reason: string;
  at: Date;
  by: string | null;
}

/** To which authorities an entity was set to notify, the newest first. One query. */
export async function listAuthorities(tx: ActorTx, entityId: number): Promise<AuthoritiesLine[]> {
  const rows = await tx.q
    .selectFrom('entity_authority as x')
    .leftJoin('account as a', 'a.id', 'x.by_id')
    .where('x.entity_id', '=', entityId)
    .orderBy('x.id', 'desc')
    .select(['x.authorities', 'x.reason', 'x.at', 'a.name as by'])
    .execute();
  return rows as AuthoritiesLine[];
}

/** Sets to which authorities an entity notifies from now on. */
export async function insertAuthorities(
  tx: ActorTx,
  entity: { id: number; municipalityId: number },
  set: { authorities: readonly Authority[]; reason: string },
): Promise<void> {
  await tx.q
    .insertInto('entity_authority')
    .values({
      service_id: tx.actor.serviceId,
      municipality_id: entity.municipalityId,
      entity_id: entity.id,
      authorities: [...set.authorities],
      reason: set.reason,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .execute();
}
