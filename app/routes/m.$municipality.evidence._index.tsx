import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { RegisterPage } from '#app/features/evidence/RegisterPage.tsx';
import { type RegisterView, viewRegister } from '#app/features/evidence/view-register.server.ts';
import { listHref, municipalityNav } from '#app/http/municipality-nav.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { forbidden, found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { withActor } from '#db/connection.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';

interface Data {
  view: RegisterView;
  municipality: { slug: string; name: string };
  nav: SubNavLine[];
  list: string | null;
}

export const meta = pageTitle<Data>((t, data) =>
  [t('evidence_register.title'), data?.municipality.name].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'evidence.read');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  return withActor(house.database, actor, house.now(), async (tx) => {
    const { id, slug, name } = found(await findMunicipality(tx, textParam(args, 'municipality')));
    // A contributor sees here what stands beside his or her own questions: the database shows no more.
    const verdict = can(actor, 'evidence.read', { municipalityId: id, assigneeId: actor.accountId });
    if (!verdict.allowed) throw forbidden(verdict.reason);
    const nav = municipalityNav(actor, { id, slug });
    return { view: await viewRegister(tx, id, search), municipality: { slug, name }, nav, list: listHref(actor) };
  });
}

export default function EvidenceRegister() {
  const t = useT();
  const { view, municipality, nav, list } = useLoaderData() as Data;
  const { slug, name } = municipality;
  const self = paths.evidence(slug);
  const { state, owner, q } = view.query;
  const links = {
    self,
    checklists: paths.checklists(slug),
    piece: (id: number) => paths.evidencePiece(slug, id),
    page: (page: number) =>
      withQuery(self, { ...(q ? { q } : {}), ...(state ? { state } : {}), ...(owner ? { owner } : {}), page }),
  };
  const crumbs = [
    ...(list ? [{ label: t('municipalities.title'), href: list }] : []),
    { label: name, href: paths.municipality(slug) },
    { label: t('evidence_register.title') },
  ];
  const lines = <SubNav label={t('overview.nav.label')} lines={nav} current={self} />;
  return <RegisterPage view={view} municipality={name} crumbs={crumbs} nav={lines} links={links} />;
}
