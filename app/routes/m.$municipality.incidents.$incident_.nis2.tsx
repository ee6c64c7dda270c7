import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { openNis2Form } from '#app/features/nis2/nis2-forms.ts';
import { OpenReportPage } from '#app/features/nis2/OpenReportPage.tsx';
import { openReport } from '#app/features/nis2/open-report.server.ts';
import { type OpeningReportView, viewOpeningReport } from '#app/features/nis2/view-opening-report.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { answerHeld, type FormAnswer, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('nis2.open'));

export async function loader(args: LoaderFunctionArgs): Promise<OpeningReportView> {
  const actor = await requireActor(args, 'nis2.handle');
  const { house } = args.context;
  const view = found(
    await withActor(house.database, actor, house.now(), (tx) => viewOpeningReport(tx, addressOf(args))),
  );
  if ('refused' in view) throw forbidden(view.refused);
  return view;
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'nis2.handle');
  const { house } = args.context;
  const address = addressOf(args);
  const form = await readForm(args.request, openNis2Form);
  if (!form.ok) return showAgain(form);
  const outcome = await withActor(house.database, actor, house.now(), (tx) => openReport(tx, address, form.value));
  if (outcome.kind === 'opened') return seeOther(paths.nis2Report(address.slug, outcome.id), 'nis2.opened');
  return answerHeld(outcome, form.values, () => seeOther(paths.incidents(address.slug)));
}

function addressOf(args: Parameters<typeof textParam>[0]) {
  return { slug: textParam(args, 'municipality'), incident: textParam(args, 'incident') };
}

export default function OpenNis2() {
  const t = useT();
  const view = useLoaderData() as unknown as OpeningReportView;
  const { slug, municipality, code } = view;
  const crumbs = [
    { label: municipality, href: paths.municipality(slug) },
    { label: t('incidents.title'), href: paths.incidents(slug) },
    { label: code, href: paths.incident(slug, code) },
    { label: t('nis2.open') },
  ];
  return <OpenReportPage view={view} crumbs={crumbs} form={useActionData() as FormAnswer | undefined} />;
}
