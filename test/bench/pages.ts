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

const register = ({ municipality }: BenchTargets) => `/m/${municipality}/evidence`;
const checklist = (at: BenchTargets) => `/m/${at.municipality}/checklists/${at.checklist}`;
const question = (at: BenchTargets) => `${checklist(at)}/${at.code}`;
const matrix = () => '/portfolio/matrix?framework=cyfun2025';
const allAnswers = ({ code }: BenchTargets) => `/portfolio/question?framework=cyfun2025&code=${code}`;

type Who = BenchPage['who'];
const each = (who: readonly Who[], name: string, path: BenchPage['path'], bare: BenchPage['bare']): BenchPage[] =>
  who.map((one) => ({ name, who: one, path, bare }));

const OVER_ALL: readonly Who[] = ['dpo', 'service_director'];
const OWN: readonly Who[] = ['spoc', 'director', 'dpo'];

/** The pages that the issue names, each as all the people who may open it and come for it. */
export const PAGES: readonly BenchPage[] = [
  ...each(OVER_ALL, 'portfolio', () => '/portfolio', 'portfolio'),
  ...each(['dpo'], 'portfolio, all frameworks', () => '/portfolio?framework=all', null),
  ...each(OVER_ALL, 'matrix', matrix, null),
  ...each(OVER_ALL, 'one question, all answers', allAnswers, null),
  ...each(OWN, 'one question', question, 'question'),
  ...each(OWN, 'one checklist', checklist, 'checklist'),
  ...each(OWN, 'grid', (at) => `${checklist(at)}/grid`, 'checklist'),
  ...each(['dpo'], 'review queue', () => '/reviews', 'reviews'),
  ...each(OWN, 'evidence register', register, null),
  ...each(['spoc', ...OVER_ALL, 'director'], 'municipality overview', overview, 'overview'),
  ...each(['spoc', 'dpo'], 'start', () => '/', 'work'),
  ...each(['director'], 'start', () => '/', 'standings'),
  ...each(['service_director'], 'start', () => '/', 'portfolio'),
  ...each(OWN, 'search, a word', () => '/search?q=stand', null),
  ...each(OWN, 'search, a typing error', () => '/search?q=uitgwerkt', null),
  ...each(OWN, 'search, an unknown word', () => '/search?q=zonnebloem', null),
];

export const FIND_TARGETS = `select m.slug as municipality, c.id as checklist, n.code
  from municipality m join checklist c on c.municipality_id = m.id join framework f on f.id = c.framework_id
  join answer a on a.checklist_id = c.id join framework_node n on n.id = a.node_id
  where m.slug = $1 and c.phase = 'open' and f.code = 'cyfun2025' order by c.launched_at desc, n.position offset 20 limit 1`;
