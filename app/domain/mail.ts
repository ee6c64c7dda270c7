import type { Role } from './access.ts';

/** A checklist as a mail may name it: titles and dates, never an answer, a remark or a score. */
export interface MailedChecklist {
  municipality: string;
  title: string;
  /** A path of this installation, such as `/m/zandbeke/checklists/42`. */
  path: string;
}

/** A checklist of which somebody is reminded: by when it is asked, and how much of it is still to be done. */
export interface RemindedChecklist extends MailedChecklist {
  dueOn: string;
  late: boolean;
  open: number;
}

interface ChangedMail {
  service: string;
  by: string;
  checklists: (MailedChecklist & { dueOn: string })[];
}

/**
 * Every mail there is, with what its text is made from. A mail says what happened and where to look; the contents of a
 * register stay behind the sign-in.
 */
export interface MailParams {
  /** Somebody was given a role. With a token the link sets a password; without one the person can already sign in. */
  invitation: {
    service: string;
    role: Role;
    municipality: string | null;
    invitedBy: string;
    /** Further roles that were given in the same go. */
    also?: { role: Role; municipality: string }[];
  };
  password_reset: Record<string, never>;
  password_changed: Record<string, never>;
  second_factor_changed: Record<string, never>;
  /** One mail per person and launch, however many checklists it holds. */
  checklists_launched: { service: string; dueOn: string; checklists: MailedChecklist[] };
  /** What somebody has not handed in yet, in one mail; by whom it was sent, or null where it went by itself. */
  checklists_reminder: { service: string; by: string | null; checklists: RemindedChecklist[] };
  /** What a DPO did to checklists that run, one mail per person and act. The reason is read behind the sign-in. */
  checklists_extended: ChangedMail;
  checklists_closed: ChangedMail;
  checklists_reopened: ChangedMail;
  checklist_submitted: MailedChecklist & { by: string };
  checklist_returned: MailedChecklist & { dueOn: string };
  checklist_accepted: MailedChecklist;
  checklist_handed_over: MailedChecklist & { by: string; dueOn: string };
  /**
   * One mail per hand-over, however many questions. To somebody who was let in with it, it names the service and is the
   * invitation as well: its token sets a password.
   */
  questions_handed_over: MailedChecklist & { by: string; n: number; dueOn: string; invitedTo?: string };
  /** Somebody was named in a comment; `path` leads to its question. */
  mentioned: MailedChecklist & { by: string };
  /** An incident was reported: its number and where, nothing of what happened. */
  incident_reported: { municipality: string; number: string; personalData: 'yes' | 'no' | 'unknown'; path: string };
  /** The municipality got an incident of its own under an event of many: its number, never the others. */
  incident_by_event: { municipality: string; number: string; path: string };
  /** The dossier of a data breach was opened; `awareAt` is an instant, and null while the clock does not run. */
  breach_opened: { municipality: string; entity: string; number: string; awareAt: string | null; path: string };
  /** The DPO gave advice on a data breach: now somebody has to decide. */
  breach_advised: { municipality: string; entity: string; number: string; path: string };
  /** A legal clock reached a step on its way; `deadline` is an instant, and null where the law says no period. */
  legal_clock: {
    register: 'breach' | 'request' | 'nis2';
    municipality: string;
    entity: string;
    number: string;
    deadline: string | null;
    overdue: boolean;
    path: string;
  };
  /** Pieces of evidence that end soon: how many within how many days and where, never which. */
  evidence_expiring: {
    service: string;
    n: number;
    municipalities: { municipality: string; path: string; marks: { days: number; n: number }[] }[];
  };
  /** What a DPO wrote to the reader's municipality; never who else got it. */
  message_to_municipality: { service: string; by: string; subject: string; text: string; path: string };
}
export type MailKind = keyof MailParams;

export const MAIL_KINDS = [
  'invitation',
  'password_reset',
  'password_changed',
  'second_factor_changed',
  'checklists_launched',
  'checklists_reminder',
  'checklists_extended',
  'checklists_closed',
  'checklists_reopened',
  'checklist_submitted',
  'checklist_returned',
  'checklist_accepted',
  'checklist_handed_over',
  'questions_handed_over',
  'mentioned',
  'message_to_municipality',
  'incident_reported',
  'incident_by_event',
  'breach_opened',
  'breach_advised',
  'legal_clock',
  'evidence_expiring',
] as const satisfies readonly MailKind[];

/** A mail to write: to whom, under which key it happens once, and what it is made from. */
export type Mail = {
  [Kind in MailKind]: {
    kind: Kind;
    params: MailParams[Kind];
    accountId: number;
    /** The service whose administrators may see the envelope; null for what concerns the account alone. */
    serviceId: number | null;
    /** One mail per key, ever: name the act and the thing, such as `checklist_returned:42:7:15`. */
    key: string;
    /** A link token, sealed by the house's secrets. */
    sealedToken?: string;
  };
}[MailKind];

/** Minutes to wait before each further attempt; after the last one the mail has failed. */
export const RETRY_MINUTES = [1, 5, 30, 120] as const;
export const MAX_ATTEMPTS = RETRY_MINUTES.length + 1;
