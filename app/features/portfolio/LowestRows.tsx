import { type PortfolioSort, sortRows } from '#app/domain/portfolio-order.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { PortfolioTable } from './PortfolioTable.tsx';
import type { PortfolioPageData } from './portfolio-page.server.ts';
import { portfolioTable } from './portfolio-table.ts';

const SHOWN = 5;

interface Props {
  page: PortfolioPageData;
  links: { municipality: (slug: string) => string; orderBy: (sort: PortfolioSort) => string };
}

/** The municipalities that score lowest, for who oversees the service; those without a score come last. */
export function LowestRows({ page, links }: Props) {
  const t = useT();
  const language = useLanguage();
  const rows = sortRows(page.rows, 'score', false).slice(0, SHOWN);
  if (rows.length === 0) return null;
  const filter = { ...page.filter, sort: 'score', descending: false } as const;
  return (
    <>
      <h3>{t('portfolio.lowest_rows')}</h3>
      <PortfolioTable
        table={portfolioTable({ ...page, rows }, { t, language })}
        filter={filter}
        withoutBeside
        {...links}
      />
    </>
  );
}
