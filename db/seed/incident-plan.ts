import type { IncidentPhase, IncidentSeverity, Ternary } from '#app/domain/incident.ts';
import { strictInstant } from '#app/domain/local-time.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { Calendar } from './calendar.ts';
import { OF_2023, type Past } from './incident-texts.ts';
import type { Journal } from './journal.server.ts';
import type { Staff } from './people.ts';
import type { Place, Tenant } from './world.ts';

export interface PlannedIncident {
  service: number;
  place: number;
  entity: number;
  year: number;
  number: number;
  title: string;
  description: string;
  channel: string;
  reporter: number | null;
  at: Date;
  phase: IncidentPhase;
  closed: Date | null;
  category: string | null;
  severity: IncidentSeverity | null;
  reason: string;
  personal: Ternary;
  ongoing: Ternary;
  origin: string;
  intent: string;
  harms: string;
  minutes: number | null;
  lessons: string;
  owner: number | null;
  task: string | null;
}

/** What differs of an incident that is not over. */
type Open = Pick<PlannedIncident, 'title' | 'description' | 'channel' | 'phase' | 'personal' | 'ongoing'> &
  Partial<Pick<PlannedIncident, 'category' | 'severity' | 'reason' | 'harms' | 'task'>> & {
    place: number;
    daysAgo: number;
  };

/** Three that run today: one that came in this morning without an account, one being handled, one nearly done. */
const OPEN: readonly Open[] = [
  {
    place: 4,
    daysAgo: 9,
    title: 'Tablet van de thuiszorg verloren',
    description: 'Een tablet bleef liggen op de bus. Hij is vergrendeld; de ICT-dienst wiste hem op afstand.',
    channel: 'phone',
    phase: 'review',
    personal: 'yes',
    ongoing: 'no',
    category: 'information_security',
    severity: 'medium',
    reason: 'Vergrendeld en gewist, maar met dossiers van cliënten.',
    harms: 'confidentiality',
  },
  {
    place: 1,
    daysAgo: 2,
    title: 'Storing bij de leverancier van het dossierpakket',
    description: 'Sinds maandag is het dossierpakket traag en soms onbereikbaar. De leverancier zoekt de oorzaak.',
    channel: 'app',
    phase: 'contained',
    personal: 'unknown',
    ongoing: 'yes',
    category: 'service_delivery',
    severity: 'high',
    reason: 'De sociale dienst kan niet bij de dossiers.',
    harms: 'availability',
    task: 'Vraag de leverancier schriftelijk of er gegevens bij betrokken zijn',
  },
  {
    place: 0,
    daysAgo: 0.1,
    title: 'Mail met een lijst van aanvragen naar het verkeerde adres',
    description: 'Een lijst met 32 aanvragen voor een premie ging naar een verkeerd mailadres buiten het bestuur.',
    channel: 'link',
    phase: 'reported',
    personal: 'yes',
    ongoing: 'unknown',
  },
];

/** The eight of 2023 and what runs today, for a service of which the course is told. Their figures are fixed. */
export function planIncidents(tenant: Tenant, staff: Staff, calendar: Calendar, journal: Journal): PlannedIncident[] {
  const place = (index: number): Place => {
    const found = tenant.places[index];
    if (!found) throw new Error(`no municipality ${index}`);
    return found;
  };
  const past = [...OF_2023]
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map((each) => pastRow(each, place(each.place), staff));
  const open = OPEN.map((each) => openRow(each, place(each.place), staff, calendar));
  const rows = [...past, ...open].map((row) => ({ ...row, year: Number(row.at.toISOString().slice(0, 4)) }));
  const counted = new Map<number, number>();
  for (const row of rows) {
    row.number = (counted.get(row.year) ?? 0) + 1;
    counted.set(row.year, row.number);
    tell(journal, row, staff);
  }
  return rows;
}

function pastRow(past: Past, place: Place, staff: Staff): PlannedIncident {
  const at = strictInstant(past.day, '09:40');
  return {
    ...common(place, past.title, past.description),
    entity: past.place < 7 && past.category !== 'information_security' ? place.gemeente : place.ocmw,
    channel: 'app',
    reporter: place.spocId,
    at,
    phase: 'closed',
    closed: new Date(at.getTime() + 21 * 86_400_000),
    category: past.category,
    severity: past.severity,
    reason: past.reason,
    personal: past.personal,
    ongoing: 'no',
    origin: past.cause[0],
    intent: past.cause[1],
    harms: past.harms,
    minutes: past.hours * 60,
    lessons: past.lessons,
    owner: staff.dpoId,
    task: null,
  };
}

function openRow(open: Open, place: Place, staff: Staff, calendar: Calendar): PlannedIncident {
  const { daysAgo, place: _, ...row } = open;
  return {
    ...common(place, row.title, row.description),
    category: null,
    severity: null,
    reason: '',
    harms: '',
    task: null,
    ...row,
    entity: place.ocmw,
    reporter: row.channel === 'link' ? null : place.spocId,
    at: calendar.at(daysAgo),
    closed: null,
    origin: 'unknown',
    intent: 'unknown',
    minutes: null,
    lessons: '',
    owner: row.phase === 'reported' ? null : staff.dpoId,
  };
}

function common(place: Place, title: string, description: string) {
  return { service: place.serviceId, place: place.id, year: 0, number: 0, title, description };
}

function tell(journal: Journal, row: PlannedIncident, staff: Staff): void {
  const line = {
    serviceId: row.service,
    municipalityId: row.place,
    objectType: 'incident' as const,
    objectId: registerNumber('incident', row.year, row.number),
  };
  const after = { title: row.title, personal_data: row.personal, ongoing: row.ongoing };
  const spoc = row.reporter ?? staff.dpoId;
  const role = row.reporter ? ('spoc' as const) : ('dpo' as const);
  journal.add({ ...line, at: row.at, actorId: spoc, role, event: 'incident.reported', after });
  if (row.phase === 'reported') return;
  const at = row.closed ?? new Date(row.at.getTime() + 3_600_000);
  const moved = { before: { phase: 'reported' }, after: { phase: row.phase } };
  journal.add({ ...line, at, actorId: staff.dpoId, role: 'dpo', event: 'incident.moved', ...moved });
}
