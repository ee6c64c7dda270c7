import { randomUUID } from 'node:crypto';
import type { Actor, Role } from '#app/domain/access.ts';
import type { StepKey } from '#app/domain/breach-field.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { writeMoment } from '#app/domain/typed-moment.ts';
import { assess } from '#app/features/breaches/assess-breach.server.ts';
import { openForm, overviewForm } from '#app/features/breaches/breach-forms.ts';
import { changeOverview } from '#app/features/breaches/change-overview.server.ts';
import { decide } from '#app/features/breaches/decide-breach.server.ts';
import { decisionForm } from '#app/features/breaches/decision-forms.ts';
import { factsForm } from '#app/features/breaches/facts-form.ts';
import { openBreaches } from '#app/features/breaches/open-breaches.server.ts';
import { personsForm } from '#app/features/breaches/persons-forms.ts';
import { saveFacts } from '#app/features/breaches/save-facts.server.ts';
import { severityForm } from '#app/features/breaches/severity-form.ts';
import { tellPersons } from '#app/features/breaches/tell-persons.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { insertIncident } from '#db/queries/incident-acts.server.ts';
import { builders, NOW } from './builders.ts';
import type { TestDatabase } from './database.ts';

/** So many hours after `NOW`, when the dossiers of `situation` were opened. */
export const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000);
/** A moment as somebody types it. */
export const typed = (at: Date) => writeMoment({ precision: 'minute', at });

/** One incident with a dossier for the gemeente and one for the OCMW, and everybody who has to do with them. */
export function breaching(db: TestDatabase) {
  const make = builders(db);
  const as = <T>(actor: Actor, work: (tx: ActorTx) => Promise<T>, now = hours(1)) =>
    withActor(db.database, actor, now, work);

  async function anIncident(dpo: Actor, municipalityId: number) {
    const made = await as(
      dpo,
      (tx) =>
        insertIncident(tx, municipalityId, {
          year: 2026,
          title: 'Map open',
          description: 'Een map stond open.',
          detectedAt: null,
          detectedPrecision: 'unknown',
          ongoing: 'no',
          personalData: 'yes',
          formKey: randomUUID(),
        }),
      NOW,
    );
    return { incidentId: made.id, incident: registerNumber('incident', made.year, made.number) };
  }

  const open = (actor: Actor, slug: string, incident: string, form: Record<string, unknown>, now = NOW) =>
    as(
      actor,
      (tx) => openBreaches(tx, { slug, incident }, openForm.parse({ form_key: randomUUID(), ...form }), () => '/x'),
      now,
    );

  async function situation() {
    const service = await make.aService('Dienst Noord');
    const place = await make.aMunicipality(service, 'Zandbeke');
    const dpo = await make.aPerson(service, 'dpo');
    const local = (role: Role, entityIds: number[] = []) =>
      make.aPerson(service, role, { municipalityId: place.id, entityIds });
    const made = await anIncident(dpo, place.id);
    const aware = { aware: typed(NOW), who: 'ICT', reason: 'Logboek' };
    const opened = await open(dpo, place.slug, made.incident, { entities: [place.gemeente, place.ocmw], ...aware });
    if (opened.kind !== 'opened') throw new Error(JSON.stringify(opened));
    const [gemeente = '', ocmw = ''] = opened.codes;
    return {
      ...{ service, place, dpo, gemeente, ocmw, ...made },
      spoc: await local('spoc'),
      director: await local('director'),
      auditor: await local('auditor'),
      contributor: await local('contributor'),
      serviceDirector: await make.aPerson(service, 'service_director'),
      admin: await make.aPerson(service, 'admin'),
      ocmwSpoc: await local('spoc', [place.ocmw]),
      ocmwDirector: await local('director', [place.ocmw]),
    };
  }
  type Situation = Awaited<ReturnType<typeof situation>>;

  /** The posts of the pages of a dossier, by the gemeente's unless another is named. */
  const at = (s: Situation, number = s.gemeente) => ({ slug: s.place.slug, number });
  const acts = {
    overview: (s: Situation, actor: Actor, form: object, number?: string, now?: Date) =>
      as(actor, (tx) => changeOverview(tx, at(s, number), overviewForm.parse(form)), now),
    decision: (s: Situation, actor: Actor, form: object, number?: string, now?: Date) =>
      as(actor, (tx) => decide(tx, at(s, number), decisionForm.parse(form), '/x'), now),
    severity: (s: Situation, actor: Actor, form: object, number?: string, now?: Date) =>
      as(actor, (tx) => assess(tx, at(s, number), severityForm.parse({ intent: 'save', seen: 0, ...form })), now),
    persons: (s: Situation, actor: Actor, form: object, number?: string, now?: Date) =>
      as(actor, (tx) => tellPersons(tx, at(s, number), personsForm.parse(form)), now),
    facts: (s: Situation, actor: Actor, step: StepKey, form: object, number?: string, now?: Date) =>
      as(actor, (tx) => saveFacts(tx, at(s, number), step, factsForm(step).parse({ version: 0, ...form })), now),
  };
  return { make, as, situation, anIncident, open, acts };
}
export type BreachSituation = Awaited<ReturnType<ReturnType<typeof breaching>['situation']>>;

export const advice = (advised: string, seen = 0) => ({
  intent: 'advice',
  seen_advice: seen,
  advised,
  advice: 'Mijn advies',
});
export const decision = (notify: string, more = {}) => ({
  intent: 'decide',
  replaces: 0,
  notify,
  reason: 'Daarom',
  ...more,
});
