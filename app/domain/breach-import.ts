import { isEarlierMinute } from './awareness.ts';
import type { BreachColumn } from './breach-columns.ts';
import type { BreachFate, BreachProblem, BreachRow, BreachWorld, PlannedBreach } from './breach-rows.ts';
import { isNamed } from './entity-words.ts';
import { incidentYear } from './incident.ts';
import type { IncidentFault, PlannedIncident } from './incident-rows.ts';
import { earliestOf, latestOf, type PartialDate, textOf } from './partial-date.ts';
import { registerNumber } from './register-number.ts';

type Say = (column: BreachColumn, value: string, why: BreachProblem | 'empty' | 'future', detail?: string) => void;
/** An incident of the register, or of the same file, with when it began. */
interface Known {
  municipalityId: number;
  id: number | null;
  from: PartialDate;
}
type Placed = Omit<PlannedBreach, 'year' | 'number'>;

/**
 * Decides every row of the breaches of a file: only such as were settled, notified or reasoned not, are taken over. One
 * whose clock still runs is opened at its incident, where people are reminded of it. Where only a day is known, the
 * strictest reading counts: aware from its beginning, notified at its end.
 */
export function decideBreaches(rows: readonly BreachRow[], incidents: readonly PlannedIncident[], world: BreachWorld) {
  const faults: IncidentFault[] = [];
  const known = new Map<string, Known>();
  for (const each of world.incidents) known.set(keyOf(each), each);
  for (const each of incidents) if (each.row.number) known.set(keyOf(each), { ...each, id: null, from: each.row.from });
  const seen = new Map<string, number>();
  const placed = rows.flatMap((row): Placed[] => {
    const before = faults.length;
    const say: Say = (column, value, why, detail) => faults.push(faultAt(row, column, value, why, detail));
    const at = placeOf(row, known, world, say);
    if (at) {
      sayTwice(row, at, seen, world, say);
      sayOccurrence(row, at.from, say);
    }
    if (row.dossier) sayNumber(row, row.dossier, seen, world, say);
    const times = timesOf(row, world.now, say);
    const { incident, notify } = row;
    if (!at || !times || !incident || notify === null || !row.sound || faults.length > before) return [];
    return [{ row, incident, municipalityId: at.municipalityId, entityId: at.entityId, ...times, notify }];
  });
  const breaches = numbered(placed, world.series);
  return { faults, breaches, breachRows: breaches.map((each) => fateOf(each, world)) };
}

function keyOf({ year, number }: { year: number; number: number }): string {
  return `${year}-${number}`;
}

function faultAt(
  { sheet, row, letters }: BreachRow,
  column: BreachColumn,
  value: string,
  why: IncidentFault['why'],
  detail?: string,
) {
  const letter = letters[column];
  return {
    sheet,
    row,
    column,
    value: value.slice(0, 80),
    why,
    ...(letter ? { letter } : {}),
    ...(detail ? { detail } : {}),
  };
}

function placeOf(row: BreachRow, known: Map<string, Known>, world: BreachWorld, say: Say) {
  if (!row.incident) return null;
  const found = known.get(keyOf(row.incident));
  if (!found) say('incident', registerNumber('incident', row.incident.year, row.incident.number), 'unknown_incident');
  const own = found ? world.entities.filter((each) => each.municipalityId === found.municipalityId) : [];
  const entity = own.find((each) => isNamed(each, row.controller));
  if (found && !entity && row.controller !== '') say('controller', row.controller, 'controller');
  return found && entity ? { ...found, entityId: entity.id } : null;
}

/** One dossier for each controller of an incident. */
function sayTwice(
  row: BreachRow,
  at: { id: number | null; entityId: number },
  seen: Map<string, number>,
  world: BreachWorld,
  say: Say,
) {
  const key = `${row.incident ? keyOf(row.incident) : ''} ${at.entityId}`;
  const first = seen.get(key);
  if (first) say('controller', row.controller, 'controller_twice', String(first));
  else seen.set(key, row.row);
  if (world.dossiers.some((each) => each.incidentId === at.id && each.entityId === at.entityId))
    say('controller', row.controller, 'controller_taken');
}

function sayNumber(
  row: BreachRow,
  dossier: { year: number; number: number },
  seen: Map<string, number>,
  world: BreachWorld,
  say: Say,
) {
  const text = registerNumber('breach', dossier.year, dossier.number);
  const first = seen.get(text);
  if (first) say('dossier', text, 'dossier_twice', String(first));
  else seen.set(text, row.row);
  if (world.taken.some((each) => keyOf(each) === keyOf(dossier))) say('dossier', text, 'dossier_taken');
}

/** Nobody knows of a breach before it happened; only what is certain refuses. */
function sayOccurrence({ aware }: BreachRow, from: PartialDate, say: Say): void {
  const [known, began] = [latestOf(aware), earliestOf(from)];
  if (known && began && known < began) say('aware', textOf(aware), 'aware_early', textOf(from));
}

/** When it was known and when it was notified; null when that cannot be. */
function timesOf(row: BreachRow, now: Date, say: Say): { awareAt: Date; sentAt: Date | null } | null {
  const isExact = (date: PartialDate) => date.precision === 'minute' || date.precision === 'day';
  const awareAt = earliestOf(row.aware);
  const until = row.notified.precision === 'minute' ? row.notified.at : latestOf(row.notified);
  const sentAt = until && until > now && (earliestOf(row.notified) ?? until) <= now ? now : until;
  if (!isExact(row.aware)) say('aware', textOf(row.aware), 'day_needed');
  else if (awareAt && awareAt > now) say('aware', textOf(row.aware), 'future');
  if (row.notified.precision !== 'unknown' && !isExact(row.notified))
    say('notified', textOf(row.notified), 'day_needed');
  else if (sentAt && sentAt > now) say('notified', textOf(row.notified), 'future');
  else if (sentAt && awareAt && isEarlierMinute(sentAt, awareAt))
    say('notified', textOf(row.notified), 'notified_early');
  if (row.sound && row.notify === null) say('notify', '', 'undecided');
  if (row.notify === true && row.notified.precision === 'unknown') say('notified', '', 'notified_missing');
  if (row.notify === false && row.notified.precision !== 'unknown')
    say('notified', textOf(row.notified), 'notified_not');
  if (row.notify === false && row.reason === '') say('reason', '', 'empty');
  if (row.informedOn.precision !== 'unknown' && row.informedOn.precision !== 'day')
    say('informed_on', textOf(row.informedOn), 'day_needed');
  else sayInformed(row, awareAt, now, say);
  return awareAt ? { awareAt, sentAt } : null;
}

/** The persons concerned were told on a day that was, and not before anybody knew. */
function sayInformed({ informedOn }: BreachRow, awareAt: Date | null, now: Date, say: Say): void {
  const [first, last] = [earliestOf(informedOn), latestOf(informedOn)];
  if (first && first > now) say('informed_on', textOf(informedOn), 'future');
  else if (last && awareAt && awareAt <= now && last < awareAt)
    say('informed_on', textOf(informedOn), 'informed_early');
}

function numbered(placed: readonly Placed[], series: BreachWorld['series']): PlannedBreach[] {
  const last = new Map(series.map((each) => [each.year, each.last]));
  for (const { row } of placed) {
    if (row.dossier) last.set(row.dossier.year, Math.max(last.get(row.dossier.year) ?? 0, row.dossier.number));
  }
  return placed.map((each) => {
    if (each.row.dossier) return { ...each, ...each.row.dossier };
    const year = incidentYear(each.awareAt);
    const number = (last.get(year) ?? 0) + 1;
    last.set(year, number);
    return { ...each, year, number };
  });
}

function fateOf({ row, year, number, incident, entityId, notify }: PlannedBreach, world: BreachWorld): BreachFate {
  return {
    sheet: row.sheet,
    row: row.row,
    number: registerNumber('breach', year, number),
    kept: row.dossier !== null,
    incident: registerNumber('incident', incident.year, incident.number),
    entity: world.entities.find(({ id }) => id === entityId)?.name ?? '',
    aware: textOf(row.aware),
    notify,
    strict: row.aware.precision === 'day' || row.notified.precision === 'day',
  };
}
