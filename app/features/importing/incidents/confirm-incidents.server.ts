import { can, type RefusalReason } from '#app/domain/access.ts';
import type { PlannedBreach } from '#app/domain/breach-rows.ts';
import type { IncidentDecision, PlannedIncident } from '#app/domain/incident-rows.ts';
import type { JournalEntry } from '#app/domain/journal.ts';
import { textOf } from '#app/domain/partial-date.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { translator } from '#app/i18n/translate.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findIncidentsByNumber, insertPlannedBreaches } from '#db/queries/breach-import.server.ts';
import { claimForm, findReceipt, settleForm } from '#db/queries/forms.server.ts';
import { insertPlannedIncidents } from '#db/queries/incident-import.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import { lockService } from '#db/queries/world.server.ts';
import { markOf } from '../preview-import.server.ts';
import { type CarriedFile, mappingProblems } from './incident-form.ts';
import type { IncidentImportResult, IncidentReply } from './incident-reply.ts';
import { judgeIncidents, previewIncidents, shownOf } from './preview-incidents.server.ts';

export type IncidentImportOutcome =
  | { kind: 'imported' }
  | { kind: 'refusal'; reason: RefusalReason }
  | { kind: 'said'; reply: IncidentReply };

/**
 * Writes what a preview showed, all of it or nothing, in a number of statements that does not depend on the rows. The
 * rows are judged again with the numbers of their years held; when they come to something else than was shown, nothing
 * is written and that is shown instead. The same form sent again leads to the same result.
 */
export async function confirmIncidents(tx: ActorTx, file: CarriedFile, shown: string): Promise<IncidentImportOutcome> {
  const verdict = can(tx.actor, 'incident.import');
  if (!verdict.allowed) return { kind: 'refusal', reason: verdict.reason };
  await lockService(tx);
  if (await findReceipt(tx, file.formKey)) return { kind: 'imported' };
  if (mappingProblems(file).length > 0) return { kind: 'said', reply: await previewIncidents(tx, file) };
  const { decision, choices } = await judgeIncidents(tx, file, true);
  const { plan, rows, faults, breaches } = decision;
  if (faults.length > 0 || markOf({ rows, plan, breaches }) !== shown)
    return { kind: 'said', reply: shownOf(file, decision, choices, 'stale') };
  if (plan.length + breaches.length === 0) return { kind: 'said', reply: shownOf(file, decision, choices, 'fit') };

  await claimForm(tx, file.formKey, 'incidents.imported');
  const written = await writeAll(tx, decision, file.formKey);
  await recordAll(tx, verdict.as, [...plan.map(journalLine), ...breaches.map(breachLine)]);
  if (written !== plan.length) throw new Error('An import wrote something else than it planned');
  await settleForm(tx, file.formKey, resultOf(decision));
  return { kind: 'imported' };
}

/** The incidents, and then the dossiers of those and of others. @returns how many incidents. */
async function writeAll(tx: ActorTx, { plan, breaches }: IncidentDecision, formKey: string): Promise<number> {
  const t = translator('nl');
  const severityReason = t('register_files.severity_reason');
  const written = plan.length > 0 ? await insertPlannedIncidents(tx, plan, { formKey, severityReason }) : [];
  if (breaches.length === 0) return written.length;
  const { incidents } = await findIncidentsByNumber(
    tx,
    breaches.map(({ incident }) => incident),
  );
  const ids = new Map(incidents.map(({ id, year, number }) => [`${year}-${number}`, id]));
  const incidentOf = ({ year, number }: { year: number; number: number }) => ids.get(`${year}-${number}`) ?? 0;
  await insertPlannedBreaches(tx, breaches, { incidentOf, said: t('register_files.breaches.taken_over') });
  return written.length;
}

function breachLine({ row, year, number, municipalityId, notify }: PlannedBreach): JournalEntry {
  return {
    event: 'breach.imported',
    municipalityId,
    objectType: 'breach',
    objectId: registerNumber('breach', year, number),
    after: { aware: textOf(row.aware), notify, notified: textOf(row.notified), authority: row.authority },
  };
}

function journalLine({ row, year, number, municipalityId, reported, phase }: PlannedIncident): JournalEntry {
  return {
    event: 'incident.imported',
    municipalityId,
    objectType: 'incident',
    objectId: registerNumber('incident', year, number),
    after: { title: row.title, reported: textOf(reported), phase, personal_data: row.personalData },
  };
}

function resultOf({ plan, breaches }: IncidentDecision): IncidentImportResult {
  return {
    incidents: plan.length,
    kept: plan.filter(({ row }) => row.number !== null).length,
    breaches: breaches.length,
    municipalities: new Set(plan.map(({ municipalityId }) => municipalityId)).size,
  };
}

/** What an import of the actor's led to; null when it is another's, or long ago. */
export async function findIncidentImport(tx: ActorTx, formKey: string): Promise<IncidentImportResult | null> {
  const result = (await findReceipt(tx, formKey))?.result;
  return result && typeof result === 'object' && 'kept' in result ? (result as IncidentImportResult) : null;
}
