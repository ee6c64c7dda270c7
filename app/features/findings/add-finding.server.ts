import type { z } from 'zod';
import { can, type RefusalReason } from '#app/domain/access.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findFindingPlace, insertFinding } from '#db/queries/findings.server.ts';
import { claimForm, settleForm } from '#db/queries/forms.server.ts';
import { record } from '#db/queries/journal.server.ts';
import type { findingForm } from './finding-forms.ts';

export type FindingMade = { kind: 'saved' } | { kind: 'not_found' } | { kind: 'refused'; reason: RefusalReason };

/** Keeps what a reviewer found at a question. It is no verdict: neither the answer nor the figures change. */
export async function addFinding(
  tx: ActorTx,
  address: { slug: string; checklistId: number; code: string },
  form: Omit<z.output<typeof findingForm>, 'back'>,
): Promise<FindingMade> {
  const place = await findFindingPlace(tx, address);
  if (!place) return { kind: 'not_found' };
  const { municipalityId } = place;
  const verdict = can(tx.actor, 'finding.judge', { municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const claim = await claimForm(tx, form.form_key, 'finding.add');
  if (claim.kind === 'done') return { kind: 'saved' };
  const { severity, text, measure } = form;
  const dueOn = form.due_on === '' ? null : form.due_on;
  const id = await insertFinding(tx, place, { checklistId: address.checklistId, severity, text, measure, dueOn });
  await settleForm(tx, form.form_key, id);
  await record(tx, verdict.as, {
    event: 'requirement.finding_made',
    municipalityId,
    objectType: 'requirement',
    objectId: `${address.checklistId}/${address.code}`,
    after: { finding: id, severity, text, measure, due_on: dueOn },
  });
  return { kind: 'saved' };
}
