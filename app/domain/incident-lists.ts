/** The lists that a service keeps for its incidents: its categories and its task templates. */

/** With which a service begins and which the annual reports count by; renamed at will, never out of use. */
export const STANDING_CATEGORIES: readonly string[] = [
  'information_security',
  'service_delivery',
  'cyber_incident',
  'identity_abuse',
];

/** A line of a list in its latest version. */
export interface ListLine {
  code: string;
  version: number;
  titleNl: string;
  titleEn: string;
  /** Since when it is out of use; the words of a retired line stay on what was recorded with it. */
  retiredAt: Date | null;
}

/** What somebody had on screen: which version, and whether it was in use. */
export interface SeenLine {
  version: number;
  inUse: boolean;
}

export type ListDecision = 'do' | 'stale' | 'taken' | 'standing' | 'already';

/**
 * Whether a line may take new words, or may come into the list. Two lines in use never have one name in a language, since
 * nobody could tell them apart.
 * @param latest null for a new line.
 * @param others the other lines of the list.
 */
export function decideWords(
  latest: Pick<ListLine, 'version' | 'retiredAt'> | null,
  seen: SeenLine | null,
  words: { titleNl: string; titleEn: string },
  others: readonly ListLine[],
): Extract<ListDecision, 'do' | 'stale' | 'taken'> {
  if (latest && !isSeen(latest, seen)) return 'stale';
  const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
  const taken = others.some(
    (each) => each.retiredAt === null && (same(each.titleNl, words.titleNl) || same(each.titleEn, words.titleEn)),
  );
  return taken ? 'taken' : 'do';
}

/** Whether a line may go out of use. */
export function decideRetire(
  latest: Pick<ListLine, 'code' | 'version' | 'retiredAt'>,
  seen: SeenLine,
  standing: readonly string[],
): Extract<ListDecision, 'do' | 'stale' | 'standing' | 'already'> {
  if (standing.includes(latest.code)) return 'standing';
  if (latest.retiredAt !== null && latest.version === seen.version) return 'already';
  return isSeen(latest, seen) ? 'do' : 'stale';
}

function isSeen(latest: Pick<ListLine, 'version' | 'retiredAt'>, seen: SeenLine | null): boolean {
  return seen !== null && latest.version === seen.version && (latest.retiredAt === null) === seen.inUse;
}

/** The code of a new line: its Dutch words in plain letters, with a number behind them where others have those already. */
export function codeOf(titleNl: string, taken: ReadonlySet<string>): string {
  const plain = titleNl.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const letters = plain
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 50);
  const stem = letters.length < 2 ? 'line' : letters;
  let code = stem;
  for (let n = 2; taken.has(code); n += 1) code = `${stem}_${n}`;
  return code;
}
