import { sql } from 'kysely';
import { APPLIES, type AskedEntity, unaskedCodes } from '#app/domain/asked.ts';
import { localDate } from '#app/domain/dates.ts';
import type { ActorTx } from '../connection.server.ts';
import type { LaunchedChecklist } from './launch.server.ts';
import { asksByEntity, listScoringNodes, toRule } from './scores.server.ts';

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
  if (!asksByEntity(nodes) && nodes.every((node) => node.follows_code === null)) return [[...launched]];
  const rules = nodes.map(toRule);
  const entityOf = await listSubjects(
    tx,
    launched.flatMap((each) => each.entityIds),
  );
  const groups = new Map<string, LaunchedChecklist[]>();
  for (const each of launched) {
    const entities = each.entityIds.flatMap((id) => entityOf.get(id) ?? []);
    const unasked = unaskedCodes(rules, entities, new Map());
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

/** What `checklist_subjects` says of checklists that are launched today, for many entities at once. */
async function listSubjects(tx: ActorTx, entityIds: readonly number[]): Promise<Map<number, AskedEntity>> {
  const rows = await tx.q
    .selectFrom('entity as e')
    .where(sql<boolean>`e.id = any (${[...new Set(entityIds)]}::integer[])`)
    .select(['e.id', 'e.kind'])
    .select(
      sql<string[]>`coalesce((select array_agg(r.code order by r.code) from (
          select distinct on (x.code) x.code, x.applicability from regime x
          where x.entity_id = e.id and x.from_on <= ${localDate(tx.now)}
          order by x.code, x.from_on desc, x.id desc) r
        where r.applicability = any (${[...APPLIES]}::text[])), '{}')`.as('regimes'),
    )
    .execute();
  return new Map(rows.map(({ id, kind, regimes }) => [id, { kind, regimes }]));
}
