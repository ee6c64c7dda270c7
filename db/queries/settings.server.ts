import type { ActorTx } from '../connection.server.ts';

/** What the administrator of a service decides about it. */
export interface ServiceFacts {
  name: string;
  slug: string;
  secondFactorForAll: boolean;
}

/** The actor's own service. */
export async function findService(tx: ActorTx): Promise<ServiceFacts> {
  return tx.q
    .selectFrom('service')
    .where('id', '=', tx.actor.serviceId)
    .select(['name', 'slug', 'second_factor_for_all as secondFactorForAll'])
    .executeTakeFirstOrThrow();
}

export async function updateService(tx: ActorTx, row: Omit<ServiceFacts, 'slug'>): Promise<void> {
  await tx.q
    .updateTable('service')
    .set({ name: row.name, second_factor_for_all: row.secondFactorForAll })
    .where('id', '=', tx.actor.serviceId)
    .execute();
}
