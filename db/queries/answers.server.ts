import { sql } from 'kysely';
import { type AnswerContent, type AnswerFacts, hasOneScore, type StoredAnswer } from '#app/domain/answer.ts';
import type { ActorTx } from '../connection.server.ts';
import type { Answer } from '../schema.ts';
import { isHanded } from './handed.server.ts';

/** Where an answer belongs: a requirement of a checklist, for all its entities or for one that differs. */
export interface AnswerPlace {
  slug: string;
  checklistId: number;
  code: string;
  entityId: number | null;
}

/** A question about to be answered, with its keys, whose it is, and what is kept now. */
export interface QuestionFacts extends AnswerFacts {
  checklistId: number;
  serviceId: number;
  municipalityId: number;
  frameworkId: number;
  nodeId: number;
  code: string;
  assigneeId: number | null;
  /** Handed to the actor as a single question. */
  handed: boolean;
  entityIds: number[];
}

/**
 * The facts behind one answer; null when the actor has no such checklist, or it asks no such thing, or the entity is not
 * one of its entities. The checklist's row is shared until the transaction ends: it cannot be handed on in between, and
 * other answers need not wait.
 */
export async function findQuestionFacts(tx: ActorTx, place: AnswerPlace): Promise<QuestionFacts | null> {
  const [facts] = await readQuestionFacts(tx, place, [place.code]);
  return facts ?? null;
}

/**
 * The facts behind the shared answers to several requirements, in framework order; none for a code that is not asked.
 * The checklist is held first, alone: every other writer of its answers waits, so that what is read here is still true
 * when it is written. Two statements, however many codes.
 */
export async function holdQuestionFacts(
  tx: ActorTx,
  place: { slug: string; checklistId: number },
  codes: readonly string[],
): Promise<QuestionFacts[]> {
  await sql`select 1 from checklist where id = ${place.checklistId} for no key update`.execute(tx.q);
  return readQuestionFacts(tx, { ...place, entityId: null }, codes);
}

async function readQuestionFacts(
  tx: ActorTx,
  place: Omit<AnswerPlace, 'code'>,
  codes: readonly string[],
): Promise<QuestionFacts[]> {
  const found = await sql<QuestionRow>`
    select c.id as "checklistId", c.service_id as "serviceId", c.municipality_id as "municipalityId",
      c.framework_id as "frameworkId", c.assignee_id as "assigneeId", c.phase, f.scale, f.code as framework,
      ${isHanded(tx, 'c.id', 'n.id')} as handed,
      n.id as "nodeId", n.code, c.level = any (n.na_levels) as "naAllowed",
      array(select ce.entity_id from checklist_entity ce where ce.checklist_id = c.id) as "entityIds",
      a.id, a.version, a.choice, a.doc, a.impl, a.explanation, a.exception_reason, a.withdrawn, a.updated_at,
      a.updated_by, p.name as updated_by_name
    from checklist c
    join municipality m on m.id = c.municipality_id and m.slug = ${place.slug}
    join framework f on f.id = c.framework_id
    join framework_node n on n.framework_id = c.framework_id and n.code = any (${codes}::text[])
      and n.kind = 'requirement' and c.level = any (n.levels) and n.id <> all (c.unasked)
    left join answer a on a.checklist_id = c.id and a.node_id = n.id
      and a.entity_id is not distinct from ${place.entityId}::integer
    left join account p on p.id = a.updated_by
    where c.id = ${place.checklistId}
    order by n.position
    for share of c`.execute(tx.q);
  return found.rows.flatMap((row) => toFacts(row, place.entityId));
}

function toFacts(row: QuestionRow, entityId: number | null): QuestionFacts[] {
  if (entityId !== null && (row.entityIds.length < 2 || !row.entityIds.includes(entityId))) return [];
  const { checklistId, serviceId, municipalityId, frameworkId, assigneeId, phase, scale, nodeId, code } = row;
  const keys = { checklistId, serviceId, municipalityId, frameworkId, nodeId, code, assigneeId, handed: row.handed };
  const { naAllowed, entityIds } = row;
  const asked = { phase, scale, oneScore: hasOneScore(row.framework), naAllowed, entityIds };
  return [{ ...keys, ...asked, exception: entityId !== null, current: toStored(row) }];
}

type QuestionRow = Omit<QuestionFacts, 'current' | 'oneScore' | 'exception'> & { framework: string } & AnswerRow;

/** The columns of an answer that may not be there, and the name of who saved it. */
type AnswerRow = {
  [K in StoredColumn]: (K extends 'id' ? number : K extends 'updated_at' ? Date : Answer[K]) | null;
} & {
  updated_by_name: string | null;
};
type StoredColumn =
  | 'id'
  | 'version'
  | 'choice'
  | 'doc'
  | 'impl'
  | 'explanation'
  | 'exception_reason'
  | 'withdrawn'
  | 'updated_at'
  | 'updated_by';

function toStored(row: AnswerRow): StoredAnswer | null {
  if (row.id === null) return null;
  return {
    id: row.id,
    version: row.version ?? 0,
    choice: row.choice,
    doc: row.doc,
    impl: row.impl,
    explanation: String(row.explanation ?? ''),
    exceptionReason: String(row.exception_reason ?? ''),
    withdrawn: Boolean(row.withdrawn),
    updatedAt: row.updated_at as Date,
    updatedBy: row.updated_by === null ? null : { id: row.updated_by, name: row.updated_by_name ?? '' },
  };
}

/**
 * Keeps the next version of an answer, in the present row and in the history, with one statement.
 * @param on what the writer had on screen; null for a first answer.
 * @returns the new version's number and the answer's, or null when somebody was first: then nothing was written.
 */
export async function insertAnswerVersion(
  tx: ActorTx,
  facts: QuestionFacts,
  entityId: number | null,
  on: { id: number; version: number } | null,
  content: AnswerContent,
): Promise<{ id: number; version: number } | null> {
  const { choice, doc, impl, explanation, exceptionReason, withdrawn } = content;
  const { accountId } = tx.actor;
  const write = on
    ? sql`update answer set version = version + 1, choice = ${choice}, doc = ${doc}, impl = ${impl},
        explanation = ${explanation}, exception_reason = ${exceptionReason}, withdrawn = ${withdrawn},
        updated_at = ${tx.now}, updated_by = ${accountId}
        where id = ${on.id} and version = ${on.version} returning id, version`
    : sql`insert into answer (service_id, municipality_id, checklist_id, framework_id, node_id, entity_id, version, choice,
        doc, impl, explanation, exception_reason, withdrawn, updated_at, updated_by)
        values (${facts.serviceId}, ${facts.municipalityId}, ${facts.checklistId}, ${facts.frameworkId}, ${facts.nodeId},
          ${entityId}, 1, ${choice}, ${doc}, ${impl}, ${explanation}, ${exceptionReason}, ${withdrawn}, ${tx.now},
          ${accountId})
        on conflict on constraint answer_place_key do nothing returning id, version`;
  const saved = await sql<{ id: number; version: number }>`
    with saved as (${write}), kept as (
      insert into answer_version (answer_id, version, service_id, municipality_id, checklist_id, choice, doc, impl,
        explanation, exception_reason, withdrawn, at, by_id)
      select saved.id, saved.version, ${facts.serviceId}, ${facts.municipalityId}, ${facts.checklistId}, ${choice}, ${doc},
        ${impl}, ${explanation}, ${exceptionReason}, ${withdrawn}::boolean, ${tx.now}::timestamptz, ${accountId}::integer
      from saved)
    select id, version from saved`.execute(tx.q);
  return saved.rows[0] ?? null;
}

/** Every save of the answers to one requirement, the newest first, with who and when. */
export async function listAnswerHistory(tx: ActorTx, checklistId: number, nodeId: number) {
  return tx.q
    .selectFrom('answer as a')
    .innerJoin('answer_version as v', 'v.answer_id', 'a.id')
    .leftJoin('account as p', 'p.id', 'v.by_id')
    .leftJoin('entity as e', 'e.id', 'a.entity_id')
    .where('a.checklist_id', '=', checklistId)
    .where('a.node_id', '=', nodeId)
    .orderBy('v.at', 'desc')
    .orderBy('v.version', 'desc')
    .select(['v.answer_id as answerId', 'v.version', 'v.choice', 'v.doc', 'v.impl', 'v.explanation', 'v.withdrawn'])
    .select(['v.exception_reason as exceptionReason', 'v.at', 'p.name as by', 'e.name as entity'])
    .select(['v.confirmed_of as confirmedOf'])
    .limit(100)
    .execute();
}
export type AnswerVersion = Awaited<ReturnType<typeof listAnswerHistory>>[number];
