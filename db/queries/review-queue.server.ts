import type { ActorTx } from '../connection.server.ts';

/** A checklist that waits for its reviewer. */
export async function listReviewQueue(tx: ActorTx) {
  return tx.q
    .selectFrom('checklist as c')
    .innerJoin('municipality as m', 'm.id', 'c.municipality_id')
    .innerJoin('framework as f', 'f.id', 'c.framework_id')
    .leftJoin('checklist_score as s', 's.checklist_id', 'c.id')
    .leftJoin('review_claim as r', (join) =>
      join.onRef('r.checklist_id', '=', 'c.id').on('r.until', '>', tx.now).on('r.by_id', '!=', tx.actor.accountId),
    )
    .leftJoin('account as reviewer', 'reviewer.id', 'r.by_id')
    .where('c.phase', '=', 'submitted')
    .orderBy('c.submitted_at')
    .orderBy('c.id')
    .select([
      'c.id',
      'm.slug',
      'm.name as municipality',
      'c.title',
      'c.level',
      'f.code as framework',
      'f.title_nl as frameworkNl',
      'f.title_en as frameworkEn',
      'c.due_on as dueOn',
      'c.submitted_at as submittedAt',
      'r.by_id as reviewerId',
      'reviewer.name as reviewer',
    ])
    .select((eb) => [
      eb.fn.coalesce('s.total', eb.lit(0)).as('total'),
      eb.fn.coalesce('s.answered', eb.lit(0)).as('answered'),
      eb.fn.coalesce('s.to_review', eb.lit(0)).as('toReview'),
      eb.fn.coalesce('s.returned', eb.lit(0)).as('returned'),
      eb.fn.coalesce('s.exceptions', eb.lit(0)).as('exceptions'),
    ])
    .execute();
}
export type QueueLine = Awaited<ReturnType<typeof listReviewQueue>>[number];
