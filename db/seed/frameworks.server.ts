import type pg from 'pg';
import { hasOneScore } from '#app/domain/answer.ts';
import type { ChecklistModel } from '#app/domain/score-summary.ts';
import { complianceModel, cyfunModel, type ScoringFramework, type ScoringNode } from '#app/domain/scoring-model.ts';
import type { Asked } from './values.ts';

interface FrameworkRow {
  id: number;
  code: string;
  scale: 'maturity' | 'compliance';
  thresholds: ScoringFramework['thresholds'];
  not_applicable: ScoringFramework['not_applicable'];
  score_groups: ScoringFramework['score_groups'];
}

interface NodeRow extends ScoringNode {
  id: number;
  framework_id: number;
}

/** What a campaign asks: the questions in order, and how their answers are scored. */
export interface Questionnaire {
  frameworkId: number;
  asked: Asked[];
  model: ChecklistModel;
}

/** The newest revision of each built-in framework, by code and level. */
export type Questionnaires = (code: string, level: string) => Questionnaire;

export async function readQuestionnaires(client: pg.ClientBase): Promise<Questionnaires> {
  const frameworks = await client.query<FrameworkRow>(
    `select distinct on (code) id, code, scale, thresholds, not_applicable, score_groups from framework
     where service_id is null order by code, revision desc`,
  );
  const nodes = await client.query<NodeRow>(
    `select id, framework_id, kind, code, parent_code as parent, levels, key_levels, na_levels, weight
     from framework_node order by framework_id, position`,
  );
  return (code, level) => {
    const framework = frameworks.rows.find((row) => row.code === code);
    if (!framework) throw new Error(`The framework ${code} is not loaded; load the frameworks before the demo.`);
    const own = nodes.rows.filter((row) => row.framework_id === framework.id);
    return questionnaire(framework, own, level);
  };
}

function questionnaire(framework: FrameworkRow, nodes: readonly NodeRow[], level: string): Questionnaire {
  const { scale, thresholds, not_applicable, score_groups } = framework;
  const asked = nodes
    .filter((node) => node.kind === 'requirement' && node.levels?.includes(level))
    .map(({ id, code, key_levels }) => ({
      id,
      code,
      scale,
      key: key_levels?.includes(level) ?? false,
      oneScore: hasOneScore(framework.code),
    }));
  const model: ChecklistModel =
    scale === 'maturity'
      ? { scale, maturity: cyfunModel({ nodes, thresholds, not_applicable, score_groups }, level) }
      : { scale, requirements: complianceModel(nodes, level) };
  return { frameworkId: framework.id, asked, model };
}
