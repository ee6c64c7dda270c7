import { sql } from 'kysely';
import type { AnswerContent } from '#app/domain/answer.ts';
import type { AnswerValues, Outcome } from '#app/domain/review.ts';
import type { ActorTx } from '../connection.server.ts';
import type { QuestionFacts } from './answers.server.ts';
import type { ChecklistHead } from './checklists.server.ts';

/** One requirement of a checklist with its shared answer, for a table of all of them. */
export interface GridLine extends AnswerValues {
  nodeId: number;
  code: string;
  title: string;
  /** The top heading that it stands under. */
  section: string;
  keyMeasure: boolean;
  naAllowed: boolean;
  /** The levels of the framework at which it is asked. */
  levels: string[];
  /** Null when nothing was ever saved. */
  version: number | null;
  explanation: string;
  outcome: Outcome | null;
  exceptions: (AnswerValues & { explanation: string; outcome: Outcome | null })[];
}

/** All that a checklist asks with what is kept of it, in framework order, its titles in one language. Two queries. */
export async function listGrid(tx: ActorTx, checklist: ChecklistHead, language: 'nl' | 'en'): Promise<GridLine[]> {
  const title = sql.ref(language === 'nl' ? 'title_nl' : 'title_en');
  const nodes = await sql<{ kind: string; parent: string | null } & Omit<GridLine, 'section' | keyof Answered>>`
    select n.id as "nodeId", n.kind, n.code, n.parent_code as parent, ${title} as title, n.levels,
      ${checklist.level} = any (n.key_levels) as "keyMeasure", ${checklist.level} = any (n.na_levels) as "naAllowed"
    from framework_node n where n.framework_id = ${checklist.frameworkId}
      and (n.kind <> 'requirement' or (${checklist.level} = any (n.levels) and n.id <> all (${checklist.unasked}::integer[])))
    order by n.position`.execute(tx.q);
  const answers = await listAnswers(tx, checklist.id);
  const byCode = new Map(nodes.rows.map((node) => [node.code, node]));
  const top = (code: string | null): string => {
    const node = code === null ? undefined : byCode.get(code);
    return node ? (node.parent === null ? node.title : top(node.parent)) : '';
  };
  return nodes.rows.flatMap(({ kind, parent, ...node }) =>
    kind === 'requirement' ? [{ ...node, section: top(parent), ...(answers.get(node.nodeId) ?? NOTHING) }] : [],
  );
}

type Answered = Pick<GridLine, 'version' | 'choice' | 'doc' | 'impl' | 'explanation' | 'outcome' | 'exceptions'>;
const NOTHING: Answered = {
  version: null,
  choice: null,
  doc: null,
  impl: null,
  explanation: '',
  outcome: null,
  exceptions: [],
};

async function listAnswers(tx: ActorTx, checklistId: number): Promise<Map<number, Answered>> {
  const found = await sql<Omit<Answered, 'exceptions'> & { nodeId: number; entityId: number | null }>`
    select a.node_id as "nodeId", a.entity_id as "entityId", a.version, a.choice, a.doc, a.impl, a.explanation, v.outcome
    from answer a
    left join (select distinct on (answer_id) answer_id, answer_version, outcome from verdict
      where checklist_id = ${checklistId} order by answer_id, id desc) v
      on v.answer_id = a.id and v.answer_version = a.version
    where a.checklist_id = ${checklistId} and not a.withdrawn
    order by a.entity_id nulls first`.execute(tx.q);
  const byNode = new Map<number, Answered>();
  for (const { nodeId, entityId, ...answer } of found.rows) {
    const known = byNode.get(nodeId) ?? { ...NOTHING, exceptions: [] };
    if (entityId === null) byNode.set(nodeId, { ...answer, exceptions: [] });
    else byNode.set(nodeId, { ...known, exceptions: [...known.exceptions, answer] });
  }
  return byNode;
}

/** The next version of one answer, beside the facts that it was decided on. */
export interface AnswerWrite {
  facts: QuestionFacts;
  content: AnswerContent;
}

/**
 * Keeps the next version of many shared answers of one checklist, in the present rows and in the history, with one
 * statement. The caller holds the checklist (`holdQuestionFacts`), so nobody can have been first.
 * @returns the new version of each, by requirement.
 * @throws when a row was not written all the same: then nothing may be.
 */
export async function insertAnswerVersions(tx: ActorTx, writes: readonly AnswerWrite[]): Promise<Map<number, number>> {
  const [first] = writes;
  if (!first) return new Map();
  const { serviceId, municipalityId, checklistId, frameworkId } = first.facts;
  const { accountId } = tx.actor;
  const given = writes.map(({ facts, content: { choice, doc, impl, explanation } }) => ({
    node_id: facts.nodeId,
    answer_id: facts.current?.id ?? null,
    version: facts.current?.version ?? 0,
    choice,
    doc,
    impl,
    explanation,
  }));
  const saved = await sql<{ nodeId: number; version: number }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (node_id integer, answer_id integer,
        version integer, choice text, doc text, impl text, explanation text)
    ), changed as (
      update answer a set version = a.version + 1, choice = g.choice, doc = g.doc, impl = g.impl,
        explanation = g.explanation, withdrawn = false, updated_at = ${tx.now}, updated_by = ${accountId}
      from given g where a.id = g.answer_id and a.version = g.version returning a.id, a.node_id, a.version
    ), made as (
      insert into answer (service_id, municipality_id, checklist_id, framework_id, node_id, entity_id, version, choice,
        doc, impl, explanation, exception_reason, withdrawn, updated_at, updated_by)
      select ${serviceId}::integer, ${municipalityId}::integer, ${checklistId}::integer, ${frameworkId}::integer,
        g.node_id, null, 1, g.choice, g.doc, g.impl, g.explanation, '', false, ${tx.now}::timestamptz, ${accountId}::integer
      from given g where g.answer_id is null
      on conflict on constraint answer_place_key do nothing returning id, node_id, version
    ), saved as (select * from changed union all select * from made), kept as (
      insert into answer_version (answer_id, version, service_id, municipality_id, checklist_id, choice, doc, impl,
        explanation, exception_reason, withdrawn, at, by_id)
      select s.id, s.version, ${serviceId}::integer, ${municipalityId}::integer, ${checklistId}::integer, g.choice, g.doc,
        g.impl, g.explanation, '', false, ${tx.now}::timestamptz, ${accountId}::integer
      from saved s join given g on g.node_id = s.node_id)
    select node_id as "nodeId", version from saved`.execute(tx.q);
  if (saved.rows.length !== writes.length) throw new Error('An answer was saved beside the one who held its checklist');
  return new Map(saved.rows.map((row) => [row.nodeId, row.version]));
}
