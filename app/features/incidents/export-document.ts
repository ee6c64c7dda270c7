import { INCIDENT_DOCUMENT } from '#app/domain/incident-document.ts';
import { textOf } from '#app/domain/partial-date.ts';
import type { IncidentColumn } from '#app/domain/register-columns.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type {
  ExportedBeside,
  ExportedIncident,
  ExportedLine,
  ExportedTask,
} from '#db/queries/incident-export.server.ts';
import { codeOf, type Export, momentsOf } from './export-sheets.ts';

/** The register as JSON, by codes and with each moment as exactly as it is known, so that a program can read it. */
export function incidentDocument({ incidents, timeline, tasks, beside, now }: Export) {
  const lines = byIncident(timeline);
  const own = byIncident(tasks);
  const others = new Map(beside.map((each) => [each.incidentId, each]));
  return {
    ...INCIDENT_DOCUMENT,
    made_at: now.toISOString(),
    incidents: incidents.map((each) => ({
      ...valuesOf(each),
      owner: each.owner,
      ...othersOf(others.get(each.id)),
      timeline: (lines.get(each.id) ?? []).map(lineOf),
      tasks: (own.get(each.id) ?? []).map(taskOf),
    })),
  };
}

function valuesOf(each: ExportedIncident): Record<IncidentColumn, unknown> {
  const { reported, detected, occurred_from, occurred_until, closed } = momentsOf(each);
  return {
    number: codeOf(each),
    municipality: each.municipality,
    title: each.title,
    description: each.description,
    reported: textOf(reported),
    detected: textOf(detected),
    occurred_from: textOf(occurred_from),
    occurred_until: textOf(occurred_until),
    ongoing: each.ongoing,
    personal_data: each.personalData,
    category: each.category,
    entities: each.entities.map(({ name }) => name),
    confidentiality: each.harmsConfidentiality,
    integrity: each.harmsIntegrity,
    availability: each.harmsAvailability,
    cause_origin: each.causeOrigin,
    cause_intent: each.causeIntent,
    systems: each.systems,
    supplier: each.supplier,
    severity: each.severity,
    severity_reason: each.severityReason,
    phase: each.phase,
    closed: textOf(closed),
    channel: each.channel,
    reporter: each.reporter ?? each.reporterName,
    contact: each.reporterContact,
    impact: each.impact,
    hours_lost: each.minutesLost === null ? null : Math.round((each.minutesLost / 60) * 100) / 100,
    lessons: each.lessons,
    measures: each.measures,
  };
}

/** What other registers hold of an incident; an import leaves it out and says so. */
function othersOf(found: ExportedBeside | undefined) {
  return {
    event: found?.event ? registerNumber('event', found.event.year, found.event.number) : null,
    withdrawn: found?.withdrawnAt ?? null,
    evidence: found?.pieces ?? 0,
    dossiers: (found?.breaches ?? []).map(({ year, number, entity, notify, notifiedAt }) => ({
      number: registerNumber('breach', year, number),
      entity,
      decided_to_notify: notify,
      notified: instantOf(notifiedAt),
    })),
    nis2_reports: (found?.reports ?? []).map(({ id, entity, stages }) => ({
      id,
      entity,
      stages: stages.map(({ stage, sentAt }) => ({ stage, sent: instantOf(sentAt) })),
    })),
  };
}

function instantOf(at: string | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function byIncident<Row extends { incidentId: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const found = new Map<number, Row[]>();
  for (const row of rows) {
    const own = found.get(row.incidentId);
    if (own) own.push(row);
    else found.set(row.incidentId, [row]);
  }
  return found;
}

function lineOf({ incidentId: _, ...line }: ExportedLine) {
  return line;
}

function taskOf({ incidentId: _, ...task }: ExportedTask) {
  return task;
}
