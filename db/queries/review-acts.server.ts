import { sql } from 'kysely';
import type { AnswerValues, JudgeFacts, Outcome, Phase, SeenAnswer } from '#app/domain/review.ts';
import type { ActorTx } from '../connection.server.ts';

/** A checklist whose hand-over or verdict is being decided; its row is held until the transaction ends. */
export interface HeldChecklist {
  id: number;
  municipalityId: number;
  slug: string;
  municipality: string;
  title: string;
  phase: Phase;
  dueOn: string;
  assigneeId: number | null;
}

/** Holds a checklist, so that of two acts on it at once the second sees what the first did. Null: not the actor's. */
export async function holdChecklist(tx: ActorTx, checklistId: number): Promise<HeldChecklist | null> {
  const row = await tx.q
    .selectFrom('checklist as c')
    .innerJoin('municipality as m', 'm.id', 'c.municipality_id')
    .where('c.id', '=', checklistId)
    .select([
      'c.id',
      'c.municipality_id as municipalityId',
      'm.slug',
      'm.name as municipality',
      'c.title',
      'c.phase',
      'c.due_on as dueOn',
      'c.assignee_id as assigneeId',
    ])
    .forUpdate('c')
    .executeTakeFirst();
  return row ?? null;
}

/** What a verdict on one answer depends on; null when the checklist has no such answer. Holds the answer. */
export async function findJudgeFacts(
  tx: ActorTx,
  checklist: HeldChecklist,
  answerId: number,
): Promise<(JudgeFacts & { code: string }) | null> {
  const row = await tx.q
    .selectFrom('answer as a')
    .innerJoin('framework_node as n', 'n.id', 'a.node_id')
    .innerJoin('checklist as c', 'c.id', 'a.checklist_id')
    .innerJoin('framework as f', 'f.id', 'c.framework_id')
    .where('a.id', '=', answerId)
    .where('a.checklist_id', '=', checklist.id)
    .select(['n.code', 'f.scale', 'a.version', 'a.choice', 'a.doc', 'a.impl', 'a.withdrawn'])
    .select(sql<boolean>`c.level = any (n.na_levels)`.as('naAllowed'))
    .select((eb) =>
      eb
        .selectFrom('verdict as v')
        .where('v.checklist_id', '=', checklist.id)
        .whereRef('v.answer_id', '=', 'a.id')
        .select((id) => id.fn.max('v.id').as('newest'))
        .as('newestVerdict'),
    )
    .forUpdate('a')
    .executeTakeFirst();
  if (!row) return null;
  const { code, scale, naAllowed, newestVerdict, ...answer } = row;
  return { code, scale, naAllowed, newestVerdict, answer, phase: checklist.phase };
}

export interface NewVerdict extends SeenAnswer {
  outcome: Outcome;
  verified: AnswerValues;
  remark: string;
}

/** Keeps verdicts, in one statement however many. */
export async function insertVerdicts(
  tx: ActorTx,
  checklist: HeldChecklist,
  verdicts: readonly NewVerdict[],
): Promise<void> {
  if (verdicts.length === 0) return;
  await tx.q
    .insertInto('verdict')
    .values(
      verdicts.map(({ answerId, version, outcome, verified, remark }) => ({
        service_id: tx.actor.serviceId,
        municipality_id: checklist.municipalityId,
        checklist_id: checklist.id,
        answer_id: answerId,
        answer_version: version,
        outcome,
        ...verified,
        remark,
        at: tx.now,
        by_id: tx.actor.accountId,
      })),
    )
    .execute();
}

/** Hands a checklist on: its phase, and the step that says who, when and why. @returns the step's number. */
export async function handOver(
  tx: ActorTx,
  checklist: HeldChecklist,
  to: 'accepted' | 'returned',
  remark: string,
): Promise<number> {
  await tx.q.updateTable('checklist').set({ phase: to, decided_at: tx.now }).where('id', '=', checklist.id).execute();
  const step = await tx.q
    .insertInto('checklist_step')
    .values({
      service_id: tx.actor.serviceId,
      municipality_id: checklist.municipalityId,
      checklist_id: checklist.id,
      kind: to,
      remark,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return step.id;
}

/**
 * Who is to hear of a hand-over: the one to whom the checklist is handed, else the one who submitted it, else the SPOC;
 * only somebody who has a membership there today, so that no mail goes to a person who left.
 */
export async function findHandOverReader(tx: ActorTx, checklist: HeldChecklist): Promise<number | null> {
  const found = await sql<{ id: number }>`
    select m.account_id as id from membership m
    join account a on a.id = m.account_id and a.suspended_at is null
    where m.municipality_id = ${checklist.municipalityId} and m.role in ('spoc', 'contributor')
      and m.suspended_at is null and m.from_on <= app_today() and (m.until_on is null or m.until_on >= app_today())
      and (m.role = 'spoc' or m.account_id = ${checklist.assigneeId})
    order by m.account_id = ${checklist.assigneeId} desc nulls last,
      m.account_id = (select s.by_id from checklist_step s where s.checklist_id = ${checklist.id}
        and s.kind = 'submitted' order by s.id desc limit 1) desc nulls last,
      m.id
    limit 1`.execute(tx.q);
  return found.rows[0]?.id ?? null;
}
