import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FindingPage } from '#app/features/findings/FindingPage.tsx';
import { type Back, backOf, findingMoveForm } from '#app/features/findings/finding-forms.ts';
import { moveOneFinding } from '#app/features/findings/move-finding.server.ts';
import { type FindingsView, viewFinding } from '#app/features/findings/view-findings.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, found, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { useT } from '#app/i18n/context.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { withActor } from '#db/connection.server.ts';
import type { FindingLine } from '#db/queries/findings.server.ts';

export const meta = pageTitle((t) => t('findings.one'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'checklist.read');
  const { house } = args.context;
  const slug = textParam(args, 'municipality');
  const id = numberParam(args, 'finding');
  const view = await withActor(house.database, actor, house.now(), (tx) => viewFinding(tx, slug, id));
  return { view: found(view), slug };
}

/** Says that a finding is done, closes it or opens it again, and returns to where the reader was. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'finding.answer');
  const { house } = args.context;
  const slug = textParam(args, 'municipality');
  const form = await readForm(args.request, findingMoveForm);
  // A form that cannot be read changes nothing, and whose finding it is still decides what is answered.
  const { back, ...move } = form.ok ? form.value : NOTHING;
  const moved = await withActor(house.database, actor, house.now(), (tx) =>
    moveOneFinding(tx, { slug, findingId: numberParam(args, 'finding') }, move),
  );
  if (moved.kind === 'not_found') throw notFound();
  if (moved.kind === 'refused') throw forbidden(moved.reason);
  if (!form.ok) return data<FormState>({ errors: form.errors, values: form.values }, { status: 422 });
  if (moved.kind === 'moved') return seeOther(goal(back, slug, moved), DONE[move.intent]);
  const errors: FormState['errors'] =
    moved.kind === 'reason_required' ? { text: ['findings.not_said'] } : { form: [REFUSED[moved.kind]] };
  return data<FormState>({ errors, values: form.values }, { status: moved.kind === 'reason_required' ? 422 : 409 });
}

const NOTHING = { intent: 'propose', version: 0, text: '', back: 'question' } as const;
const DONE = {
  propose: 'findings.proposed_done',
  resolve: 'findings.resolved_done',
  reopen: 'findings.reopened_done',
} as const;
const REFUSED = { stale: 'findings.stale', resolved: 'findings.closed', not_resolved: 'findings.stale' } as const;

function goal(back: Back, slug: string, { checklistId, code }: { checklistId: number; code: string }): string {
  if (back === 'overview') return paths.municipality(slug);
  if (back === 'checklist') return paths.checklist(slug, checklistId);
  return (back === 'review' ? paths.reviewRequirement : paths.requirement)(slug, checklistId, code);
}

export default function Finding() {
  const t = useT();
  const { view, slug } = useLoaderData() as { view: FindingsView; slug: string };
  const form = useActionData() as FormState | undefined;
  const line = view.lines[0];
  const question = (each: FindingLine) => paths.requirement(slug, each.checklistId, each.code);
  const links = { move: (finding: number) => paths.finding(slug, finding), question };
  const crumbs = line ? [{ label: line.code, href: question(line) }, { label: t('findings.one') }] : [];
  return <FindingPage view={view} crumbs={crumbs} back={backOf(form?.values?.back)} form={form} links={links} />;
}
