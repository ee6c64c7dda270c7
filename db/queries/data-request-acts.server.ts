import { sql } from 'kysely';
import type { ExtensionGround, RefusalGround, RequestKind, RequestWay } from '#app/domain/data-request.ts';
import type { Resolved } from '#app/domain/local-time.ts';
import type { ActorTx } from '../connection.server.ts';

/** What is written down of a request and of who made it; each can be corrected. */
export interface RequestHead {
  kind: RequestKind;
  way: RequestWay;
  personName: string;
  personContact: string;
  reference: string;
  subject: string;
  receivedAt: Date;
  receivedResolved: Resolved;
  dueAt: Date | null;
}

/** The request whose row an act writes. */
export interface RequestKey {
  id: number;
  municipalityId: number;
  entityId: number;
}

function headColumns(head: RequestHead) {
  return {
    kind: head.kind,
    way: head.way,
    person_name: head.personName,
    person_contact: head.personContact,
    reference: head.reference,
    subject: head.subject,
    received_at: head.receivedAt,
    received_resolved: head.receivedResolved,
    due_at: head.dueAt,
  };
}

/** Keeps a request as it came in, with its number of that year and the first line of its history. Two statements. */
export async function insertRequest(
  tx: ActorTx,
  place: Omit<RequestKey, 'id'>,
  head: RequestHead,
  year: number,
): Promise<{ id: number; year: number; number: number }> {
  const service = tx.actor.serviceId;
  const made = await tx.q
    .insertInto('data_request')
    .values({
      service_id: service,
      municipality_id: place.municipalityId,
      entity_id: place.entityId,
      year,
      number: sql<number>`next_register_number(${service}, 'request', ${year})`,
      ...headColumns(head),
      created_at: tx.now,
      created_by: tx.actor.accountId,
    })
    .returning(['id', 'year', 'number'])
    .executeTakeFirstOrThrow();
  await insertStep(tx, { ...place, id: made.id }, { kind: 'received', happenedAt: head.receivedAt });
  return made;
}

/** What an act changes on the row of a request. */
export type RequestChange = Partial<{
  identity_asked_at: Date;
  identity_checked_at: Date;
  identity_how: string;
  extended_at: Date;
  extension_ground: ExtensionGround;
  extension_reason: string;
  due_at: Date | null;
  answered_at: Date | null;
  answer: string;
  refused_at: Date | null;
  refusal_ground: RefusalGround | null;
  refusal_reason: string;
  withdrawn_at: Date | null;
  reopened_at: Date;
  reopened_from: 'answered' | 'refused' | 'withdrawn';
  reopened_reason: string;
  closed_before_at: Date;
}>;

/** Writes what an act changes; the version goes up, so that who looked before it is told. */
export async function updateRequest(tx: ActorTx, id: number, change: RequestChange): Promise<void> {
  await tx.q
    .updateTable('data_request')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** Corrects what was written down of a request. @param moved whether the receipt is another: its clock begins anew. */
export async function updateRequestHead(tx: ActorTx, id: number, head: RequestHead, moved: boolean): Promise<void> {
  await tx.q
    .updateTable('data_request')
    .set({
      ...headColumns(head),
      received_version: sql<number>`received_version + ${moved ? 1 : 0}`,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

export const STEP_KINDS = [
  'received',
  'identity_asked',
  'identity_checked',
  'extended',
  'answered',
  'refused',
  'withdrawn',
  'reopened',
  'changed',
  'note',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export interface NewStep {
  kind: StepKind;
  happenedAt: Date;
  text?: string;
  ground?: ExtensionGround | RefusalGround;
}

/** Adds a line to the history of a request. Nothing ever changes or removes one. */
export async function insertStep(tx: ActorTx, request: RequestKey, step: NewStep): Promise<void> {
  await tx.q
    .insertInto('request_step')
    .values({
      request_id: request.id,
      service_id: tx.actor.serviceId,
      municipality_id: request.municipalityId,
      entity_id: request.entityId,
      kind: step.kind,
      happened_at: step.happenedAt,
      text: step.text ?? '',
      ground: step.ground ?? null,
      at: tx.now,
      by_id: tx.actor.accountId,
    })
    .execute();
}

export interface RequestStep {
  id: number;
  kind: StepKind;
  happenedAt: Date;
  text: string;
  ground: ExtensionGround | RefusalGround | null;
  at: Date;
  by: string | null;
}

/** The history of a request in the order in which it was written down. One query. */
export async function listSteps(tx: ActorTx, requestId: number): Promise<RequestStep[]> {
  const found = await sql<RequestStep>`
    select s.id, s.kind, s.happened_at as "happenedAt", s.text, s.ground, s.at, a.name as by
    from request_step s left join account a on a.id = s.by_id where s.request_id = ${requestId} order by s.id`.execute(
    tx.q,
  );
  return found.rows;
}
