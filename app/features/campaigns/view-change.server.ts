import { randomUUID } from 'node:crypto';
import { type CampaignChange, type ChangeFault, changeFault } from '#app/domain/campaign-change.ts';
import { addDays, localDate } from '#app/domain/dates.ts';
import { type ProgressState, progressOf } from '#app/domain/progress.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { type CampaignChecklist, listCampaignChecklists, listCampaigns } from '#db/queries/campaigns.server.ts';

/** What a change would touch, before it is made. */
export interface ChangeView {
  formKey: string;
  change: CampaignChange;
  campaign: { id: number; title: string };
  checklists: { id: number; name: string; kinds: string[]; state: ProgressState; dueOn: string }[];
  /** What was chosen, or stands beside it, and cannot be changed so, with why. */
  others: { id: number; name: string; why: ChangeFault }[];
  /** A day that is later than all of them and not in the past, to begin with. */
  suggested: string;
}

/** Days that are proposed when more time is given. */
const MORE_DAYS = 14;

/**
 * The chosen checklists of a campaign, or all of them when none was chosen, with which can be changed so. Null when the
 * campaign is not the actor's. Two queries.
 */
export async function viewChange(
  tx: ActorTx,
  campaignId: number,
  change: CampaignChange,
  chosen: readonly number[],
): Promise<ChangeView | null> {
  const [campaign] = await listCampaigns(tx, campaignId);
  if (!campaign) return null;
  const all = await listCampaignChecklists(tx, campaignId);
  const meant = chosen.length === 0 ? all : all.filter(({ id }) => chosen.includes(id));
  const able = meant.filter((each) => changeFault(change, each) === null);
  const today = localDate(tx.now);
  const latest = able.map(({ dueOn }) => dueOn).reduce((a, b) => (a > b ? a : b), today);
  return {
    formKey: randomUUID(),
    change,
    campaign: { id: campaign.id, title: campaign.title },
    checklists: able.map(toLine),
    others: meant.flatMap(({ id, name, ...facts }) => {
      const why = changeFault(change, facts);
      return why === null ? [] : [{ id, name, why }];
    }),
    suggested: addDays(latest, MORE_DAYS),
  };
}

function toLine(each: CampaignChecklist): ChangeView['checklists'][number] {
  return {
    id: each.id,
    name: each.name,
    kinds: each.entities.map((entity) => entity.kind),
    state: progressOf(each),
    dueOn: each.dueOn,
  };
}
