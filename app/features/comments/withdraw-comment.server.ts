import type { RefusalReason } from '#app/domain/access.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findCommentPlace, listComments, withdrawCommentRow } from '#db/queries/comments.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { mayComment } from './add-comment.server.ts';

export type CommentWithdrawn =
  | { kind: 'withdrawn' }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason };

/** Withdraws an own comment: its words are no longer shown, that there were some stays. Twice changes nothing. */
export async function withdrawComment(
  tx: ActorTx,
  address: { slug: string; checklistId: number; code: string },
  commentId: number,
): Promise<CommentWithdrawn> {
  const place = await findCommentPlace(tx, address);
  const comment = place && (await listComments(tx, place.checklistId, place.nodeId)).find(({ id }) => id === commentId);
  if (!place || comment?.byId !== tx.actor.accountId) return { kind: 'not_found' };
  const verdict = mayComment(tx, place);
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (!(await withdrawCommentRow(tx, place, commentId))) return { kind: 'withdrawn' };
  await record(tx, verdict.as, {
    event: 'requirement.comment_withdrawn',
    municipalityId: place.municipalityId,
    objectType: 'requirement',
    objectId: `${place.checklistId}/${address.code}`,
    before: { comment: commentId },
  });
  return { kind: 'withdrawn' };
}
