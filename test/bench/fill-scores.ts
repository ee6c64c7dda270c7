import type pg from 'pg';
import { type ScoredAnswer, summarise } from '#app/domain/score-summary.ts';
import { readQuestionnaires } from '#db/seed/frameworks.server.ts';

interface Row {
  id: number;
  service_id: number;
  municipality_id: number;
  code: string;
  level: string;
  phase: string;
  answers:
    | { code: string; choice: ScoredAnswer['choice']; doc: string | null; impl: string | null; on: string }[]
    | null;
  last: string | null;
}

/** Writes the figures of every checklist, as the app itself makes them. */
export async function fillScores(client: pg.ClientBase, serviceId: number): Promise<void> {
  const questionnaires = await readQuestionnaires(client);
  const found = await client.query<Row>(CHECKLISTS, [serviceId]);
  const rows = found.rows.map((row) => {
    const { model } = questionnaires(row.code, row.level);
    const own = (row.answers ?? []).map(scored);
    const judged = row.phase === 'accepted';
    const score = summarise(model, own, judged ? own : []);
    return {
      checklist_id: row.id,
      service_id: row.service_id,
      municipality_id: row.municipality_id,
      total: score.own.total,
      answered: score.own.answered,
      to_review: judged ? 0 : own.length,
      returned: 0,
      score,
      last_answer_at: row.last,
      computed_at: row.last ?? new Date(),
    };
  });
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  await client.query(
    `insert into checklist_score (${columns}, exceptions)
     select ${columns}, 0 from json_populate_recordset(null::checklist_score, $1::json)`,
    [JSON.stringify(rows)],
  );
}

const CHECKLISTS = `select c.id, c.service_id, c.municipality_id, f.code, c.level, c.phase, max(a.updated_at)::text as last,
    json_agg(json_build_object('code', n.code, 'choice', a.choice, 'doc', a.doc, 'impl', a.impl, 'on', a.updated_at::date))
      filter (where a.id is not null) as answers
  from checklist c join framework f on f.id = c.framework_id
  left join answer a on a.checklist_id = c.id left join framework_node n on n.id = a.node_id
  where c.service_id = $1 group by c.id, f.code order by c.id`;

function scored(answer: NonNullable<Row['answers']>[number]): ScoredAnswer {
  const grade = (text: string | null) => (text === null ? null : (Number(text) as 1));
  const { code, choice, doc, impl, on } = answer;
  return { code, entityId: null, choice, doc: grade(doc), impl: grade(impl), answeredOn: on };
}
