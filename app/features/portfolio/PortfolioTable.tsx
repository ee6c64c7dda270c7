import type { PortfolioSort } from '#app/domain/portfolio-order.ts';
import { useT } from '#app/i18n/context.tsx';
import { ShapeSymbols } from '#app/ui/Status.tsx';
import type { PortfolioFilter } from './portfolio-filter.ts';
import type { TextColumn, TextTable } from './portfolio-table.ts';
import { writeBeside, writeRows } from './write-portfolio.ts';

interface Props {
  table: TextTable;
  filter: PortfolioFilter;
  orderBy: (sort: PortfolioSort) => string;
  municipality: (slug: string) => string;
  /** Rows can be ticked, within the form of whoever shows them. */
  choosing?: boolean;
  /** What stands above the rows when they are some of many, picked out: nothing. */
  withoutBeside?: boolean;
}

/** The portfolio as a table of figures: in each cell a shape, a colour, a number and how old it is. */
export function PortfolioTable({ table, filter, orderBy, municipality, choosing, withoutBeside }: Props) {
  const t = useT();
  const writing = { t, municipality, ticked: choosing ? filter.ticked : null };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="table-wrap portfolio" aria-label={t('portfolio.title')} tabIndex={0}>
      <ShapeSymbols />
      <table>
        <caption className="visually-hidden">{t('portfolio.title')}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <Heading key={column.key} column={column} filter={filter} orderBy={orderBy} />
            ))}
          </tr>
        </thead>
        {!withoutBeside && (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: every text in it is escaped by write-portfolio.ts
          <tbody className="pf-beside" dangerouslySetInnerHTML={{ __html: writeBeside(table, writing) }} />
        )}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: every text in it is escaped by write-portfolio.ts */}
        <tbody dangerouslySetInnerHTML={{ __html: writeRows(table, writing) }} />
      </table>
    </section>
  );
}

function Heading({ column, filter, orderBy }: Pick<Props, 'filter' | 'orderBy'> & { column: TextColumn }) {
  const t = useT();
  const { sort, label, short } = column;
  const sorted = sort !== undefined && filter.sort === sort;
  const order = sorted ? (filter.descending ? 'descending' : 'ascending') : undefined;
  const text = short ? <abbr title={label}>{short}</abbr> : label;
  return (
    <th scope="col" className={column.number ? 'number' : undefined} aria-sort={order}>
      {sort ? (
        <a href={orderBy(sort)} title={t('portfolio.sort', { column: label })}>
          {text}
          {order && <span aria-hidden="true">{order === 'ascending' ? ' ↑' : ' ↓'}</span>}
        </a>
      ) : (
        text
      )}
    </th>
  );
}
