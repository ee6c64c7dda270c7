import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { CoveragePage } from '#app/features/coverage/CoveragePage.tsx';
import { type CoverageView, viewCoverage } from '#app/features/coverage/view-coverage.server.ts';
import { municipalityNav } from '#app/http/municipality-nav.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { withActor } from '#db/connection.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';

interface Data {
  view: CoverageView;
  municipality: { id: number; slug: string; name: string };
  nav: SubNavLine[];
}

export const meta = pageTitle<Data>((t, data) =>
  [t('mappings.coverage.title'), data?.municipality.name].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'overview.read');
  const { house } = args.context;
  return withActor(house.database, actor, house.now(), async (tx) => {
    const { id, slug, name } = found(await findMunicipality(tx, textParam(args, 'municipality')));
    const verdict = can(actor, 'overview.read', { municipalityId: id });
    if (!verdict.allowed) throw forbidden(verdict.reason);
    const municipality = { id, slug, name };
    return { view: await viewCoverage(tx, id), municipality, nav: municipalityNav(actor, municipality) };
  });
}

export default function Coverage() {
  const { view, municipality, nav } = useLoaderData() as Data;
  const t = useT();
  const { slug } = municipality;
  const links = {
    municipality: paths.municipality(slug),
    checklists: paths.checklists(slug),
    checklist: (id: number) => paths.checklist(slug, id),
    question: (id: number, code: string) => paths.requirement(slug, id, code),
  };
  const lines = <SubNav label={t('overview.nav.label')} lines={nav} current={paths.coverage(slug)} />;
  return <CoveragePage view={view} municipality={municipality} nav={lines} links={links} />;
}
