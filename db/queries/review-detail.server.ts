import type { ActorTx } from '../connection.server.ts';
import { firstFile } from './first-file.server.ts';
import { OFFICIAL } from './framework-texts.server.ts';

/** The words of one requirement that a reviewer reads beside the answer; null when the checklist does not ask it. */
export async function findQuestion(tx: ActorTx, checklistId: number, code: string) {
  const row = await tx.q
    .selectFrom('checklist as c')
    .innerJoin('framework_node as n', 'n.framework_id', 'c.framework_id')
    .leftJoin('framework_node as p', (join) =>
      join.onRef('p.framework_id', '=', 'n.framework_id').onRef('p.code', '=', 'n.parent_code'),
    )
    .innerJoin('framework as f', 'f.id', 'c.framework_id')
    .leftJoin('framework_text as t', (join) =>
      join.onRef('t.code', '=', 'n.code').onRef('t.framework_code', '=', 'f.code'),
    )
    .where('c.id', '=', checklistId)
    .where('n.code', '=', code)
    .where('n.kind', '=', 'requirement')
    .select([
      'n.id as nodeId',
      'n.code',
      ...OFFICIAL,
      'n.help_nl as helpNl',
      'n.help_en as helpEn',
      'n.evidence_nl as evidenceNl',
      'n.evidence_en as evidenceEn',
      'n.management',
      'p.code as parentCode',
      'p.title_nl as parentNl',
      'p.title_en as parentEn',
    ])
    .executeTakeFirst();
  return row ?? null;
}
export type Question = NonNullable<Awaited<ReturnType<typeof findQuestion>>>;

/** The answers to one requirement, of the pair first and then the exceptions, with who gave them and why. */
export async function listAnswersTo(tx: ActorTx, checklistId: number, nodeId: number) {
  return tx.q
    .selectFrom('answer as a')
    .leftJoin('entity as e', 'e.id', 'a.entity_id')
    .leftJoin('account as p', 'p.id', 'a.updated_by')
    .where('a.checklist_id', '=', checklistId)
    .where('a.node_id', '=', nodeId)
    .where('a.withdrawn', '=', false)
    .orderBy('a.entity_id', (order) => order.asc().nullsFirst())
    .select([
      'a.id as answerId',
      'a.version',
      'a.choice',
      'a.doc',
      'a.impl',
      'a.explanation',
      'a.exception_reason as exceptionReason',
      'a.updated_at as at',
      'p.name as by',
      'e.id as entityId',
      'e.name as entity',
    ])
    .execute();
}
export type AnswerOnFile = Awaited<ReturnType<typeof listAnswersTo>>[number];

/** Every verdict on the answers to one requirement, the newest first, each with the version that it was about. */
export async function listVerdictsOn(tx: ActorTx, checklistId: number, nodeId: number) {
  return tx.q
    .selectFrom('verdict as v')
    .innerJoin('answer as a', 'a.id', 'v.answer_id')
    .leftJoin('answer_version as w', (join) =>
      join.onRef('w.answer_id', '=', 'v.answer_id').onRef('w.version', '=', 'v.answer_version'),
    )
    .leftJoin('account as p', 'p.id', 'v.by_id')
    .where('v.checklist_id', '=', checklistId)
    .where('a.node_id', '=', nodeId)
    .orderBy('v.id', 'desc')
    .select([
      'v.id',
      'v.answer_id as answerId',
      'v.answer_version as version',
      'v.outcome',
      'v.choice',
      'v.doc',
      'v.impl',
      'v.remark',
      'v.at',
      'p.name as by',
      'w.choice as ownChoice',
      'w.doc as ownDoc',
      'w.impl as ownImpl',
      'w.explanation as ownExplanation',
    ])
    .execute();
}
export type VerdictOnFile = Awaited<ReturnType<typeof listVerdictsOn>>[number];

/** The evidence that stands beside one requirement now. */
export async function listEvidenceOf(tx: ActorTx, checklistId: number, nodeId: number) {
  return tx.q
    .selectFrom('answer_evidence as ae')
    .innerJoin('evidence as e', 'e.id', 'ae.evidence_id')
    .leftJoin('evidence_file as f', (join) => firstFile(join))
    .where('ae.checklist_id', '=', checklistId)
    .where('ae.node_id', '=', nodeId)
    .where('ae.removed_at', 'is', null)
    .orderBy('ae.id')
    .select(['e.id', 'e.kind', 'e.title', 'e.url', 'f.file_name as fileName', 'f.size_bytes as sizeBytes', 'ae.at'])
    .select(['e.valid_until as validUntil', 'f.damaged_at as damagedAt'])
    .execute();
}
export type EvidenceOnFile = Awaited<ReturnType<typeof listEvidenceOf>>[number];

/** One earlier version of an answer, to show beside the present one. */
export async function findAnswerVersion(tx: ActorTx, answerId: number, version: number) {
  const row = await tx.q
    .selectFrom('answer_version')
    .where('answer_id', '=', answerId)
    .where('version', '=', version)
    .select(['version', 'choice', 'doc', 'impl', 'explanation', 'at'])
    .executeTakeFirst();
  return row ?? null;
}
