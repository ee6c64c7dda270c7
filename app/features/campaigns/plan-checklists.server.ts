import {
  type LaunchCandidate,
  type LaunchProblem,
  type PlannedMunicipality,
  planLaunch,
} from '#app/domain/campaign.ts';
import { localDate } from '#app/domain/dates.ts';
import { startFromPrevious, startsFrom } from '#app/domain/previous.ts';
import { errorsOf, type FieldErrors } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findFrameworkCode } from '#db/queries/launch.server.ts';
import { listEarlierChecklists } from '#db/queries/previous.server.ts';

/** What a launch asks of whom, as both the first one and a later addition give it. */
export interface Asking {
  frameworkId: number;
  dueOn: string;
  asPair: boolean;
  fromLastYear: boolean;
  municipalityIds: readonly number[];
  assignees: readonly { municipalityId: number; accountId: number | null }[];
}

export type ChecklistPlan =
  | { kind: 'plan'; municipalities: PlannedMunicipality[]; checklists: number }
  | { kind: 'invalid'; errors: FieldErrors };

/** What would be written for whom, or what is wrong with it; at most two queries. The preview shows the very same. */
export async function planChecklists(
  tx: ActorTx,
  candidates: readonly LaunchCandidate[],
  asking: Asking,
): Promise<ChecklistPlan> {
  const assignees = new Map(asking.assignees.map(({ municipalityId, accountId }) => [municipalityId, accountId]));
  const plan = planLaunch(candidates, { ...asking, assignees }, localDate(tx.now));
  if (plan.kind === 'plan') {
    const { frameworkId } = asking;
    const { municipalities } = plan;
    return asking.fromLastYear
      ? { ...plan, municipalities: await startingFrom(tx, frameworkId, municipalities) }
      : plan;
  }
  return {
    kind: 'invalid',
    errors: errorsOf(plan.problems, (problem: LaunchProblem) => `campaigns.problem.${problem}`),
  };
}

/** Each planned checklist with the earlier one it starts from; two queries, however many there are. */
async function startingFrom(
  tx: ActorTx,
  frameworkId: number,
  planned: PlannedMunicipality[],
): Promise<PlannedMunicipality[]> {
  const framework = await findFrameworkCode(tx, frameworkId);
  if (framework === null) return planned;
  const ids = planned.map((municipality) => municipality.municipalityId);
  return startFromPrevious(planned, framework, await listEarlierChecklists(tx, ids, startsFrom(framework)));
}
