import { toCsv } from '#app/documents/csv.ts';
import { writeBeside } from '#app/documents/worker.server.ts';
import type { Role } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { translator } from '#app/i18n/translate.ts';
import type { ActorTx } from '#db/connection.server.ts';
import {
  listBeside,
  listWholeIncidents,
  listWholeTasks,
  listWholeTimelines,
} from '#db/queries/incident-export.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { incidentDocument } from './export-document.ts';
import { type Export, exportSheets } from './export-sheets.ts';
import { filterOf, readIncidentsQuery } from './incidents-filter.ts';

export const EXPORT_FORMATS = ['xlsx', 'csv', 'json'] as const;
export const EXPORT_PARTS = ['incidents', 'timeline', 'tasks'] as const;

/** What is asked of an export: the format, and of CSV which of the three sheets. */
export interface AskedExport {
  as: (typeof EXPORT_FORMATS)[number];
  of: (typeof EXPORT_PARTS)[number];
}

/** Reads what an address asks; null for what there is not. */
export function askedExport(search: URLSearchParams): AskedExport | null {
  const as = EXPORT_FORMATS.find((each) => each === (search.get('as') ?? 'xlsx'));
  const of = EXPORT_PARTS.find((each) => each === (search.get('of') ?? 'incidents'));
  return as && of ? { as, of } : null;
}

/** All that a filter leaves of the register, as it goes in a file. Four queries, however many incidents. */
export async function findExport(tx: ActorTx, search: URLSearchParams, municipalityId?: number): Promise<Export> {
  const filter = filterOf(readIncidentsQuery(search), municipalityId);
  return {
    incidents: await listWholeIncidents(tx, filter),
    timeline: await listWholeTimelines(tx, filter),
    tasks: await listWholeTasks(tx, filter),
    beside: await listBeside(tx, filter),
    now: tx.now,
  };
}

/** As `findExport`, with the line in the journal that says who took out what. Five statements, however many incidents. */
export async function takeOutIncidents(
  tx: ActorTx,
  search: URLSearchParams,
  { as, of, role, municipalityId }: AskedExport & { role: Role; municipalityId?: number },
): Promise<Export> {
  const found = await findExport(tx, search, municipalityId);
  await record(tx, role, {
    event: 'incident.exported',
    municipalityId: municipalityId ?? null,
    objectType: municipalityId === undefined ? 'service' : 'municipality',
    objectId: municipalityId ?? tx.actor.serviceId,
    after: { as, ...(as === 'csv' ? { of } : {}), incidents: found.incidents.length },
  });
  return found;
}

/** The file; a workbook is written beside the server, so that nobody waits for it but who asked. */
export async function writeExport(found: Export, { as, of }: AskedExport, language: Language) {
  const t = translator(language);
  const name = `${t('incidents.title').toLowerCase()}-${localDate(found.now)}`;
  if (as === 'json') {
    const bytes = encode(`${JSON.stringify(incidentDocument(found), null, 2)}\n`);
    return { name: `${name}.json`, mediaType: 'application/json; charset=utf-8', bytes };
  }
  const sheets = exportSheets(t, language, found);
  if (as === 'csv') {
    const { name: sheet, head, rows } = sheets[of];
    const bytes = encode(toCsv([head, ...rows]));
    const part = of === 'incidents' ? '' : `-${sheet.toLowerCase()}`;
    return { name: `${name}${part}.csv`, mediaType: 'text/csv; charset=utf-8', bytes };
  }
  const bytes = await writeBeside({ kind: 'write_sheets', sheets: EXPORT_PARTS.map((part) => sheets[part]) });
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: `${name}.xlsx`, mediaType, bytes };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
