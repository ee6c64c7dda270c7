import { can, type RefusalReason } from '#app/domain/access.ts';
import { awareProblem } from '#app/domain/awareness.ts';
import { incidentYear } from '#app/domain/incident.ts';
import type { Resolved } from '#app/domain/local-time.ts';
import { parseRegisterNumber, registerNumber } from '#app/domain/register-number.ts';
import { momentFrom } from '#app/domain/stored-moment.ts';
import type { FieldErrors, HeldOutcome } from '#app/i18n/faults.ts';
import { reasonKey } from '#app/i18n/reason-words.ts';
import type { ActorTx } from '#db/connection.server.ts';
import {
  insertAwareness,
  insertBreach,
  listDossierEntities,
  markPersonalData,
} from '#db/queries/breach-acts.server.ts';
import { claimForm, findReceipt, settleForm } from '#db/queries/forms.server.ts';
import { holdIncident, type IncidentRecord } from '#db/queries/incident-record.server.ts';
import { record } from '#db/queries/journal.server.ts';
import type { OpenForm } from './breach-forms.ts';
import { journalled, tell } from './held-breach.server.ts';
import { tellOpened } from './tell-opened.server.ts';
import { typedInstant } from './typed-instant.ts';

export type OpenOutcome = { kind: 'opened'; codes: string[] } | Exclude<HeldOutcome, { kind: 'saved' }>;
interface Aware {
  at: Date;
  resolved: Resolved;
}

/**
 * Opens a dossier for each chosen controller of an incident, and starts their clocks where it is said since when they
 * know. Sent twice it is once; DPOs and directors are told at once.
 * @param pathOf where a dossier is, for the mail.
 */
export async function openBreaches(
  tx: ActorTx,
  address: { slug: string; incident: string },
  form: OpenForm,
  pathOf: (slug: string, number: string) => string,
): Promise<OpenOutcome> {
  const at = parseRegisterNumber('incident', address.incident);
  const incident = at && (await holdIncident(tx, address.slug, at));
  if (!incident) return { kind: 'not_found' };
  const verdict = can(tx.actor, 'breach.handle', { municipalityId: incident.municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (incident.phase === 'closed') return { kind: 'closed', errors: { form: ['breaches.fault.incident_closed'] } };
  const read = readOpening(tx, incident, form);
  const foreign = 'entities' in read && refusalAt(tx, incident.municipalityId, read.entities);
  if (foreign) return { kind: 'refused', reason: foreign };
  if ('errors' in read) return { kind: 'invalid', errors: read.errors };
  const done = await findReceipt(tx, form.form_key);
  if (done) return { kind: 'opened', codes: String(done.result).split(' ') };
  // The incident's row is held, so that nobody opens another one in between.
  const known = await listDossierEntities(tx, incident.id);
  if (read.entities.some(({ id }) => known.includes(id)))
    return { kind: 'stale', errors: { entities: ['breaches.open.exists'] } };
  await claimForm(tx, form.form_key, 'breach.open');
  const codes: string[] = [];
  for (const entity of read.entities) {
    const code = await openOne(tx, verdict.as, { incident, entity, aware: read.aware, form });
    codes.push(code);
    await tellOpened(tx, {
      incident,
      entity,
      code,
      awareAt: read.aware?.at ?? null,
      path: pathOf(incident.slug, code),
    });
  }
  await markPersonalData(
    tx,
    incident,
    read.entities.map(({ id }) => id),
  );
  await settleForm(tx, form.form_key, codes.join(' '));
  return { kind: 'opened', codes };
}

type Entity = IncidentRecord['entities'][number];

/** Why one of these controllers is not the actor's to open a dossier for; null when all are. */
function refusalAt(tx: ActorTx, municipalityId: number, entities: readonly Entity[]): RefusalReason | null {
  for (const { id } of entities) {
    const verdict = can(tx.actor, 'breach.handle', { municipalityId, entityIds: [id] });
    if (!verdict.allowed) return verdict.reason;
  }
  return null;
}

function readOpening(
  tx: ActorTx,
  incident: IncidentRecord,
  form: OpenForm,
): { entities: Entity[]; aware: Aware | null } | { errors: FieldErrors } {
  const errors: FieldErrors = {};
  const entities = incident.entities.filter(({ id }) => form.entities.includes(id));
  if (form.entities.length === 0) errors.entities = ['breaches.open.none_chosen'];
  else if (entities.length !== new Set(form.entities).size) errors.entities = ['common.error.invalid'];
  if (form.aware === '') return Object.keys(errors).length > 0 ? { errors } : { entities, aware: null };
  const typed = typedInstant(form.aware);
  if ('fault' in typed) errors.aware = [typed.fault];
  else {
    const occurredFrom = momentFrom(incident.occurredFrom, incident.occurredFromPrecision);
    const problem = awareProblem({ awareAt: typed.at, occurredFrom, now: tx.now });
    if (problem) errors.aware = [reasonKey('aware', problem)];
  }
  if (form.who === '') errors.who = ['common.error.required'];
  if (form.reason === '') errors.reason = ['common.error.required'];
  return Object.keys(errors).length > 0 || 'fault' in typed ? { errors } : { entities, aware: typed };
}

async function openOne(
  tx: ActorTx,
  as: Parameters<typeof record>[1],
  { incident, entity, aware, form }: { incident: IncidentRecord; entity: Entity; aware: Aware | null; form: OpenForm },
): Promise<string> {
  const { municipalityId, id: incidentId } = incident;
  const made = await insertBreach(tx, { municipalityId, incidentId, entityId: entity.id, year: incidentYear(tx.now) });
  const code = registerNumber('breach', made.year, made.number);
  const held = { tx, code, breach: { incidentId, municipalityId, entity: entity.name } };
  const journal = journalled({ municipalityId, ...made });
  await tell(held, 'dossier', { what: 'opened' });
  await record(tx, as, { event: 'breach.opened', ...journal, after: { entity: entity.name } });
  if (!aware) return code;
  const keys = { id: made.id, serviceId: tx.actor.serviceId, municipalityId, entityId: entity.id };
  const { who, reason } = form;
  await insertAwareness(tx, keys, { version: 1, awareAt: aware.at, resolved: aware.resolved, who, reason });
  await tell(held, 'awareness', { what: 'aware', at: aware.at, happenedAt: aware.at }, reason);
  await record(tx, as, {
    event: 'breach.aware_set',
    ...journal,
    after: { aware_at: aware.at.toISOString(), who, reason },
  });
  return code;
}
