import { can, type RefusalReason } from '#app/domain/access.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { type CommentPlace, findCommentPlace, insertComment, listMentionable } from '#db/queries/comments.server.ts';
import { claimForm, settleForm } from '#db/queries/forms.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';

export type Commented =
  | { kind: 'saved' }
  /** Somebody was named who may not see the question. */
  | { kind: 'unknown_person' }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason };

interface Address {
  slug: string;
  checklistId: number;
  code: string;
  /** Of the question, for the mail. */
  path: string;
}

/** Says something about a question. Who is named gets one mail, without the words themselves. */
export async function addComment(
  tx: ActorTx,
  address: Address,
  form: { form_key: string; text: string; mention: readonly number[] },
): Promise<Commented> {
  const place = await findCommentPlace(tx, address);
  if (!place) return { kind: 'not_found' };
  const verdict = mayComment(tx, place);
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const mentioned = [...new Set(form.mention)];
  const people = mentioned.length > 0 ? await listMentionable(tx, place) : [];
  if (mentioned.some((id) => !people.some((person) => person.id === id))) return { kind: 'unknown_person' };
  const claim = await claimForm(tx, form.form_key, 'comment.add');
  if (claim.kind === 'done') return { kind: 'saved' };
  const id = await insertComment(tx, place, form.text, mentioned);
  await settleForm(tx, form.form_key, id);
  await record(tx, verdict.as, {
    event: 'requirement.commented',
    municipalityId: place.municipalityId,
    objectType: 'requirement',
    objectId: `${place.checklistId}/${address.code}`,
    after: { comment: id, mentioned },
  });
  const { municipality, title } = place;
  await queueMails(
    tx,
    mentioned.map((accountId) => ({
      kind: 'mentioned' as const,
      accountId,
      serviceId: tx.actor.serviceId,
      key: `mentioned:${id}:${accountId}`,
      params: { municipality, title, path: address.path, by: tx.actor.name },
    })),
  );
  return { kind: 'saved' };
}

/** Whether the actor may say something about a question. */
export function mayComment(tx: ActorTx, { municipalityId, assigneeId, handed, entityIds }: CommentPlace) {
  return can(tx.actor, 'checklist.comment', { municipalityId, assigneeId, handed, entityIds });
}
