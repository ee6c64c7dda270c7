import { templateFacts } from '#app/domain/breach.ts';
import type { StepKey } from '#app/domain/breach-field.ts';
import { FIELDS, type FieldKey, type Values } from '#app/domain/breach-fields.ts';
import { forStage, type Gauge, gauge, type Missing, missingFor, prefill } from '#app/domain/breach-template.ts';
import { localDate } from '#app/domain/dates.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { BreachSteps, KnownOfBreach } from '#db/queries/breach-facts.server.ts';
import type { BreachRecord } from '#db/queries/breaches.server.ts';

/** Where a proposed value comes from: the incident, the dossier, or what holds for every Flemish administration. */
export type ProposalSource = 'incident' | 'dossier' | 'usual';

const SOURCES: Partial<Record<FieldKey, ProposalSource>> = {
  occurred_from: 'incident',
  occurred_to: 'incident',
  cause: 'incident',
  breach_nature: 'incident',
  incident_description: 'incident',
  systems_involved: 'incident',
  sector: 'usual',
  non_eea_controller: 'usual',
  dpo_designated: 'usual',
  identifier_type: 'usual',
};

/** Who says so, of a value that is proposed. */
export function sourceOf(key: FieldKey): ProposalSource {
  return SOURCES[key] ?? 'dossier';
}

/** What the app would answer by itself; nobody has answered it until a person saves it. */
export function proposalsOf(breach: BreachRecord, known: KnownOfBreach): Values {
  const { incident, dpo } = known;
  const origin = incident && incident.causeOrigin !== 'unknown' && incident.causeIntent !== 'unknown';
  const properties = ['confidentiality', 'integrity', 'availability'] as const;
  const proposed = prefill({
    organisationName: breach.role === 'processor' && breach.controllerName ? breach.controllerName : breach.entity,
    kbo: breach.role === 'processor' ? null : breach.kbo,
    internalReference: registerNumber('breach', breach.year, breach.number),
    dpo: dpo && { name: dpo.name, contact: dpo.email },
    occurredFrom: incident?.occurredFrom ?? null,
    occurredUntil: incident?.occurredUntil ?? null,
    awareAt: breach.awareAt,
    cause: origin
      ? `${incident.causeOrigin}_${incident.causeIntent === 'malicious' ? 'malicious' : 'non_malicious'}`
      : null,
    nature: incident ? properties.filter((property) => incident[property]) : [],
    description: incident?.description ?? null,
    systems: incident?.systems ?? null,
    risk: breach.assessment?.risk ?? null,
    previousReference: known.reference,
  });
  return {
    ...proposed,
    notification_type: breach.firstSentAt ? 'follow_up' : 'new',
    notification_subtype: 'incomplete',
    ...(breach.processorName ? { other_parties_involved: 'yes', other_party_name: breach.processorName } : {}),
    ...(breach.processorToldAt
      ? { discovery_source: 'processor', external_notice_date: localDate(breach.processorToldAt) }
      : {}),
  };
}

/** What is proposed and not yet answered or cleared. */
export function openProposals(proposed: Values, steps: BreachSteps['steps']): Values {
  const settled = new Set(Object.values(steps).flatMap(({ answers }) => Object.keys(answers)));
  return Object.fromEntries(Object.entries(proposed).filter(([key]) => !settled.has(key)));
}

/** The notifications for which a dossier says how far it is. A withdrawal asks for nothing of the breach. */
export const GAUGED = ['initial', 'additional', 'final'] as const;
export type Gauged = (typeof GAUGED)[number];
export type FactGauges = Record<Gauged, Gauge & { missing: Missing[] }>;

/** How far the facts are for each notification; which notification it is, the app says itself. */
export function gaugesOf(breach: Pick<BreachRecord, 'awareAt' | 'firstSentAt'>, saved: Values, now: Date): FactGauges {
  const facts = templateFacts(breach, now);
  const of = (stage: Gauged) => {
    const values = forStage(saved, stage, breach.firstSentAt === null);
    return { ...gauge(stage, values, facts), missing: missingFor(stage, values, facts) };
  };
  return { initial: of('initial'), additional: of('additional'), final: of('final') };
}

/** The notification that comes next: what is still missing for it matters first. */
export function nextStage(breach: Pick<BreachRecord, 'firstSentAt'>): Gauged {
  return breach.firstSentAt === null ? 'initial' : 'final';
}

/** All that decides in one step: its own fields, and what the fields of other steps that are shown say. */
export function fieldsOfStep(step: StepKey) {
  return FIELDS.filter((field) => field.step === step);
}
