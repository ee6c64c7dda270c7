import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { addFinding } from '#app/features/findings/add-finding.server.ts';
import { NewFindingPage } from '#app/features/findings/FindingPage.tsx';
import { backOf, findingForm } from '#app/features/findings/finding-forms.ts';
import { type FindingsView, viewNewFinding } from '#app/features/findings/view-findings.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, found, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import type { FormState } from '#app/ui/Field.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle((t) => t('findings.add'));

function placeOf(args: LoaderFunctionArgs) {
  return {
    slug: textParam(args, 'municipality'),
    checklistId: numberParam(args, 'checklist'),
    code: textParam(args, 'requirement'),
  };
}

/** The form by itself: where one comes back to when it was refused, with all that was typed. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'finding.judge');
  const { house } = args.context;
  const place = placeOf(args);
  const view = found(await withActor(house.database, actor, house.now(), (tx) => viewNewFinding(tx, place)));
  if (!view.may.judge) throw forbidden('scope');
  return { view, place };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'finding.judge');
  const { house } = args.context;
  const place = placeOf(args);
  const form = await readForm(args.request, findingForm);
  if (!form.ok) return data<FormState>({ errors: form.errors, values: form.values }, { status: 422 });
  const { back, ...finding } = form.value;
  const made = await withActor(house.database, actor, house.now(), (tx) => addFinding(tx, place, finding));
  if (made.kind === 'not_found') throw notFound();
  if (made.kind === 'refused') throw forbidden(made.reason);
  const path = back === 'question' ? paths.requirement : paths.reviewRequirement;
  return seeOther(path(place.slug, place.checklistId, place.code), 'findings.saved');
}

export default function NewFinding() {
  const { view, place } = useLoaderData() as { view: FindingsView; place: ReturnType<typeof placeOf> };
  const form = useActionData() as FormState | undefined;
  const { slug, checklistId, code } = place;
  const back = backOf(form?.values?.back);
  const path = back === 'question' ? paths.requirement : paths.reviewRequirement;
  const crumbs = [{ label: code, href: path(slug, checklistId, code) }];
  const action = paths.requirementFindings(slug, checklistId, code);
  const move = (finding: number) => paths.finding(slug, finding);
  return <NewFindingPage view={view} crumbs={crumbs} back={back} form={form} action={action} move={move} />;
}
