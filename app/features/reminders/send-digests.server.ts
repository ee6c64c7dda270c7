import { localDate } from '#app/domain/dates.ts';
import { digestsOn, mayRemindAt } from '#app/domain/reminder.ts';
import { type Database, type SystemTx, withSystem } from '#db/connection.server.ts';
import { recordAllSystem } from '#db/queries/journal.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';
import {
  holdReminding,
  insertReminders,
  listNearOrLate,
  type NewReminder,
  type ReminderCandidate,
} from '#db/queries/reminders.server.ts';
import { type ChecklistPath, digestMail } from './digest-mail.ts';

/**
 * Reminds by itself: 14, 7 and 1 days before a checklist is due and every week after, in one digest per person and day.
 * Safe to run as often as one likes and in several processes at once: one at a time looks and writes, in one transaction,
 * and each mark of each date is kept once. As many statements for three hundred checklists as for one.
 * @returns how many digests were written.
 */
export async function sendDigests(
  { database, now }: { database: Database; now: () => Date },
  pathOf: ChecklistPath,
): Promise<number> {
  if (!mayRemindAt(now())) return 0;
  return withSystem(database, now(), (tx) => remindDue(tx, pathOf));
}

async function remindDue(tx: SystemTx, pathOf: ChecklistPath): Promise<number> {
  await holdReminding(tx);
  const today = localDate(tx.now);
  const digests = digestsOn(await listNearOrLate(tx), today);
  if (digests.length === 0) return 0;
  const reminders = digests.flatMap(({ lines }) => lines);
  await insertReminders(tx, reminders);
  await recordAllSystem(
    tx,
    reminders.map((reminder) => ({ serviceId: reminder.facts.serviceId, entry: entryOf(reminder) })),
  );
  return queueMails(
    tx,
    digests.map(({ lines }) =>
      digestMail(lines.map(({ facts }) => facts) as [ReminderCandidate, ...ReminderCandidate[]], {
        by: null,
        today,
        pathOf,
      }),
    ),
  );
}

function entryOf({ facts, mark }: NewReminder) {
  return {
    event: 'checklist.reminded' as const,
    municipalityId: facts.municipalityId,
    objectType: 'checklist' as const,
    objectId: facts.checklistId,
    after: { to: facts.recipient, due_on: facts.dueOn, ...(mark === null ? {} : { mark }) },
  };
}
