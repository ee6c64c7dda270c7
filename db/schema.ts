// Generated from the migrated database by `npm run schema`; compared in CI. Do not edit.
import type { ColumnType } from 'kysely';

/** Filled in by the database when an insert leaves it out. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

/** An instant; written as a Date, never as text. */
export type Timestamp = ColumnType<Date, Date, Date>;

/** Written as JSON text, because the driver would send a JavaScript array as a PostgreSQL one. */
export type Json = ColumnType<unknown, string, string>;

export interface Account {
  id: Generated<number>;
  email: string;
  name: string;
  language: Generated<'nl' | 'en'>;
  suspended_at: Timestamp | null;
  created_at: Timestamp;
}

export interface Answer {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  checklist_id: number;
  framework_id: number;
  node_id: number;
  entity_id: number | null;
  version: number;
  choice: 'yes' | 'partly' | 'no' | 'na' | null;
  doc: '1' | '2' | '3' | '4' | '5' | 'na' | null;
  impl: '1' | '2' | '3' | '4' | '5' | 'na' | null;
  explanation: Generated<string>;
  exception_reason: Generated<string>;
  withdrawn: Generated<boolean>;
  updated_at: Timestamp;
  updated_by: number | null;
  search: Generated<string>;
}

export interface AnswerEvidence {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  checklist_id: number;
  framework_id: number;
  node_id: number;
  evidence_id: number;
  at: Timestamp;
  by_id: number | null;
  removed_at: Timestamp | null;
  removed_by: number | null;
}

export interface AnswerVersion {
  answer_id: number;
  version: number;
  service_id: number;
  municipality_id: number;
  checklist_id: number;
  choice: string | null;
  doc: string | null;
  impl: string | null;
  explanation: string;
  exception_reason: string;
  withdrawn: boolean;
  at: Timestamp;
  by_id: number | null;
  confirmed_of: number | null;
  confirmed_version: number | null;
}

export interface Breach {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  incident_id: number;
  year: number;
  number: number;
  role: Generated<'controller' | 'processor' | 'joint'>;
  controller_name: Generated<string>;
  processor_name: Generated<string>;
  processor_told_at: Timestamp | null;
  aware_at: Timestamp | null;
  aware_version: Generated<number>;
  decider_id: number | null;
  opened_at: Timestamp;
  opened_by: number | null;
  closed_at: Timestamp | null;
  closed_by: number | null;
  version: Generated<number>;
}

export interface BreachAdvice {
  breach_id: number;
  version: number;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  notify: boolean;
  text: string;
  given_at: Timestamp;
  at: Timestamp;
  by_id: number | null;
}

export interface BreachAssessment {
  breach_id: number;
  version: number;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  input: Json | null;
  score_hundredths: number | null;
  band: 'low' | 'medium' | 'high' | 'very_high' | null;
  risk: 'none' | 'risk' | 'high';
  reason: string;
  difference: Generated<string>;
  at: Timestamp;
  by_id: number | null;
}

export interface BreachAwareness {
  breach_id: number;
  version: number;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  aware_at: Timestamp;
  resolved: 'doubled' | 'missing' | null;
  who: string;
  reason: string;
  at: Timestamp;
  by_id: number | null;
}

export interface BreachDecision {
  breach_id: number;
  version: number;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  notify: boolean;
  reason: string;
  against_advice: Generated<string>;
  delay: Generated<string>;
  advice_version: number | null;
  assessment_version: number | null;
  decided_at: Timestamp;
  decided_by: string;
  by_id: number | null;
  taken_over: Generated<boolean>;
}

export interface BreachNotice {
  id: Generated<number>;
  breach_id: number;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  recipient: 'ksz' | 'pod_mi' | 'police' | 'ccb' | 'insurer' | 'processor' | 'other';
  name: Generated<string>;
  told_at: Timestamp;
  reference: Generated<string>;
  note: Generated<string>;
  at: Timestamp;
  by_id: number | null;
}

export interface BreachNotification {
  id: Generated<number>;
  breach_id: number;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  authority: 'GBA' | 'VTC' | 'COC' | 'controller';
  stage: 'initial' | 'additional' | 'final' | 'withdrawal';
  sent_at: Timestamp;
  way: 'web_form' | 'mail' | 'letter' | 'phone' | 'other';
  sent_by: string;
  reference: Generated<string>;
  template_version: string;
  snapshot: Json;
  at: Timestamp;
  by_id: number | null;
}

export interface BreachPersons {
  breach_id: number;
  version: number;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  inform: boolean;
  reason: Generated<string>;
  exemption: 'art34_3_a' | 'art34_3_b' | 'art34_3_c' | null;
  way: 'individual' | 'public' | 'other' | null;
  told_on: string | null;
  persons: number | null;
  text: Generated<string>;
  decided_at: Timestamp;
  decided_by: string;
  by_id: number | null;
  taken_over: Generated<boolean>;
}

export interface BreachStep {
  breach_id: number;
  step: string;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  answers: Json;
  version: number;
  at: Timestamp;
  by_id: number | null;
}

export interface Campaign {
  id: Generated<number>;
  service_id: number;
  framework_id: number;
  level: string;
  title: string;
  instructions: Generated<string>;
  due_on: string;
  as_pair: boolean;
  launched_at: Timestamp;
  launched_by: number | null;
}

export interface Checklist {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  campaign_id: number;
  framework_id: number;
  level: string;
  title: string;
  instructions: Generated<string>;
  due_on: string;
  assignee_id: number | null;
  phase: Generated<'open' | 'submitted' | 'returned' | 'accepted' | 'closed'>;
  launched_at: Timestamp;
  submitted_at: Timestamp | null;
  decided_at: Timestamp | null;
  previous_id: number | null;
  search: Generated<string>;
  unasked: Generated<number[]>;
  phase_before_close: 'open' | 'submitted' | 'returned' | null;
  closed_reason: Generated<string>;
}

export interface ChecklistEntity {
  checklist_id: number;
  service_id: number;
  municipality_id: number;
  entity_id: number;
}

export interface ChecklistScore {
  checklist_id: number;
  service_id: number;
  municipality_id: number;
  total: number;
  answered: number;
  to_review: number;
  returned: number;
  exceptions: Generated<number>;
  score: Json;
  last_answer_at: Timestamp | null;
  computed_at: Timestamp;
}

export interface ChecklistStep {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  checklist_id: number;
  kind: 'launched' | 'submitted' | 'returned' | 'accepted' | 'reopened' | 'reassigned' | 'extended' | 'closed';
  remark: Generated<string>;
  at: Timestamp;
  by_id: number | null;
}

export interface ClockReminder {
  register: 'breach' | 'request' | 'nis2';
  object_id: number;
  rule: string;
  version: number;
  step: string;
  service_id: number;
  municipality_id: number;
  entity_id: number | null;
  passed: Generated<boolean>;
  at: Timestamp;
}

export interface Comment {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  checklist_id: number;
  framework_id: number;
  node_id: number;
  text: string;
  at: Timestamp;
  by_id: number | null;
  withdrawn_at: Timestamp | null;
}

export interface CommentMention {
  comment_id: number;
  service_id: number;
  municipality_id: number;
  checklist_id: number;
  node_id: number;
  account_id: number;
}

export interface Coverage {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  from_on: string;
  until_on: string | null;
  note: Generated<string>;
  created_at: Timestamp;
}

export interface Credential {
  account_id: number;
  password_hash: string | null;
  password_changed_at: Timestamp | null;
  totp_secret: string | null;
  totp_confirmed_at: Timestamp | null;
  totp_last_step: number | null;
}

export interface DataRequest {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  year: number;
  number: number;
  kind: 'information' | 'access' | 'rectification' | 'erasure' | 'restriction' | 'recipients' | 'portability' | 'objection' | 'automated_decision';
  way: 'mail' | 'letter' | 'counter' | 'phone' | 'web_form' | 'other';
  person_name: string;
  person_contact: Generated<string>;
  reference: Generated<string>;
  subject: Generated<string>;
  received_at: Timestamp;
  received_version: Generated<number>;
  received_resolved: 'doubled' | 'missing' | null;
  due_at: Timestamp | null;
  identity_asked_at: Timestamp | null;
  identity_checked_at: Timestamp | null;
  identity_how: Generated<string>;
  extended_at: Timestamp | null;
  extension_ground: 'complexity' | 'number' | null;
  extension_reason: Generated<string>;
  answered_at: Timestamp | null;
  answer: Generated<string>;
  refused_at: Timestamp | null;
  refusal_ground: string | null;
  refusal_reason: Generated<string>;
  withdrawn_at: Timestamp | null;
  state: Generated<string>;
  created_at: Timestamp;
  created_by: number | null;
  version: Generated<number>;
  reopened_at: Timestamp | null;
  reopened_from: 'answered' | 'refused' | 'withdrawn' | null;
  reopened_reason: Generated<string>;
  closed_before_at: Timestamp | null;
}

export interface Entity {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  kind: 'gemeente' | 'ocmw' | 'agb' | 'zone' | 'association';
  name: string;
  kbo: string | null;
  ovo: string | null;
  created_at: Timestamp;
}

export interface EntityAuthority {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  authorities: string[];
  reason: string;
  at: Timestamp;
  by_id: number | null;
}

export interface Evidence {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  kind: 'file' | 'link';
  title: string;
  url: string | null;
  file_name: string | null;
  created_at: Timestamp;
  created_by: number | null;
  owner_id: number | null;
  effective_on: string | null;
  valid_until: string | null;
  confidentiality: Generated<'public' | 'internal' | 'confidential'>;
  version: Generated<number>;
  revision: Generated<number>;
  search: Generated<string>;
}

export interface EvidenceFile {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  evidence_id: number;
  revision: number;
  position: number;
  file_name: string;
  media_type: string;
  size_bytes: number;
  sha256: string;
  at: Timestamp;
  by_id: number | null;
  damaged_at: Timestamp | null;
  search: Generated<string>;
}

export interface EvidenceLink {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  evidence_id: number;
  revision: number;
  url: string;
  at: Timestamp;
  by_id: number | null;
}

export interface EvidenceWarning {
  service_id: number;
  municipality_id: number;
  evidence_id: number;
  valid_until: string;
  mark: number;
  account_id: number;
  at: Timestamp;
}

export interface Finding {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  checklist_id: number;
  framework_id: number;
  node_id: number;
  severity: 'low' | 'medium' | 'high' | 'critical';
  text: string;
  measure: Generated<string>;
  due_on: string | null;
  version: Generated<number>;
  at: Timestamp;
  by_id: number | null;
  proposed_at: Timestamp | null;
  proposed_by: number | null;
  proposal: Generated<string>;
  resolved_at: Timestamp | null;
  resolved_by: number | null;
  resolution: Generated<string>;
}

export interface FindingStep {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  checklist_id: number;
  node_id: number;
  finding_id: number;
  kind: 'proposed' | 'resolved' | 'reopened';
  text: string;
  at: Timestamp;
  by_id: number | null;
}

export interface FormReceipt {
  key: string;
  account_id: number;
  act: string;
  result: Json | null;
  at: Timestamp;
}

export interface Framework {
  id: Generated<number>;
  service_id: number | null;
  code: string;
  edition: string;
  revision: number;
  content_hash: string;
  title_nl: string;
  title_en: string;
  owner: Generated<string>;
  source_note: Generated<string>;
  verified: boolean;
  scale: 'maturity' | 'compliance';
  levels: Json;
  thresholds: Json;
  not_applicable: Json;
  score_groups: Json;
  created_at: Timestamp;
}

export interface FrameworkDraft {
  id: Generated<number>;
  service_id: number;
  code: string;
  version: Generated<number>;
  state: Generated<'open' | 'published' | 'discarded'>;
  document: Json;
  updated_at: Timestamp;
  updated_by: number | null;
}

export interface FrameworkMapping {
  id: Generated<number>;
  set_code: string;
  quality: 'official' | 'published' | 'derived' | 'own_judgement';
  status: string;
  from_framework: string;
  from_code: string;
  to_framework: string;
  to_code: string;
  relation: 'equal' | 'intersect' | 'related';
}

export interface FrameworkNode {
  id: Generated<number>;
  framework_id: number;
  kind: 'function' | 'category' | 'subcategory' | 'section' | 'requirement';
  code: string;
  parent_code: string | null;
  position: number;
  title_nl: string;
  title_en: string;
  help_nl: string | null;
  help_en: string | null;
  evidence_nl: string | null;
  evidence_en: string | null;
  level: string | null;
  levels: Generated<string[]>;
  key_levels: Generated<string[]>;
  na_levels: Generated<string[]>;
  management: Generated<boolean>;
  weight: Generated<number>;
  search: Generated<string>;
  measure_nl: string | null;
  measure_en: string | null;
  applies_to: Generated<string[]>;
  follows_code: string | null;
  follows_on: Generated<string[]>;
  regimes: Generated<string[]>;
}

export interface FrameworkText {
  service_id: number;
  framework_code: string;
  code: string;
  title_nl: string | null;
  title_en: string | null;
  text_nl: string | null;
  text_en: string | null;
  loaded_at: Timestamp;
  loaded_by: number | null;
}

export interface HandOver {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  checklist_id: number;
  framework_id: number;
  to_id: number;
  message: Generated<string>;
  due_on: string | null;
  at: Timestamp;
  by_id: number | null;
  done_at: Timestamp | null;
  withdrawn_at: Timestamp | null;
  withdrawn_by: number | null;
}

export interface HandOverNode {
  hand_over_id: number;
  service_id: number;
  municipality_id: number;
  checklist_id: number;
  framework_id: number;
  node_id: number;
}

export interface Incident {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  year: number;
  number: number;
  title: string;
  description: string;
  channel: 'app' | 'link' | 'mail' | 'phone' | 'meeting' | 'monitoring' | 'supplier' | 'authority' | 'import';
  reporter_id: number | null;
  reporter_name: Generated<string>;
  reporter_contact: Generated<string>;
  reported_at: Timestamp;
  detected_at: Timestamp | null;
  detected_precision: Generated<'minute' | 'day' | 'month' | 'year' | 'unknown'>;
  occurred_from: Timestamp | null;
  occurred_from_precision: Generated<'minute' | 'day' | 'month' | 'year' | 'unknown'>;
  occurred_until: Timestamp | null;
  occurred_until_precision: Generated<'minute' | 'day' | 'month' | 'year' | 'unknown'>;
  ongoing: 'yes' | 'no' | 'unknown';
  personal_data: 'yes' | 'no' | 'unknown';
  category_id: number | null;
  harms_confidentiality: Generated<boolean>;
  harms_integrity: Generated<boolean>;
  harms_availability: Generated<boolean>;
  cause_origin: Generated<'internal' | 'external' | 'unknown'>;
  cause_intent: Generated<'malicious' | 'accidental' | 'unknown'>;
  systems: Generated<string>;
  supplier: Generated<string>;
  severity: 'low' | 'medium' | 'high' | 'critical' | null;
  severity_reason: Generated<string>;
  phase: Generated<'reported' | 'triage' | 'contained' | 'recovering' | 'review' | 'closed'>;
  owner_id: number | null;
  impact: Generated<string>;
  minutes_lost: number | null;
  lessons: Generated<string>;
  measures: Generated<string>;
  closed_at: Timestamp | null;
  version: Generated<number>;
  form_key: string;
  reported_precision: Generated<'minute' | 'day' | 'month' | 'year'>;
  closed_precision: Generated<'minute' | 'day' | 'month' | 'year' | 'unknown'>;
  event_id: number | null;
  withdrawn_at: Timestamp | null;
  search: Generated<string>;
}

export interface IncidentCategory {
  id: Generated<number>;
  service_id: number;
  code: string;
  version: Generated<number>;
  title_nl: string;
  title_en: string;
  taxonomy_class: string;
  taxonomy_version: Generated<string>;
  retired_at: Timestamp | null;
}

export interface IncidentCustody {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  incident_id: number;
  evidence_id: number;
  act: 'taken_in' | 'opened' | 'damaged' | 'restored' | 'handed_over' | 'moved' | 'examined' | 'returned' | 'destroyed' | 'note';
  happened_at: Timestamp;
  holder: Generated<string>;
  note: Generated<string>;
  at: Timestamp;
  by_id: number | null;
}

export interface IncidentEntity {
  incident_id: number;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  touched: Generated<boolean>;
}

export interface IncidentEvent {
  id: Generated<number>;
  service_id: number;
  year: number;
  number: number;
  at: Timestamp;
  by_id: number | null;
}

export interface IncidentEventUpdate {
  event_id: number;
  service_id: number;
  version: number;
  kind: 'made' | 'changed' | 'closed' | 'reopened';
  note: Generated<string>;
  title: string;
  description: string;
  supplier: Generated<string>;
  occurred_from: Timestamp | null;
  occurred_from_precision: Generated<'minute' | 'day' | 'month' | 'year' | 'unknown'>;
  occurred_until: Timestamp | null;
  occurred_until_precision: Generated<'minute' | 'day' | 'month' | 'year' | 'unknown'>;
  category_id: number | null;
  at: Timestamp;
  by_id: number | null;
}

export interface IncidentEvidence {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  incident_id: number;
  kind: 'file' | 'object';
  title: string;
  source: string;
  obtained_at: Timestamp;
  obtained_precision: 'minute' | 'day' | 'month' | 'year';
  obtained_by: string;
  kept_at: Generated<string>;
  file_name: string | null;
  media_type: string | null;
  size_bytes: number | null;
  sha256: string | null;
  at: Timestamp;
  by_id: number | null;
  damaged_at: Timestamp | null;
}

export interface IncidentRequirement {
  incident_id: number;
  service_id: number;
  municipality_id: number;
  node_id: number;
  linked: Generated<boolean>;
}

export interface IncidentTask {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  incident_id: number;
  title: string;
  due_at: Timestamp | null;
  assignee_id: number | null;
  done_at: Timestamp | null;
  done_by: number | null;
  at: Timestamp;
  by_id: number | null;
}

export interface IncidentTemplate {
  incident_id: number;
  service_id: number;
  municipality_id: number;
  template_code: string;
  template_id: number;
  at: Timestamp;
  by_id: number | null;
}

export interface Journal {
  service_id: number;
  seq: number;
  at: Timestamp;
  actor_id: number | null;
  actor_role: string;
  event: string;
  municipality_id: number | null;
  object_type: string;
  object_id: string;
  before: Json | null;
  after: Json | null;
  prev_hash: string;
  hash: string;
}

export interface JournalHead {
  service_id: number;
  seq: number;
  hash: string;
}

export interface Membership {
  id: Generated<number>;
  service_id: number;
  account_id: number;
  role: 'admin' | 'dpo' | 'service_director' | 'spoc' | 'director' | 'contributor' | 'auditor';
  municipality_id: number | null;
  entity_limited: Generated<boolean>;
  from_on: string;
  until_on: string | null;
  suspended_at: Timestamp | null;
  created_at: Timestamp;
  created_by: number | null;
}

export interface MembershipEntity {
  membership_id: number;
  service_id: number;
  municipality_id: number;
  entity_id: number;
}

export interface Message {
  id: Generated<number>;
  service_id: number;
  subject: string;
  text: string;
  at: Timestamp;
  by_id: number | null;
  to_directors: Generated<boolean>;
}

export interface MessageRead {
  message_id: number;
  service_id: number;
  municipality_id: number;
  account_id: number;
  at: Timestamp;
}

export interface MessageRecipient {
  message_id: number;
  service_id: number;
  municipality_id: number;
}

export interface Municipality {
  id: Generated<number>;
  service_id: number;
  slug: string;
  name: string;
  nis_code: string | null;
  province: string | null;
  created_at: Timestamp;
  ended_on: string | null;
  successor_id: number | null;
}

export interface Nis2Awareness {
  report_id: number;
  version: number;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  aware_at: Timestamp;
  resolved: 'doubled' | 'missing' | null;
  reason: Generated<string>;
  at: Timestamp;
  by_id: number | null;
}

export interface Nis2Report {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  incident_id: number;
  voluntary: boolean;
  aware_at: Timestamp;
  aware_version: Generated<number>;
  answers: Json | null;
  loss_eur: number;
  turnover_percent: number;
  handled_at: Timestamp | null;
  opened_at: Timestamp;
  opened_by: number | null;
  version: Generated<number>;
  stopped_at: Timestamp | null;
  stopped_ground: 'not_significant' | 'voluntary' | 'mistake' | null;
  stopped_reason: Generated<string>;
  stopped_by: number | null;
  handled_version: Generated<number>;
}

export interface Nis2Stage {
  id: Generated<number>;
  report_id: number;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  stage: 'early_warning' | 'notification' | 'intermediate' | 'progress' | 'final';
  sent_at: Timestamp;
  way: 'web_form' | 'mail' | 'letter' | 'phone' | 'other';
  sent_by: string;
  reference: Generated<string>;
  snapshot: Json;
  at: Timestamp;
  by_id: number | null;
}

export interface Nis2Threshold {
  id: Generated<number>;
  service_id: number;
  loss_eur: number;
  turnover_percent: number;
  reason: string;
  at: Timestamp;
  by_id: number | null;
}

export interface Organ {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  kind: 'college' | 'municipal_council' | 'ocmw_council' | 'management_team' | 'board';
  name: string;
  created_at: Timestamp;
}

export interface Outbox {
  id: Generated<number>;
  service_id: number | null;
  account_id: number;
  kind: string;
  params: Generated<Json>;
  secret: string | null;
  key: string;
  created_at: Timestamp;
  attempts: Generated<number>;
  next_attempt_at: Timestamp;
  sent_at: Timestamp | null;
  failed_at: Timestamp | null;
  last_error: string | null;
}

export interface Passkey {
  id: Generated<number>;
  account_id: number;
  credential_id: string;
  public_key: string;
  counter: number;
  transports: Generated<string[]>;
  name: string;
  backed_up: boolean;
  created_at: Timestamp;
  last_used_at: Timestamp | null;
}

export interface PasskeyChallenge {
  id_hash: string;
  account_id: number | null;
  purpose: 'sign_in' | 'second_factor' | 'add';
  challenge: string;
  expires_at: Timestamp;
}

export interface PersonFunction {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  account_id: number | null;
  name: string;
  email: Generated<string>;
  phone: Generated<string>;
  function: 'spoc' | 'director' | 'it' | 'dpo' | 'dpo_substitute';
  from_on: string;
  until_on: string | null;
  created_at: Timestamp;
}

export interface RecoveryCode {
  account_id: number;
  code_hash: string;
  used_at: Timestamp | null;
}

export interface Regime {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  code: 'gdpr' | 'ksz' | 'nis2' | 'cyfun';
  applicability: 'in_scope' | 'voluntary' | 'out_of_scope' | 'under_review';
  level: string | null;
  reason: Generated<string>;
  from_on: string;
  created_at: Timestamp;
  created_by: number | null;
}

export interface RegisterSeries {
  service_id: number;
  register: 'incident' | 'breach' | 'request' | 'event';
  year: number;
  last: number;
}

export interface Reminder {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  checklist_id: number;
  account_id: number;
  due_on: string;
  mark: number | null;
  on_day: string;
  at: Timestamp;
  by_id: number | null;
}

export interface ReportLink {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  created_at: Timestamp;
  created_by: number | null;
  ended_at: Timestamp | null;
  ended_by: number | null;
}

export interface RequestStep {
  id: Generated<number>;
  request_id: number;
  service_id: number;
  municipality_id: number;
  entity_id: number;
  kind: 'received' | 'identity_asked' | 'identity_checked' | 'extended' | 'answered' | 'refused' | 'withdrawn' | 'reopened' | 'changed' | 'note';
  happened_at: Timestamp;
  text: Generated<string>;
  ground: string | null;
  at: Timestamp;
  by_id: number | null;
}

export interface ReviewClaim {
  checklist_id: number;
  service_id: number;
  municipality_id: number;
  by_id: number;
  since: Timestamp;
  until: Timestamp;
}

export interface Service {
  id: Generated<number>;
  slug: string;
  name: string;
  second_factor_for_all: Generated<boolean>;
  created_at: Timestamp;
}

export interface Session {
  id_hash: string;
  account_id: number;
  service_id: number | null;
  created_at: Timestamp;
  last_seen_at: Timestamp;
  expires_at: Timestamp;
  absolute_expires_at: Timestamp;
  second_factor_at: Timestamp | null;
  user_agent: Generated<string>;
}

export interface SingleUseLink {
  token_hash: string;
  kind: 'invitation' | 'password_reset' | 'first_run';
  account_id: number | null;
  created_at: Timestamp;
  expires_at: Timestamp;
  used_at: Timestamp | null;
}

export interface TaskTemplate {
  id: Generated<number>;
  service_id: number;
  code: string;
  version: Generated<number>;
  title_nl: string;
  title_en: string;
  retired_at: Timestamp | null;
}

export interface TaskTemplateTask {
  template_id: number;
  service_id: number;
  position: number;
  title_nl: string;
  title_en: string;
  due_hours: number;
}

export interface Throttle {
  key: string;
  failures: number;
  window_started_at: Timestamp;
  blocked_until: Timestamp | null;
}

export interface TimelineEntry {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  incident_id: number;
  kind: 'reported' | 'fact' | 'decision' | 'communication' | 'phase' | 'severity' | 'task' | 'dossier' | 'awareness' | 'assessment' | 'advice' | 'breach_decision' | 'notification' | 'persons' | 'notice' | 'nis2' | 'evidence' | 'event';
  happened_at: Timestamp;
  text: Generated<string>;
  decided_by: Generated<string>;
  detail: Json | null;
  corrects_id: number | null;
  at: Timestamp;
  by_id: number | null;
}

export interface Verdict {
  id: Generated<number>;
  service_id: number;
  municipality_id: number;
  checklist_id: number;
  answer_id: number;
  answer_version: number;
  outcome: 'accepted' | 'returned';
  choice: 'yes' | 'partly' | 'no' | 'na' | null;
  doc: '1' | '2' | '3' | '4' | '5' | 'na' | null;
  impl: '1' | '2' | '3' | '4' | '5' | 'na' | null;
  remark: Generated<string>;
  at: Timestamp;
  by_id: number | null;
  search: Generated<string>;
}

export interface Schema {
  account: Account;
  answer: Answer;
  answer_evidence: AnswerEvidence;
  answer_version: AnswerVersion;
  breach: Breach;
  breach_advice: BreachAdvice;
  breach_assessment: BreachAssessment;
  breach_awareness: BreachAwareness;
  breach_decision: BreachDecision;
  breach_notice: BreachNotice;
  breach_notification: BreachNotification;
  breach_persons: BreachPersons;
  breach_step: BreachStep;
  campaign: Campaign;
  checklist: Checklist;
  checklist_entity: ChecklistEntity;
  checklist_score: ChecklistScore;
  checklist_step: ChecklistStep;
  clock_reminder: ClockReminder;
  comment: Comment;
  comment_mention: CommentMention;
  coverage: Coverage;
  credential: Credential;
  data_request: DataRequest;
  entity: Entity;
  entity_authority: EntityAuthority;
  evidence: Evidence;
  evidence_file: EvidenceFile;
  evidence_link: EvidenceLink;
  evidence_warning: EvidenceWarning;
  finding: Finding;
  finding_step: FindingStep;
  form_receipt: FormReceipt;
  framework: Framework;
  framework_draft: FrameworkDraft;
  framework_mapping: FrameworkMapping;
  framework_node: FrameworkNode;
  framework_text: FrameworkText;
  hand_over: HandOver;
  hand_over_node: HandOverNode;
  incident: Incident;
  incident_category: IncidentCategory;
  incident_custody: IncidentCustody;
  incident_entity: IncidentEntity;
  incident_event: IncidentEvent;
  incident_event_update: IncidentEventUpdate;
  incident_evidence: IncidentEvidence;
  incident_requirement: IncidentRequirement;
  incident_task: IncidentTask;
  incident_template: IncidentTemplate;
  journal: Journal;
  journal_head: JournalHead;
  membership: Membership;
  membership_entity: MembershipEntity;
  message: Message;
  message_read: MessageRead;
  message_recipient: MessageRecipient;
  municipality: Municipality;
  nis2_awareness: Nis2Awareness;
  nis2_report: Nis2Report;
  nis2_stage: Nis2Stage;
  nis2_threshold: Nis2Threshold;
  organ: Organ;
  outbox: Outbox;
  passkey: Passkey;
  passkey_challenge: PasskeyChallenge;
  person_function: PersonFunction;
  recovery_code: RecoveryCode;
  regime: Regime;
  register_series: RegisterSeries;
  reminder: Reminder;
  report_link: ReportLink;
  request_step: RequestStep;
  review_claim: ReviewClaim;
  service: Service;
  session: Session;
  single_use_link: SingleUseLink;
  task_template: TaskTemplate;
  task_template_task: TaskTemplateTask;
  throttle: Throttle;
  timeline_entry: TimelineEntry;
  verdict: Verdict;
}
