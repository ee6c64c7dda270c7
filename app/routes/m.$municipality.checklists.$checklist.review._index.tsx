import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FinishProblem, finishReview } from '#app/features/reviews/finish-review.server.ts';
import { ReviewPage } from '#app/features/reviews/ReviewPage.tsx';
import { finishForm } from '#app/features/reviews/review-forms.ts';
import { findReviewPage } from '#app/features/reviews/review-page.server.ts';
import type { ReviewPageData } from '#app/features/reviews/review-shows.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { forbidden, found, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<ReviewPageData>((t, page) =>
  t('reviews.page.title', { title: page ? `${page.head.title}, ${page.head.municipality}` : '' }),
);

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'checklist.review');
  const { house } = args.context;
  const search = new URL(args.request.url).searchParams;
  const asked = { show: search.get('show'), only: search.get('only') };
  const page = await withActor(house.database, actor, house.now(), (tx) =>
    findReviewPage(tx, textParam(args, 'municipality'), numberParam(args, 'checklist'), asked),
  );
  if (page === 'refused') throw forbidden('scope');
  return found(page);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'checklist.review');
  const { house } = args.context;
  const place = { slug: textParam(args, 'municipality'), checklistId: numberParam(args, 'checklist') };
  const form = await readForm(args.request, finishForm);
  if (!form.ok)
    return data<FinishProblem>({ key: 'common.error.form', remark: form.values.remark ?? '' }, { status: 422 });
  const path = paths.checklist(place.slug, place.checklistId);
  const outcome = await withActor(house.database, actor, house.now(), (tx) =>
    finishReview(tx, { ...place, form: form.value, path }),
  );
  if (outcome.kind === 'not_found') throw notFound();
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind === 'problem') return data(outcome.problem, { status: outcome.status });
  const goal = outcome.handedOn ? paths.reviews() : paths.review(place.slug, place.checklistId);
  return seeOther(goal, outcome.notice);
}

export default function Review() {
  const page = useLoaderData() as ReviewPageData;
  const { slug, id } = page.head;
  const links = {
    queue: paths.reviews(),
    municipality: paths.municipality(slug),
    one: (code: string) => paths.reviewRequirement(slug, id, code),
    here: paths.review(slug, id),
    show: (show: string, only: string | null) => withQuery(paths.review(slug, id), { show, only }),
  };
  return <ReviewPage page={page} links={links} problem={useActionData() as FinishProblem | undefined} />;
}
