import { markOn } from '#app/domain/reminder.ts';
import type { Draft } from './draft.ts';

/** Writes that the SPOC was reminded at each mark until today, of what is not handed in, as the schedule would have done. */
export function writeReminders(draft: Draft): void {
  const { plan, story, place } = draft;
  if (story.phase !== 'open' || story.closedAgo !== undefined) return;
  const { calendar } = plan;
  const dueAgo = story.more?.dueAgo ?? plan.dueAgo;
  const dueOn = calendar.day(dueAgo);
  const since = Math.min(plan.launchedAgo, story.more?.ago ?? plan.launchedAgo) - 1;
  for (let ago = since; ago >= 0; ago -= 1) {
    const mark = markOn(dueOn, calendar.day(ago));
    if (mark === null || Math.round(dueAgo - mark) !== ago) continue;
    draft.book.add('reminder', {
      service_id: place.serviceId,
      municipality_id: place.id,
      checklist_id: draft.id,
      account_id: draft.authorId,
      due_on: dueOn,
      mark,
      on_day: calendar.day(ago),
      at: calendar.at(ago),
    });
  }
}
