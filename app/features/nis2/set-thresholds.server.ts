import { z } from 'zod';
import { can } from '#app/domain/access.ts';
import { cleanText } from '#app/domain/answer.ts';
import { USUAL_THRESHOLDS } from '#app/domain/nis2.ts';
import type { HeldOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { listThresholds } from '#db/queries/nis2.server.ts';
import { insertThresholds } from '#db/queries/nis2-acts.server.ts';

/** The amounts by which an incident is significant, as a service sets them, with which were on screen. */
export const thresholdsForm = z.strictObject({
  seen: z.coerce.number().int().min(0),
  loss: z.coerce
    .number('nis2.fault.loss')
    .int('nis2.fault.loss')
    .min(1, 'nis2.fault.loss')
    .max(999_999_999, 'nis2.fault.loss'),
  percent: z.coerce
    .number('nis2.fault.percent')
    .int('nis2.fault.percent')
    .min(1, 'nis2.fault.percent')
    .max(100, 'nis2.fault.percent'),
  why: z
    .string()
    .max(4_000, 'common.error.too_long')
    .transform((text) => cleanText(text).trim())
    .pipe(z.string().min(1, 'common.error.required')),
});
export type ThresholdsForm = z.output<typeof thresholdsForm>;

/** The amounts that count for reports that are opened from now on, and those that were set before. One query. */
export async function viewThresholds(tx: ActorTx) {
  const set = await listThresholds(tx);
  return { now: set[0] ?? USUAL_THRESHOLDS, seen: set[0]?.id ?? 0, set };
}
export type ThresholdsView = Awaited<ReturnType<typeof viewThresholds>>;

/** Sets the amounts from now on. Reports that are open keep those under which they were opened. */
export async function setThresholds(tx: ActorTx, form: ThresholdsForm): Promise<HeldOutcome> {
  const verdict = can(tx.actor, 'nis2.thresholds');
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const { now, seen } = await viewThresholds(tx);
  if (form.seen !== seen) return { kind: 'stale', errors: { seen: ['nis2.fault.thresholds_stale'] } };
  const made = { lossEur: form.loss, turnoverPercent: form.percent };
  await insertThresholds(tx, { ...made, reason: form.why });
  await record(tx, verdict.as, {
    event: 'nis2.thresholds_set',
    objectType: 'service',
    objectId: tx.actor.serviceId,
    before: { lossEur: now.lossEur, turnoverPercent: now.turnoverPercent },
    after: { ...made, reason: form.why },
  });
  return { kind: 'saved' };
}
