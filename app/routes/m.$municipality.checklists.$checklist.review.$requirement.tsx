import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FindingPanel } from '#app/features/findings/FindingPanel.tsx';
import { type FindingsView, viewFindingsAt } from '#app/features/findings/view-findings.server.ts';
import { judgeFromForm } from '#app/features/reviews/judge-form.server.ts';
import { ReviewOnePage } from '#app/features/reviews/ReviewOnePage.tsx';
import { judgeForm } from '#app/features/reviews/review-forms.ts';
import { findReviewOne } from '#app/features/reviews/review-one.server.ts';
import { type JudgeProblem, problemOf, type ReviewOneData } from '#app/features/reviews/review-one.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageTitle } from '#app/http/page-title.ts';
import { numberParam, textParam } from '#app/http/params.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { forbidden, found, notFound, seeOther } from '#app/http/respond.server.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';

export const meta = pageTitle<ReviewOneData>((t, page) =>
  t('reviews.page.title', { title: page ? `${page.question.code}, ${page.head.municipality}` : '' }),
);

function placeOf(args: LoaderFunctionArgs) {
  return {
    slug: textParam(args, 'municipality'),
    checklistId: numberParam(args, 'checklist'),
    code: textParam(args, 'requirement'),
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'checklist.review');
  const { house } = args.context;
  const { slug, checklistId, code } = placeOf(args);
  const from = new URL(args.request.url).searchParams.get('from');
  return withActor(house.database, actor, house.now(), async (tx) => {
    const page = await findReviewOne(tx, slug, checklistId, code, from);
    if (page === 'refused') throw forbidden('scope');
    const shown = found(page);
    const { municipalityId } = shown.head;
    return { ...shown, findings: await viewFindingsAt(tx, { checklistId, municipalityId, code }) };
  });
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'checklist.review');
  const { house } = args.context;
  const place = placeOf(args);
  const form = await readForm(args.request, judgeForm);
  if (!form.ok) return data(problemOf(form), { status: 422 });
  const judged = await withActor(house.database, actor, house.now(), (tx) =>
    judgeFromForm(tx, { ...place, form: form.value, values: form.values }),
  );
  if (judged.kind === 'not_found') throw notFound();
  if (judged.kind === 'refused') throw forbidden(judged.reason);
  if (judged.kind === 'problem') return data(judged.problem, { status: judged.status });
  const { slug, checklistId, code } = place;
  const goal = judged.next ? paths.reviewRequirement(slug, checklistId, judged.next) : paths.review(slug, checklistId);
  return seeOther(withQuery(goal, { from: code }), 'reviews.done.judged');
}

export default function ReviewRequirement() {
  const page = useLoaderData() as ReviewOneData & { findings: FindingsView };
  const { slug, id } = page.head;
  const links = {
    queue: paths.reviews(),
    whole: paths.review(slug, id),
    one: (code: string) => paths.reviewRequirement(slug, id, code),
    evidence: (evidence: number) => paths.evidenceFile(slug, evidence),
  };
  const found = {
    add: paths.requirementFindings(slug, id, page.question.code),
    move: (finding: number) => paths.finding(slug, finding),
  };
  const findings = <FindingPanel view={page.findings} back="review" links={found} />;
  const problem = useActionData() as JudgeProblem | undefined;
  return <ReviewOnePage page={page} links={links} problem={problem} beside={findings} />;
}
