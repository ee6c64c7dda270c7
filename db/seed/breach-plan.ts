import type { Values } from '#app/domain/breach-fields.ts';
import { forStage } from '#app/domain/breach-template.ts';
import { textOf } from '#app/domain/partial-date.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { BREACHES_OF_2023, NOTIFIED_FACTS, type PastBreach } from './breach-texts.ts';
import type { PlannedIncident } from './incident-plan.ts';
import type { Journal } from './journal.server.ts';
import type { Staff } from './people.ts';
import type { Tenant } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A dossier of the demo, as it is written. */
export interface PlannedBreach {
  service: number;
  place: number;
  entity: number;
  /** The incident's year and number. */
  ofYear: number;
  ofNumber: number;
  year: number;
  number: number;
  aware: Date;
  who: string;
  why: string;
  director: number | null;
  closed: Date | null;
  past: PastBreach | null;
  notifications: { stage: string; at: Date; reference: string; values: Values }[];
  notify: boolean;
}

/** A dossier for each incident with personal data: those of 2023 are decided and closed, two of today run, one of them late. */
export function planBreaches(
  incidents: readonly PlannedIncident[],
  tenant: Tenant,
  staff: Staff,
  journal: Journal,
): PlannedBreach[] {
  const counted = new Map<number, number>();
  return incidents
    .filter(({ personal }) => personal === 'yes')
    .map((incident) => {
      const number = (counted.get(incident.year) ?? 0) + 1;
      counted.set(incident.year, number);
      const planned = planOne(incident, number, tenant, staff);
      tell(journal, planned, staff);
      return planned;
    });
}

function planOne(incident: PlannedIncident, number: number, tenant: Tenant, staff: Staff): PlannedBreach {
  const past = incident.closed ? (BREACHES_OF_2023[incident.title] ?? null) : null;
  const aware = new Date(incident.at.getTime() + (past ? HOUR : 0));
  const place = tenant.places.find(({ id }) => id === incident.place);
  const notify = past?.risk === 'risk';
  return {
    service: incident.service,
    place: incident.place,
    entity: incident.entity,
    ofYear: incident.year,
    ofNumber: incident.number,
    year: incident.year,
    number,
    aware,
    who: 'Diensthoofd ICT',
    why: 'Toen stond vast dat er persoonsgegevens bij waren.',
    director: place?.directorId ?? null,
    closed: past ? new Date(incident.at.getTime() + 20 * DAY) : null,
    past,
    notify,
    notifications: notify ? notificationsOf(incident, aware, staff, place?.name ?? '') : [],
  };
}

/** The first within the 72 hours, the complete one two weeks later. */
function notificationsOf(incident: PlannedIncident, aware: Date, staff: Staff, name: string) {
  const { dpo } = staff;
  const day = (at: Date) => textOf({ precision: 'day', value: at.toISOString().slice(0, 10) });
  const values: Values = {
    ...NOTIFIED_FACTS,
    identifier: '0200065765',
    organisation_name: `OCMW ${name}`,
    organisation_contact: 'info@demo.example',
    reporter_name: dpo.name,
    reporter_contact: dpo.email,
    internal_reference: registerNumber('incident', incident.year, incident.number),
    occurred_from: day(new Date(incident.at.getTime() - 21 * DAY)),
    occurred_to: day(incident.at),
    aware_at: textOf({ precision: 'minute', at: aware }),
  };
  return [
    { stage: 'initial' as const, hours: 30, reference: 'GBA-2023-0417' },
    { stage: 'final' as const, hours: 14 * 24, reference: 'GBA-2023-0417/2' },
  ].map(({ stage, hours, reference }, index) => ({
    stage,
    at: new Date(aware.getTime() + hours * HOUR),
    reference,
    values: forStage(index === 0 ? values : { ...values, previous_breach_id: 'GBA-2023-0417' }, stage, index === 0),
  }));
}

function tell(journal: Journal, planned: PlannedBreach, staff: Staff): void {
  const line = {
    serviceId: planned.service,
    municipalityId: planned.place,
    objectType: 'breach' as const,
    objectId: registerNumber('breach', planned.year, planned.number),
    actorId: staff.dpoId,
    role: 'dpo' as const,
  };
  journal.add({ ...line, at: planned.aware, event: 'breach.opened' });
  if (!planned.closed) return;
  journal.add({ ...line, at: new Date(planned.aware.getTime() + DAY), event: 'breach.advised' });
  for (const { at, stage } of planned.notifications)
    journal.add({ ...line, at, event: 'breach.notified', after: { stage } });
  journal.add({ ...line, at: planned.closed, event: 'breach.closed' });
}
