import { momentFrom } from '#app/domain/stored-moment.ts';
import { writeMoment } from '#app/domain/typed-moment.ts';
import type { IncidentRecord } from '#db/queries/incident-record.server.ts';

/** The record of an incident as its form is filled in, by the names of the fields. */
export function recordValues(incident: IncidentRecord): Record<string, string> {
  const ticked = (value: boolean) => (value ? 'yes' : '');
  return {
    title: incident.title,
    description: incident.description,
    detected: writeMoment(momentFrom(incident.detectedAt, incident.detectedPrecision)),
    occurred_from: writeMoment(momentFrom(incident.occurredFrom, incident.occurredFromPrecision)),
    occurred_until: writeMoment(momentFrom(incident.occurredUntil, incident.occurredUntilPrecision)),
    ongoing: incident.ongoing,
    personal_data: incident.personalData,
    category: String(incident.categoryId ?? ''),
    'entities[]': incident.entities.flatMap(({ id, touched }) => (touched ? [id] : [])).join(','),
    confidentiality: ticked(incident.harmsConfidentiality),
    integrity: ticked(incident.harmsIntegrity),
    availability: ticked(incident.harmsAvailability),
    cause_origin: incident.causeOrigin,
    cause_intent: incident.causeIntent,
    systems: incident.systems,
    supplier: incident.supplier,
    severity: incident.severity ?? '',
    severity_reason: incident.severityReason,
    owner: String(incident.ownerId ?? ''),
    impact: incident.impact,
    hours_lost: incident.minutesLost === null ? '' : String(incident.minutesLost / 60).replace('.', ','),
    lessons: incident.lessons,
    measures: incident.measures,
  };
}
