import type { PortfolioSort } from '#app/domain/portfolio-order.ts';
import { useT } from '#app/i18n/context.tsx';
import { Shape } from '#app/ui/Status.tsx';
import type { PortfolioFilter } from './portfolio-filter.ts';
import type { Part, TextCell, TextColumn, TextTable } from './portfolio-table.ts';

interface Props {
  table: TextTable;
  filter: PortfolioFilter;
  orderBy: (sort: PortfolioSort) => string;
  municipality: (slug: string) => string;
}

/** The portfolio as a table of figures: in each cell a shape, a colour, a number and how old it is. */
export function PortfolioTable({ table, filter, orderBy, municipality }: Props) {
  const t = useT();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="table-wrap portfolio" aria-label={t('portfolio.title')} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{t('portfolio.title')}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <Heading key={column.key} column={column} filter={filter} orderBy={orderBy} />
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.slug}>
              {row.cells.map((cell, index) => {
                const column = table.columns[index] as TextColumn;
                if (index > 0) return <Cell key={column.key} cell={cell} number={column.number === true} />;
                return (
                  <th key={column.key} scope="row">
                    <a href={municipality(row.slug)}>{cell.parts[0]?.text}</a>
                    <Rest parts={cell.parts.slice(1)} />
                  </th>
                );
              })}
            </tr>
          ))}
        </tbody>
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

function Cell({ cell, number }: { cell: TextCell; number: boolean }) {
  const [first, ...rest] = cell.parts;
  return (
    <td className={`${number ? 'number ' : ''}${cell.tone ? `${cell.tinted ? 'tint' : 'pf-state'} ${cell.tone}` : ''}`}>
      <span className="nowrap">
        {cell.tone && <Shape tone={cell.tone} />}
        {first?.text}
      </span>
      <Rest parts={rest} />
    </td>
  );
}

function Rest({ parts }: { parts: readonly Part[] }) {
  return parts.map((part) =>
    part.text === '' ? null : (
      <small key={part.heading} className={part.hidden ? 'visually-hidden' : undefined}>
        {part.text}
      </small>
    ),
  );
}
