import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { exceptionForm, toAnswer } from '#app/features/checklists/answer-form.ts';
import type { AnswerReply } from '#app/features/checklists/answer-reply.ts';
import { answerRequirement } from '#app/features/checklists/answer-requirement.server.ts';
import { ExceptionPage } from '#app/features/checklists/ExceptionPage.tsx';
import { type ExceptionView, viewException } from '#app/features/checklists/view-exception.server.ts';
import { withdrawException } from '#app/features/checklists/withdraw-exception.server.ts';
import { answerReply } from '#app/http/answer-reply.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths } from '#app/http/paths.ts';
import { questionLinks } from '#app/http/question-links.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { markSaved } from '#app/http/saved-mark.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<ExceptionView>((t, page) =>
  t('checklists.exception.title', { name: page?.entity.name ?? '' }),
);

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'checklist.read');
  const { house } = args.context;
  const entityId = numberParam({ params: Object.fromEntries(new URL(args.request.url).searchParams) }, 'entity');
  const page = await withActor(house.database, actor, house.now(), (tx) =>
    viewException(tx, { ...placeOf(args), entityId }),
  );
  return found(page);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'checklist.answer');
  const { house } = args.context;
  const form = await readForm(args.request, exceptionForm);
  if (!form.ok) return data<AnswerReply>({ errors: form.errors, values: form.values }, { status: 422 });
  const { value } = form;
  const place = { ...placeOf(args), entityId: value.entity };
  const outcome = await withActor(house.database, actor, house.now(), (tx) =>
    value.act === 'withdraw'
      ? withdrawException(tx, place, value.version)
      : answerRequirement(tx, place, toAnswer(value, true)),
  );
  if (outcome.kind !== 'saved') return answerReply(outcome, form.values);
  const notice = value.act === 'withdraw' ? 'checklists.exception.withdrawn' : 'checklists.exception.saved';
  return markSaved(
    seeOther(paths.requirement(place.slug, place.checklistId, place.code), notice),
    place,
    outcome.version,
  );
}

export default function Exception() {
  const page = useLoaderData() as ExceptionView;
  const reply = useActionData() as AnswerReply | undefined;
  return <ExceptionPage page={page} reply={reply} links={questionLinks(page.view)} />;
}

function placeOf(args: LoaderFunctionArgs) {
  const checklistId = numberParam(args, 'checklist');
  return { slug: textParam(args, 'municipality'), checklistId, code: textParam(args, 'requirement') };
}
