import { sql } from 'kysely';
import { unaskedCodes } from '#app/domain/asked.ts';
import type { EntityKind } from '#app/domain/municipality.ts';
import type { ActorTx } from '../connection.server.ts';
import type { LaunchedChecklist } from './launch.server.ts';
import { listScoringNodes, toRule } from './scores.server.ts';

/**
 * Writes with each launched checklist what it does not ask while nothing is answered, and gives the checklists in groups
 * that ask the same. One query for a framework that asks everything of everybody; three for another, whatever their number.
 */
export async function keepWhatIsAsked(
  tx: ActorTx,
  frameworkId: number,
  launched: readonly LaunchedChecklist[],
): Promise<LaunchedChecklist[][]> {
  const nodes = await listScoringNodes(tx, frameworkId);
  if (nodes.every((node) => node.applies_to.length === 0 && node.follows_code === null)) return [[...launched]];
  const rules = nodes.map(toRule);
  const kindOf = await listKinds(
    tx,
    launched.flatMap((each) => each.entityIds),
  );
  const groups = new Map<string, LaunchedChecklist[]>();
  for (const each of launched) {
    const kinds = each.entityIds.flatMap((id) => kindOf.get(id) ?? []);
    const unasked = unaskedCodes(rules, kinds, new Map());
    const key = nodes.filter((node) => unasked.has(node.code)).map((node) => node.id);
    groups.set(key.join(), [...(groups.get(key.join()) ?? []), each]);
  }
  const rows = [...groups].flatMap(([key, alike]) => alike.map(({ id }) => ({ id, unasked: `{${key}}` })));
  await sql`update checklist c set unasked = r.unasked::integer[]
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id integer, unasked text) where c.id = r.id`.execute(
    tx.q,
  );
  return [...groups.values()];
}

async function listKinds(tx: ActorTx, entityIds: readonly number[]): Promise<Map<number, EntityKind>> {
  const rows = await tx.q
    .selectFrom('entity')
    .where(sql<boolean>`id = any (${[...new Set(entityIds)]}::integer[])`)
    .select(['id', 'kind'])
    .execute();
  return new Map(rows.map((row) => [row.id, row.kind]));
}
