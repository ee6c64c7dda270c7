import { can, type RefusalReason } from '#app/domain/access.ts';
import { type LaunchCandidate, notAskedYet } from '#app/domain/campaign.ts';
import { addDays, localDate } from '#app/domain/dates.ts';
import type { FieldErrors } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findCampaign, holdCampaign, listAskedEntities } from '#db/queries/campaign-afterwards.server.ts';
import { listLaunchCandidates } from '#db/queries/campaigns.server.ts';
import { claimForm, findReceipt, settleForm } from '#db/queries/forms.server.ts';
import type { NewCampaign } from '#db/queries/launch.server.ts';
import type { AddForm } from './launch-form.ts';
import { type ChecklistPlan, planChecklists } from './plan-checklists.server.ts';
import { type ChecklistPath, writeChecklists } from './write-checklists.server.ts';

/** A running campaign with the municipalities, or entities of them, that it does not ask yet. */
export interface Addition {
  campaign: NewCampaign & { id: number };
  candidates: LaunchCandidate[];
}

/** What could be added to a campaign; null when it is not the actor's. Three queries. */
export async function viewAddition(tx: ActorTx, campaignId: number): Promise<Addition | null> {
  const campaign = await findCampaign(tx, campaignId);
  if (!campaign) return null;
  const asked = await listAskedEntities(tx, campaignId);
  return { campaign, candidates: notAskedYet(await listLaunchCandidates(tx), asked) };
}

/** What an addition would do, or what is wrong with it; the preview shows the very same. */
export async function planAddition(
  tx: ActorTx,
  { campaign, candidates }: Addition,
  form: AddForm,
): Promise<ChecklistPlan> {
  return planChecklists(tx, candidates, {
    frameworkId: campaign.frameworkId,
    dueOn: form.due_on,
    asPair: campaign.asPair,
    fromLastYear: form.from_last_year !== undefined,
    municipalityIds: form.municipality,
    assignees: form.assignee,
  });
}

/** The day that is proposed for an addition: the campaign's own, or a month from now where that is nearer. */
export function suggestedDay(dueOn: string, now: Date): string {
  const later = addDays(localDate(now), 30);
  return dueOn > later ? dueOn : later;
}

export type Added =
  | { kind: 'added'; checklists: number }
  | { kind: 'invalid'; errors: FieldErrors }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason };

/**
 * Asks a running campaign of more municipalities, as it was launched and with a date of their own. One addition at a time:
 * no entity is asked twice, and the same form sent again adds nothing.
 */
export async function addMunicipalities(
  tx: ActorTx,
  campaignId: number,
  form: AddForm,
  pathOf: ChecklistPath,
): Promise<Added> {
  const allowed = can(tx.actor, 'campaign.launch');
  if (!allowed.allowed) return { kind: 'refused', reason: allowed.reason };
  await holdCampaign(tx, campaignId);
  const before = await findReceipt(tx, form.form_key);
  if (before) return before.result as Added;
  const addition = await viewAddition(tx, campaignId);
  if (!addition) return { kind: 'not_found' };
  const plan = await planAddition(tx, addition, form);
  if (plan.kind === 'invalid') return plan;
  await claimForm(tx, form.form_key, 'campaign.add');
  const dueOn = form.due_on;
  const launched = await writeChecklists(tx, {
    as: allowed.as,
    campaign: { ...addition.campaign, dueOn },
    planned: plan.municipalities,
    entry: (checklists) => ({ event: 'campaign.added_to', after: { due_on: dueOn, checklists } }),
    pathOf,
  });
  const result: Added = { kind: 'added', checklists: launched.length };
  await settleForm(tx, form.form_key, result);
  return result;
}
