import { createHash } from 'node:crypto';
import type { ReadSheet } from '#app/documents/sheet.ts';
import { readSheetBeside } from '#app/documents/worker.server.ts';
import { localDate } from '#app/domain/dates.ts';
import { decideImport, type ImportDecision, isEmptyPlan } from '#app/domain/import-decide.ts';
import type { ImportFault, ImportRows } from '#app/domain/import-rows.ts';
import {
  type ImportWorld,
  type KnownMunicipality,
  municipalityFinder,
  registeredAs,
} from '#app/domain/import-world.ts';
import type { ActorTx } from '#db/connection.server.ts';
import {
  listKnownEntities,
  listKnownFunctions,
  listKnownMunicipalities,
  listKnownPeople,
} from '#db/queries/import-facts.server.ts';
import { listTakenKbos } from '#db/queries/municipalities.server.ts';
import { listReferenceMunicipalities } from '#db/reference/municipalities.server.ts';
import { CARRIED_MAX, carriedSheets } from './import-form.ts';
import { FAULTS_SHOWN, type ImportPreview, type ImportReply } from './import-reply.ts';
import { filledSheets, readImport } from './read-import.ts';

type Open = <T>(work: (tx: ActorTx) => Promise<T>) => Promise<T>;

/** Reads a file and says what would become of each row. Nothing is written, and no file is kept. */
export async function receiveImport(
  open: Open,
  file: { name: string; bytes: Uint8Array } | null,
  formKey: string,
): Promise<ImportReply> {
  if (!file) return { kind: 'refused', fault: { why: 'no_file' } };
  const reading = await readSheetBeside(file);
  if (reading.kind === 'refused') return reading;
  const sheets = filledSheets(reading.sheets);
  if (carriedSheets(sheets).length > CARRIED_MAX) return { kind: 'refused', fault: { why: 'too_much' } };
  const { read, decision } = await open((tx) => judgeImport(tx, sheets));
  if (decision.faults.length > 0) return wrongReply(read, decision);
  return { kind: 'fit', ...previewOf(sheets, decision, formKey) };
}

export interface Judged {
  read: ImportRows;
  decision: ImportDecision;
  known: readonly KnownMunicipality[];
  world: ImportWorld;
}

/** Holds the rows of a file against what the service keeps. Five queries, however many rows. */
export async function judgeImport(tx: ActorTx, sheets: readonly ReadSheet[]): Promise<Judged> {
  const read = readImport(sheets);
  const reference = listReferenceMunicipalities();
  const municipalities = await listKnownMunicipalities(tx);
  const find = municipalityFinder({ municipalities, reference });
  const typed = [...read.municipalities, ...read.regimes, ...read.people].map((row) => row.municipality);
  const matches = [...new Set(typed)].flatMap((each) => find(each) ?? []);
  const ids = matches.flatMap(({ known }) => known?.id ?? []);
  const registered = matches.flatMap((match) =>
    (['gemeente', 'ocmw'] as const).map((kind) => registeredAs(match.reference, kind).kbo),
  );
  const written = read.municipalities.flatMap(({ kbo }) => [kbo.gemeente, kbo.ocmw]);
  const world: ImportWorld = {
    today: localDate(tx.now),
    municipalities,
    reference,
    entities: await listKnownEntities(tx, ids),
    functions: await listKnownFunctions(tx, ids),
    people: await listKnownPeople(tx, [...new Set(read.people.map((row) => row.email))]),
    kbosTaken: await listTakenKbos(tx, [...new Set([...registered, ...written])].filter(Boolean)),
  };
  return { read, decision: decideImport(read, world), known: municipalities, world };
}

/** The page of a preview, with the rows that it carries. */
export function previewOf(sheets: readonly ReadSheet[], decision: ImportDecision, formKey: string): ImportPreview {
  const { rows, plan } = decision;
  const mails = new Set(plan.invitations.map((one) => one.email)).size;
  return { rows, carried: carriedSheets(sheets), shown: markOf(rows), formKey, writes: !isEmptyPlan(plan), mails };
}

/** What is said of all rows, as one mark: it differs as soon as one of them is said something else of. */
export function markOf(rows: unknown): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

/** What is wrong, in the order of the file; a file without one good row is no worse than one with a typing error. */
export function wrongReply(read: ImportRows, { rows, faults }: ImportDecision): ImportReply {
  const order = Object.values(read.places).map((place) => place.name);
  const at = (fault: ImportFault) => order.indexOf(fault.sheet) * 1_000_000 + (fault.row ?? 0);
  const sorted = faults.toSorted((a, b) => at(a) - at(b) || (a.letter ?? '').localeCompare(b.letter ?? ''));
  return {
    kind: 'wrong',
    faults: sorted.slice(0, FAULTS_SHOWN),
    more: Math.max(0, sorted.length - FAULTS_SHOWN),
    rows,
  };
}
