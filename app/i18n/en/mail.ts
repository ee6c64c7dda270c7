import type { Messages } from '../messages.ts';
import type { mail as nl } from '../nl/mail.ts';

export const mail = {
  greeting: 'Hello {name}',
  footer:
    'Waarborg sent this mail by itself. Nobody reads answers to this address; for questions, contact your DPO or administrator.',
  kind: {
    invitation: 'Invitation',
    password_reset: 'New password asked for',
    password_changed: 'Password changed',
    second_factor_changed: 'Second step changed',
    checklists_launched: 'New checklists',
    checklists_reminder: 'Reminder',
    checklists_extended: 'More time for checklists',
    checklists_closed: 'Checklists closed',
    checklists_reopened: 'Checklists opened again',
    checklist_submitted: 'Checklist submitted',
    checklist_returned: 'Checklist returned',
    checklist_accepted: 'Checklist accepted',
    questions_handed_over: 'Questions given',
    mentioned: 'Named in a comment',
    incident_reported: 'Incident reported',
    incident_by_event: 'Shared event: incident of one’s own',
    breach_opened: 'Dossier of a data breach opened',
    breach_advised: 'Advice on a data breach',
    legal_clock: 'Legal deadline',
    evidence_expiring: 'Evidence expires soon',
    message_to_municipality: 'Message from the DPO',
    checklist_handed_over: 'Checklist handed over',
  },
  invitation: {
    subject: 'Your access to Waarborg for {service}',
    given:
      '{invitedBy} gave you access to Waarborg, in which {service} looks after the information security and privacy of local authorities.',
    role: 'Your role: {role}.',
    role_for: 'Your role for {municipality}: {role}.',
    choose: 'Choose your password with this link. It works once and stays valid for seven days.',
    sign_in: 'Sign in with the password that you already have:',
  },
  password_reset: {
    subject: 'A new password for Waarborg',
    asked: 'A new password was asked for your account in Waarborg.',
    choose: 'Choose it with this link. It works once and stays valid for one hour.',
    not_you: 'You did not ask for this? Then you need not do anything: your password stays what it was.',
  },
  password_changed: {
    subject: 'Your password for Waarborg has changed',
    changed: 'Your password was changed. Wherever else you were signed in, you are now signed out.',
    not_you: 'Was it not you? Then choose a new password at once and warn your administrator.',
  },
  second_factor_changed: {
    subject: 'Your second step for Waarborg has changed',
    changed: 'Your authenticator app, your passkeys or your recovery codes were changed.',
    not_you: 'Was it not you? Then choose a new password at once and warn your administrator.',
  },
  checklists_launched: {
    subject: '{n, plural, one {A new checklist for you} other {# new checklists for you}}',
    asks: '{service} asks you to fill in {n, plural, one {this checklist} other {these # checklists}}, by {due}.',
    pace: 'You can stop at any time and go on later: what you fill in is kept.',
  },
  checklists_reminder: {
    subject: '{n, plural, one {Reminder: a checklist waits for you} other {Reminder: # checklists wait for you}}',
    asks: '{service} still waits for {n, plural, one {this checklist} other {these # checklists}} from you.',
    asks_by: '{by} of {service} still waits for {n, plural, one {this checklist} other {these # checklists}} from you.',
    due: 'Due on {due} at the latest',
    late: 'Was due on {due}',
    open: '{n, plural, =0 {everything is answered, you only have to submit it} one {# question still to answer} other {# questions still to answer}}',
    help: 'Can you not make that day, or do you have a question? Let your DPO know. What you filled in is kept.',
    why: 'You can read the reason after signing in, with the steps of the checklist.',
  },
  checklists_extended: {
    subject: '{n, plural, one {More time for your checklist} other {More time for # checklists}}',
    text: '{by} of {service} gave you more time for {n, plural, one {this checklist} other {these # checklists}}.',
  },
  checklists_closed: {
    subject: '{n, plural, one {A checklist is closed} other {# checklists are closed}}',
    text: '{by} of {service} closed {n, plural, one {this checklist} other {these # checklists}}. You do not have to do anything for it any more; what you filled in stays readable.',
  },
  checklists_reopened: {
    subject: '{n, plural, one {A checklist is open again} other {# checklists are open again}}',
    text: '{by} of {service} opened {n, plural, one {this checklist} other {these # checklists}} again. Everything that was there still is.',
  },
  checklist_submitted: {
    subject: 'Submitted: {title} ({municipality})',
    text: '{by} submitted the checklist “{title}” of {municipality}. It is ready for your review.',
  },
  checklist_returned: {
    subject: 'Please complete: {title} ({municipality})',
    text: 'The DPO reviewed the checklist “{title}” of {municipality} and asks you to complete some of the answers, by {due}. The remarks stand beside the questions.',
  },
  checklist_accepted: {
    subject: 'Accepted: {title} ({municipality})',
    text: 'The DPO accepted the checklist “{title}” of {municipality}. Thank you for your work. The result is ready.',
  },
  checklist_handed_over: {
    subject: 'Handed over to you: {title} ({municipality})',
    text: '{by} asks you to fill in the checklist “{title}” of {municipality}, by {due}.',
  },
  questions_handed_over: {
    subject: '{n, plural, one {A question} other {# questions}} for you: {title} ({municipality})',
    text: '{by} asks you to answer {n, plural, one {one question} other {# questions}} of the checklist “{title}” of {municipality}, by {due} at the latest. Sign in with this link; you see only the questions for you.',
    after: 'Your questions are here afterwards:',
  },
  incident_by_event: {
    subject: 'New incident for {municipality}: {number}',
    text: 'The DPO opened an incident ({number}) for {municipality}, as part of an event that touches more than one. Sign in to read what happened and what to do.',
  },
  incident_reported: {
    subject: '{municipality} reports an incident: {number}',
    text: '{municipality} reported an incident ({number}). Sign in to read what happened.',
    personal_yes: 'Personal data are involved. A legal term may be running: look at the report now.',
    personal_unknown:
      'It is not known yet whether personal data are involved. Find that out first: a legal term may be running.',
  },
  breach_opened: {
    subject: 'Data breach {number}: {entity}',
    text: 'The dossier {number} of a data breach was opened for {entity} ({municipality}). What happened can be read after signing in.',
    clock: 'Your administration knows since {at}. From then on the legal deadline to notify runs (GDPR, article 33).',
    no_clock:
      'Since when your administration knows is not filled in yet. Do that first: the legal deadline may be running.',
  },
  breach_advised: {
    subject: 'Your decision on data breach {number}: {entity}',
    text: 'The DPO gave advice on the data breach {number} of {entity} ({municipality}). Now it is up to you: decide whether it is notified. The legal deadline runs on until the notification has left, or until you decide not to notify.',
  },
  legal_clock: {
    subject: 'The deadline is running: {number} ({entity})',
    subject_overdue: 'The deadline is over: {number} ({entity})',
    breach: 'The data breach {number} of {entity} ({municipality}) was not notified yet, nor was it decided not to.',
    request: 'The request {number} to {entity} ({municipality}) was not answered yet.',
    nis2: 'The report on {number} of {entity} ({municipality}) to the CCB was not sent yet.',
    until: 'The legal deadline is {at}.',
    was: 'The legal deadline was {at}. Do it now, and write down why it is later.',
    no_deadline: 'The law asks for this without undue delay.',
  },
  evidence_expiring: {
    subject: '{n, plural, one {A piece of evidence expires soon} other {# pieces of evidence expire soon}}',
    text: 'At {service}, {n, plural, one {a piece of evidence} other {# pieces of evidence}} in your care will expire soon.',
    within: '{n, plural, one {# piece} other {# pieces}} within {days} days',
    help: 'Add a new version or change the date. Is a piece no longer needed? Then you need not do anything.',
  },
  message_to_municipality: {
    subject: 'Message from {service}: {subject}',
    wrote: '{by} of {service} writes to you:',
    where: 'You can also read this message after signing in:',
  },
  mentioned: {
    subject: 'A comment for you: {title} ({municipality})',
    text: '{by} wrote you a comment on a question of “{title}” of {municipality}. You read it after signing in:',
  },
} as const satisfies Messages<typeof nl>;
