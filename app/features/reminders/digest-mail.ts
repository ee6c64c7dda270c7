import type { Mail } from '#app/domain/mail.ts';
import type { ReminderCandidate } from '#db/queries/reminders.server.ts';

/** Makes the address of a checklist; addresses are the routes' to know. */
export type ChecklistPath = (slug: string, checklist: number) => string;

/**
 * One mail about all that a person still has to hand in. Its key names the person and the day: however many servers and
 * people remind, one mail a day.
 * @param by who sends it, or null where it goes by itself.
 */
export function digestMail(
  lines: readonly [ReminderCandidate, ...ReminderCandidate[]],
  { by, today, pathOf }: { by: string | null; today: string; pathOf: ChecklistPath },
): Mail {
  const { serviceId, service, recipientId } = lines[0];
  return {
    kind: 'checklists_reminder',
    accountId: recipientId ?? 0,
    serviceId,
    key: `checklists_reminder:${serviceId}:${recipientId}:${today}`,
    params: {
      service,
      by,
      checklists: lines.map(({ municipality, title, slug, checklistId, dueOn, open }) => ({
        municipality,
        title,
        path: pathOf(slug, checklistId),
        dueOn,
        late: dueOn < today,
        open,
      })),
    },
  };
}
