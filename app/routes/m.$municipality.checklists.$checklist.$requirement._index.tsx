import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AnswerPage } from '#app/features/checklists/AnswerPage.tsx';
import { answerForm, isFinal, toAnswer } from '#app/features/checklists/answer-form.ts';
import type { AnswerReply } from '#app/features/checklists/answer-reply.ts';
import { answerRequirement } from '#app/features/checklists/answer-requirement.server.ts';
import { type QuestionView, viewQuestion } from '#app/features/checklists/view-question.server.ts';
import { CommentPanel } from '#app/features/comments/CommentPanel.tsx';
import { type CommentsView, viewComments } from '#app/features/comments/view-comments.server.ts';
import { FindingPanel } from '#app/features/findings/FindingPanel.tsx';
import { type FindingsView, viewFindingsAt } from '#app/features/findings/view-findings.server.ts';
import { IncidentsAtQuestion } from '#app/features/incidents/AboutCards.tsx';
import { answerReply } from '#app/http/answer-reply.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { questionLinks } from '#app/http/question-links.ts';
import { found, seeOther } from '#app/http/respond.server.ts';
import { markSaved } from '#app/http/saved-mark.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';
import { findNeighbours } from '#db/queries/checklists.server.ts';

export const meta = pageTitle<QuestionView>((_, view, language) =>
  view ? `${view.words.number}. ${language === 'nl' ? view.words.titleNl : view.words.titleEn}` : '',
);

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'checklist.read');
  const { house } = args.context;
  const place = placeOf(args);
  return withActor(house.database, actor, house.now(), async (tx) => {
    const view = found(await viewQuestion(tx, place.slug, place.checklistId, place.code));
    const { id, municipalityId, entities } = view.checklist;
    const asked = { checklistId: id, municipalityId, code: place.code, entityIds: entities.map((each) => each.id) };
    return { ...view, comments: await viewComments(tx, place), findings: await viewFindingsAt(tx, asked) };
  });
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'checklist.answer');
  const { house } = args.context;
  const place = placeOf(args);
  const form = await readForm(args.request, answerForm);
  if (!form.ok) return data<AnswerReply>({ errors: form.errors, values: form.values }, { status: 422 });
  const { go } = form.value;
  const { outcome, next } = await withActor(house.database, actor, house.now(), async (tx) => {
    const answered = await answerRequirement(tx, place, toAnswer(form.value, isFinal(go)));
    return {
      outcome: answered,
      next: answered.kind === 'saved' ? await findNeighbours(tx, place.checklistId, place.code) : null,
    };
  });
  if (outcome.kind !== 'saved') return answerReply(outcome, form.values);
  const notice = go === 'stay' || !next?.next ? 'checklists.question.saved' : undefined;
  return markSaved(seeOther(goal(place, go, next), notice), place, outcome.version);
}

export default function Question() {
  const view = useLoaderData() as QuestionView & { comments: CommentsView | null; findings: FindingsView };
  const { slug, id } = view.checklist;
  const { code } = view.words;
  const found = {
    add: paths.requirementFindings(slug, id, code),
    move: (finding: number) => paths.finding(slug, finding),
  };
  const say = paths.requirementComments(slug, id, view.words.code);
  return (
    <AnswerPage
      view={view}
      reply={useActionData() as AnswerReply | undefined}
      links={questionLinks(view)}
      beside={
        <>
          <IncidentsAtQuestion incidents={view.incidents} href={(number) => paths.incident(slug, number)} />
          <FindingPanel view={view.findings} back="question" links={found} />
          {view.comments && <CommentPanel view={view.comments} action={say} />}
        </>
      }
    />
  );
}

type Place = ReturnType<typeof placeOf>;

function placeOf(args: LoaderFunctionArgs) {
  const checklistId = numberParam(args, 'checklist');
  return { slug: textParam(args, 'municipality'), checklistId, code: textParam(args, 'requirement'), entityId: null };
}

/** Where the button that was pressed leads. */
function goal(place: Place, go: string, neighbours: { previous: string | null; next: string | null } | null): string {
  const { slug, checklistId, code } = place;
  const question = (to: string | null | undefined) =>
    to ? paths.requirement(slug, checklistId, to) : paths.checklist(slug, checklistId);
  if (go === 'next') return question(neighbours?.next);
  if (go === 'previous') return question(neighbours?.previous);
  if (go === 'evidence') return paths.requirementEvidence(slug, checklistId, code);
  const entity = /^exception-(\d+)$/.exec(go)?.[1];
  if (entity) return withQuery(paths.requirementException(slug, checklistId, code), { entity });
  return question(code);
}
