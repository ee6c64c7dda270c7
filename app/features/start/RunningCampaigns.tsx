import { TONE_OF_PROGRESS } from '#app/domain/progress.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { dueText } from '#app/i18n/words.ts';
import { StackedBar } from '#app/ui/charts/StackedBar.tsx';
import type { StartLinks } from './start-links.ts';
import type { ServiceWork } from './start-page.ts';

/** The campaigns that are not done, each with how many municipalities stand where. */
export function RunningCampaigns({ service, links }: { service: ServiceWork; links: StartLinks }) {
  const t = useT();
  const language = useLanguage();
  return (
    <section aria-labelledby="campaigns">
      <h2 id="campaigns">{t('start.service.campaigns')}</h2>
      <div className="columns">
        {service.campaigns.map((campaign) => (
          <div className="card" key={campaign.id}>
            <h3>
              <a href={links.campaign(campaign.id)}>{campaign.title}</a>
            </h3>
            <p className="soft small">
              {formatDay(language, campaign.dueOn)} · {dueText(t, campaign.due)}
            </p>
            <StackedBar
              label={t('start.service.open', { n: campaign.open })}
              untold
              segments={(['not_started', 'open', 'returned', 'submitted'] as const).map((state) => ({
                tone: TONE_OF_PROGRESS[state],
                label: t(`terms.phase.${state}`),
                value: campaign.states[state],
              }))}
            />
          </div>
        ))}
      </div>
    </section>
  );
}
