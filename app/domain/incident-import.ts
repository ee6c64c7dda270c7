import { occurrenceProblem } from './awareness.ts';
import { isNamed } from './entity-words.ts';
import { likelyName, municipalityFinder } from './import-world.ts';
import { incidentYear } from './incident.ts';
import { exampleFate, fateOf, faultAt } from './incident-fates.ts';
import type {
  IncidentDecision,
  IncidentDefaults,
  IncidentProblem,
  IncidentRow,
  IncidentRows,
  IncidentWorld,
  PlannedIncident,
} from './incident-rows.ts';
import { slugOf } from './municipality.ts';
import { comparePartial, earliestOf, type PartialDate, textOf, UNKNOWN } from './partial-date.ts';
import type { IncidentColumn } from './register-columns.ts';
import { registerNumber } from './register-number.ts';

/** The first year that the series of numbers know. */
const FIRST_YEAR = 1990;

/** A row that nothing is wrong with, still without a number where the file gave none. */
type Placed = Omit<PlannedIncident, 'year' | 'number'>;
type Say = (column: IncidentColumn, value: string, why: IncidentProblem, detail?: string) => void;

/**
 * Decides every row of a file of incidents against the register. Pure: the same rows and the same register give the
 * same decision, so that a preview can be compared with what is decided at the writing. Numbers of the file are kept;
 * the others follow after the highest of their year, in the order of the file.
 */
export function decideIncidents(
  read: IncidentRows,
  defaults: IncidentDefaults,
  world: IncidentWorld,
): Omit<IncidentDecision, 'breachRows' | 'breaches'> {
  const faults = [...read.faults];
  const judge = { defaults, world, find: municipalityFinder({ municipalities: world.municipalities, reference: [] }) };
  const seen = new Map<string, IncidentRow>();
  const placed = read.rows.flatMap((row): Placed[] => {
    const before = faults.length;
    const say: Say = (column, value, why, detail) => faults.push(faultAt(row, column, value, why, detail));
    sayNumber(row, seen, world, say);
    sayTimes(row, world.now, say);
    const place = placeOf(row, judge, say);
    const categoryId = categoryOf(row, world, say);
    const found = place && { municipalityId: place.id, categoryId, entityIds: entitiesOf(row, place.id, world, say) };
    const reported = row.sound ? reportedOf(row, world.now, say) : null;
    const phase = row.phase || (row.closed.precision === 'unknown' ? defaults.phase : 'closed');
    if (phase !== 'closed' && row.closed.precision !== 'unknown') say('phase', row.phase, 'closed_open');
    return found && reported && faults.length === before ? [{ row, ...found, reported, phase }] : [];
  });
  const plan = numbered(placed, world.series);
  const rows = [...read.examples.map(exampleFate), ...plan.map((planned) => fateOf(planned, world))];
  const sheets = [...new Set([...read.rows, ...read.examples].map(({ sheet }) => sheet))];
  const order = (sheet: string) => sheets.indexOf(sheet);
  return { rows: rows.toSorted((a, b) => order(a.sheet) - order(b.sheet) || a.row - b.row), faults, plan };
}

function sayNumber(row: IncidentRow, seen: Map<string, IncidentRow>, world: IncidentWorld, say: Say): void {
  if (!row.number) return;
  const { year, number } = row.number;
  const text = registerNumber('incident', year, number);
  const first = seen.get(text);
  if (first) say('number', text, 'number_twice', String(first.row));
  else seen.set(text, row);
  if (world.taken.some((each) => each.year === year && each.number === number)) say('number', text, 'number_taken');
}

function sayTimes(row: IncidentRow, now: Date, say: Say): void {
  const { from, until, detected, reported, closed } = row;
  const problem = occurrenceProblem({ from, until, now });
  const begun = earliestOf(from);
  if (problem === 'future') {
    const column = begun !== null && begun > now ? 'occurred_from' : 'occurred_until';
    say(column, textOf(column === 'occurred_from' ? from : until), 'future');
  }
  if (problem === 'end_before_start') say('occurred_until', textOf(until), 'end_before_start');
  for (const [column, date] of Object.entries({ detected, reported, closed }) as [IncidentColumn, PartialDate][]) {
    const at = earliestOf(date);
    if (at !== null && at > now) say(column, textOf(date), 'future');
  }
  if (comparePartial(closed, reported) === 'before') say('closed', textOf(closed), 'closed_before_reported');
}

interface Judge {
  defaults: IncidentDefaults;
  world: IncidentWorld;
  find: ReturnType<typeof municipalityFinder>;
}

function placeOf(row: IncidentRow, { defaults, world, find }: Judge, say: Say) {
  if (row.municipality === '') {
    const place = world.municipalities.find(({ id }) => id === defaults.municipalityId);
    if (!place) say('municipality', '', 'empty');
    return place ?? null;
  }
  const known = find(row.municipality)?.known ?? null;
  const names = world.municipalities.map(({ name }) => name);
  if (!known) say('municipality', row.municipality, 'unknown_municipality', likelyName(row.municipality, names) ?? '');
  return known;
}

/** The category that a row names, by an older word too: null for none, and for one that nobody knows, which is said. */
function categoryOf(row: IncidentRow, world: IncidentWorld, say: Say): number | null {
  if (row.category === '') return null;
  const typed = slugOf(row.category);
  const found = world.categories.find((each) =>
    [each.code.replaceAll('_', '-'), slugOf(each.titleNl), slugOf(each.titleEn)].includes(typed),
  );
  if (!found) say('category', row.category, 'unknown_category');
  const inUse = world.categories.find(({ code, retired }) => code === found?.code && !retired);
  return (inUse ?? found)?.id ?? null;
}

/** The legal persons that it touches. */
function entitiesOf(row: IncidentRow, municipalityId: number, world: IncidentWorld, say: Say): number[] {
  const own = world.entities.filter((each) => each.municipalityId === municipalityId);
  const named = (text: string) => own.find((each) => isNamed(each, text));
  const whole = PAIR.has(slugOf(row.entities)) ? 'gemeente;ocmw' : row.entities;
  const parts = whole.split(';').flatMap((part) => (named(part) ? [part] : part.split(/[,+/]|\s+en\s+|\s+and\s+/)));
  const entityIds = parts.flatMap((part) => {
    const found = named(part);
    if (!found && part.trim() !== '') say('entities', part.trim(), 'entities');
    return found ? [found.id] : [];
  });
  return [...new Set(entityIds)];
}

const PAIR = new Set(['beide', 'both', 'gemeente-en-ocmw', 'municipality-and-ocmw']);
/** When it was reported; where the file does not say, the first moment that it does say. Null when it says none. */
function reportedOf(row: IncidentRow, now: Date, say: Say): PartialDate | null {
  const { reported, detected, from, number } = row;
  const year: PartialDate = number ? { precision: 'year', value: String(number.year) } : UNKNOWN;
  const found = [reported, detected, from, year].find(({ precision }) => precision !== 'unknown');
  const at = found ? earliestOf(found) : null;
  if (!found || !at || at > now) {
    if (!found) say('reported', '', 'reported_unknown');
    else if (found === year) say('number', year.precision === 'year' ? year.value : '', 'future');
    return null;
  }
  if (incidentYear(at) < FIRST_YEAR) say('reported', textOf(found), 'too_old');
  return found;
}

function numbered(placed: readonly Placed[], series: IncidentWorld['series']): PlannedIncident[] {
  const last = new Map(series.map((each) => [each.year, each.last]));
  for (const { row } of placed) {
    if (row.number) last.set(row.number.year, Math.max(last.get(row.number.year) ?? 0, row.number.number));
  }
  return placed.map((each) => {
    if (each.row.number) return { ...each, ...each.row.number };
    const year = incidentYear(earliestOf(each.reported) as Date);
    const number = (last.get(year) ?? 0) + 1;
    last.set(year, number);
    return { ...each, year, number };
  });
}
