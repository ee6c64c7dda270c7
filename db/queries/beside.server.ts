import { sql } from 'kysely';
import type { AnswerContent } from '#app/domain/answer.ts';
import type { AnswerValues } from '#app/domain/review.ts';
import type { ActorTx } from '../connection.server.ts';
import type { ChecklistHead } from './checklists.server.ts';

/** What a print shows beside a requirement and its answer. */
export interface BesideLine {
  nodeId: number;
  help: string;
  /** What the reviewer wrote with the verdict on the present answer. */
  remark: string;
  exceptions: (AnswerValues & { entity: string; explanation: string; reason: string })[];
}

/** The help, the remark and the entities that differ, of all that a checklist asks, in Dutch. One query. */
export async function listBeside(tx: ActorTx, checklist: ChecklistHead): Promise<Map<number, BesideLine>> {
  const found = await sql<BesideLine>`
    select n.id as "nodeId", coalesce(n.help_nl, '') as help, coalesce(v.remark, '') as remark,
      (select coalesce(jsonb_agg(jsonb_build_object('entity', e.name, 'choice', x.choice, 'doc', x.doc, 'impl', x.impl,
          'explanation', x.explanation, 'reason', x.exception_reason) order by e.id), '[]')
        from answer x join entity e on e.id = x.entity_id
        where x.checklist_id = ${checklist.id} and x.node_id = n.id and not x.withdrawn) as exceptions
    from framework_node n
    left join answer a on a.checklist_id = ${checklist.id} and a.node_id = n.id and a.entity_id is null
    left join lateral (select w.remark from verdict w where w.checklist_id = ${checklist.id} and w.answer_id = a.id
      and w.answer_version = a.version order by w.id desc limit 1) v on true
    where n.framework_id = ${checklist.frameworkId} and n.kind = 'requirement' and ${checklist.level} = any (n.levels)
      and n.id <> all (${checklist.unasked}::integer[])`.execute(tx.q);
  return new Map(found.rows.map((row) => [row.nodeId, row]));
}

/** What the shared answers said at given versions, by `nodeId@version`. One query. */
export async function listAnswersAt(
  tx: ActorTx,
  checklistId: number,
  asked: readonly { nodeId: number; version: number }[],
): Promise<Map<string, AnswerContent>> {
  const given = JSON.stringify(asked.map(({ nodeId, version }) => ({ node_id: nodeId, version })));
  const found = await sql<AnswerContent & { nodeId: number; version: number }>`
    select a.node_id as "nodeId", v.version, v.choice, v.doc, v.impl, v.explanation,
      v.exception_reason as "exceptionReason", v.withdrawn
    from jsonb_to_recordset(${given}::jsonb) as g (node_id integer, version integer)
    join answer a on a.checklist_id = ${checklistId} and a.node_id = g.node_id and a.entity_id is null
    join answer_version v on v.answer_id = a.id and v.version = g.version`.execute(tx.q);
  return new Map(found.rows.map(({ nodeId, version, ...content }) => [`${nodeId}@${version}`, content]));
}
