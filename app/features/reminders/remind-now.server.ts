import type { z } from 'zod';
import { can, type RefusalReason } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import { type NotReminded, notReminded } from '#app/domain/reminder.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { claimForm, settleForm } from '#db/queries/forms.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';
import {
  holdReminding,
  insertReminders,
  listReminderFacts,
  type ReminderCandidate,
} from '#db/queries/reminders.server.ts';
import { type ChecklistPath, digestMail } from './digest-mail.ts';
import type { remindForm } from './remind-form.ts';

/** What came of reminding: who got a mail and of what, and who got none and why. */
export interface Reminding {
  mailed: { name: string; checklists: { municipality: string; title: string }[] }[];
  skipped: { municipality: string; title: string; why: NotReminded }[];
}

export type Reminded = ({ kind: 'reminded' } & Reminding) | { kind: 'refused'; reason: RefusalReason };

/**
 * Reminds now those who have not handed in the chosen checklists: one mail per person, and none to whom there was one
 * today. Those that are not the actor's to see are as if they were not there. The same form sent again mails nobody.
 */
export async function remindNow(
  tx: ActorTx,
  form: z.output<typeof remindForm>,
  pathOf: ChecklistPath,
): Promise<Reminded> {
  const verdict = can(tx.actor, 'campaign.launch');
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const claim = await claimForm(tx, form.form_key, 'reminder.send');
  if (claim.kind === 'done') return claim.result as Reminded;
  await holdReminding(tx);
  const today = localDate(tx.now);
  const { groups, skipped } = sortOut(await listReminderFacts(tx, { checklistIds: form.checklist }), today);
  const told = groups.flat();
  await insertReminders(
    tx,
    told.map((facts) => ({ facts, mark: null })),
  );
  await recordAll(
    tx,
    verdict.as,
    told.map((facts) => ({
      event: 'checklist.reminded',
      municipalityId: facts.municipalityId,
      objectType: 'checklist',
      objectId: facts.checklistId,
      after: { to: facts.recipient, due_on: facts.dueOn },
    })),
  );
  await queueMails(
    tx,
    groups.map((lines) => digestMail(lines, { by: tx.actor.name, today, pathOf })),
  );
  const mailed = groups.map((lines) => ({ name: lines[0].recipient ?? '', checklists: lines.map(named) }));
  const result: Reminded = { kind: 'reminded', mailed, skipped };
  await settleForm(tx, form.form_key, result);
  return result;
}

type Group = [ReminderCandidate, ...ReminderCandidate[]];

/** Who would be mailed, one group per person, and of what nobody is reminded and why. */
export function sortOut(all: readonly ReminderCandidate[], today: string) {
  const skipped: Reminding['skipped'] = [];
  const groups = new Map<number | null, Group>();
  for (const facts of all) {
    const why = notReminded(facts, today);
    if (why !== null) {
      skipped.push({ ...named(facts), why });
      continue;
    }
    const known = groups.get(facts.recipientId);
    if (known) known.push(facts);
    else groups.set(facts.recipientId, [facts]);
  }
  return { groups: [...groups.values()], skipped };
}

function named({ municipality, title }: ReminderCandidate) {
  return { municipality, title };
}
