import type { ActorTx } from '#db/connection.server.ts';
import { listEntityNames } from '#db/queries/entities.server.ts';
import { type JournalLine, listJournalLines, listJournalPeople } from '#db/queries/journal-lines.server.ts';
import { eventsOf, type JournalQuery, parseObject, readJournalQuery } from './journal-view.ts';

/** Lines on one page. */
export const JOURNAL_PAGE = 50;

export interface JournalPageData {
  lines: JournalLine[];
  query: JournalQuery;
  people: { id: number; name: string }[];
  entities: { id: number; name: string }[];
  /** The line before which the next page begins; null when this is the last. */
  olderThan: number | null;
}

/** One page of the journal as its address asks for it. Three queries, however long the journal is. */
export async function viewJournal(
  tx: ActorTx,
  search: URLSearchParams,
  municipalityId?: number,
): Promise<JournalPageData> {
  const query = readJournalQuery(search);
  const object = parseObject(query.object);
  const lines = await listJournalLines(
    tx,
    {
      municipalityId,
      events: eventsOf(query.event),
      accountId: query.person === '' ? undefined : Number(query.person),
      objectType: object?.type,
      objectId: object?.id,
      fromOn: query.from || undefined,
      untilOn: query.until || undefined,
      beforeSeq: query.before === '' ? undefined : Number(query.before),
    },
    JOURNAL_PAGE + 1,
  );
  const shown = lines.slice(0, JOURNAL_PAGE);
  const people = await listJournalPeople(tx, municipalityId);
  const entities = await listEntityNames(tx, municipalityId);
  return {
    lines: shown,
    query,
    people,
    entities,
    olderThan: lines.length > shown.length ? (shown.at(-1)?.seq ?? null) : null,
  };
}
