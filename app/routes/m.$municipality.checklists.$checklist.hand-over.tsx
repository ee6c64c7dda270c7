import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { localDate } from '#app/domain/dates.ts';
import { HandOverPage } from '#app/features/checklists/HandOverPage.tsx';
import { handOverForm, withdrawForm } from '#app/features/checklists/hand-over-form.ts';
import { type Door, handOverQuestions } from '#app/features/checklists/hand-over-questions.server.ts';
import { type HandOversView, viewHandOvers } from '#app/features/checklists/view-hand-overs.server.ts';
import { withdrawHandOver } from '#app/features/checklists/withdraw-hand-over.server.ts';
import { invitePerson } from '#app/features/people/invite-person.server.ts';
import { parseForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { forbidden, found, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import type { Secrets } from '#app/outside/secrets.server.ts';
import type { FormState } from '#app/ui/Field.tsx';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<HandOversView>((t) => t('hand_overs.title'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'checklist.assign');
  const { house } = args.context;
  const { slug, checklistId } = placeOf(args);
  const view = found(await withActor(house.database, actor, house.now(), (tx) => viewHandOvers(tx, slug, checklistId)));
  if (!view.verdict.allowed) throw forbidden(view.verdict.reason);
  return view;
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'checklist.assign');
  const { house } = args.context;
  const place = placeOf(args);
  const posted = await args.request.formData();
  const withdrawn = parseForm(posted, withdrawForm);
  if (withdrawn.ok) {
    const outcome = await withActor(house.database, actor, house.now(), (tx) =>
      withdrawHandOver(tx, place, withdrawn.value.hand_over),
    );
    return afterwards(outcome) ?? seeOther(place.path, 'hand_overs.withdrawn');
  }
  const form = parseForm(posted, handOverForm);
  if (!form.ok) return data<FormState>({ errors: form.errors, values: form.values }, { status: 422 });
  const outcome = await withActor(house.database, actor, house.now(), (tx) =>
    handOverQuestions(tx, place, form.value, doorOf(house.secrets)),
  );
  if (outcome.kind === 'invalid')
    return data<FormState>({ errors: outcome.errors, values: form.values }, { status: 422 });
  if (outcome.kind === 'closed') return seeOther(place.path, { key: 'hand_overs.closed', tone: 'warning' });
  return afterwards(outcome) ?? seeOther(place.path, 'hand_overs.handed');
}

export default function HandOver() {
  const view = useLoaderData() as HandOversView;
  const reply = useActionData() as FormState | undefined;
  const { slug, id } = view.checklist;
  const links = {
    municipality: paths.municipality(slug),
    checklists: paths.checklists(slug),
    checklist: paths.checklist(slug, id),
    self: paths.handOver(slug, id),
    people: paths.people(slug),
  };
  return <HandOverPage view={view} links={links} form={reply} />;
}

/** Letting somebody in is the people's own verb: here without its mail, since the hand-over tells everything. */
function doorOf(secrets: Secrets): Door {
  const letIn: Door['letIn'] = (tx, person) => {
    const invitation = { ...person, role: 'contributor' as const, kinds: [], fromOn: localDate(tx.now), untilOn: null };
    return invitePerson(tx, invitation, secrets, null, { mails: false });
  };
  return { letIn, secrets };
}

function placeOf(args: LoaderFunctionArgs) {
  const slug = textParam(args, 'municipality');
  const checklistId = numberParam(args, 'checklist');
  return { slug, checklistId, path: paths.checklist(slug, checklistId) };
}

/** Throws what the reader may not do or see; nothing when it went well. */
function afterwards(outcome: Awaited<ReturnType<typeof withdrawHandOver | typeof handOverQuestions>>): null {
  if (outcome.kind === 'not_found') throw notFound();
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  return null;
}
