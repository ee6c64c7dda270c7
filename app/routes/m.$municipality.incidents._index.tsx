import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { IncidentsPage } from '#app/features/incidents/IncidentsPage.tsx';
import { ReportLinkCard } from '#app/features/incidents/ReportLinkCard.tsx';
import { reportToken } from '#app/features/incidents/report-token.server.ts';
import { type IncidentsView, viewIncidents } from '#app/features/incidents/view-incidents.server.ts';
import type { House } from '#app/http/house.ts';
import { incidentFiles } from '#app/http/incident-files.ts';
import { listHref, municipalityNav } from '#app/http/municipality-nav.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { forbidden, found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';
import { findReportLink } from '#db/queries/report-links.server.ts';

interface Data {
  view: IncidentsView;
  municipality: { slug: string; name: string };
  nav: SubNavLine[];
  list: string | null;
  mayReport: boolean;
  /** Undefined for who does not keep the link for reporting. */
  link: { address: string; since: Date } | null | undefined;
}

export const meta = pageTitle<Data>((t, data) =>
  [t('incidents.title'), data?.municipality.name].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'incident.read');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  return withActor(house.database, actor, house.now(), async (tx) => {
    const { id, slug, name } = found(await findMunicipality(tx, textParam(args, 'municipality')));
    const verdict = can(actor, 'incident.read', { municipalityId: id });
    if (!verdict.allowed) throw forbidden(verdict.reason);
    const keeps = can(actor, 'report_link.keep', { municipalityId: id }).allowed;
    return {
      view: await viewIncidents(tx, search, id),
      municipality: { slug, name },
      nav: municipalityNav(actor, { id, slug }),
      list: listHref(actor),
      mayReport: can(actor, 'incident.report', { municipalityId: id }).allowed,
      link: keeps ? await addressOf(tx, house, id) : undefined,
    };
  });
}

async function addressOf(tx: ActorTx, house: House, municipalityId: number) {
  const link = await findReportLink(tx, municipalityId);
  if (!link) return null;
  const path = paths.guestReport(reportToken(house.secrets, link.id));
  return { address: `${house.settings.origins[0] ?? ''}${path}`, since: link.since };
}

export default function Incidents() {
  const t = useT();
  const { view, municipality, nav, list, mayReport, link } = useLoaderData() as unknown as Data;
  const { slug, name } = municipality;
  const self = paths.incidents(slug);
  const links = {
    self,
    page: (page: number) => withQuery(self, { ...view.query, page }),
    incident: paths.incident,
    report: mayReport ? paths.reportIncident(slug) : null,
    files: incidentFiles(slug, view.query, false),
  };
  const crumbs = [
    ...(list ? [{ label: t('municipalities.title'), href: list }] : []),
    { label: name, href: paths.municipality(slug) },
    { label: t('incidents.title') },
  ];
  const lines = <SubNav label={t('overview.nav.label')} lines={nav} current={self} />;
  return (
    <IncidentsPage view={view} municipality={name} crumbs={crumbs} nav={lines} links={links}>
      {link !== undefined && <ReportLinkCard municipality={name} link={link} action={paths.reportLink(slug)} />}
    </IncidentsPage>
  );
}
