/** Everything that can happen to what Waarborg keeps; a line of the journal bears one of these names. */
export const EVENTS = [
  'service.created',
  'service.changed',
  'account.signed_in',
  'account.signed_out',
  'account.password_changed',
  'account.second_factor_set',
  'account.second_factor_reset',
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
  'checklist.launched',
  'checklist.reassigned',
  'checklist.submitted',
  'checklist.returned',
  'checklist.accepted',
  'requirement.answered',
  'requirement.exception_set',
  'requirement.exception_withdrawn',
  'requirement.judged',
  'evidence.added',
  'evidence.removed',
  'evidence.downloaded',
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
