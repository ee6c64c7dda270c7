import { PORTFOLIO_SORTS, type PortfolioSort } from '#app/domain/portfolio-order.ts';

/** What the address of the portfolio asks. Texts that mean nothing are read as not asked. */
export interface PortfolioFilter {
  framework: string;
  campaign: string;
  /** The day on which coverage counts, `YYYY-MM-DD`; empty for today. */
  on: string;
  coverage: 'covered' | 'all';
  state: string;
  regime: string;
  sort: PortfolioSort;
  descending: boolean;
  /** All rows that are shown are ticked. */
  ticked: boolean;
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export function readPortfolioFilter(search: URLSearchParams): PortfolioFilter {
  const read = (name: string) => search.get(name)?.slice(0, 40) ?? '';
  const sort = read('sort');
  const by = PORTFOLIO_SORTS.find((each) => each === sort.replace(/^-/, '')) ?? 'name';
  return {
    framework: read('framework'),
    campaign: read('campaign'),
    on: isDay(read('on')) ? read('on') : '',
    coverage: read('coverage') === 'all' ? 'all' : 'covered',
    state: read('state'),
    regime: read('regime'),
    sort: by,
    descending: sort.startsWith('-'),
    ticked: read('ticked') === 'all',
  };
}

/** A day that exists: 31 February would be refused by the database. */
function isDay(text: string): boolean {
  return DAY.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

/** The filter as the query of an address, without what is as it would be anyway. */
export function writePortfolioFilter(filter: PortfolioFilter, change: Partial<PortfolioFilter> = {}) {
  const { framework, campaign, on, coverage, state, regime, sort, descending, ticked } = { ...filter, ...change };
  const order = `${descending ? '-' : ''}${sort}`;
  return {
    framework,
    campaign,
    on,
    coverage: coverage === 'all' ? 'all' : '',
    state,
    regime,
    sort: order === 'name' ? '' : order,
    ticked: ticked ? 'all' : '',
  };
}

/** The order that a click on a heading asks: the other way where it is the order at hand. */
export function nextOrder(filter: PortfolioFilter, sort: PortfolioSort): Partial<PortfolioFilter> {
  return { sort, descending: filter.sort === sort && !filter.descending };
}
