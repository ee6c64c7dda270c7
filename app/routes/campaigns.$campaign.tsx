import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import { dueIn, progressOf, waitsForMunicipality } from '#app/domain/progress.ts';
import { CampaignPage, type CampaignPageProps } from '#app/features/campaigns/CampaignPage.tsx';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';
import { listCampaignChecklists, listCampaigns } from '#db/queries/campaigns.server.ts';

type Shown = Pick<CampaignPageProps, 'campaign' | 'checklists' | 'may'>;

export const meta = pageTitle<Shown>((t, data) => data?.campaign.title ?? t('campaigns.title'));

export async function loader(args: LoaderFunctionArgs): Promise<Shown> {
  const actor = await requireActor(args, 'campaign.read');
  const { house } = args.context;
  const id = numberParam(args, 'campaign');
  const today = localDate(house.now());
  return withActor(house.database, actor, house.now(), async (tx) => {
    const campaign = found((await listCampaigns(tx, id))[0]);
    const checklists = await listCampaignChecklists(tx, id);
    return {
      may: can(actor, 'campaign.launch').allowed,
      campaign: { ...campaign, launchedAt: campaign.launchedAt.toISOString() },
      checklists: checklists.map((line) => ({
        ...line,
        lastAnswerAt: line.lastAnswerAt?.toISOString() ?? null,
        due: waitsForMunicipality(progressOf(line)) ? dueIn(line.dueOn, today) : null,
      })),
    };
  });
}

export default function Campaign() {
  const shown = useLoaderData() as Shown;
  const { id } = shown.campaign;
  const links = {
    campaigns: paths.campaigns(),
    add: paths.campaignAdd(id),
    change: paths.campaignChange(id),
    remind: paths.remind(),
    checklist: paths.checklist,
  };
  return <CampaignPage {...shown} links={links} />;
}
