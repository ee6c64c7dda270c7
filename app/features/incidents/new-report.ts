import { incidentYear, type Ternary, titleOf } from '#app/domain/incident.ts';
import type { JournalEntry } from '#app/domain/journal.ts';
import type { Mail } from '#app/domain/mail.ts';
import type { PartialDate } from '#app/domain/partial-date.ts';
import { stored } from '#app/domain/stored-moment.ts';
import type { NewReport } from '#db/queries/incident-acts.server.ts';
import type { ReportFields } from './report-form.ts';

/** A report as it is kept, whoever sent it. */
export function newReport(form: ReportFields & { form_key: string }, noticed: PartialDate, now: Date): NewReport {
  const { at, precision } = stored(noticed);
  return {
    year: incidentYear(now),
    title: titleOf(form.description),
    description: form.description,
    detectedAt: at,
    detectedPrecision: precision,
    ongoing: form.ongoing,
    personalData: form.personal_data,
    formKey: form.form_key,
  };
}

/** What the journal says of it. */
export function reportedLine(municipalityId: number, number: string, report: NewReport): JournalEntry {
  const after = { title: report.title, personal_data: report.personalData, ongoing: report.ongoing };
  return { event: 'incident.reported', municipalityId, objectType: 'incident', objectId: number, after };
}

interface Told {
  id: number;
  number: string;
  serviceId: number;
  municipality: string;
  personalData: Ternary;
  path: string;
}

/** One mail for each who has to know at once. */
export function reportMails(readers: readonly number[], { id, serviceId, ...params }: Told): Mail[] {
  return readers.map((accountId) => ({
    kind: 'incident_reported' as const,
    accountId,
    serviceId,
    key: `incident_reported:${id}:${accountId}`,
    params,
  }));
}
