import { sql } from 'kysely';
import type { Values } from '#app/domain/breach-fields.ts';
import type { Recipient } from '#app/domain/breach-notifying.ts';
import type { Exemption, NoticeRecipient, WayOfTelling } from '#app/domain/breach-persons.ts';
import type { Stage } from '#app/domain/breach-template.ts';
import { readValues } from '#app/domain/breach-values.ts';
import type { ActorTx } from '../connection.server.ts';

/** What the register tells of a dossier beside where it stands (GDPR article 33(5)): facts, effects, measures, reasons. */
export interface RegisterFacts {
  id: number;
  values: Values;
  /** What the incident says happened, for who may read it. */
  incidentText: string | null;
  riskReason: string;
  advice: string;
  decision: { reason: string; againstAdvice: string; delay: string } | null;
  persons: {
    inform: boolean;
    reason: string;
    exemption: Exemption | null;
    way: WayOfTelling | null;
    toldOn: string | null;
    persons: number | null;
  } | null;
  notifications: { to: Recipient; stage: Stage; sentAt: Date; reference: string }[];
  notices: { recipient: NoticeRecipient; name: string; toldAt: Date; reference: string }[];
}

type Stored = Omit<RegisterFacts, 'values' | 'notifications' | 'notices'> & {
  answers: unknown[];
  notifications: (Omit<RegisterFacts['notifications'][number], 'sentAt'> & { sentAt: string })[];
  notices: (Omit<RegisterFacts['notices'][number], 'toldAt'> & { toldAt: string })[];
};

/** A controller that has a dossier, with its municipality: what a register over all can be narrowed to. */
export interface RegisterController {
  entityId: number;
  entity: string;
  municipalityId: number;
  municipality: string;
  years: number[];
}

/** The controllers of all dossiers that the actor may see, by name, each with the years of its dossiers. One query. */
export async function listRegisterControllers(tx: ActorTx): Promise<RegisterController[]> {
  const found = await sql<RegisterController>`
    select b.entity_id as "entityId", e.name as entity, b.municipality_id as "municipalityId", m.name as municipality,
      array_agg(distinct b.year) as years
    from breach b join municipality m on m.id = b.municipality_id join entity e on e.id = b.entity_id
    group by 1, 2, 3, 4 order by 4, 2, 1`.execute(tx.q);
  return found.rows;
}

/** What the register tells of these dossiers, by their id. One query, however many. */
export async function listRegisterFacts(tx: ActorTx, ids: readonly number[]): Promise<Map<number, RegisterFacts>> {
  const rows = await sql<Stored>`
    select b.id, i.description as "incidentText",
      coalesce((select jsonb_agg(s.answers) from breach_step s where s.breach_id = b.id), '[]') as answers,
      coalesce((select x.reason from breach_assessment x where x.breach_id = b.id order by x.version desc limit 1), '')
        as "riskReason",
      coalesce((select x.text from breach_advice x where x.breach_id = b.id order by x.version desc limit 1), '') as advice,
      (select jsonb_build_object('reason', x.reason, 'againstAdvice', x.against_advice, 'delay', x.delay)
        from breach_decision x where x.breach_id = b.id order by x.version desc limit 1) as decision,
      (select jsonb_build_object('inform', x.inform, 'reason', x.reason, 'exemption', x.exemption, 'way', x.way,
        'toldOn', x.told_on, 'persons', x.persons)
        from breach_persons x where x.breach_id = b.id order by x.version desc limit 1) as persons,
      coalesce((select jsonb_agg(jsonb_build_object('to', x.authority, 'stage', x.stage, 'sentAt', x.sent_at,
        'reference', x.reference) order by x.sent_at, x.id) from breach_notification x where x.breach_id = b.id), '[]')
        as notifications,
      coalesce((select jsonb_agg(jsonb_build_object('recipient', x.recipient, 'name', x.name, 'toldAt', x.told_at,
        'reference', x.reference) order by x.told_at, x.id) from breach_notice x where x.breach_id = b.id), '[]') as notices
    from breach b left join incident i on i.id = b.incident_id
    where b.id = any (${[...ids]}::int[])`.execute(tx.q);
  return new Map(
    rows.rows.map(({ answers, notifications, notices, ...rest }) => [
      rest.id,
      {
        ...rest,
        values: Object.assign({}, ...answers.map(readValues)) as Values,
        notifications: notifications.map((one) => ({ ...one, sentAt: new Date(one.sentAt) })),
        notices: notices.map((one) => ({ ...one, toldAt: new Date(one.toldAt) })),
      },
    ]),
  );
}
