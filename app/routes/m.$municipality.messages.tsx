import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { can } from '#app/domain/access.ts';
import { markRead } from '#app/features/messages/mark-read.server.ts';
import { readMessageForm } from '#app/features/messages/message-form.ts';
import { ReceivedPage } from '#app/features/messages/ReceivedPage.tsx';
import { type ReceivedView, viewReceived } from '#app/features/messages/view-messages.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { listHref, municipalityNav } from '#app/http/municipality-nav.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { forbidden, found, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';
import { withActor } from '#db/connection.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';

interface Data {
  view: ReceivedView;
  municipality: { slug: string; name: string };
  nav: SubNavLine[];
  list: string | null;
  before: string | null;
}

export const meta = pageTitle<Data>((t, data) =>
  [t('messages.list'), data?.municipality.name].filter(Boolean).join(' · '),
);

export async function loader(args: LoaderFunctionArgs): Promise<Data> {
  const actor = await requireActor(args, 'message.read');
  const { house } = args.context;
  const before = new URL(args.request.url).searchParams.get('before');
  return withActor(house.database, actor, house.now(), async (tx) => {
    const { id, slug, name } = found(await findMunicipality(tx, textParam(args, 'municipality')));
    const verdict = can(actor, 'message.read', { municipalityId: id });
    if (!verdict.allowed) throw forbidden(verdict.reason);
    const view = await viewReceived(tx, id, before);
    return {
      view,
      municipality: { slug, name },
      nav: municipalityNav(actor, { id, slug }),
      list: listHref(actor),
      before,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'message.mark');
  const { house } = args.context;
  const slug = textParam(args, 'municipality');
  const form = await readForm(args.request, readMessageForm);
  const messageId = form.ok ? form.value.message : 0;
  const marked = await withActor(house.database, actor, house.now(), (tx) => markRead(tx, { slug, messageId }));
  if (marked.kind === 'refused') throw forbidden(marked.reason);
  if (marked.kind === 'not_found' || !form.ok) throw notFound();
  const { back } = form.value;
  const here =
    back === 'start'
      ? paths.start()
      : back === 'overview'
        ? paths.municipality(slug)
        : paths.municipalityMessages(slug);
  return seeOther(here, 'messages.marked');
}

export default function Messages() {
  const t = useT();
  const { view, municipality, nav, list, before } = useLoaderData() as Data;
  const { slug, name } = municipality;
  const self = paths.municipalityMessages(slug);
  const links = {
    self,
    write: withQuery(paths.messages(), { to: slug }),
    older: view.older === null ? null : withQuery(self, { before: view.older }),
    newest: before === null ? null : self,
  };
  const crumbs = [
    ...(list ? [{ label: t('municipalities.title'), href: list }] : []),
    { label: name, href: paths.municipality(slug) },
    { label: t('messages.list') },
  ];
  const lines = <SubNav label={t('overview.nav.label')} lines={nav} current={self} />;
  return <ReceivedPage view={view} municipality={name} crumbs={crumbs} nav={lines} links={links} />;
}
