import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay, formatMoment } from '#app/i18n/format.ts';
import { levelText, titleIn } from '#app/i18n/words.ts';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { StackedBar } from '#app/ui/charts/StackedBar.tsx';
import { Page } from '#app/ui/Page.tsx';
import type { CampaignLine } from '#db/queries/campaigns.server.ts';
import { type CampaignRow, CampaignTable } from './CampaignTable.tsx';
import { progressSegments } from './progress-segments.ts';

/** Moments travel as text, since the page is made from the loader's JSON. */
export interface CampaignPageProps {
  campaign: Omit<CampaignLine, 'launchedAt'> & { launchedAt: string };
  checklists: readonly CampaignRow[];
  /** Whether the reader may add, remind, give more time, close and open again. */
  may: boolean;
  links: CampaignLinks;
}

export interface CampaignLinks {
  campaigns: string;
  add: string;
  /** Where the ticked checklists go, by `do`; and to remind. */
  change: string;
  remind: string;
  checklist: (slug: string, id: number) => string;
}

/** One campaign: how the municipalities stand, each of them, and what can be done about it. */
export function CampaignPage({ campaign, checklists, may, links }: CampaignPageProps) {
  const t = useT();
  const language = useLanguage();
  const framework = titleIn(language, { titleNl: campaign.frameworkNl, titleEn: campaign.frameworkEn });
  return (
    <Page
      title={campaign.title}
      lead={`${framework}, ${levelText(t, campaign.level).toLowerCase()} · ${t('campaigns.column.due').toLowerCase()} ${formatDay(language, campaign.dueOn)}`}
      crumbs={[{ label: t('campaigns.title'), href: links.campaigns }, { label: campaign.title }]}
      actions={may && <ButtonLink href={links.add}>{t('campaigns.add.title')}</ButtonLink>}
    >
      <div className="stack">
        <div className="card">
          <StackedBar label={t('campaigns.column.progress')} segments={progressSegments(t, campaign)} />
        </div>
        {campaign.instructions && (
          <section className="card">
            <h2>{t('campaigns.instructions')}</h2>
            <p>{campaign.instructions}</p>
          </section>
        )}
        {may ? (
          <form method="get" action={links.change} className="stack">
            <CampaignTable checklists={checklists} checklist={links.checklist} ticks />
            <Acts campaign={campaign} remind={links.remind} />
          </form>
        ) : (
          <CampaignTable checklists={checklists} checklist={links.checklist} />
        )}
        <p className="soft small">
          {t('campaigns.launched', {
            when: formatMoment(language, campaign.launchedAt),
            who: campaign.launchedBy ?? '–',
          })}
        </p>
      </div>
    </Page>
  );
}

/** What can be done with the ticked checklists; each leads to a page that shows first what it would do. */
function Acts({ campaign, remind }: { campaign: { id: number; closed: number; accepted: number }; remind: string }) {
  const t = useT();
  return (
    <section className="card no-print" aria-labelledby="acts">
      <h2 id="acts">{t('campaigns.after.heading')}</h2>
      <p className="hint">{t('campaigns.after.hint')}</p>
      <input type="hidden" name="campaign" value={campaign.id} />
      <div className="row">
        <Button kind="primary" formAction={remind}>
          {t('campaigns.after.remind')}
        </Button>
        <Button name="do" value="extend">
          {t('campaigns.after.extend')}
        </Button>
        <Button name="do" value="close">
          {t('campaigns.after.close')}
        </Button>
        {campaign.closed + campaign.accepted > 0 && (
          <Button name="do" value="reopen">
            {t('campaigns.after.reopen')}
          </Button>
        )}
      </div>
    </section>
  );
}
