import type { Exemption, NoticeRecipient, WayOfTelling } from '#app/domain/breach-persons.ts';
import type { ActorTx } from '../connection.server.ts';
import { type BreachKey, keysOf } from './breach-acts.server.ts';

export interface NewPersonsDecision {
  version: number;
  inform: boolean;
  reason: string;
  exemption: Exemption | null;
  way: WayOfTelling | null;
  toldOn: string | null;
  /** How many were told; null where it is not known. */
  persons: number | null;
  /** What they were or will be told. */
  text: string;
}

/** Keeps whether the persons concerned are told; the decisions before stay. */
export async function insertPersonsDecision(tx: ActorTx, breach: BreachKey, made: NewPersonsDecision): Promise<void> {
  const { toldOn, ...rest } = made;
  await tx.q
    .insertInto('breach_persons')
    .values({
      ...keysOf(breach),
      ...rest,
      told_on: toldOn,
      decided_at: tx.now,
      decided_by: tx.actor.name,
      by_id: tx.actor.accountId,
    })
    .execute();
}

export interface PersonsLine extends NewPersonsDecision {
  decidedAt: Date;
  decidedBy: string;
  takenOver: boolean;
}

/** Every decision on telling the persons concerned, the newest first. One query. */
export async function listPersonsDecisions(tx: ActorTx, breachId: number): Promise<PersonsLine[]> {
  const rows = await tx.q
    .selectFrom('breach_persons')
    .where('breach_id', '=', breachId)
    .orderBy('version', 'desc')
    .select(['version', 'inform', 'reason', 'exemption', 'way', 'told_on as toldOn', 'persons', 'text'])
    .select(['decided_at as decidedAt', 'decided_by as decidedBy', 'taken_over as takenOver'])
    .execute();
  return rows as PersonsLine[];
}

export interface NewNotice {
  recipient: NoticeRecipient;
  name: string;
  toldAt: Date;
  reference: string;
  note: string;
}

/** Keeps that somebody else was told. */
export async function insertNotice(tx: ActorTx, breach: BreachKey, { toldAt, ...notice }: NewNotice): Promise<void> {
  await tx.q
    .insertInto('breach_notice')
    .values({ ...keysOf(breach), ...notice, told_at: toldAt, at: tx.now, by_id: tx.actor.accountId })
    .execute();
}

export interface NoticeLine extends NewNotice {
  id: number;
  by: string | null;
}

/** Who else was told, in the order of telling. One query. */
export async function listNotices(tx: ActorTx, breachId: number): Promise<NoticeLine[]> {
  const rows = await tx.q
    .selectFrom('breach_notice as n')
    .leftJoin('account as a', 'a.id', 'n.by_id')
    .where('n.breach_id', '=', breachId)
    .orderBy('n.told_at')
    .orderBy('n.id')
    .select(['n.id', 'n.recipient', 'n.name', 'n.told_at as toldAt', 'n.reference', 'n.note', 'a.name as by'])
    .execute();
  return rows as NoticeLine[];
}
