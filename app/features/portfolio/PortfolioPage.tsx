import type { PortfolioSort } from '#app/domain/portfolio-order.ts';
import { PROGRESS_STATES } from '#app/domain/progress.ts';
import { REGIMES } from '#app/domain/regime.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { levelText, titleIn } from '#app/i18n/words.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { FilterInput, FilterSelect, Filters } from '#app/ui/Filters.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Shape } from '#app/ui/Status.tsx';
import { type ActLinks, ActOnMany } from './ActOnMany.tsx';
import { PortfolioSummary } from './PortfolioSummary.tsx';
import { PortfolioTable } from './PortfolioTable.tsx';
import { type PortfolioFilter, writePortfolioFilter } from './portfolio-filter.ts';
import type { PortfolioPageData } from './portfolio-page.server.ts';
import { portfolioTable } from './portfolio-table.ts';

interface Props {
  page: PortfolioPageData;
  links: ActLinks & {
    here: string;
    csv: string;
    xlsx: string;
    matrix: string;
    campaigns: string;
    municipalities: string;
    municipality: (slug: string) => string;
    orderBy: (sort: PortfolioSort) => string;
  };
}

/** All municipalities of the service side by side. */
export function PortfolioPage({ page, links }: Props) {
  const t = useT();
  const language = useLanguage();
  const table = portfolioTable(page, { t, language });
  const day = formatDay(language, page.filter.on);
  return (
    <Page
      title={t('portfolio.title')}
      lead={t('portfolio.lead')}
      actions={
        page.rows.length > 0 && (
          <>
            <ButtonLink href={links.matrix}>{t('matrix.open')}</ButtonLink>
            <ButtonLink href={links.csv}>{t('portfolio.export')}</ButtonLink>
            <ButtonLink href={links.xlsx}>{t('portfolio.export_excel')}</ButtonLink>
          </>
        )
      }
    >
      <PortfolioFilters page={page} here={links.here} />
      {page.choices.length === 0 && (
        <EmptyState title={t('portfolio.no_campaign')}>
          <p>{t('portfolio.no_campaign_text')}</p>
          <ButtonLink href={links.campaigns}>{t('common.nav.campaigns')}</ButtonLink>
        </EmptyState>
      )}
      {page.all > 0 && <PortfolioSummary page={page} municipality={links.municipality} />}
      <p className="soft" role="status">
        {t('portfolio.count', { n: page.rows.length, hidden: page.all - page.rows.length, all: page.all })} ·{' '}
        {t('portfolio.on_day', { day })}
      </p>
      {page.rows.length > 0 ? (
        <>
          <ActOnMany acts={page.acts} links={links}>
            <PortfolioTable
              table={table}
              filter={page.filter}
              orderBy={links.orderBy}
              municipality={links.municipality}
              choosing={page.acts.length > 0}
            />
          </ActOnMany>
          <Legend />
        </>
      ) : (
        <EmptyState title={t(page.all > 0 ? 'portfolio.empty' : 'portfolio.empty_first')}>
          <p>{t(page.all > 0 ? 'portfolio.empty_text' : 'portfolio.empty_first_text')}</p>
          {page.all === 0 && <ButtonLink href={links.municipalities}>{t('common.nav.municipalities')}</ButtonLink>}
        </EmptyState>
      )}
    </Page>
  );
}

function PortfolioFilters({ page, here }: { page: PortfolioPageData; here: string }) {
  const t = useT();
  const language = useLanguage();
  const { filter, choices } = page;
  const frameworks = new Map(choices.map((each) => [each.framework, titleIn(language, each)]));
  return (
    <Filters clear={isPlain(filter, page.today) ? undefined : here}>
      <FilterSelect
        name="framework"
        label={t('portfolio.filter.framework')}
        value={filter.framework}
        options={[
          ...[...frameworks].map(([value, label]) => ({ value, label })),
          { value: 'all', label: t('portfolio.filter.all_frameworks') },
        ]}
      />
      <FilterSelect
        name="campaign"
        label={t('portfolio.filter.campaign')}
        value={filter.campaign}
        all={t('portfolio.filter.newest')}
        options={choices.map((each) => ({
          value: String(each.id),
          label: `${each.title} (${levelText(t, each.level).toLowerCase()})`,
        }))}
      />
      <FilterSelect
        name="state"
        label={t('portfolio.filter.state')}
        value={filter.state}
        all={t('common.all')}
        options={[
          ...PROGRESS_STATES.map((value) => ({ value, label: t(`terms.phase.${value}`) })),
          { value: 'late', label: t('portfolio.late') },
        ]}
      />
      <FilterSelect
        name="regime"
        label={t('portfolio.filter.regime')}
        value={filter.regime}
        all={t('common.all')}
        options={REGIMES.map((value) => ({ value, label: t(`terms.regime.${value}`) }))}
      />
      <FilterSelect
        name="coverage"
        label={t('portfolio.filter.coverage')}
        value={filter.coverage}
        options={(['covered', 'all'] as const).map((value) => ({ value, label: t(`portfolio.filter.${value}`) }))}
      />
      <input type="hidden" name="sort" value={writePortfolioFilter(filter).sort} />
      <FilterInput name="on" type="date" label={t('portfolio.filter.on')} value={filter.on} />
    </Filters>
  );
}

function isPlain(filter: PortfolioFilter, today: string): boolean {
  return (
    filter.campaign === '' &&
    filter.state === '' &&
    filter.regime === '' &&
    filter.coverage === 'covered' &&
    filter.on === today
  );
}

function Legend() {
  const t = useT();
  return (
    <p className="legend-line small soft">
      <strong>{t('portfolio.legend')}:</strong>{' '}
      {(['good', 'warning', 'bad', 'busy', 'quiet'] as const).map((tone) => (
        <span key={tone} className="nowrap">
          <span className={`tone ${tone}`}>
            <Shape tone={tone} />
          </span>{' '}
          {t(`portfolio.tone.${tone}`)}
        </span>
      ))}{' '}
      {t('portfolio.legend_age')}
    </p>
  );
}
