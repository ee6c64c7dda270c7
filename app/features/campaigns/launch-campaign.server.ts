import { can } from '#app/domain/access.ts';
import { type LaunchProblem, type PlannedMunicipality, planLaunch } from '#app/domain/campaign.ts';
import { localDate } from '#app/domain/dates.ts';
import type { Mail } from '#app/domain/mail.ts';
import { startFromPrevious, startsFrom } from '#app/domain/previous.ts';
import { summarise } from '#app/domain/score-summary.ts';
import { errorsOf, type FieldErrors } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listLaunchCandidates } from '#db/queries/campaigns.server.ts';
import { claimForm, settleForm } from '#db/queries/forms.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import {
  findFrameworkCode,
  findLaunchLevel,
  insertCampaign,
  insertChecklists,
  insertEmptyScores,
  type LaunchedChecklist,
} from '#db/queries/launch.server.ts';
import { keepWhatIsAsked } from '#db/queries/launch-asked.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';
import { listEarlierChecklists } from '#db/queries/previous.server.ts';
import { findScoringFacts } from '#db/queries/scores.server.ts';
import { findService } from '#db/queries/settings.server.ts';
import type { LaunchForm } from './launch-form.ts';

export type LaunchOutcome =
  | { kind: 'launched'; campaignId: number; checklists: number }
  | { kind: 'invalid'; errors: FieldErrors }
  | { kind: 'refused'; reason: 'role' | 'scope' | 'not_handed_over' };

/** Makes the address of a checklist; addresses are the routes' to know. */
export type ChecklistPath = (slug: string, checklist: number) => string;

/**
 * Launches a checklist over many municipalities in one transaction: all of them, or none. The same form sent again gives
 * the campaign that it made the first time. The number of statements does not depend on how many municipalities there are.
 */
export async function launchCampaign(tx: ActorTx, form: LaunchForm, pathOf: ChecklistPath): Promise<LaunchOutcome> {
  const allowed = can(tx.actor, 'campaign.launch');
  if (!allowed.allowed) return { kind: 'refused', reason: allowed.reason };
  const planned = await planFrom(tx, form);
  if (planned.kind === 'invalid') return planned;
  const claim = await claimForm(tx, form.form_key, 'campaign.launch');
  if (claim.kind === 'done') {
    const before = claim.result as { campaignId: number; checklists: number };
    return { kind: 'launched', ...before };
  }
  const campaign = toCampaign(form);
  const campaignId = await insertCampaign(tx, campaign);
  const launched = await insertChecklists(tx, campaignId, campaign, planned.municipalities);
  await keepFigures(tx, campaign.frameworkId, launched);
  await recordAll(tx, allowed.as, [
    {
      event: 'campaign.launched',
      objectType: 'campaign',
      objectId: campaignId,
      after: { title: campaign.title, due_on: campaign.dueOn, checklists: launched.length },
    },
    ...launched.map(({ id, municipalityId, previousId }) => ({
      event: 'checklist.launched' as const,
      municipalityId,
      objectType: 'checklist' as const,
      objectId: id,
      after: {
        title: campaign.title,
        due_on: campaign.dueOn,
        campaign: campaignId,
        ...(previousId === null ? {} : { starts_from: previousId }),
      },
    })),
  ]);
  const service = (await findService(tx)).name;
  await queueMails(tx, mailsOf(tx, { campaignId, service, form, launched, pathOf, planned: planned.municipalities }));
  const result = { campaignId, checklists: launched.length };
  await settleForm(tx, form.form_key, result);
  return { kind: 'launched', ...result };
}

/** What a launch would do, or what is wrong with it; the preview shows the very same. */
export async function planFrom(
  tx: ActorTx,
  form: LaunchForm,
): Promise<
  { kind: 'plan'; municipalities: PlannedMunicipality[]; checklists: number } | { kind: 'invalid'; errors: FieldErrors }
> {
  const known = await findLaunchLevel(tx, form.framework_level.frameworkId, form.framework_level.level);
  if (!known) return { kind: 'invalid', errors: { framework_level: ['campaigns.problem.framework_unknown'] } };
  const choice = {
    frameworkId: form.framework_level.frameworkId,
    dueOn: form.due_on,
    asPair: form.as_pair === 'pair',
    municipalityIds: form.municipality,
    assignees: new Map(form.assignee.map(({ municipalityId, accountId }) => [municipalityId, accountId])),
  };
  const plan = planLaunch(await listLaunchCandidates(tx), choice, localDate(tx.now));
  if (plan.kind === 'plan') {
    return form.from_last_year ? { ...plan, municipalities: await startingFrom(tx, form, plan.municipalities) } : plan;
  }
  return {
    kind: 'invalid',
    errors: errorsOf(plan.problems, (problem: LaunchProblem) => `campaigns.problem.${problem}`),
  };
}

/** Each planned checklist with the earlier one it starts from; two queries, however many there are. */
async function startingFrom(
  tx: ActorTx,
  form: LaunchForm,
  planned: PlannedMunicipality[],
): Promise<PlannedMunicipality[]> {
  const framework = await findFrameworkCode(tx, form.framework_level.frameworkId);
  if (framework === null) return planned;
  const ids = planned.map((municipality) => municipality.municipalityId);
  return startFromPrevious(planned, framework, await listEarlierChecklists(tx, ids, startsFrom(framework)));
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

/** Checklists for the same kinds of entity ask the same, so their empty figures are equal. */
async function keepFigures(tx: ActorTx, frameworkId: number, launched: readonly LaunchedChecklist[]): Promise<void> {
  for (const alike of await keepWhatIsAsked(tx, frameworkId, launched)) {
    const facts = alike[0] ? await findScoringFacts(tx, alike[0].id) : null;
    if (facts) await insertEmptyScores(tx, alike, summarise(facts.model, [], []));
  }
}

interface MailFacts {
  campaignId: number;
  service: string;
  form: LaunchForm;
  launched: readonly LaunchedChecklist[];
  planned: readonly PlannedMunicipality[];
  pathOf: ChecklistPath;
}

/** One mail per person, however many checklists and municipalities that person answers for. */
function mailsOf(tx: ActorTx, { campaignId, service, form, launched, planned, pathOf }: MailFacts): Mail[] {
  const assignees = [...new Set(planned.map((municipality) => municipality.assigneeId))].filter((id) => id !== null);
  return assignees.map((accountId) => {
    const theirs = planned.filter((municipality) => municipality.assigneeId === accountId);
    const checklists = theirs.flatMap(({ municipalityId, slug, name }) =>
      launched
        .filter((checklist) => checklist.municipalityId === municipalityId)
        .map((checklist) => ({ municipality: name, title: form.title, path: pathOf(slug, checklist.id) })),
    );
    return {
      kind: 'checklists_launched',
      accountId,
      serviceId: tx.actor.serviceId,
      key: `checklists_launched:${campaignId}:${accountId}`,
      params: { service, dueOn: form.due_on, checklists },
    };
  });
}
