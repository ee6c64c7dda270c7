import type { Role } from '#app/domain/access.ts';
import { openDossiers } from '#app/domain/breach-work.ts';
import type { ClosingFacts } from '#app/domain/incident.ts';
import { nis2Clocks } from '#app/domain/nis2.ts';
import type { PartialDate } from '#app/domain/partial-date.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { readMoment } from '#app/domain/typed-moment.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import type { HeldOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import type { BreachRecord } from '#db/queries/breaches.server.ts';
import type { IncidentRecord } from '#db/queries/incident-record.server.ts';
import type { Nis2Report } from '#db/queries/nis2.server.ts';

/** An incident whose row is held for the act at hand, and the role in which it is done. */
export interface Held {
  tx: ActorTx;
  incident: IncidentRecord;
  as: Role;
}

export type HandleOutcome = HeldOutcome;

/** What the journal calls an incident. */
export function journalled(incident: IncidentRecord) {
  return {
    municipalityId: incident.municipalityId,
    objectType: 'incident' as const,
    objectId: registerNumber('incident', incident.year, incident.number),
  };
}

/**
 * What closing asks of an incident, of the dossiers of a breach that hang on it and of its reports to the CCB. An event of
 * many has a page and a closing of its own.
 */
export function closingFacts(
  incident: IncidentRecord,
  dossiers: readonly BreachRecord[],
  reports: readonly Nis2Report[],
): ClosingFacts {
  const open = openDossiers(dossiers.map((one) => ({ ...one, closed: one.closedAt !== null })));
  const unopened = incident.personalData === 'yes' && dossiers.length === 0 ? 1 : 0;
  const reporting = reports
    .flatMap((report) => nis2Clocks({ ...report, sent: report.stages }))
    .filter(({ clock }) => clock.stoppedAt === null);
  return {
    ...incident,
    undecidedBreaches: open.undecidedBreaches + unopened,
    runningClocks: open.runningClocks + reporting.length,
    openChildren: 0,
  };
}

/** A moment as it was typed, or the key of what is wrong with it. */
export function typedMoment(text: string): { date: PartialDate } | { fault: MessageKey } {
  const read = readMoment(text);
  if (!read?.ok) return { fault: 'incidents.fault.moment' };
  return { date: read.date };
}
