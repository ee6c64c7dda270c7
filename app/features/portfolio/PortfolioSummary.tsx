import { PROGRESS_STATES, TONE_OF_PROGRESS } from '#app/domain/progress.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { scoreText } from '#app/i18n/words.ts';
import { StackedBar } from '#app/ui/charts/StackedBar.tsx';
import type { PortfolioPageData } from './portfolio-page.server.ts';

/** What stands above the rows: how many are where, and the spread and the worst beside the mean. */
export function PortfolioSummary({
  page,
  municipality,
}: {
  page: PortfolioPageData;
  municipality: (slug: string) => string;
}) {
  const t = useT();
  const { states } = page.summary;
  return (
    <div className="card portfolio-summary">
      <StackedBar
        label={t('portfolio.summary.states')}
        segments={PROGRESS_STATES.map((state) => ({
          tone: TONE_OF_PROGRESS[state],
          label: t(`terms.phase.${state}`),
          value: states[state],
        }))}
      />
      {page.kind === 'groups' && <Spread page={page} />}
      {page.kind === 'groups' && <Figures page={page} municipality={municipality} />}
    </div>
  );
}

function Spread({ page }: { page: PortfolioPageData }) {
  const t = useT();
  const { spread } = page.summary;
  return (
    <StackedBar
      label={t('portfolio.summary.spread')}
      segments={(['good', 'warning', 'bad', 'busy', 'quiet'] as const).map((tone) => ({
        tone,
        label: t(`portfolio.tone.${tone}`),
        value: spread[tone],
      }))}
    />
  );
}

function Figures({ page, municipality }: { page: PortfolioPageData; municipality: (slug: string) => string }) {
  const t = useT();
  const language = useLanguage();
  const { summary } = page;
  const scale = page.rows.find((row) => row.checklist)?.checklist?.scale ?? 'maturity';
  return (
    <dl className="figures">
      <div>
        <dt>{t('portfolio.summary.lowest')}</dt>
        <dd>
          {summary.lowest ? (
            <>
              {scoreText(language, scale, summary.lowest.score)}{' '}
              <a className="small" href={municipality(summary.lowest.slug)}>
                {summary.lowest.name}
              </a>
            </>
          ) : (
            '–'
          )}
        </dd>
      </div>
      <div>
        <dt>{t('portfolio.summary.mean')}</dt>
        <dd>
          {scoreText(language, scale, summary.mean)}{' '}
          <span className="soft small">
            {t('portfolio.summary.of_scored', { n: summary.scored, missing: page.all - summary.scored })}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t('portfolio.summary.passed')}</dt>
        <dd>{summary.passed}</dd>
      </div>
      <div>
        <dt>{t('portfolio.summary.not_started')}</dt>
        <dd>{summary.states.not_started + summary.states.none}</dd>
      </div>
      <div>
        <dt>{t('portfolio.summary.late')}</dt>
        <dd>{summary.late}</dd>
      </div>
    </dl>
  );
}
