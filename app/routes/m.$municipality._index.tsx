import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FindingList } from '#app/features/findings/FindingList.tsx';
import { type FindingsView, viewOpenFindings } from '#app/features/findings/view-findings.server.ts';
import { NewestMessages } from '#app/features/messages/MessageList.tsx';
import { type ReceivedView, viewNewest } from '#app/features/messages/view-messages.server.ts';
import { OverviewPage } from '#app/features/overview/OverviewPage.tsx';
import { findOverview } from '#app/features/overview/overview-page.server.ts';
import type { OverviewPageData } from '#app/features/overview/overview-page.ts';
import { municipalityNav } from '#app/http/municipality-nav.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { withActor } from '#db/connection.server.ts';
import type { FindingLine } from '#db/queries/findings.server.ts';

interface Data {
  page: OverviewPageData;
  findings: FindingsView;
  messages: ReceivedView;
  nav: SubNavLine[];
}

export const meta = pageTitle<Data>((_, data) => data?.page.municipality.name ?? '');

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'checklist.read');
  const { house } = args.context;
  const slug = textParam(args, 'municipality');
  const found = await withActor(house.database, actor, house.now(), async (tx) => {
    const overview = await findOverview(tx, slug);
    if (overview.kind !== 'found') return overview;
    const { id } = overview.page.municipality;
    return { ...overview, findings: await viewOpenFindings(tx, id), messages: await viewNewest(tx, id) };
  });
  if (found.kind === 'not_found') throw notFound();
  // Whoever sees only what was handed over has no overview here, but has a list.
  if (found.kind === 'refused') throw seeOther(paths.checklists(slug));
  const { page, findings, messages } = found;
  return { page, findings, messages, nav: municipalityNav(actor, found.page.municipality) };
}

export default function Overview() {
  const { page, findings, messages, nav } = useLoaderData() as Data;
  const t = useT();
  const { slug } = page.municipality;
  const links = {
    checklist: (id: number) => paths.checklist(slug, id),
    review: (id: number) => paths.review(slug, id),
    successor: paths.municipality,
    campaigns: paths.campaigns(),
  };
  const lines = <SubNav label={t('overview.nav.label')} lines={nav} current={paths.municipality(slug)} />;
  const move = (finding: number) => paths.finding(slug, finding);
  const at = { move, question: (line: FindingLine) => paths.requirement(slug, line.checklistId, line.code) };
  return (
    <OverviewPage page={page} links={links} nav={lines}>
      <NewestMessages view={messages} back="overview" list={paths.municipalityMessages(slug)} />
      {findings.lines.length > 0 && (
        <section className="card findings" aria-labelledby="findings">
          <h2 id="findings">{t('findings.open_n', { n: findings.lines.length })}</h2>
          <FindingList view={findings} back="overview" links={at} />
        </section>
      )}
    </OverviewPage>
  );
}
