import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { takesAnswers } from '#app/domain/review.ts';
import { ConfirmPage } from '#app/features/checklists/ConfirmPage.tsx';
import { confirmForm } from '#app/features/checklists/checklist-forms.ts';
import { type Confirmed, confirmUnchanged } from '#app/features/checklists/confirm-unchanged.server.ts';
import { type ConfirmableView, viewConfirmable } from '#app/features/checklists/view-confirm.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, found, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';
import { findNeighbours } from '#db/queries/checklists.server.ts';

type Faults = Extract<Confirmed, { kind: 'invalid' }>['faults'];

export const meta = pageTitle<ConfirmableView>((t) => t('next_year.front.all'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'checklist.answer');
  const { house } = args.context;
  const { slug, checklistId } = placeOf(args);
  const view = found(
    await withActor(house.database, actor, house.now(), (tx) => viewConfirmable(tx, slug, checklistId)),
  );
  if (!view.verdict.allowed) throw forbidden(view.verdict.reason);
  const { phase } = view.checklist;
  if (!takesAnswers(phase)) throw seeOther(paths.checklist(slug, checklistId));
  return view;
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'checklist.answer');
  const { house } = args.context;
  const place = placeOf(args);
  const here = paths.confirmChecklist(place.slug, place.checklistId);
  const form = await readForm(args.request, confirmForm);
  if (!form.ok || form.value.unchanged.length === 0) return back(here, 'next_year.nothing_chosen');
  const { unchanged, carry, from } = form.value;
  const { outcome, next } = await withActor(house.database, actor, house.now(), async (tx) => ({
    outcome: await confirmUnchanged(tx, place, unchanged, { carryEvidence: carry === 'yes' }),
    next: from === undefined ? null : await findNeighbours(tx, place.checklistId, from),
  }));
  return reply(place, outcome, { from, next: next?.next ?? null });
}

/** Where a confirmation leads: on to the next question, or back to the list of what is left. */
function reply(
  { slug, checklistId }: ReturnType<typeof placeOf>,
  outcome: Confirmed,
  { from, next }: { from: string | undefined; next: string | null },
) {
  if (outcome.kind === 'not_found') throw notFound();
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  const front = paths.checklist(slug, checklistId);
  const question = (code: string) => paths.requirement(slug, checklistId, code);
  if (outcome.kind === 'closed') return back(from ? question(from) : front, 'next_year.closed');
  if (outcome.kind === 'saved') {
    if (from !== undefined) return seeOther(next ? question(next) : front, 'next_year.saved_one');
    return seeOther(paths.confirmChecklist(slug, checklistId), 'next_year.saved');
  }
  const [first] = outcome.faults;
  if (from !== undefined && first) return back(question(from), `next_year.fault.${first.why}`);
  return data<{ faults: Faults }>({ faults: outcome.faults }, { status: 409 });
}

function back(path: string, key: string) {
  return seeOther(path, { key, tone: 'warning' });
}

export default function Confirm() {
  const view = useLoaderData() as ConfirmableView;
  const reply = useActionData() as { faults: Faults } | undefined;
  const { slug, id } = view.checklist;
  const links = {
    municipality: paths.municipality(slug),
    checklists: paths.checklists(slug),
    checklist: paths.checklist(slug, id),
    self: paths.confirmChecklist(slug, id),
    question: (code: string) => paths.requirement(slug, id, code),
  };
  return <ConfirmPage view={view} links={links} faults={reply?.faults ?? []} />;
}

function placeOf(args: LoaderFunctionArgs) {
  return { slug: textParam(args, 'municipality'), checklistId: numberParam(args, 'checklist') };
}
