import { randomUUID } from 'node:crypto';
import type { ActorTx } from '#db/connection.server.ts';
import { findCommentPlace, listComments, listMentionable } from '#db/queries/comments.server.ts';
import { mayComment } from './add-comment.server.ts';

/** What was said about a question, and who may be named in an answer; null when it is not the actor's. Three queries. */
export async function viewComments(tx: ActorTx, address: { slug: string; checklistId: number; code: string }) {
  const place = await findCommentPlace(tx, address);
  if (!place) return null;
  const mayAdd = mayComment(tx, place).allowed;
  return {
    comments: await listComments(tx, place.checklistId, place.nodeId),
    people: mayAdd ? await listMentionable(tx, place) : [],
    mayAdd,
    readerId: tx.actor.accountId,
    formKey: randomUUID(),
  };
}
export type CommentsView = NonNullable<Awaited<ReturnType<typeof viewComments>>>;
