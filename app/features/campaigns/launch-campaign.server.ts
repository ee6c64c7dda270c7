import { can } from '#app/domain/access.ts';
import type { FieldErrors } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listLaunchCandidates } from '#db/queries/campaigns.server.ts';
import { claimForm, settleForm } from '#db/queries/forms.server.ts';
import { findLaunchLevel, insertCampaign } from '#db/queries/launch.server.ts';
import type { LaunchForm } from './launch-form.ts';
import { type ChecklistPlan, planChecklists } from './plan-checklists.server.ts';
import { type ChecklistPath, writeChecklists } from './write-checklists.server.ts';

export type LaunchOutcome =
  | { kind: 'launched'; campaignId: number; checklists: number }
  | { kind: 'invalid'; errors: FieldErrors }
  | { kind: 'refused'; reason: 'role' | 'scope' | 'not_handed_over' };

/**
 * Launches a checklist over many municipalities in one transaction: all of them, or none. The same form sent again gives
 * the campaign that it made the first time. The number of statements does not depend on how many municipalities there are.
 */
export async function launchCampaign(tx: ActorTx, form: LaunchForm, pathOf: ChecklistPath): Promise<LaunchOutcome> {
  const allowed = can(tx.actor, 'campaign.launch');
  if (!allowed.allowed) return { kind: 'refused', reason: allowed.reason };
  const plan = await planFrom(tx, form);
  if (plan.kind === 'invalid') return plan;
  const claim = await claimForm(tx, form.form_key, 'campaign.launch');
  if (claim.kind === 'done') {
    const before = claim.result as { campaignId: number; checklists: number };
    return { kind: 'launched', ...before };
  }
  const campaign = toCampaign(form);
  const campaignId = await insertCampaign(tx, campaign);
  const { title, dueOn } = campaign;
  const launched = await writeChecklists(tx, {
    as: allowed.as,
    campaign: { ...campaign, id: campaignId },
    planned: plan.municipalities,
    entry: (checklists) => ({ event: 'campaign.launched', after: { title, due_on: dueOn, checklists } }),
    pathOf,
  });
  const result = { campaignId, checklists: launched.length };
  await settleForm(tx, form.form_key, result);
  return { kind: 'launched', ...result };
}

/** What a launch would do, or what is wrong with it; the preview shows the very same. */
export async function planFrom(tx: ActorTx, form: LaunchForm): Promise<ChecklistPlan> {
  const { frameworkId, level } = form.framework_level;
  const known = await findLaunchLevel(tx, frameworkId, level);
  if (!known) return { kind: 'invalid', errors: { framework_level: ['campaigns.problem.framework_unknown'] } };
  return planChecklists(tx, await listLaunchCandidates(tx), {
    frameworkId,
    dueOn: form.due_on,
    asPair: form.as_pair === 'pair',
    fromLastYear: form.from_last_year !== undefined,
    municipalityIds: form.municipality,
    assignees: form.assignee,
  });
}

function toCampaign(form: LaunchForm) {
  return {
    frameworkId: form.framework_level.frameworkId,
    level: form.framework_level.level,
    title: form.title,
    instructions: form.instructions,
    dueOn: form.due_on,
    asPair: form.as_pair === 'pair',
  };
}
