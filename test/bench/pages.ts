import type { BarePage } from './bare-pages.ts';
import type { SignedIn } from './signed-in.ts';

/** A page to measure: whose, where, and the bare handler of the same rows beside it. */
export interface BenchPage {
  name: string;
  who: SignedIn['who'];
  path: (at: BenchTargets) => string;
  /** None for a search: there is no plain way to the same rows. */
  bare: BarePage | null;
}

/** What the paths point at, found in the filled database. */
export interface BenchTargets {
  municipality: string;
  checklist: number;
  code: string;
}

const overview = ({ municipality }: BenchTargets) => `/m/${municipality}`;

/** The pages that the issue names, each as the people who come for it. */
export const PAGES: readonly BenchPage[] = [
  { name: 'portfolio', who: 'dpo', path: () => '/portfolio', bare: 'portfolio' },
  {
    name: 'one question',
    who: 'spoc',
    path: ({ municipality, checklist, code }) => `/m/${municipality}/checklists/${checklist}/${code}`,
    bare: 'question',
  },
  {
    name: 'one checklist',
    who: 'spoc',
    path: ({ municipality, checklist }) => `/m/${municipality}/checklists/${checklist}`,
    bare: 'checklist',
  },
  {
    name: 'grid',
    who: 'spoc',
    path: ({ municipality, checklist }) => `/m/${municipality}/checklists/${checklist}/grid`,
    bare: 'checklist',
  },
  {
    name: 'grid',
    who: 'dpo',
    path: ({ municipality, checklist }) => `/m/${municipality}/checklists/${checklist}/grid`,
    bare: 'checklist',
  },
  { name: 'review queue', who: 'dpo', path: () => '/reviews', bare: 'reviews' },
  { name: 'municipality overview', who: 'dpo', path: overview, bare: 'overview' },
  { name: 'municipality overview', who: 'director', path: overview, bare: 'overview' },
  { name: 'start', who: 'spoc', path: () => '/', bare: 'work' },
  { name: 'start', who: 'director', path: () => '/', bare: 'standings' },
  { name: 'start', who: 'dpo', path: () => '/', bare: 'work' },
  { name: 'search, a word', who: 'spoc', path: () => '/search?q=stand', bare: null },
  { name: 'search, a word', who: 'dpo', path: () => '/search?q=stand', bare: null },
  { name: 'search, a typing error', who: 'spoc', path: () => '/search?q=uitgwerkt', bare: null },
  { name: 'search, a typing error', who: 'dpo', path: () => '/search?q=uitgwerkt', bare: null },
];

export const FIND_TARGETS = `select m.slug as municipality, c.id as checklist, n.code
  from municipality m join checklist c on c.municipality_id = m.id join framework f on f.id = c.framework_id
  join answer a on a.checklist_id = c.id join framework_node n on n.id = a.node_id
  where m.slug = $1 and c.phase = 'open' and f.code = 'cyfun2025' order by c.launched_at desc, n.position offset 20 limit 1`;
