import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#app/domain/access.ts';
import type { ActorTx } from '../connection.server.ts';

/** Whether single questions can be handed to somebody at all; for all others nothing about it is asked. */
export function canHold(actor: Actor): boolean {
  return actor.memberships.some((membership) => membership.role === 'contributor');
}

/**
 * Whether a question was handed to the actor, as a condition over two columns. Plainly false for whoever holds nothing.
 * @param checklist the column of the checklist, such as `c.id`.
 * @param node the column of the requirement, such as `n.id`.
 */
export function isHanded(tx: ActorTx, checklist: string, node: string): RawBuilder<boolean> {
  if (!canHold(tx.actor)) return sql<boolean>`false`;
  return sql<boolean>`(((${sql.ref(checklist)}::bigint << 32) | ${sql.ref(node)})
    = any ((select app_handed_nodes())::bigint[]))`;
}

/** Whether the actor sees a question of a checklist `c`: all of them, or only those that were handed over. */
export function isOpenTo(tx: ActorTx, node: string): RawBuilder<boolean> {
  if (!canHold(tx.actor)) return sql<boolean>`true`;
  return sql<boolean>`(c.municipality_id = any ((select app_registers())::integer[])
    or c.id = any ((select app_checklists())::integer[]) or ${isHanded(tx, 'c.id', node)})`;
}

/** A question that the actor holds. */
export interface HandedNode {
  nodeId: number;
  code: string;
}

/** The questions of a checklist that were handed to the actor and not taken back, in framework order. At most one query. */
export async function listHandedNodes(tx: ActorTx, checklistId: number): Promise<HandedNode[]> {
  if (!canHold(tx.actor)) return [];
  return tx.q
    .selectFrom('checklist as c')
    .innerJoin('framework_node as n', 'n.framework_id', 'c.framework_id')
    .where('c.id', '=', checklistId)
    .where(isHanded(tx, 'c.id', 'n.id'))
    .orderBy('n.position')
    .select(['n.id as nodeId', 'n.code'])
    .execute();
}

/** How far the actor is with what was handed over, per checklist. */
export type HandedProgress = ReadonlyMap<number, { answered: number; total: number; returned: number }>;

/** The progress of all that the actor holds; empty for whoever holds nothing. At most one query. */
export async function countHanded(tx: ActorTx): Promise<HandedProgress> {
  if (!canHold(tx.actor)) return new Map();
  const found = await sql<{ id: number; answered: number; total: number; returned: number }>`
    select c.id, count(*)::integer as total,
      count(*) filter (where a.choice is not null or (a.doc is not null and a.impl is not null))::integer as answered,
      count(*) filter (where exists (select 1 from verdict v where v.answer_id = a.id and v.answer_version = a.version
        and v.outcome = 'returned'))::integer as returned
    from checklist c
    join framework_node n on n.framework_id = c.framework_id
    left join answer a on a.checklist_id = c.id and a.node_id = n.id and a.entity_id is null and not a.withdrawn
    where ${isHanded(tx, 'c.id', 'n.id')} and n.id <> all (c.unasked) group by c.id`.execute(tx.q);
  return new Map(found.rows.map(({ id, ...progress }) => [id, progress]));
}

/** Puts the progress of what was handed over where the figures of the whole checklist are not the actor's to see. */
export function withHanded<Line extends { id: number; total: number; answered: number; returned: number }>(
  lines: readonly Line[],
  handed: HandedProgress,
): Line[] {
  return lines.map((line) => (line.total === 0 ? { ...line, ...handed.get(line.id) } : line));
}
