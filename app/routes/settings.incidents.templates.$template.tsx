import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { keepTemplate } from '#app/features/incident-lists/keep-line.server.ts';
import { templateForm } from '#app/features/incident-lists/lists-forms.ts';
import { TemplatePage } from '#app/features/incident-lists/TemplatePage.tsx';
import { viewTemplate } from '#app/features/incident-lists/view-lists.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { answerHeld, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('incident_lists.title'));

type View = NonNullable<Awaited<ReturnType<typeof viewTemplate>>>;

export async function loader(args: LoaderFunctionArgs): Promise<View> {
  const actor = await requireActor(args, 'incident.lists');
  const { house } = args.context;
  return found(
    await withActor(house.database, actor, house.now(), (tx) => viewTemplate(tx, textParam(args, 'template'))),
  );
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'incident.lists');
  const { house } = args.context;
  const form = await readForm(args.request, templateForm);
  if (!form.ok) return showAgain(form);
  const code = textParam(args, 'template');
  const outcome = await withActor(house.database, actor, house.now(), (tx) => keepTemplate(tx, code, form.value));
  return answerHeld(outcome, form.values, () =>
    seeOther(paths.settingsIncidents(), `incident_lists.done.${form.value.intent}`),
  );
}

export default function TemplateSettings() {
  const t = useT();
  const view = useLoaderData() as unknown as View;
  const crumbs = [
    { label: t('settings.title'), href: paths.settings() },
    { label: t('incident_lists.title'), href: paths.settingsIncidents() },
  ];
  return <TemplatePage {...view} crumbs={crumbs} form={useActionData() as FormAnswer | undefined} />;
}
