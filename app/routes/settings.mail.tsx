import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { Actor } from '#app/domain/access.ts';
import { renderMail } from '#app/features/mail/render-mail.server.ts';
import { MailPage } from '#app/features/settings/MailPage.tsx';
import type { House } from '#app/http/house.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { requireActor } from '#app/http/session.server.ts';
import { settingsNav } from '#app/http/settings-nav.ts';
import { withActor, withSystem } from '#db/connection.server.ts';
import { listEnvelopes, listWholeMails } from '#db/queries/outbox.server.ts';

export const meta = pageTitle((t) => t('settings.mail.title'));

const SHOWN = 50;

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'mail.envelopes');
  const { house } = args.context;
  const page = readPage(new URL(args.request.url).searchParams.get('page'));
  const envelopes = await withActor(house.database, actor, house.now(), (tx) =>
    listEnvelopes(tx, SHOWN + 1, page * SHOWN),
  );
  const contents = house.settings.demo ? await demoContents(house, actor, (page + 1) * SHOWN) : null;
  return {
    mails: envelopes.slice(0, SHOWN).map((mail) => ({ ...mail, contents: contents?.get(mail.id) })),
    demo: house.settings.demo,
    nav: settingsNav(actor),
    older: envelopes.length > SHOWN ? withQuery(paths.settingsMail(), { page: page + 1 }) : null,
    newer: page > 0 ? withQuery(paths.settingsMail(), { page: page - 1 || null }) : null,
  };
}

function readPage(text: string | null): number {
  return text && /^\d{1,4}$/.test(text) ? Number(text) : 0;
}

/** The mails of the demo in full: it sends none, so this is where its links are. */
async function demoContents(house: House, actor: Actor, limit: number) {
  const mails = await withSystem(house.database, house.now(), (tx) => listWholeMails(tx, actor.serviceId, limit));
  return new Map(mails.map((mail) => [mail.id, renderMail(mail, house)]));
}

export default function Mails() {
  return <MailPage {...useLoaderData<typeof loader>()} here={paths.settingsMail()} />;
}
