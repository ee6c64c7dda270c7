import { canSomewhere } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import { type PortfolioRow, type PortfolioSummary, portfolioRows, summarisePortfolio } from '#app/domain/portfolio.ts';
import { narrowRows, sortRows } from '#app/domain/portfolio-order.ts';
import type { ActorTx } from '#db/connection.server.ts';
import {
  type ColumnHeading,
  listColumnHeadings,
  listPortfolio,
  listPortfolioChoices,
  type PortfolioChoice,
} from '#db/queries/portfolio.server.ts';
import type { Act } from './ActOnMany.tsx';
import { frameworkOf } from './choose-framework.ts';
import type { PortfolioFilter } from './portfolio-filter.ts';

/** What the portfolio shows, on screen and in its export alike. */
export interface PortfolioPageData {
  filter: PortfolioFilter;
  choices: PortfolioChoice[];
  kind: 'groups' | 'frameworks';
  headings: ColumnHeading[];
  rows: PortfolioRow[];
  /** Rows before they were narrowed by state and regime. */
  all: number;
  summary: PortfolioSummary;
  today: string;
  /** What the reader may do for several municipalities at once. */
  acts: Act[];
}

/** Reads the portfolio under a filter. Three queries, however many municipalities and answers there are. */
export async function findPortfolioPage(tx: ActorTx, asked: PortfolioFilter): Promise<PortfolioPageData> {
  const today = localDate(tx.now);
  const choices = await listPortfolioChoices(tx);
  const campaign = choices.find((each) => String(each.id) === asked.campaign);
  const framework = campaign?.framework ?? frameworkOf(choices, asked.framework);
  const filter = { ...asked, framework, campaign: campaign ? asked.campaign : '', on: asked.on || today };
  const kind = framework === 'all' ? 'frameworks' : 'groups';
  const headings = kind === 'groups' ? await listColumnHeadings(tx, framework) : frameworkHeadings(choices);
  const facts = await listPortfolio(tx, {
    framework: kind === 'groups' ? framework : null,
    campaign: campaign?.id ?? null,
    on: filter.on,
    uncovered: filter.coverage === 'all',
  });
  const rows = portfolioRows(facts, { kind, codes: headings.map(({ code }) => code) }, tx.now);
  const shown = sortRows(narrowRows(rows, filter), filter.sort, filter.descending);
  return {
    filter,
    choices,
    kind,
    headings,
    rows: shown,
    all: rows.length,
    summary: summarisePortfolio(rows),
    today,
    acts: actsOf(tx.actor),
  };
}

function actsOf(actor: ActorTx['actor']): Act[] {
  const launch = canSomewhere(actor, 'campaign.launch');
  const message = canSomewhere(actor, 'message.send');
  return [
    ...(launch ? ['remind' as const] : []),
    ...(message ? ['message' as const] : []),
    ...(launch ? ['launch' as const] : []),
  ];
}

/** One column per framework in use; a campaign's own title would differ from year to year. */
function frameworkHeadings(choices: readonly PortfolioChoice[]): ColumnHeading[] {
  const seen = new Map(
    choices.map(({ framework, titleNl, titleEn }) => [framework, { code: framework, titleNl, titleEn }]),
  );
  return [...seen.values()].toSorted((a, b) => a.titleNl.localeCompare(b.titleNl, 'nl'));
}
