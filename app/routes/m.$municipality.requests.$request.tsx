import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { handleRequest } from '#app/features/requests/handle-request.server.ts';
import { RequestPage } from '#app/features/requests/RequestPage.tsx';
import { requestForm } from '#app/features/requests/request-form.ts';
import { type RequestView, viewRequest } from '#app/features/requests/view-request.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { answerHeld, type FormAnswer, savedNotice, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<RequestView>((t, view) =>
  view ? [view.code, t(`request_terms.kind.${view.request.kind}`), view.request.municipality].join(' · ') : '',
);

export async function loader(args: LoaderFunctionArgs): Promise<RequestView> {
  const actor = await requireActor(args, 'request.read');
  const { house } = args.context;
  return found(await withActor(house.database, actor, house.now(), (tx) => viewRequest(tx, addressOf(args))));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'request.handle');
  const { house } = args.context;
  const address = addressOf(args);
  const form = await readForm(args.request, requestForm);
  if (!form.ok) return showAgain(form);
  const outcome = await withActor(house.database, actor, house.now(), (tx) => handleRequest(tx, address, form.value));
  const here = paths.request(address.slug, address.number);
  return answerHeld(outcome, form.values, () =>
    seeOther(here, savedNotice(outcome, `requests.notice.${form.value.intent}`)),
  );
}

function addressOf(args: Parameters<typeof textParam>[0]) {
  return { slug: textParam(args, 'municipality'), number: textParam(args, 'request') };
}

export default function Request() {
  const t = useT();
  const view = useLoaderData() as unknown as RequestView;
  const { slug, municipality } = view.request;
  const crumbs = [
    { label: municipality, href: paths.municipality(slug) },
    { label: t('requests.title'), href: paths.requests(slug) },
    { label: view.code },
  ];
  const form = useActionData() as FormAnswer | undefined;
  return <RequestPage view={view} crumbs={crumbs} form={form} />;
}
