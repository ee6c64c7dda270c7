import { can, type RefusalReason } from '#app/domain/access.ts';
import { type CampaignChange, decideChange, phaseAfter } from '#app/domain/campaign-change.ts';
import { localDate } from '#app/domain/dates.ts';
import type { Mail } from '#app/domain/mail.ts';
import { errorsOf, type FieldErrors } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import {
  type Change,
  type ChangedChecklist,
  changeChecklists,
  findCampaign,
  holdCampaignChecklists,
} from '#db/queries/campaign-afterwards.server.ts';
import { claimForm, findReceipt, settleForm } from '#db/queries/forms.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';
import { listReminderFacts } from '#db/queries/reminders.server.ts';
import type { ChangeForm } from './change-form.ts';
import type { ChecklistPath } from './write-checklists.server.ts';

export type Changed =
  | { kind: 'changed'; checklists: number }
  | { kind: 'invalid'; errors: FieldErrors; conflict: boolean }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason };

const EVENT = { extend: 'checklist.extended', close: 'checklist.closed', reopen: 'checklist.reopened' } as const;
const KIND = { extend: 'checklists_extended', close: 'checklists_closed', reopen: 'checklists_reopened' } as const;

/**
 * Gives more time for checklists of a campaign, closes them, or opens them again: all that were chosen, or none. The rows
 * are held first, so that what came in meanwhile is seen. Whoever answers gets one mail, without the reason. The number of
 * statements does not depend on how many there are.
 */
export async function changeCampaign(
  tx: ActorTx,
  campaignId: number,
  form: ChangeForm,
  pathOf: ChecklistPath,
): Promise<Changed> {
  const allowed = can(tx.actor, 'campaign.launch');
  if (!allowed.allowed) return { kind: 'refused', reason: allowed.reason };
  if (!(await findCampaign(tx, campaignId))) return { kind: 'not_found' };
  const { change, reason } = form;
  const ids = [...new Set(form.checklist)];
  const held = await holdCampaignChecklists(tx, campaignId, ids);
  const before = await findReceipt(tx, form.form_key);
  if (before) return before.result as Changed;
  const dueOn = change === 'close' || form.due_on === '' ? null : form.due_on;
  const problems = decideChange(held, ids.length, { change, dueOn, reason }, localDate(tx.now));
  if (problems.length > 0) {
    const conflict = problems.some(({ problem }) => problem === 'changed_meanwhile');
    return {
      kind: 'invalid',
      errors: errorsOf(problems, (problem) => `campaigns.change.problem.${problem}`),
      conflict,
    };
  }
  await claimForm(tx, form.form_key, `campaign.${change}`);
  const rows = held.map((each) => toChange(change, each, dueOn));
  const steps = await changeChecklists(tx, change, rows, reason);
  await recordAll(
    tx,
    allowed.as,
    held.map((each, index) => entryOf(change, each, rows[index] as Change, reason)),
  );
  await queueMails(tx, await mailsOf(tx, change, steps, pathOf));
  const result: Changed = { kind: 'changed', checklists: rows.length };
  await settleForm(tx, form.form_key, result);
  return result;
}

function toChange(change: CampaignChange, held: ChangedChecklist, dueOn: string | null): Change {
  return {
    id: held.id,
    municipalityId: held.municipalityId,
    phase: phaseAfter(change, held),
    phaseBeforeClose: change === 'close' ? held.phase : null,
    dueOn: dueOn ?? held.dueOn,
  };
}

function entryOf(change: CampaignChange, held: ChangedChecklist, row: Change, reason: string) {
  return {
    event: EVENT[change],
    municipalityId: held.municipalityId,
    objectType: 'checklist' as const,
    objectId: held.id,
    before: { phase: held.phase, due_on: held.dueOn },
    after: { phase: row.phase, due_on: row.dueOn, ...(reason === '' ? {} : { reason }) },
  };
}

/** One mail per person who can act on one of them. */
async function mailsOf(
  tx: ActorTx,
  change: CampaignChange,
  steps: ReadonlyMap<number, number>,
  pathOf: ChecklistPath,
): Promise<Mail[]> {
  const facts = await listReminderFacts(tx, { checklistIds: [...steps.keys()] });
  const people = new Set(facts.map(({ recipientId }) => recipientId).filter((id) => id !== null));
  return [...people].map((accountId) => {
    const theirs = facts.filter(({ recipientId }) => recipientId === accountId);
    return {
      kind: KIND[change],
      accountId,
      serviceId: tx.actor.serviceId,
      key: `${KIND[change]}:${steps.get(theirs[0]?.checklistId ?? 0)}:${accountId}`,
      params: {
        service: theirs[0]?.service ?? '',
        by: tx.actor.name,
        checklists: theirs.map(({ municipality, title, slug, checklistId, dueOn }) => ({
          municipality,
          title,
          path: pathOf(slug, checklistId),
          dueOn,
        })),
      },
    };
  });
}
