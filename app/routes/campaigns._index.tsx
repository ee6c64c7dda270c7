import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { CampaignsPage, type CampaignsPageProps } from '#app/features/campaigns/CampaignsPage.tsx';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';
import { listCampaigns } from '#db/queries/campaigns.server.ts';

export const meta = pageTitle((t) => t('campaigns.title'));

type Shown = Pick<CampaignsPageProps, 'campaigns' | 'mayLaunch'>;

export async function loader(args: LoaderFunctionArgs): Promise<Shown> {
  const actor = await requireActor(args, 'campaign.read');
  const { house } = args.context;
  const campaigns = await withActor(house.database, actor, house.now(), (tx) => listCampaigns(tx));
  return { campaigns, mayLaunch: can(actor, 'campaign.launch').allowed };
}

const links = { campaign: paths.campaign, launch: paths.newCampaign() };

export default function Campaigns() {
  return <CampaignsPage {...(useLoaderData() as Shown)} links={links} />;
}
