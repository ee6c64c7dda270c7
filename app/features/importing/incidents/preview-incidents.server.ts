import { localDate } from '#app/domain/dates.ts';
import { decideIncidents } from '#app/domain/incident-import.ts';
import type { IncidentDecision, IncidentFault, IncidentRows, IncidentWorld } from '#app/domain/incident-rows.ts';
import { earliestOf } from '#app/domain/partial-date.ts';
import { translator } from '#app/i18n/translate.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listKnownMunicipalities } from '#db/queries/import-facts.server.ts';
import {
  listAllCategories,
  listSeries,
  listServiceEntities,
  listTakenNumbers,
} from '#db/queries/incident-import.server.ts';
import { FAULTS_SHOWN } from '../import-reply.ts';
import { markOf } from '../preview-import.server.ts';
import { CARRIED_BYTES, type CarriedFile, carriedFile, mappingProblems } from './incident-form.ts';
import type { ImportChoices, IncidentReply } from './incident-reply.ts';
import { judgeBreaches } from './judge-breaches.server.ts';
import { openIncidentFile } from './open-file.server.ts';
import { readIncidents } from './read-incidents.ts';

type Open = <T>(work: (tx: ActorTx) => Promise<T>) => Promise<T>;

/** Reads a file, and says what would become of each row as soon as its columns are known. Nothing is written. */
export async function receiveIncidents(
  open: Open,
  sent: { name: string; bytes: Uint8Array } | null,
  formKey: string,
): Promise<IncidentReply> {
  const opened = await openIncidentFile(sent, translator('nl'));
  if (opened.kind === 'refused') return opened;
  const bytes = Buffer.byteLength(JSON.stringify(opened.sheets));
  if (bytes > CARRIED_BYTES || opened.sheets.some(({ rows }) => rows.some(isTooLong)))
    return { kind: 'refused', fault: { why: 'too_much' } };
  if (opened.sheets.length === 0) return { kind: 'refused', fault: { why: 'no_sheet' } };
  const file = carriedFile(opened, formKey);
  return open((tx) => previewIncidents(tx, file, isAllKnown(file)));
}

/** Longer than any column is, so that the page would not take it back. */
function isTooLong(row: readonly string[]): boolean {
  return row.some((cell) => cell.length > 10_000);
}

/** Whether nothing has to be pointed out: every heading with something below it is one of ours. */
function isAllKnown(file: CarriedFile): boolean {
  return file.mappings.every(({ kind, columns }) => kind === 'skip' || columns.every((column) => column !== null));
}

/** What would become of each row, or which columns have to be pointed out first. Five queries, however many rows. */
export async function previewIncidents(tx: ActorTx, file: CarriedFile, mapped = true): Promise<IncidentReply> {
  const problems = mappingProblems(file);
  if (!mapped || problems.length > 0) {
    return { kind: 'map', file, choices: await choicesOf(tx), problems: mapped ? problems : [] };
  }
  const { decision, choices } = await judgeIncidents(tx, file, false);
  return shownOf(file, decision, choices, 'fit');
}

/** The page that says what comes of a file. */
export function shownOf(
  file: CarriedFile,
  { faults, rows, plan, breachRows, breaches }: IncidentDecision,
  choices: ImportChoices,
  kind: 'fit' | 'stale',
): IncidentReply {
  if (faults.length === 0)
    return { kind, file, choices, rows, breaches: breachRows, shown: markOf({ rows, plan, breaches }) };
  const order = file.sheets.map(({ name }) => name);
  const at = (fault: IncidentFault) => order.indexOf(fault.sheet) * 1_000_000 + (fault.row ?? 0);
  const sorted = faults.toSorted((a, b) => at(a) - at(b) || (a.letter ?? '').localeCompare(b.letter ?? ''));
  const more = Math.max(0, sorted.length - FAULTS_SHOWN);
  return { kind: 'wrong', file, choices, faults: sorted.slice(0, FAULTS_SHOWN), more, rows };
}

/**
 * Holds the rows of a file against the register. Five queries, and four for breaches, however many rows.
 * @param hold whether nobody else may take a number of their years until the transaction ends.
 */
export async function judgeIncidents(tx: ActorTx, file: CarriedFile, hold: boolean) {
  const read = readIncidents(file.sheets, file.mappings);
  const numbers = read.rows.flatMap(({ number }) => number ?? []);
  // Held before the numbers are looked at: one that is taken meanwhile is seen.
  const series = await listSeries(tx, 'incident', yearsOf(read), hold);
  const world: IncidentWorld = {
    now: tx.now,
    municipalities: await listKnownMunicipalities(tx),
    entities: await listServiceEntities(tx),
    categories: await listAllCategories(tx),
    taken: await listTakenNumbers(tx, numbers),
    series,
  };
  const { municipalities, categories } = world;
  const decided = decideIncidents(read, file.defaults, world);
  const breaches = await judgeBreaches(tx, read.breaches, { plan: decided.plan, entities: world.entities, hold });
  const decision: IncidentDecision = { ...decided, ...breaches, faults: [...decided.faults, ...breaches.faults] };
  return { decision, choices: { municipalities, categories } };
}

/** Every year that a number of these rows can be of. */
function yearsOf({ rows }: IncidentRows): number[] {
  const years = rows.flatMap(({ number, reported, detected, from }) => [
    ...(number ? [number.year] : []),
    ...[reported, detected, from].flatMap((date) => {
      const at = earliestOf(date);
      return at ? [Number(localDate(at).slice(0, 4))] : [];
    }),
  ]);
  return [...new Set(years)].filter((year) => year >= 1990 && year <= 2200).toSorted((a, b) => a - b);
}

async function choicesOf(tx: ActorTx): Promise<ImportChoices> {
  return { municipalities: await listKnownMunicipalities(tx), categories: await listAllCategories(tx) };
}
