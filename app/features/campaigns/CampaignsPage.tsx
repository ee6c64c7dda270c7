import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { levelText, titleIn } from '#app/i18n/words.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Table } from '#app/ui/Table.tsx';
import type { CampaignLine } from '#db/queries/campaigns.server.ts';

/** A campaign as its list shows it. */
export type ListedCampaign = Omit<CampaignLine, 'launchedAt' | 'instructions' | 'launchedBy'>;

export interface CampaignsPageProps {
  campaigns: readonly ListedCampaign[];
  mayLaunch: boolean;
  links: { campaign: (id: number) => string; launch: string };
}

/** All campaigns, the newest first, each with how many municipalities stand where. */
export function CampaignsPage({ campaigns, mayLaunch, links }: CampaignsPageProps) {
  const t = useT();
  const launch = mayLaunch && (
    <ButtonLink kind="primary" href={links.launch}>
      {t('campaigns.new')}
    </ButtonLink>
  );
  return (
    <Page title={t('campaigns.title')} lead={t('campaigns.lead')} actions={campaigns.length > 0 && launch}>
      {campaigns.length === 0 ? (
        <EmptyState title={t('campaigns.empty')}>
          <p>{t('campaigns.empty_text')}</p>
          {launch}
        </EmptyState>
      ) : (
        <>
          <p className="soft">{t('campaigns.count', { n: campaigns.length })}</p>
          <CampaignTable campaigns={campaigns} campaign={links.campaign} />
        </>
      )}
    </Page>
  );
}

function CampaignTable({
  campaigns,
  campaign,
}: {
  campaigns: CampaignsPageProps['campaigns'];
  campaign: (id: number) => string;
}) {
  const t = useT();
  const language = useLanguage();
  const number = (n: number) => (n === 0 ? <span className="soft">0</span> : n);
  return (
    <Table
      caption={t('campaigns.title')}
      columns={[
        { key: 'title', label: t('campaigns.column.title') },
        { key: 'framework', label: t('campaigns.column.framework') },
        { key: 'due', label: t('campaigns.column.due') },
        { key: 'all', label: t('campaigns.column.municipality'), number: true },
        { key: 'not_started', label: t('terms.phase.not_started'), number: true },
        { key: 'open', label: t('terms.phase.open'), number: true },
        { key: 'returned', label: t('terms.phase.returned'), number: true },
        { key: 'submitted', label: t('terms.phase.submitted'), number: true },
        { key: 'accepted', label: t('terms.phase.accepted'), number: true },
        { key: 'closed', label: t('terms.phase.closed'), number: true },
        { key: 'late', label: t('campaigns.column.late'), number: true },
      ]}
      rows={campaigns.map((line) => ({
        key: line.id,
        cells: [
          <a key="title" href={campaign(line.id)}>
            {line.title}
          </a>,
          `${titleIn(language, { titleNl: line.frameworkNl, titleEn: line.frameworkEn })}, ${levelText(t, line.level).toLowerCase()}`,
          <span key="due" className="nowrap">
            {formatDay(language, line.dueOn)}
          </span>,
          line.checklists,
          number(line.notStarted),
          number(line.open),
          number(line.returned),
          number(line.submitted),
          number(line.accepted),
          number(line.closed),
          line.late > 0 ? (
            <Status tone="bad" key="late">
              {line.late}
            </Status>
          ) : (
            number(0)
          ),
        ],
      }))}
    />
  );
}
