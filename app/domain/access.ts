/**
 * Who may do what: one table, each line with its reason. A screen asks the same function as the verb behind it, so a
 * button is off exactly when the act would be refused, and can say why.
 */
export const ROLES = ['admin', 'dpo', 'service_director', 'spoc', 'director', 'contributor', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** One role over one scope. `entityIds` empty means every entity of the municipality. */
export interface Membership {
  id: number;
  role: Role;
  municipalityId: number | null;
  entityIds: readonly number[];
}

/** A signed-in person in one service, with the memberships that count today. */
export interface Actor {
  accountId: number;
  serviceId: number;
  name: string;
  email: string;
  language: 'nl' | 'en';
  memberships: readonly Membership[];
}

interface Line {
  roles: readonly Role[];
  /** Where the act happens: over the whole service, in one municipality, or in oneself. */
  scope: 'service' | 'municipality' | 'own';
  /** Why these roles and no others; shown in Dutch and English on the settings page by its key. */
  why: string;
}

const everyone: readonly Role[] = ROLES;
const registers: readonly Role[] = ['dpo', 'service_director', 'spoc', 'director', 'auditor'];

/** The permission table. A role that is not named is refused. */
export const PERMISSIONS = {
  'account.own': { roles: everyone, scope: 'own', why: 'own_account' },
  'start.read': { roles: everyone, scope: 'own', why: 'own_work' },
  'search.use': { roles: everyone, scope: 'own', why: 'finds_what_one_may_see' },
  'framework.read': { roles: everyone, scope: 'own', why: 'frameworks_are_public' },
  'framework.edit': { roles: ['dpo'], scope: 'service', why: 'dpo_writes_frameworks' },
  'policy.read': { roles: everyone, scope: 'own', why: 'policies_are_shared' },
  'permissions.read': { roles: everyone, scope: 'own', why: 'rules_are_open' },
  'municipality.read': { roles: everyone, scope: 'municipality', why: 'know_whom_one_works_for' },
  'municipality.onboard': { roles: ['admin', 'dpo'], scope: 'service', why: 'service_decides_clients' },
  'municipality.change': { roles: ['admin', 'dpo'], scope: 'municipality', why: 'service_decides_clients' },
  'municipality.list': {
    roles: ['admin', 'dpo', 'service_director', 'auditor'],
    scope: 'service',
    why: 'service_staff_sees_all',
  },
  'portfolio.read': { roles: ['dpo', 'service_director', 'auditor'], scope: 'service', why: 'portfolio_is_register' },
  'overview.read': { roles: registers, scope: 'municipality', why: 'admin_no_registers' },
  'campaign.read': { roles: ['dpo', 'service_director', 'auditor'], scope: 'service', why: 'service_staff_sees_all' },
  'campaign.launch': { roles: ['dpo'], scope: 'service', why: 'dpo_runs_checklists' },
  'checklist.read': { roles: [...registers, 'contributor'], scope: 'municipality', why: 'contributor_only_handed' },
  'checklist.answer': { roles: ['dpo', 'spoc', 'contributor'], scope: 'municipality', why: 'director_reads_decides' },
  'checklist.comment': {
    roles: ['dpo', 'spoc', 'director', 'contributor'],
    scope: 'municipality',
    why: 'whoever_sees_may_speak',
  },
  'checklist.submit': { roles: ['dpo', 'spoc'], scope: 'municipality', why: 'spoc_answers_for_municipality' },
  'checklist.assign': { roles: ['dpo', 'spoc'], scope: 'municipality', why: 'spoc_answers_for_municipality' },
  'checklist.review': { roles: ['dpo'], scope: 'municipality', why: 'dpo_judges' },
  'review.queue': { roles: ['dpo'], scope: 'service', why: 'dpo_judges' },
  'finding.judge': { roles: ['dpo'], scope: 'municipality', why: 'dpo_judges' },
  'finding.answer': { roles: ['dpo', 'spoc'], scope: 'municipality', why: 'spoc_answers_for_municipality' },
  'message.send': { roles: ['dpo'], scope: 'service', why: 'dpo_writes_to_clients' },
  'incident.read': { roles: registers, scope: 'municipality', why: 'admin_no_registers' },
  'incident.list': { roles: ['dpo', 'service_director', 'auditor'], scope: 'service', why: 'service_staff_sees_all' },
  'incident.report': { roles: ['dpo', 'spoc', 'director'], scope: 'municipality', why: 'whoever_notices_reports' },
  'incident.handle': { roles: ['dpo', 'spoc'], scope: 'municipality', why: 'spoc_handles_with_dpo' },
  'incident.close': { roles: ['dpo'], scope: 'municipality', why: 'dpo_closes' },
  'incident.lists': { roles: ['dpo'], scope: 'service', why: 'dpo_keeps_lists' },
  'event.read': { roles: ['dpo', 'service_director', 'auditor'], scope: 'service', why: 'service_staff_sees_all' },
  'event.handle': { roles: ['dpo'], scope: 'service', why: 'dpo_runs_events' },
  'breach.read': { roles: registers, scope: 'municipality', why: 'admin_no_registers' },
  'breach.list': { roles: ['dpo', 'service_director', 'auditor'], scope: 'service', why: 'service_staff_sees_all' },
  'breach.handle': { roles: ['dpo', 'spoc'], scope: 'municipality', why: 'spoc_handles_with_dpo' },
  'breach.advise': { roles: ['dpo'], scope: 'municipality', why: 'dpo_advises' },
  'breach.decide': { roles: ['director'], scope: 'municipality', why: 'controller_decides' },
  'nis2.read': { roles: registers, scope: 'municipality', why: 'admin_no_registers' },
  'nis2.thresholds': { roles: ['dpo'], scope: 'service', why: 'dpo_keeps_lists' },
  'nis2.handle': { roles: ['dpo', 'spoc'], scope: 'municipality', why: 'spoc_handles_with_dpo' },
  'breach.close': { roles: ['dpo'], scope: 'municipality', why: 'dpo_closes' },
  'incident.import': { roles: ['dpo'], scope: 'service', why: 'dpo_takes_over' },
  'request.read': { roles: registers, scope: 'municipality', why: 'admin_no_registers' },
  'request.list': { roles: ['dpo', 'service_director', 'auditor'], scope: 'service', why: 'service_staff_sees_all' },
  'request.handle': { roles: ['dpo', 'spoc'], scope: 'municipality', why: 'spoc_handles_request' },
  'request.reopen': { roles: ['dpo'], scope: 'municipality', why: 'dpo_reopens' },
  'report_link.keep': { roles: ['dpo', 'spoc'], scope: 'municipality', why: 'spoc_answers_for_municipality' },
  'message.read': { roles: registers, scope: 'municipality', why: 'admin_no_registers' },
  'message.mark': { roles: ['spoc', 'director'], scope: 'municipality', why: 'spoc_answers_for_municipality' },
  'evidence.read': { roles: [...registers, 'contributor'], scope: 'municipality', why: 'contributor_only_handed' },
  'evidence.add': { roles: ['dpo', 'spoc', 'contributor'], scope: 'municipality', why: 'director_reads_decides' },
  'evidence.change': { roles: ['dpo', 'spoc', 'contributor'], scope: 'municipality', why: 'contributor_own_evidence' },
  'journal.read': { roles: registers, scope: 'municipality', why: 'journal_is_register' },
  'journal.service': {
    roles: ['admin', 'dpo', 'service_director', 'auditor'],
    scope: 'service',
    why: 'journal_service_lines',
  },
  'people.read': {
    roles: ['admin', 'dpo', 'service_director', 'spoc', 'director'],
    scope: 'municipality',
    why: 'people_know_each_other',
  },
  'people.manage': { roles: ['admin'], scope: 'service', why: 'admin_keeps_access' },
  'people.invite': { roles: ['admin', 'dpo'], scope: 'municipality', why: 'dpo_invites_contacts' },
  'settings.change': { roles: ['admin'], scope: 'service', why: 'admin_keeps_access' },
  'mail.envelopes': { roles: ['admin'], scope: 'service', why: 'envelopes_not_contents' },
} as const satisfies Record<string, Line>;

export type Action = keyof typeof PERMISSIONS;

/** Where an act is meant to happen. Leave out what does not apply. */
export interface Scope {
  municipalityId?: number;
  /** Entities that the object is about; a person confined to entities needs one of them. */
  entityIds?: readonly number[];
  /** Whom the object is handed to; a contributor may only act on what was handed over. */
  assigneeId?: number | null;
  /** The single question at hand was handed to this very person, whoever answers the rest. */
  handed?: boolean;
}

export type Verdict = { allowed: true; as: Role } | { allowed: false; reason: RefusalReason };
/** Keys of the sentence that says why: no role for it at all, or a role but not here. */
export type RefusalReason = 'role' | 'scope' | 'not_handed_over';

/**
 * Whether a person may do something somewhere. Several memberships add up; the answer names the one that counts, which
 * the journal records as "as whom".
 */
export function can(actor: Actor, action: Action, scope: Scope = {}): Verdict {
  const line: Line = PERMISSIONS[action];
  const withRole = actor.memberships.filter((membership) => line.roles.includes(membership.role));
  if (withRole.length === 0) return { allowed: false, reason: 'role' };
  if (line.scope === 'own') return { allowed: true, as: strongest(withRole).role };
  const inScope = withRole.filter((membership) => covers(membership, line, scope));
  if (inScope.length === 0) return { allowed: false, reason: 'scope' };
  const handed = inScope.filter(
    ({ role }) =>
      role !== 'contributor' || !needsHandOver(action) || scope.handed || scope.assigneeId === actor.accountId,
  );
  if (handed.length === 0) return { allowed: false, reason: 'not_handed_over' };
  return { allowed: true, as: strongest(handed).role };
}

/** Whether some scope exists in which the person may do it: what decides on a menu line, and the first guard of a route. */
export function canSomewhere(actor: Actor, action: Action): boolean {
  const line: Line = PERMISSIONS[action];
  return actor.memberships.some(
    (membership) =>
      line.roles.includes(membership.role) && (line.scope !== 'service' || membership.municipalityId === null),
  );
}

function covers(membership: Membership, line: Line, scope: Scope): boolean {
  if (membership.municipalityId === null) return true;
  if (line.scope === 'service' || membership.municipalityId !== scope.municipalityId) return false;
  if (membership.entityIds.length === 0 || !scope.entityIds) return true;
  return scope.entityIds.some((id) => membership.entityIds.includes(id));
}

function needsHandOver(action: Action): boolean {
  return action.startsWith('checklist.') || action.startsWith('evidence.');
}

function strongest(memberships: readonly Membership[]): Membership {
  const [first, ...rest] = memberships;
  if (!first) throw new Error('No membership to choose from');
  return rest.reduce((best, next) => (ROLES.indexOf(next.role) < ROLES.indexOf(best.role) ? next : best), first);
}
