import { toCsv } from '#app/documents/csv.ts';
import type { DocumentBlock, WrittenDocument } from '#app/documents/document.ts';
import { writeBeside } from '#app/documents/worker.server.ts';
import { localDate } from '#app/domain/dates.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { formatMoment } from '#app/i18n/format.ts';
import { type Translate, translator } from '#app/i18n/translate.ts';
import type { ActorTx } from '#db/connection.server.ts';

import { listBreaches } from '#db/queries/breaches.server.ts';
import { type BreachesQuery, breachFilter, readBreachesQuery } from './breaches-filter.ts';
import { entriesOf } from './register-entries.server.ts';
import {
  partColumns,
  REGISTER_PARTS,
  type RegisterColumn,
  type RegisterEntry,
  type RegisterPart,
  registerCell,
  registerColumns,
} from './register-rows.ts';

export const REGISTER_FILES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
} as const;
export type RegisterFile = keyof typeof REGISTER_FILES;

/** The register as it goes in a file or is read whole: exactly what the filter leaves. */
export interface WholeRegister {
  entries: RegisterEntry[];
  query: BreachesQuery;
  /** Whose register; null over all. */
  municipality: string | null;
  now: Date;
}

/** Which file an address asks for; null for what there is not. */
export function registerFile(search: URLSearchParams): RegisterFile | null {
  const as = search.get('as') ?? 'xlsx';
  return Object.hasOwn(REGISTER_FILES, as) ? (as as RegisterFile) : null;
}

/** All dossiers that a filter leaves, with all that the register tells of them. Two queries, however many. */
export async function findRegister(
  tx: ActorTx,
  search: URLSearchParams,
  place: { id: number; name: string } | null,
): Promise<WholeRegister> {
  const query = readBreachesQuery(search);
  const breaches = await listBreaches(tx, breachFilter(query, place?.id), null);
  return { entries: await entriesOf(tx, breaches), query, municipality: place?.name ?? null, now: tx.now };
}

/** Makes the file, in the reader's language; beside the server, so that nobody waits for it but who asked. */
export async function writeRegister(register: WholeRegister, as: RegisterFile, language: Language) {
  const t = translator(language);
  const name = `${t('breach_register.file')}-${localDate(register.now)}.${as}`;
  return { name, mediaType: REGISTER_FILES[as], bytes: await bytesOf(register, as, language) };
}

async function bytesOf(register: WholeRegister, as: RegisterFile, language: Language): Promise<Uint8Array> {
  const t = translator(language);
  if (as === 'pdf') return writeBeside({ kind: 'write_pdf', document: registerDocument(language, register) });
  const { head, rows } = registerTable(language, register);
  if (as === 'csv') return new TextEncoder().encode(toCsv([head, ...rows]));
  const widths = registerColumns(register.municipality === null).map((column) =>
    /description|reason|advice|mitigation/.test(column) ? 50 : 24,
  );
  return writeBeside({ kind: 'write_sheets', sheets: [{ name: t('breach_register.sheet'), widths, head, rows }] });
}

/** The register as a table: a row for each dossier, a column for each thing that it tells. */
export function registerTable(language: Language, { entries, municipality }: WholeRegister) {
  const t = translator(language);
  const columns = registerColumns(municipality === null);
  return {
    head: columns.map((column) => t(`breach_register.column.${column}`)),
    rows: entries.map((entry) => columns.map((column) => registerCell(t, language, entry, column))),
  };
}

/** The register as a document to print: what each dossier tells, part by part; what is not known is left out. */
export function registerDocument(language: Language, register: WholeRegister): WrittenDocument {
  const t = translator(language);
  const { entries, now } = register;
  const who = register.municipality ?? t('breach_register.all');
  const filter = filterText(t, register);
  return {
    title: t('breach_register.title'),
    subtitle: t('breach_register.subtitle', { who, at: formatMoment(language, now), n: entries.length }),
    language: language === 'nl' ? 'nl-BE' : 'en-GB',
    author: 'Waarborg',
    madeAt: now,
    pageLabel: t('checklist_files.document.page', { n: '{n}', of: '{of}' }),
    blocks: [
      ...(filter ? [{ kind: 'paragraph', text: t('breach_register.narrowed', { filter }) } as const] : []),
      ...(entries.length === 0 ? [{ kind: 'paragraph', text: t('breach_register.none') } as const] : []),
      ...entries.flatMap((entry) => entryBlocks(t, language, entry, register.municipality === null)),
    ],
  };
}

function entryBlocks(t: Translate, language: Language, entry: RegisterEntry, overAll: boolean): DocumentBlock[] {
  const cell = (column: RegisterColumn) => registerCell(t, language, entry, column);
  const parts = Object.keys(REGISTER_PARTS) as RegisterPart[];
  const title: RegisterColumn[] = overAll ? ['municipality', 'number', 'entity'] : ['number', 'entity'];
  return [
    { kind: 'heading', level: 1, text: title.map(cell).join(' · ') },
    ...parts.flatMap((part): DocumentBlock[] => {
      const filled = partColumns(part, overAll)
        .map((column) => ({ column, text: cell(column) }))
        .filter(({ text }) => text);
      const facts = filled.map(
        ({ column, text }): DocumentBlock => ({ kind: 'fact', label: t(`breach_register.column.${column}`), text }),
      );
      if (facts.length === 0) return [];
      return [{ kind: 'heading', level: 2, text: t(`breach_register.part.${part}`) }, ...facts];
    }),
  ];
}

/** What the register is narrowed to, in words. */
export function filterText(t: Translate, { query, entries, municipality }: Omit<WholeRegister, 'now'>): string {
  const state = query.state as 'open' | 'closed' | 'undecided' | 'notified' | 'not_notified' | '';
  return [
    ...(query.year ? [query.year] : []),
    ...(state ? [t(`breaches.states.${state}`)] : []),
    ...(query.told ? [t(`breach_register.told_filter.${query.told as 'yes'}`)] : []),
    ...(query.municipality && municipality === null ? [entries[0]?.breach.municipality ?? query.municipality] : []),
    ...(query.entity ? [entries[0]?.breach.entity ?? query.entity] : []),
    ...(query.q ? [`“${query.q}”`] : []),
  ].join(', ');
}
