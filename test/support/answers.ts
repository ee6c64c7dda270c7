import { NOW } from './builders.ts';
import type { TestDatabase } from './database.ts';

/** Answers and hand-overs straight in the tables, for tests of what comes after them. */
export function answering(db: TestDatabase) {
  /** Answers every requirement of a checklist with one maturity, or `yes` on a yes/no list, for the pair. */
  async function answerAll(checklistId: number, values: { doc?: string; impl?: string; choice?: string } = {}) {
    const scale = await scaleOf(checklistId);
    const given =
      scale === 'maturity' ? [null, values.doc ?? '3', values.impl ?? '3'] : [values.choice ?? 'yes', null, null];
    await db.sql(
      `with made as (
         insert into answer (service_id, municipality_id, checklist_id, framework_id, node_id, version, choice, doc, impl,
           explanation, updated_at)
         select c.service_id, c.municipality_id, c.id, c.framework_id, n.id, 1, $2, $3, $4, 'Uitleg', $5
         from checklist c join framework_node n on n.framework_id = c.framework_id and n.kind = 'requirement'
           and c.level = any (n.levels) where c.id = $1
         returning *)
       insert into answer_version (answer_id, version, service_id, municipality_id, checklist_id, choice, doc, impl,
         explanation, exception_reason, withdrawn, at)
       select id, version, service_id, municipality_id, checklist_id, choice, doc, impl, explanation, '', false, $5
       from made`,
      [checklistId, ...given, NOW],
    );
  }

  /** An exception of one entity to the first requirement. */
  async function anException(checklistId: number, entityId: number) {
    const rows = await db.sql<{ id: number }>(
      `insert into answer (service_id, municipality_id, checklist_id, framework_id, node_id, entity_id, version, doc, impl,
         exception_reason, updated_at)
       select service_id, municipality_id, checklist_id, framework_id, node_id, $2, 1, '1', '1', 'Eigen toepassing', $3
       from answer where checklist_id = $1 order by node_id limit 1 returning id`,
      [checklistId, entityId, NOW],
    );
    return rows[0]?.id as number;
  }

  /** The next save of an answer: another version, with the same values unless given. */
  async function saveAgain(answerId: number, doc = '2') {
    await db.sql(
      `with made as (update answer set version = version + 1, doc = $2, updated_at = $3 where id = $1 returning *)
       insert into answer_version (answer_id, version, service_id, municipality_id, checklist_id, choice, doc, impl,
         explanation, exception_reason, withdrawn, at)
       select id, version, service_id, municipality_id, checklist_id, choice, doc, impl, explanation, '', false, $3
       from made`,
      [answerId, doc, NOW],
    );
  }

  async function submit(checklistId: number, byId: number | null = null, at = NOW) {
    await db.sql(`update checklist set phase = 'submitted', submitted_at = $2 where id = $1`, [checklistId, at]);
    await db.sql(
      `insert into checklist_step (service_id, municipality_id, checklist_id, kind, at, by_id)
       select service_id, municipality_id, id, 'submitted', $2, $3 from checklist where id = $1`,
      [checklistId, at, byId],
    );
  }

  /** The answers of a checklist in the order of their requirements. */
  async function answersOf(checklistId: number) {
    return db.sql<{ id: number; version: number; code: string; entity_id: number | null }>(
      `select a.id, a.version, n.code, a.entity_id from answer a join framework_node n on n.id = a.node_id
       where a.checklist_id = $1 order by n.position, a.entity_id nulls first`,
      [checklistId],
    );
  }

  async function scaleOf(checklistId: number) {
    const rows = await db.sql<{ scale: string }>(
      'select scale from framework where id = (select framework_id from checklist where id = $1)',
      [checklistId],
    );
    return rows[0]?.scale;
  }

  return { answerAll, anException, saveAgain, submit, answersOf };
}
