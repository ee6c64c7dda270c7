import { sql } from 'kysely';
import { STEP_KEYS, type StepKey } from '#app/domain/breach-field.ts';
import type { Values } from '#app/domain/breach-fields.ts';
import { readValues } from '#app/domain/breach-values.ts';
import type { PartialDate, Precision } from '#app/domain/partial-date.ts';
import { momentFrom } from '#app/domain/stored-moment.ts';
import type { ActorTx } from '../connection.server.ts';
import { type BreachKey, keysOf } from './breach-acts.server.ts';

/** One step as it was saved last. */
export interface SavedStep {
  version: number;
  at: Date;
  /** Null when the account is gone. */
  by: string | null;
  /** As stored: a key that is null was proposed and cleared. */
  answers: Readonly<Record<string, unknown>>;
}

export interface BreachSteps {
  values: Values;
  /** A step that was never saved has none. */
  steps: Partial<Record<StepKey, SavedStep>>;
}

/** Everything answered in a dossier, and who saved each step when. One query. */
export async function readBreachSteps(tx: ActorTx, breachId: number): Promise<BreachSteps> {
  const rows = await tx.q
    .selectFrom('breach_step as s')
    .leftJoin('account as a', 'a.id', 's.by_id')
    .where('s.breach_id', '=', breachId)
    .select(['s.step', 's.version', 's.at', 's.answers', 'a.name as by'])
    .execute();
  const steps: BreachSteps['steps'] = {};
  let values: Values = {};
  for (const { step, version, at, answers, by } of rows) {
    const key = STEP_KEYS.find((one) => one === step);
    if (!key) continue;
    steps[key] = { version, at, by, answers: answers as Record<string, unknown> };
    values = { ...values, ...readValues(answers) };
  }
  return { values, steps };
}

/** Everything answered in a dossier, all steps together; what is hidden is in it too (`shownValues` leaves it out). One query. */
export async function readBreachValues(tx: ActorTx, breachId: number): Promise<Values> {
  return (await readBreachSteps(tx, breachId)).values;
}

/** Writes one step whole. */
export async function saveBreachStep(
  tx: ActorTx,
  breach: BreachKey,
  { step, version, answers }: { step: StepKey; version: number; answers: Readonly<Record<string, unknown>> },
): Promise<void> {
  const row = { answers: JSON.stringify(answers), version, at: tx.now, by_id: tx.actor.accountId };
  await tx.q
    .insertInto('breach_step')
    .values({ ...keysOf(breach), step, ...row })
    .onConflict((conflict) => conflict.columns(['breach_id', 'step']).doUpdateSet(row))
    .execute();
}

/** What the app knows of a breach outside its facts; what the reader may not read is left out. */
export interface KnownOfBreach {
  incident: {
    description: string;
    occurredFrom: PartialDate;
    occurredUntil: PartialDate;
    causeOrigin: 'internal' | 'external' | 'unknown';
    causeIntent: 'malicious' | 'accidental' | 'unknown';
    confidentiality: boolean;
    integrity: boolean;
    availability: boolean;
    systems: string;
  } | null;
  dpo: { name: string; email: string } | null;
  /** What an authority called the notification that was sent last. */
  reference: string | null;
}

interface KnownRow {
  incidentId: number | null;
  description: string;
  from: Date | null;
  fromPrecision: Precision;
  until: Date | null;
  untilPrecision: Precision;
  causeOrigin: 'internal' | 'external' | 'unknown';
  causeIntent: 'malicious' | 'accidental' | 'unknown';
  confidentiality: boolean;
  integrity: boolean;
  availability: boolean;
  systems: string;
  dpoName: string | null;
  dpoEmail: string | null;
  reference: string | null;
}

/** What can be proposed for the facts of a dossier. One query. */
export async function findKnownOfBreach(tx: ActorTx, breachId: number): Promise<KnownOfBreach> {
  const found = await sql<KnownRow>`
    select i.id as "incidentId", i.description, i.occurred_from as "from", i.occurred_from_precision as "fromPrecision",
      i.occurred_until as "until", i.occurred_until_precision as "untilPrecision", i.cause_origin as "causeOrigin",
      i.cause_intent as "causeIntent", i.harms_confidentiality as confidentiality, i.harms_integrity as integrity,
      i.harms_availability as availability, i.systems, d.name as "dpoName", d.email as "dpoEmail",
      (select nullif(n.reference, '') from breach_notification n where n.breach_id = b.id
        order by n.sent_at desc, n.id desc limit 1) as reference
    from breach b left join incident i on i.id = b.incident_id
      left join lateral (select a.name, a.email
        from incident_recipients(b.service_id, b.municipality_id) as r (id) join account a on a.id = r.id
        order by a.id limit 1) d on true
    where b.id = ${breachId}`.execute(tx.q);
  const row = found.rows[0];
  if (!row) return { incident: null, dpo: null, reference: null };
  return {
    incident: row.incidentId === null ? null : incidentOf(row),
    dpo: row.dpoName !== null && row.dpoEmail !== null ? { name: row.dpoName, email: row.dpoEmail } : null,
    reference: row.reference,
  };
}

function incidentOf(row: KnownRow): NonNullable<KnownOfBreach['incident']> {
  const { description, causeOrigin, causeIntent, confidentiality, integrity, availability, systems } = row;
  return {
    ...{ description, causeOrigin, causeIntent, confidentiality, integrity, availability, systems },
    occurredFrom: momentFrom(row.from, row.fromPrecision),
    occurredUntil: momentFrom(row.until, row.untilPrecision),
  };
}
