import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { patternOf, type Query } from '#app/domain/search.ts';
import type { SearchKind } from '#app/domain/search-kinds.ts';
import type { ActorTx } from '../connection.server.ts';

/** The registers of what goes wrong and what is asked, each with numbers of its own. */
export const REGISTER_KINDS = ['incident', 'breach', 'request', 'event'] as const satisfies readonly SearchKind[];
export type RegisterKind = (typeof REGISTER_KINDS)[number];

/** A line of a register that was found, as its reader may see it. `total` counts all of its kind. */
export interface FoundInRegister {
  kind: RegisterKind;
  id: number;
  year: number;
  number: number;
  title: string;
  text: string;
  /** Whose it is; empty for an event. */
  of: string;
  slug: string | null;
  total: number;
}

/** What each register shows, and the folded text in which is looked; the names of data subjects are not in it. */
const READERS: Record<RegisterKind, RawBuilder<unknown>> = {
  incident: sql`select i.id, i.year, i.number, i.title, i.description as text, m.name as of, m.slug, i.search
    from incident i join municipality m on m.id = i.municipality_id`,
  breach: sql`select b.id, b.year, b.number, coalesce(i.title, '') as title, coalesce(i.description, '') as text,
      e.name as of, m.slug,
      search_text(register_code('DL', b.year, b.number) || ' ' || e.name) || coalesce(i.search, '') as search
    from breach b join entity e on e.id = b.entity_id join municipality m on m.id = b.municipality_id
    left join incident i on i.id = b.incident_id`,
  request: sql`select r.id, r.year, r.number, r.subject as title, r.reference as text, e.name as of, m.slug,
      search_text(register_code('VB', r.year, r.number) || ' ' || r.subject || ' ' || r.reference || ' ' || e.name) as search
    from data_request r join entity e on e.id = r.entity_id join municipality m on m.id = r.municipality_id`,
  event: sql`select v.id, v.year, v.number, u.title, u.description as text, '' as of, null as slug,
      search_text(register_code('GB', v.year, v.number) || ' ' || u.title || ' ' || u.description || ' ' || u.supplier) as search
    from incident_event v join lateral (select x.title, x.description, x.supplier from incident_event_update x
      where x.event_id = v.id order by x.version desc limit 1) u on true`,
};

/**
 * The lines of registers that have all words of a query and that the actor may see, the best first, at most `most` of each
 * kind. One query; under the policies themselves, since a service has some thousands of these and no more.
 */
export async function findInRegisters(
  tx: ActorTx,
  asked: { query: Query; forgiving: boolean; kinds: readonly RegisterKind[]; most: number },
): Promise<FoundInRegister[]> {
  if (asked.kinds.length === 0) return [];
  const { phrase, words } = asked.query;
  const hasAll = sql.join(
    words.map((word) => hasWord(word, asked.forgiving)),
    sql` and `,
  );
  const found = sql.join(
    asked.kinds.map((kind) => sql`select ${kind}::text as kind, f.* from (${READERS[kind]}) f where ${hasAll}`),
    sql` union all `,
  );
  const { rows } = await sql<FoundInRegister>`
    select kind, id, year, number, title, text, of, slug, total from (
      select f.*, count(*) over (partition by kind)::int as total, row_number() over (partition by kind order by
        case when starts_with(search, ' ' || ${phrase}) then 0 when position(' ' || ${phrase} in search) > 0 then 1 else 2 end,
        year desc, number desc) as place
      from (${found}) f) ranked
    where place <= ${asked.most} order by kind, place`.execute(tx.q);
  return rows;
}

function hasWord(word: string, forgiving: boolean): RawBuilder<SqlBool> {
  const { like, near } = patternOf(word, forgiving);
  const found = sql<SqlBool>`f.search like any (${like}::text[])`;
  return near ? sql<SqlBool>`(${found} and f.search like any (${near}::text[]))` : found;
}
