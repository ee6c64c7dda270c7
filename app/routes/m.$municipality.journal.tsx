import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { JournalPage } from '#app/features/journal/JournalPage.tsx';
import { viewJournal } from '#app/features/journal/view-journal.server.ts';
import { listHref, municipalityNav } from '#app/http/municipality-nav.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { forbidden, found } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';

export const meta = pageTitle<{ municipality: { name: string } }>((t, data) =>
  [t('journal.title'), data?.municipality.name].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'journal.read');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  return withActor(house.database, actor, house.now(), async (tx) => {
    const municipality = found(await findMunicipality(tx, args.params.municipality ?? ''));
    const verdict = can(actor, 'journal.read', { municipalityId: municipality.id });
    if (!verdict.allowed) throw forbidden(verdict.reason);
    const view = await viewJournal(tx, search, municipality.id);
    return { ...view, municipality, nav: municipalityNav(actor, municipality), list: listHref(actor) };
  });
}

export default function MunicipalityJournal() {
  const t = useT();
  const { query, olderThan, municipality, list, ...view } = useLoaderData<typeof loader>();
  const here = paths.journal(municipality.slug);
  return (
    <JournalPage
      {...view}
      query={query}
      title={municipality.name}
      lead={t('journal.lead', { municipality: municipality.name })}
      crumbs={list ? [{ label: t('municipalities.title'), href: list }] : []}
      navLabel={municipality.name}
      here={here}
      older={olderThan === null ? null : withQuery(here, { ...query, before: olderThan })}
      newest={query.before === '' ? null : withQuery(here, { ...query, before: '' })}
      objectHref={(object) => withQuery(here, { object })}
    />
  );
}
