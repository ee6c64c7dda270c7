import { z } from 'zod';
import { can, type RefusalReason } from '#app/domain/access.ts';
import { cleanText } from '#app/domain/answer.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { type AnswerAside, insertRemarks, listAllAnswers } from '#db/queries/all-answers.server.ts';
import { claimForm, settleForm } from '#db/queries/forms.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';

export const remarkForm = z.strictObject({
  form_key: z.uuid('common.error.invalid'),
  checklist: z
    .array(
      z
        .string()
        .regex(/^\d{1,9}$/, 'common.error.invalid')
        .transform(Number),
    )
    .min(1, 'matrix.question.choose')
    .max(1_000)
    .default([]),
  text: z
    .string({ error: 'common.error.required' })
    .max(4_000, 'common.error.too_long')
    .transform(cleanText)
    .refine((text) => text.trim() !== '', 'common.error.required'),
});

export type Remarked =
  | { kind: 'sent' }
  | { kind: 'nobody' }
  /** A chosen checklist does not ask this any more, or is not there: nothing is written. */
  | { kind: 'unknown' }
  | { kind: 'refused'; reason: RefusalReason };

/**
 * Places one remark with the answers of several municipalities to one requirement: a comment with each, which judges
 * nothing, a line in the journal of each, and one mail per SPOC. As many statements for three hundred as for one.
 */
export async function remarkMany(
  tx: ActorTx,
  asked: { framework: string; code: string; campaign: number | null },
  form: z.output<typeof remarkForm>,
  pathOf: (place: AnswerAside) => string,
): Promise<Remarked> {
  const chosen = new Set(form.checklist);
  if (chosen.size === 0) return { kind: 'nobody' };
  const places = (await listAllAnswers(tx, asked)).filter((place) => chosen.has(place.checklistId));
  const verdicts = places.map(({ municipalityId }) => can(tx.actor, 'checklist.comment', { municipalityId }));
  const refused = verdicts.find((verdict) => !verdict.allowed);
  if (refused && !refused.allowed) return { kind: 'refused', reason: refused.reason };
  const [first] = verdicts;
  if (places.length !== chosen.size || !first?.allowed) return { kind: 'unknown' };
  const claim = await claimForm(tx, form.form_key, 'comment.add_many');
  if (claim.kind === 'done') return { kind: 'sent' };
  const ids = await insertRemarks(tx, places, form.text);
  await settleForm(tx, form.form_key, ids[0] as number);
  await recordAll(
    tx,
    first.as,
    places.map((place, index) => ({
      event: 'requirement.commented',
      municipalityId: place.municipalityId,
      objectType: 'requirement',
      objectId: `${place.checklistId}/${asked.code}`,
      after: { comment: ids[index], mentioned: place.spocs },
    })),
  );
  await mailOnce(tx, places, ids[0] as number, pathOf);
  return { kind: 'sent' };
}

/** One mail to each SPOC, however many of the municipalities are theirs. */
async function mailOnce(tx: ActorTx, places: AnswerAside[], id: number, pathOf: (place: AnswerAside) => string) {
  const placeOf = new Map<number, AnswerAside>();
  for (const place of places) for (const spoc of place.spocs) if (!placeOf.has(spoc)) placeOf.set(spoc, place);
  await queueMails(
    tx,
    [...placeOf].map(([accountId, place]) => ({
      kind: 'mentioned' as const,
      accountId,
      serviceId: tx.actor.serviceId,
      key: `mentioned:${id}:${accountId}`,
      params: { municipality: place.name, title: place.title, path: pathOf(place), by: tx.actor.name },
    })),
  );
}
