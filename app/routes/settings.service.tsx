import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changeService } from '#app/features/settings/change-service.server.ts';
import { ServicePage } from '#app/features/settings/ServicePage.tsx';
import { serviceForm } from '#app/features/settings/service-form.ts';
import { readForm } from '#app/http/form.server.ts';
import { answerForm, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { settingsNav } from '#app/http/settings-nav.ts';
import { withActor } from '#db/connection.server.ts';
import { findService } from '#db/queries/settings.server.ts';

export const meta = pageTitle((t) => t('settings.service.title'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'settings.change');
  const { house } = args.context;
  const { name, secondFactorForAll } = await withActor(house.database, actor, house.now(), findService);
  return { service: { name, secondFactorForAll }, nav: settingsNav(actor) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'settings.change');
  const { house } = args.context;
  const read = await readForm(args.request, serviceForm);
  if (!read.ok) return showAgain(read);
  const outcome = await withActor(house.database, actor, house.now(), (tx) => changeService(tx, read.value));
  return answerForm(outcome, read.values, () => seeOther(paths.settingsService(), 'settings.service.saved'));
}

export default function ServiceSettings() {
  const form = useActionData() as FormAnswer | undefined;
  return <ServicePage {...useLoaderData<typeof loader>()} here={paths.settingsService()} form={form} />;
}
