import type { Messages } from '../messages.ts';
import type { reminders as nl } from '../nl/reminders.ts';

export const reminders = {
  title: 'Remind',
  lead: 'One mail per person, about everything that is not handed in yet. Nothing leaves before you confirm.',
  choose: 'Select at least one checklist.',
  person: '{name} gets one mail about {n, plural, one {# checklist} other {# checklists}}',
  open: '{n, plural, =0 {all answered, not submitted yet} one {# question still open} other {# questions still open}}',
  send: '{n, plural, one {Send the reminder} other {Send the reminders}}',
  nobody: 'There is nobody to remind.',
  nobody_hint: 'Everything you chose is handed in, or its people had a mail today already.',
  skipped: 'Who gets none',
  why: {
    done: 'is handed in already',
    closed: 'is closed',
    not_covered: 'is not served today',
    nobody: 'has no contact person who can answer',
    mailed_today: 'its contact had a reminder today already',
  },
  nothing: 'Nothing left to hand in: {names}.',
  done: 'Sent',
  done_to: '{n, plural, =0 {No mail left.} one {One mail is on its way.} other {# mails are on their way.}}',
  back: 'Back to the campaign',
  back_portfolio: 'To the portfolio',
  self: 'Waarborg also reminds by itself: 14, 7 and 1 day before the date and every week after it, in one mail per person.',
} as const satisfies Messages<typeof nl>;
