import type { Role } from '#app/domain/access.ts';
import type { PlannedMunicipality } from '#app/domain/campaign.ts';
import type { JournalEntry } from '#app/domain/journal.ts';
import type { Mail } from '#app/domain/mail.ts';
import { summarise } from '#app/domain/score-summary.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import {
  insertChecklists,
  insertEmptyScores,
  type LaunchedChecklist,
  type NewCampaign,
} from '#db/queries/launch.server.ts';
import { keepWhatIsAsked } from '#db/queries/launch-asked.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';
import { findScoringFacts } from '#db/queries/scores.server.ts';
import { findService } from '#db/queries/settings.server.ts';

/** Makes the address of a checklist; addresses are the routes' to know. */
export type ChecklistPath = (slug: string, checklist: number) => string;

export interface Writing {
  /** In which role, for the journal. */
  as: Role;
  campaign: NewCampaign & { id: number };
  planned: readonly PlannedMunicipality[];
  /** What the journal says of the campaign itself, given how many checklists were written. */
  entry: (checklists: number) => Pick<JournalEntry, 'event' | 'after'>;
  pathOf: ChecklistPath;
}

/**
 * Writes checklists of a campaign with their empty figures, their lines in the journal and one mail per person. As many
 * statements for three hundred municipalities as for one.
 */
export async function writeChecklists(tx: ActorTx, writing: Writing): Promise<LaunchedChecklist[]> {
  const { as, campaign, planned, entry } = writing;
  const launched = await insertChecklists(tx, campaign.id, campaign, planned);
  await keepFigures(tx, campaign.frameworkId, launched);
  await recordAll(tx, as, [
    { ...entry(launched.length), objectType: 'campaign', objectId: campaign.id },
    ...launched.map((each) => entryOf(campaign, each)),
  ]);
  const service = (await findService(tx)).name;
  await queueMails(tx, mailsOf(tx, service, writing, launched));
  return launched;
}

function entryOf({ id, title, dueOn }: Writing['campaign'], launched: LaunchedChecklist): JournalEntry {
  const { previousId } = launched;
  return {
    event: 'checklist.launched',
    municipalityId: launched.municipalityId,
    objectType: 'checklist',
    objectId: launched.id,
    after: { title, due_on: dueOn, campaign: id, ...(previousId === null ? {} : { starts_from: previousId }) },
  };
}

/** Checklists for the same kinds of entity ask the same, so their empty figures are equal. */
async function keepFigures(tx: ActorTx, frameworkId: number, launched: readonly LaunchedChecklist[]): Promise<void> {
  for (const alike of await keepWhatIsAsked(tx, frameworkId, launched)) {
    const facts = alike[0] ? await findScoringFacts(tx, alike[0].id) : null;
    if (facts) await insertEmptyScores(tx, alike, summarise(facts.model, [], []));
  }
}

/**
 * One mail per person, however many checklists and municipalities that person answers for. Its key names the first of
 * these, so that a municipality that is added later is mailed of too.
 */
function mailsOf(
  tx: ActorTx,
  service: string,
  { campaign, planned, pathOf }: Writing,
  launched: readonly LaunchedChecklist[],
): Mail[] {
  const assignees = [...new Set(planned.map((municipality) => municipality.assigneeId))].filter((id) => id !== null);
  return assignees.map((accountId) => {
    const theirs = planned.filter((municipality) => municipality.assigneeId === accountId);
    const own = theirs.flatMap(({ municipalityId, slug, name }) =>
      launched.filter((each) => each.municipalityId === municipalityId).map(({ id }) => ({ id, slug, name })),
    );
    const checklists = own.map(({ id, slug, name }) => ({
      municipality: name,
      title: campaign.title,
      path: pathOf(slug, id),
    }));
    return {
      kind: 'checklists_launched',
      accountId,
      serviceId: tx.actor.serviceId,
      key: `checklists_launched:${campaign.id}:${accountId}:${own[0]?.id}`,
      params: { service, dueOn: campaign.dueOn, checklists },
    };
  });
}
