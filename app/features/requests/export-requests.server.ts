import { toCsv } from '#app/documents/csv.ts';
import { writeBeside } from '#app/documents/worker.server.ts';
import type { Role } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { translator } from '#app/i18n/translate.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listAllRequests } from '#db/queries/data-requests.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { type RequestsExport, requestRows } from './request-columns.ts';
import { requestsDocument } from './requests-document.ts';
import { filterOf, readRequestsQuery } from './requests-filter.ts';

/** The files that the register can be had as. */
export const REQUEST_FILES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
} as const;
export type RequestFile = keyof typeof REQUEST_FILES;

/** All requests under the filter of an address, and the line in the journal that says who took them out. Two queries. */
export async function takeOutRequests(
  tx: ActorTx,
  search: URLSearchParams,
  { municipality, as, role }: { municipality: { id: number; name: string } | null; as: RequestFile; role: Role },
): Promise<RequestsExport> {
  const { page: _, ...query } = readRequestsQuery(search);
  const lines = await listAllRequests(tx, filterOf({ ...query, page: 1 }, municipality?.id));
  const filter: Record<string, string> = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
  await record(tx, role, {
    event: 'request.exported',
    municipalityId: municipality?.id ?? null,
    objectType: municipality ? 'municipality' : 'service',
    objectId: municipality?.id ?? tx.actor.serviceId,
    after: { ...filter, as, lines: lines.length },
  });
  return { lines, of: municipality?.name ?? '', filter, now: tx.now };
}

/** Writes the file in the reader's language. No file holds the name of a person: who asks for more opens the request. */
export async function writeRequests(taken: RequestsExport, as: RequestFile, language: Language) {
  const t = translator(language);
  const [head = [], ...rows] = requestRows({ t, language, now: taken.now }, taken.lines);
  const title = [t('requests.title'), taken.of].filter(Boolean).join(' - ');
  const bytes = await (as === 'csv'
    ? Buffer.from(toCsv([head, ...rows]))
    : as === 'xlsx'
      ? writeBeside({
          kind: 'write_sheets',
          sheets: [{ name: t('requests.title').slice(0, 31), widths: head.map(() => 22), head, rows }],
        })
      : writeBeside({ kind: 'write_pdf', document: requestsDocument({ t, language, now: taken.now }, taken) }));
  const name = `${title} ${localDate(taken.now)}`.replace(/[\\/:*?"<>|\n]/g, ' ');
  return { name: `${name}.${as}`, mediaType: REQUEST_FILES[as], bytes };
}
