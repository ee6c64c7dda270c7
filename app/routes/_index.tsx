import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OpenClocks } from '#app/features/clocks/OpenClocks.tsx';
import { type OpenClock, viewOpenClocks } from '#app/features/clocks/view-open-clocks.server.ts';
import { OpenIncidents } from '#app/features/incidents/OpenIncidents.tsx';
import { type OpenIncidentsView, viewOpenIncidents } from '#app/features/incidents/view-open-incidents.server.ts';
import { UnreadMessages } from '#app/features/messages/UnreadMessages.tsx';
import { viewUnread } from '#app/features/messages/view-messages.server.ts';
import { DirectorStart } from '#app/features/overview/DirectorStart.tsx';
import { type DirectorView, findDirectorView } from '#app/features/overview/director-page.server.ts';
import { LowestRows } from '#app/features/portfolio/LowestRows.tsx';
import { PortfolioSummary } from '#app/features/portfolio/PortfolioSummary.tsx';
import { readPortfolioFilter } from '#app/features/portfolio/portfolio-filter.ts';
import { findPortfolioPage, type PortfolioPageData } from '#app/features/portfolio/portfolio-page.server.ts';
import { StartPage } from '#app/features/start/StartPage.tsx';
import type { StartLinks } from '#app/features/start/start-links.ts';
import { findStart, hasRole } from '#app/features/start/start-page.server.ts';
import type { StartPageData } from '#app/features/start/start-page.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { ButtonLink } from '#app/ui/Button.tsx';
import { withActor } from '#db/connection.server.ts';
import type { UnreadMessage } from '#db/queries/messages.server.ts';

interface Data {
  page: StartPageData;
  clocks: OpenClock[];
  incidents: OpenIncidentsView | null;
  unread: UnreadMessage[];
  director: DirectorView | null;
  portfolio: PortfolioPageData | null;
}

export const meta = pageTitle((t) => t('common.nav.start'));

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'start.read');
  const { house } = args.context;
  return withActor(house.database, actor, house.now(), async (tx) => ({
    page: await findStart(tx),
    clocks: await viewOpenClocks(tx),
    incidents: await viewOpenIncidents(tx),
    unread: await viewUnread(tx),
    director: hasRole(actor, ['director']) ? await findDirectorView(tx) : null,
    portfolio: hasRole(actor, ['service_director'])
      ? await findPortfolioPage(tx, readPortfolioFilter(new URLSearchParams()))
      : null,
  }));
}

const links: StartLinks = {
  reviews: paths.reviews(),
  portfolio: (state) => withQuery(paths.portfolio(), { state }),
  campaigns: paths.campaigns(),
  campaign: paths.campaign,
  evidence: (slug, state) => withQuery(paths.evidence(slug), { state }),
  municipality: paths.municipality,
  municipalities: paths.municipalities(),
  checklist: paths.checklist,
  requirement: paths.requirement,
  review: paths.review,
  people: paths.settingsPeople(),
  mails: paths.settingsMail(),
  settings: paths.settings(),
};

const portfolioBy = (sort: string) => withQuery(paths.portfolio(), { sort });

const clockLinks = {
  breach: paths.breach,
  nis2: (slug: string, report: string) => paths.nis2Report(slug, Number(report)),
  request: paths.request,
};

/** Who works for one municipality finds them all in its register. */
function incidentLinks(view: OpenIncidentsView) {
  const [first] = view.lines;
  const one = first && view.lines.every(({ slug }) => slug === first.slug);
  return {
    incident: paths.incident,
    report: paths.reportIncident,
    all: one ? paths.incidents(first.slug) : paths.allIncidents(),
  };
}

export default function Start() {
  const { page, clocks, incidents, unread, director, portfolio } = useLoaderData() as Data;
  const t = useT();
  return (
    <StartPage
      page={page}
      links={links}
      first={
        <>
          <OpenClocks clocks={clocks} links={clockLinks} />
          {incidents && <OpenIncidents view={incidents} links={incidentLinks(incidents)} />}
          <UnreadMessages messages={unread} list={paths.municipalityMessages} />
        </>
      }
    >
      {portfolio && (
        <section className="portfolio-start" aria-labelledby="portfolio">
          <h2 id="portfolio">{t('start.portfolio.title')}</h2>
          <PortfolioSummary page={portfolio} municipality={paths.municipality} />
          <LowestRows page={portfolio} links={{ municipality: paths.municipality, orderBy: portfolioBy }} />
          <ButtonLink kind="primary" href={paths.portfolio()}>
            {t('start.portfolio.open')}
          </ButtonLink>
        </section>
      )}
      {director && (
        <DirectorStart view={director} links={{ municipality: paths.municipality, checklist: paths.checklist }} />
      )}
    </StartPage>
  );
}
