import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { canSomewhere } from '#app/domain/access.ts';
import { JournalPage } from '#app/features/journal/JournalPage.tsx';
import { viewJournal } from '#app/features/journal/view-journal.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { requireActor } from '#app/http/session.server.ts';
import { settingsNav } from '#app/http/settings-nav.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('journal.service_title'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'journal.service');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  const view = await withActor(house.database, actor, house.now(), (tx) => viewJournal(tx, search));
  return { ...view, nav: settingsNav(actor), seesRegisters: canSomewhere(actor, 'journal.read') };
}

export default function ServiceJournal() {
  const t = useT();
  const { query, olderThan, nav, seesRegisters, ...view } = useLoaderData<typeof loader>();
  const here = paths.settingsJournal();
  return (
    <JournalPage
      {...view}
      query={query}
      title={t('journal.service_title')}
      lead={t('journal.service_lead')}
      note={seesRegisters ? undefined : t('journal.admin_note')}
      navLabel={t('settings.navigation')}
      nav={nav}
      here={here}
      older={olderThan === null ? null : withQuery(here, { ...query, before: olderThan })}
      newest={query.before === '' ? null : withQuery(here, { ...query, before: '' })}
      objectHref={(object) => withQuery(here, { object })}
      municipalityHref={paths.municipalitySettings}
    />
  );
}
