import { sql } from 'kysely';
import type { BreachRole } from '#app/domain/breach.ts';
import type { Clock } from '#app/domain/deadline.ts';
import type { Nis2Stage, SentReport } from '#app/domain/nis2.ts';
import type { SystemTx } from '../connection.server.ts';

/** The registers of which a legal clock is kept. */
export type ClockRegister = 'breach' | 'request' | 'nis2';

/** A clock that is looked at, of whichever register: what it is about, and never what happened. */
export interface WatchedClock {
  register: ClockRegister;
  objectId: number;
  serviceId: number;
  municipalityId: number;
  entityId: number;
  /** As people call it, such as `DL-2026-001`. */
  number: string;
  /** What its address ends in: its number, or its id where it has none. */
  target: string;
  clock: Clock;
  /** Who was named to decide; null for any director of the entity. */
  deciderId: number | null;
}

/** What the clock of a dossier is reckoned from. */
export interface BreachClockFacts {
  id: number;
  serviceId: number;
  municipalityId: number;
  entityId: number;
  year: number;
  number: number;
  role: BreachRole;
  awareAt: Date;
  awareVersion: number;
  deciderId: number | null;
}

/**
 * The dossiers, of every service, whose clock runs: aware, open, nothing sent, and not decided to send nothing unless that
 * was overtaken (`isOvertaken`). One query.
 */
export async function listBreachClocks(tx: SystemTx): Promise<BreachClockFacts[]> {
  const found = await sql<BreachClockFacts>`
    select b.id, b.service_id as "serviceId", b.municipality_id as "municipalityId", b.entity_id as "entityId", b.year,
      b.number, b.role, b.aware_at as "awareAt", b.aware_version as "awareVersion", b.decider_id as "deciderId"
    from breach b
    where b.aware_at is not null and b.closed_at is null
      and not exists (select 1 from breach_notification n where n.breach_id = b.id)
      and (b.role = 'processor'
        or coalesce((select d.notify from breach_decision d where d.breach_id = b.id order by d.version desc limit 1), true)
        or (b.role = 'controller' and (select a.risk <> 'none' from breach_assessment a where a.breach_id = b.id
          order by a.version desc limit 1)))
    order by b.id`.execute(tx.q);
  return found.rows;
}

/** What the clocks of a report to the CCB are reckoned from. */
export interface Nis2ClockFacts {
  id: number;
  serviceId: number;
  municipalityId: number;
  entityId: number;
  /** Of its incident. */
  year: number;
  number: number;
  awareAt: Date;
  awareVersion: number;
  handledAt: Date | null;
  handledVersion: number;
  stoppedAt: Date | null;
  sent: SentReport[];
}

/** The reports to the CCB, of every service, that go on. One query. */
export async function listNis2Clocks(tx: SystemTx): Promise<Nis2ClockFacts[]> {
  const found = await sql<Omit<Nis2ClockFacts, 'sent'> & { sent: { stage: Nis2Stage; sentAt: string }[] }>`
    select r.id, r.service_id as "serviceId", r.municipality_id as "municipalityId", r.entity_id as "entityId", i.year,
      i.number, r.aware_at as "awareAt", r.aware_version as "awareVersion", r.handled_at as "handledAt",
      r.handled_version as "handledVersion", r.stopped_at as "stoppedAt",
      coalesce((select jsonb_agg(jsonb_build_object('stage', s.stage, 'sentAt', s.sent_at) order by s.sent_at)
        from nis2_stage s where s.report_id = r.id), '[]') as sent
    from nis2_report r join incident i on i.id = r.incident_id
    where r.stopped_at is null
      and not exists (select 1 from nis2_stage s where s.report_id = r.id and s.stage = 'final')
    order by r.id`.execute(tx.q);
  return found.rows.map((row) => ({
    ...row,
    sent: row.sent.map(({ stage, sentAt }) => ({ stage, sentAt: new Date(sentAt) })),
  }));
}

/** What was handled of a clock before: told, or passed over. */
export interface HandledReminder {
  register: ClockRegister;
  objectId: number;
  rule: string;
  version: number;
  step: string;
}

/** Which steps of these clocks were handled. One query. */
export async function listHandledSteps(tx: SystemTx, clocks: readonly WatchedClock[]): Promise<HandledReminder[]> {
  const found = await sql<HandledReminder>`
    select r.register, r.object_id as "objectId", r.rule, r.version, r.step
    from unnest(${clocks.map(({ register }) => register)}::text[], ${clocks.map(({ objectId }) => objectId)}::integer[])
      as k (register, object_id)
    join clock_reminder r on r.register = k.register and r.object_id = k.object_id`.execute(tx.q);
  return found.rows;
}

/**
 * Claims steps. Of two workers at once one gets a step: the other waits for it, and gets it only when that one was killed
 * before it was done. @returns those that are this worker's now.
 */
export async function claimSteps(
  tx: SystemTx,
  steps: readonly { of: WatchedClock; step: string; passed: boolean }[],
): Promise<HandledReminder[]> {
  if (steps.length === 0) return [];
  const rows = await tx.q
    .insertInto('clock_reminder')
    .values(
      steps.map(({ of, step, passed }) => ({
        register: of.register,
        object_id: of.objectId,
        rule: of.clock.rule.id,
        version: of.clock.version,
        step,
        service_id: of.serviceId,
        municipality_id: of.municipalityId,
        entity_id: of.entityId,
        passed,
        at: tx.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['register', 'object_id as objectId', 'rule', 'version', 'step'])
    .execute();
  return rows as HandledReminder[];
}

/** Somebody who is told of the clocks of an entity, and as what. */
export interface ClockReader {
  entityId: number;
  entity: string;
  slug: string;
  municipality: string;
  accountId: number;
  role: 'dpo' | 'director';
}

/** The DPOs and directors of these entities today, with the names that a mail needs. One query. */
export async function listClockReaders(tx: SystemTx, entityIds: readonly number[]): Promise<ClockReader[]> {
  const found = await sql<ClockReader>`
    select distinct e.id as "entityId", e.name as entity, m.slug, m.name as municipality, p.account_id as "accountId", p.role
    from entity e join municipality m on m.id = e.municipality_id
    join membership p on p.service_id = m.service_id and p.role in ('dpo', 'director') and p.suspended_at is null
      and (p.municipality_id = m.id or (p.municipality_id is null and p.role = 'dpo'))
      and p.from_on <= app_today() and (p.until_on is null or p.until_on >= app_today())
      and (not p.entity_limited or exists (
        select 1 from membership_entity me where me.membership_id = p.id and me.entity_id = e.id))
    join account a on a.id = p.account_id and a.suspended_at is null
    where e.id = any (${[...entityIds]}::integer[])
    order by "entityId", "accountId"`.execute(tx.q);
  return found.rows;
}
