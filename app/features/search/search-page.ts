import type { ClockState } from '#app/domain/deadline.ts';
import { LONGEST_QUERY, type Segment } from '#app/domain/search.ts';
import { SEARCH_KINDS, type SearchKind } from '#app/domain/search-kinds.ts';

/** What the address asks for: words, and perhaps one kind of results alone. */
export interface SearchAsked {
  q: string;
  only: SearchKind | null;
}

/** One result, with what its address is made of. */
export interface SearchHit {
  kind: SearchKind;
  id: number | string;
  title: Segment[];
  /** The text around what was found; empty when only the title has it. */
  text: Segment[];
  of: string;
  slug: string | null;
  checklist: number | null;
  code: string | null;
  /** How the legal clock of a dossier stands; null where there is none. */
  clock?: ClockState | null;
}

export interface SearchGroup {
  kind: SearchKind;
  total: number;
  /** There are more than were counted. */
  more: boolean;
  hits: SearchHit[];
}

export interface SearchPage {
  state: 'nothing_asked' | 'not_a_query' | 'too_slow' | 'searched';
  asked: SearchAsked;
  /** Nothing had the words as they were typed: these have them with one typing error. */
  forgiven: boolean;
  groups: SearchGroup[];
}

/** What the address asks for. Text that is too long stays long enough to be refused. */
export function readAsked(search: URLSearchParams): SearchAsked {
  const only = search.get('in') ?? '';
  const known = SEARCH_KINDS.find((kind) => kind === only);
  return { q: (search.get('q') ?? '').slice(0, LONGEST_QUERY + 1), only: known ?? null };
}
