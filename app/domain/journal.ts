/** Everything that can happen to what Waarborg keeps; a line of the journal bears one of these names. */
export const EVENTS = [
  'service.created',
  'service.changed',
  'account.signed_in',
  'account.signed_out',
  'account.password_changed',
  'account.second_factor_set',
  'account.second_factor_reset',
  'account.passkey_added',
  'account.passkey_renamed',
  'account.passkey_removed',
  'account.sessions_ended',
  'membership.granted',
  'membership.ended',
  'membership.suspended',
  'membership.resumed',
  'person.invited',
  'person.changed',
  'person.handed_over',
  'municipality.onboarded',
  'municipality.changed',
  'municipality.ended',
  'entity.added',
  'entity.changed',
  'coverage.started',
  'coverage.ended',
  'regime.set',
  'organ.added',
  'campaign.launched',
  'campaign.added_to',
  'checklist.launched',
  'checklist.reassigned',
  'checklist.submitted',
  'checklist.returned',
  'checklist.accepted',
  'checklist.extended',
  'checklist.closed',
  'checklist.reopened',
  'checklist.reminded',
  'checklist.questions_handed',
  'checklist.questions_withdrawn',
  'checklist.questions_done',
  'requirement.answered',
  'requirement.confirmed',
  'requirement.exception_set',
  'requirement.exception_withdrawn',
  'requirement.judged',
  'requirement.commented',
  'requirement.comment_withdrawn',
  'requirement.finding_made',
  'requirement.finding_proposed',
  'requirement.finding_resolved',
  'requirement.finding_reopened',
  'message.sent',
  'incident.reported',
  'incident.imported',
  'incident.changed',
  'incident.moved',
  'incident.noted',
  'incident.task_added',
  'incident.task_done',
  'incident.task_opened',
  'incident.template_given',
  'incident.exported',
  'incident_category.kept',
  'incident_category.retired',
  'task_template.kept',
  'task_template.retired',
  'incident.evidence_added',
  'incident.evidence_opened',
  'incident.evidence_damaged',
  'incident.evidence_restored',
  'incident.custody_told',
  'incident.requirements_linked',
  'incident.requirements_unlinked',
  'incident.link_made',
  'incident.link_ended',
  'event.made',
  'event.changed',
  'event.closed',
  'event.reopened',
  'incident.opened_by_event',
  'incident.withdrawn',
  'breach.opened',
  'breach.imported',
  'breach.changed',
  'breach.aware_set',
  'breach.facts_saved',
  'breach.assessed',
  'breach.advised',
  'breach.decided',
  'breach.notified',
  'breach.reference_set',
  'breach.persons_decided',
  'breach.notice_added',
  'breach.closed',
  'breach.reopened',
  'breach.exported',
  'request.received',
  'request.changed',
  'request.identity_asked',
  'request.identity_checked',
  'request.extended',
  'request.answered',
  'request.refused',
  'request.withdrawn',
  'request.reopened',
  'request.noted',
  'request.exported',
  'entity.authorities_set',
  'nis2.opened',
  'nis2.aware_set',
  'nis2.thresholds_set',
  'nis2.judged',
  'nis2.handled',
  'nis2.stopped',
  'nis2.resumed',
  'nis2.reported',
  'framework.drafted',
  'framework.draft_changed',
  'framework.draft_discarded',
  'framework.published',
  'framework.texts_loaded',
  'framework.texts_removed',
  'evidence.added',
  'evidence.removed',
  'evidence.downloaded',
  'evidence.changed',
  'evidence.damaged',
  'evidence.restored',
] as const;
export type JournalEvent = (typeof EVENTS)[number];

/** Kinds of things a line is about; the same words as in the addresses of their pages. */
export const OBJECT_TYPES = [
  'service',
  'account',
  'membership',
  'person',
  'municipality',
  'entity',
  'coverage',
  'regime',
  'organ',
  'campaign',
  'checklist',
  'requirement',
  'evidence',
  'message',
  'framework',
  'incident',
  'incident_category',
  'task_template',
  'event',
  'breach',
  'nis2_report',
  'request',
] as const;
export type ObjectType = (typeof OBJECT_TYPES)[number];

/** What a verb tells the journal. `before` and `after` are small facts, never secrets or file contents. */
export interface JournalEntry {
  event: JournalEvent;
  municipalityId?: number | null;
  objectType: ObjectType;
  objectId: string | number;
  before?: unknown;
  after?: unknown;
}

/** A line of the journal with its place in the chain of its service, as its columns hold it. */
export interface ChainedLine {
  serviceId: number;
  seq: number;
  /** Whole milliseconds since 1970. */
  atMs: number;
  actorId: number | null;
  actorRole: string;
  event: string;
  municipalityId: number | null;
  objectType: string;
  objectId: string;
  /** The database's own text of the JSON, or null. */
  before: string | null;
  after: string | null;
  prevHash: string;
}

/** The text over which a line's hash is taken: the same as `journal_text` in the database, written a second time. */
export function journalText(line: ChainedLine): string {
  const what = `${line.actorRole}|${line.event}|${line.municipalityId ?? ''}|${line.objectType}|${line.objectId}`;
  const who = `${new Date(line.atMs).toISOString()}|${line.actorId ?? ''}`;
  return `${line.prevHash}|${line.serviceId}|${line.seq}|${who}|${what}|${line.before ?? ''}|${line.after ?? ''}`;
}
