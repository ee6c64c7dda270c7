import { sql } from 'kysely';
import { localDate } from '#app/domain/dates.ts';
import type { PreviousRelation } from '#app/domain/previous.ts';
import type { AnswerValues, Outcome } from '#app/domain/review.ts';
import type { ActorTx } from '../connection.server.ts';
import { canHold } from './handed.server.ts';

interface HandedRow extends AnswerValues {
  nodeId: number;
  code: string;
  titleNl: string;
  titleEn: string;
  relation: PreviousRelation;
  quality: 'official' | 'published' | 'derived' | 'own_judgement' | null;
  fromChecklistId: number;
  fromNodeId: number;
  fromCode: string;
  fromNl: string;
  fromEn: string;
  oldHelpNl: string | null;
  oldHelpEn: string | null;
  answerId: number;
  version: number;
  explanation: string;
  updatedAt: Date;
  outcome: Outcome | null;
}

/**
 * What last year says of the questions of a checklist that the actor holds, in framework order: to read, since confirming
 * is for whoever answers the checklist. None for whoever can hold nothing. At most one query.
 */
export async function listHandedPrevious(tx: ActorTx, checklistId: number) {
  if (!canHold(tx.actor)) return [];
  const found = await sql<HandedRow>`
    select n.id as "nodeId", n.code, n.title_nl as "titleNl", n.title_en as "titleEn", h.relation, h.quality,
      h.from_checklist_id as "fromChecklistId", m.id as "fromNodeId", m.code as "fromCode", m.title_nl as "fromNl",
      m.title_en as "fromEn", case when m.help_nl <> n.help_nl then m.help_nl end as "oldHelpNl",
      case when m.help_en <> n.help_en then m.help_en end as "oldHelpEn", h.answer_id as "answerId", h.version, h.choice,
      h.doc, h.impl, h.explanation, h.updated_at as "updatedAt", h.outcome
    from handed_previous(${checklistId}) with ordinality h
    join framework_node n on n.id = h.node_id
    join framework_node m on m.id = h.from_node_id
    order by h.ordinality`.execute(tx.q);
  return found.rows.map(({ answerId, version, choice, doc, impl, explanation, updatedAt, outcome, ...line }) => ({
    ...line,
    answer: { id: answerId, version, choice, doc, impl, explanation, answeredOn: localDate(updatedAt) },
    verdict: outcome === null ? null : { outcome, remark: '', choice: null, doc: null, impl: null },
    exceptions: [],
    evidenceCount: 0,
    confirmed: false,
    fault: 'handed' as const,
  }));
}
