import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { type QueuePage, queuePage, readQueueFilter } from '#app/features/reviews/queue.ts';
import { ReviewQueuePage } from '#app/features/reviews/ReviewQueuePage.tsx';
import { pageTitle } from '#app/http/page-title.ts';
import { paths } from '#app/http/paths.ts';
import { requireActor } from '#app/http/session.server.ts';
import { withActor } from '#db/connection.server.ts';
import { listReviewQueue } from '#db/queries/review-queue.server.ts';

export const meta = pageTitle((t) => t('reviews.queue.title'));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'review.queue');
  const { house } = args.context;
  const filter = readQueueFilter(new URL(args.request.url).searchParams);
  const lines = await withActor(house.database, actor, house.now(), listReviewQueue);
  return queuePage(lines, filter, house.now());
}

const links = { message: paths.messages(), review: paths.review, campaigns: paths.campaigns() };

export default function Reviews() {
  const page = useLoaderData() as QueuePage;
  return <ReviewQueuePage {...page} here={paths.reviews()} links={links} />;
}
