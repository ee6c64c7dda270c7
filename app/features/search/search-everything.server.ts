import { type Action, type Actor, can, canSomewhere } from '#app/domain/access.ts';
import { breachClock } from '#app/domain/breach.ts';
import { clockState } from '#app/domain/deadline.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { type Matcher, matcher, type Query, readQuery } from '#app/domain/search.ts';
import { SEARCH_KINDS, type SearchKind } from '#app/domain/search-kinds.ts';
import { type ActorTx, type Database, withActor } from '#db/connection.server.ts';
import { listBreachesById } from '#db/queries/breaches.server.ts';
import {
  type FoundIds,
  findSearchIds,
  LARGE_KINDS,
  listSmallRows,
  readFound,
  type SmallRow,
} from '#db/queries/search.server.ts';
import {
  type FoundInRegister,
  findInRegisters,
  REGISTER_KINDS,
  type RegisterKind,
} from '#db/queries/search-registers.server.ts';
import type { SearchAsked, SearchGroup, SearchHit, SearchPage } from './search-page.ts';

/** A document that is looked through in memory. */
export interface SearchedPolicy {
  code: string;
  title: string;
  text: string;
}

/** How many results of each kind the first page shows, and how many one kind shows by itself. */
const SHOWN = 8;
const SHOWN_ALONE = 200;

/**
 * Everything with all words of the query that the actor may see, per kind, the best first. When nothing has them exactly,
 * what has them with one typing error. The number of queries does not depend on what there is.
 */
export async function searchEverything(
  house: { database: Database; now: () => Date },
  actor: Actor,
  asked: SearchAsked,
  policies: readonly SearchedPolicy[],
): Promise<SearchPage> {
  const query = readQuery(asked.q);
  const page = { asked, forgiven: false, groups: [] };
  if (!query) return { ...page, state: asked.q.trim() === '' ? 'nothing_asked' : 'not_a_query' };
  try {
    const found = await withActor(house.database, actor, house.now(), (tx) => search(tx, query, asked.only, policies));
    return { ...page, ...found, state: 'searched' };
  } catch (error) {
    if ((error as { code?: string }).code === QUERY_CANCELED) return { ...page, state: 'too_slow' };
    throw error;
  }
}

const QUERY_CANCELED = '57014';

async function search(tx: ActorTx, query: Query, only: SearchKind | null, policies: readonly SearchedPolicy[]) {
  const small = [...(await listSmallRows(tx)).filter((row) => mayFind(tx.actor, row)), ...policies.map(policyRow)];
  const exact = await groupsOf(tx, query, false, only, small);
  if (exact.length > 0) return { forgiven: false, groups: exact };
  return { forgiven: true, groups: await groupsOf(tx, query, true, only, small) };
}

type Candidate = Omit<SmallRow, 'id'> & { id: number | string };

const policyRow = ({ code, title, text }: SearchedPolicy): Candidate => ({
  ...{ kind: 'policy', id: code, title, text, of: '', slug: null, municipalityId: null },
});

/** Row security says whose rows they are; this, which of them a role may open. */
function mayFind(actor: Actor, row: SmallRow): boolean {
  if (row.kind === 'campaign') return canSomewhere(actor, 'campaign.read');
  if (row.kind !== 'person') return true;
  return can(actor, 'people.read', row.municipalityId === null ? {} : { municipalityId: row.municipalityId }).allowed;
}

async function groupsOf(
  tx: ActorTx,
  query: Query,
  forgiving: boolean,
  only: SearchKind | null,
  small: readonly Candidate[],
): Promise<SearchGroup[]> {
  const match = matcher(query, forgiving);
  const ids = await findSearchIds(tx, query, forgiving, SHOWN_ALONE);
  const groups = [
    ...(await largeGroups(tx, match, ids, only)),
    ...(await registerGroups(tx, match, { query, forgiving, only })),
    ...smallGroups(match, only, small),
  ];
  return groups.toSorted((a, b) => SEARCH_KINDS.indexOf(a.kind) - SEARCH_KINDS.indexOf(b.kind));
}

async function largeGroups(tx: ActorTx, match: Matcher, found: FoundIds, only: SearchKind | null) {
  const groups: SearchGroup[] = [];
  for (const kind of LARGE_KINDS) {
    const ids = found.get(kind) ?? [];
    if (ids.length === 0 || (only !== null && only !== kind)) continue;
    const rows = await readFound(tx, kind, ids, only ? SHOWN_ALONE : SHOWN);
    const total = rows[0]?.total ?? 0;
    const hits = rows.map(({ id, of, slug, checklist, code, title, text }) => ({
      ...{ kind, id, of, slug, checklist, code },
      ...marked(match, title, text),
    }));
    if (total > 0) groups.push({ kind, total, more: ids.length >= SHOWN_ALONE, hits });
  }
  return groups;
}

const REGISTER_ACTIONS = {
  incident: 'incident.read',
  breach: 'breach.read',
  request: 'request.read',
  event: 'event.read',
} as const satisfies Record<RegisterKind, Action>;

/** What was found in the registers, a dossier with how its clock stands. At most two queries. */
async function registerGroups(
  tx: ActorTx,
  match: Matcher,
  { query, forgiving, only }: { query: Query; forgiving: boolean; only: SearchKind | null },
): Promise<SearchGroup[]> {
  const kinds = REGISTER_KINDS.filter(
    (kind) => (only === null || only === kind) && canSomewhere(tx.actor, REGISTER_ACTIONS[kind]),
  );
  const rows = await findInRegisters(tx, { query, forgiving, kinds, most: only ? SHOWN_ALONE : SHOWN });
  const dossiers = rows.filter(({ kind }) => kind === 'breach').map(({ id }) => id);
  const breaches = dossiers.length > 0 ? await listBreachesById(tx, dossiers) : [];
  const clocks = new Map(breaches.map((breach) => [breach.id, breachClock(breach)]));
  const hitOf = ({ kind, id, year, number, title, text, of, slug }: FoundInRegister): SearchHit => {
    const code = registerNumber(kind, year, number);
    const clock = kind === 'breach' ? (clocks.get(id) ?? null) : null;
    return {
      ...{ kind, id, of, slug, checklist: null, code, clock: clock && clockState(clock, tx.now) },
      ...marked(match, `${code} ${title}`.trim(), text),
    };
  };
  return kinds.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    return own[0] ? [{ kind, total: own[0].total, more: false, hits: own.map(hitOf) }] : [];
  });
}

function smallGroups(match: Matcher, only: SearchKind | null, rows: readonly Candidate[]): SearchGroup[] {
  const whole = (row: Candidate) => `${row.title} ${row.text}`;
  const found = rows.filter((row) => (only === null || row.kind === only) && match.matches(whole(row)));
  const kinds = [...new Set(found.map((row) => row.kind))];
  return kinds.map((kind) => {
    const ranked = found
      .filter((row) => row.kind === kind)
      .map((row) => ({ row, rank: match.rank(whole(row)) }))
      .toSorted((a, b) => a.rank - b.rank || a.row.title.localeCompare(b.row.title, 'nl'));
    const hits = ranked.slice(0, only ? SHOWN_ALONE : SHOWN).map(({ row: { id, of, slug, title, text } }) => ({
      ...{ kind, id, of, slug, checklist: null, code: null },
      ...marked(match, title, text),
    }));
    return { kind, total: ranked.length, more: false, hits };
  });
}

/** The title with what was found marked, and the text around it where it says more than the title. */
function marked(match: Matcher, title: string, text: string): Pick<SearchHit, 'title' | 'text'> {
  const around = match.excerpt(text);
  return { title: match.excerpt(title, 200), text: around.some((segment) => segment.marked) ? around : [] };
}
