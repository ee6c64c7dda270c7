import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { handleReport } from '#app/features/nis2/handle-report.server.ts';
import { nis2Form } from '#app/features/nis2/nis2-forms.ts';
import { ReportPage } from '#app/features/nis2/ReportPage.tsx';
import { type ReportView, viewReport } from '#app/features/nis2/view-report.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { answerHeld, type FormAnswer, savedNotice, showAgain } from '#app/http/outcome.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<ReportView>((t, view) =>
  [t('nis2.title'), view?.report.entity].filter(Boolean).join(' · '),
);

const NOTICES = {
  significance: 'nis2.judged',
  aware: 'nis2.aware_saved',
  handled: 'nis2.handled_saved',
  stop: 'nis2.stop.done',
  resume: 'nis2.stop.resumed',
  stage: 'nis2.recorded',
} as const;

export async function loader(args: LoaderFunctionArgs): Promise<ReportView> {
  const actor = await requireActor(args, 'nis2.read');
  const { house } = args.context;
  const stage = new URL(args.request.url).searchParams.get('stage');
  const at = addressOf(args);
  return found(await withActor(house.database, actor, house.now(), (tx) => viewReport(tx, at, stage)));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'nis2.handle');
  const { house } = args.context;
  const at = addressOf(args);
  const form = await readForm(args.request, nis2Form);
  if (!form.ok) return showAgain(form);
  const outcome = await withActor(house.database, actor, house.now(), (tx) => handleReport(tx, at, form.value));
  return answerHeld(outcome, form.values, () =>
    seeOther(paths.nis2Report(at.slug, at.report), savedNotice(outcome, NOTICES[form.value.intent])),
  );
}

function addressOf(args: Parameters<typeof textParam>[0]) {
  return { slug: textParam(args, 'municipality'), report: numberParam(args, 'report') };
}

export default function Nis2Report() {
  const t = useT();
  const view = useLoaderData() as unknown as ReportView;
  const { slug, municipality, entity, id } = view.report;
  const crumbs = [
    { label: municipality, href: paths.municipality(slug) },
    ...(view.incidentCode ? [{ label: view.incidentCode, href: paths.incident(slug, view.incidentCode) }] : []),
    { label: `${t('nis2.card')} · ${entity}` },
  ];
  const file = (stage: number, as: 'docx' | 'pdf' | 'json') => paths.nis2File(slug, id, stage, as);
  return <ReportPage view={view} crumbs={crumbs} file={file} form={useActionData() as FormAnswer | undefined} />;
}
