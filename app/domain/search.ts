/** How a search reads what was typed and finds it again in a text: without accents, in small letters, one typing error forgiven. */

export const SEARCH_KINDS = [
  'municipality',
  'person',
  'checklist',
  'answer',
  'remark',
  'evidence',
  'requirement',
  'framework',
  'campaign',
  'policy',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export const SHORTEST_QUERY = 2;
export const LONGEST_QUERY = 100;
const MOST_WORDS = 6;
/** From this length a word may have a typing error; a shorter one is one letter away from too many others. */
const FORGIVEN_FROM = 5;

export interface Query {
  words: readonly string[];
  /** The words after each other; a text in which they stand so is better. */
  phrase: string;
}

/** What was typed, as words to look for; null when there is too little or too much of it. */
export function readQuery(typed: string): Query | null {
  const text = typed.trim();
  if (text.length < SHORTEST_QUERY || text.length > LONGEST_QUERY) return null;
  const all = fold(text).text.split(/\s+/).filter(Boolean);
  const words = [...new Set(all.filter((word) => word.length >= SHORTEST_QUERY))].slice(0, MOST_WORDS);
  return words.length > 0 ? { words, phrase: all.join(' ') } : null;
}

/** What the database must find of one word: any of `like`, and where that is not exact enough `regex` as well. */
export interface WordPattern {
  like: string[];
  regex?: string;
}

/**
 * The patterns of one word over a text that is folded, with a blank before it. One typing error (a letter too much, too
 * few, wrong, or two swapped) leaves one half of the word whole, by which an index finds it; the expression then says
 * whether the rest is near enough.
 */
export function patternOf(word: string, forgiving: boolean): WordPattern {
  if (word.length < 3) return { like: [`% ${escapeLike(word)}%`] };
  if (!forgiving || word.length < FORGIVEN_FROM) return { like: [`%${escapeLike(word)}%`] };
  const half = Math.floor(word.length / 2);
  const [head, tail] = [word.slice(0, half), word.slice(half)];
  return {
    like: [
      half < 3 ? `% ${escapeLike(head)}%` : `%${escapeLike(head)}%`,
      `%${escapeLike(tail)}%`,
      `%${escapeLike(swapped(word, half - 1))}%`,
    ],
    regex: nearWord(word),
  };
}

/** A part of a text; `marked` where it is what was looked for. */
export interface Segment {
  text: string;
  marked: boolean;
}

/** Finds the words of a query in texts. */
export interface Matcher {
  matches: (text: string) => boolean;
  /** 0 for a text that begins with what was typed, 1 where it begins a word, 2 otherwise. */
  rank: (text: string) => number;
  /** The text around the first word that was found, at most about `most` characters, with what was found marked. */
  excerpt: (text: string, most?: number) => Segment[];
}

export function matcher(query: Query, forgiving: boolean): Matcher {
  const sources = query.words.map((word) => sourceOf(word, forgiving));
  return {
    matches: (text) => {
      const folded = ` ${fold(text).text}`;
      return sources.every((source) => new RegExp(source, 'u').test(folded));
    },
    rank: (text) => {
      const folded = ` ${fold(text).text}`;
      if (folded.startsWith(` ${query.phrase}`)) return 0;
      return folded.includes(` ${query.phrase}`) ? 1 : 2;
    },
    excerpt: (text, most = 180) => excerptOf(text, sources, most),
  };
}

function sourceOf(word: string, forgiving: boolean): string {
  if (word.length < 3) return `(?<= )${escapeRegex(word)}`;
  return forgiving && word.length >= FORGIVEN_FROM
    ? nearWord(word).replace('(^|[^a-z0-9])', '(?<![a-z0-9])')
    : escapeRegex(word);
}

/** Every way to write a word with at most one typing error, at the beginning of a word. Read alike by PostgreSQL and here. */
function nearWord(word: string): string {
  const ways = [escapeRegex(word)];
  for (let at = 0; at < word.length; at += 1) {
    const [before, after] = [escapeRegex(word.slice(0, at)), word.slice(at)];
    ways.push(`${before}.?${escapeRegex(after.slice(1))}`, `${before}.${escapeRegex(after)}`);
    if (at + 1 < word.length) ways.push(escapeRegex(swapped(word, at)));
  }
  return `(^|[^a-z0-9])(${ways.join('|')})`;
}

function swapped(word: string, at: number): string {
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');
const escapeRegex = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function excerptOf(text: string, sources: readonly string[], most: number): Segment[] {
  const ranges = rangesOf(text, sources);
  const first = ranges[0]?.[0] ?? 0;
  const from = text.length <= most ? 0 : wordStart(text, Math.max(0, Math.min(first - 40, text.length - most)));
  const to = Math.min(text.length, from + most);
  const segments: Segment[] = from > 0 ? [{ text: '… ', marked: false }] : [];
  let at = from;
  for (const [start, end] of ranges) {
    if (start < at || start >= to) continue;
    if (start > at) segments.push({ text: text.slice(at, start), marked: false });
    segments.push({ text: text.slice(start, Math.min(end, to)), marked: true });
    at = Math.min(end, to);
  }
  if (at < to) segments.push({ text: text.slice(at, to), marked: false });
  if (to < text.length) segments.push({ text: ' …', marked: false });
  return segments;
}

/** Where the words stand in the text as it was written, in order and without overlap. */
function rangesOf(text: string, sources: readonly string[]): [number, number][] {
  const folded = fold(text);
  const found: [number, number][] = [];
  for (const source of sources) {
    for (const match of ` ${folded.text}`.matchAll(new RegExp(source, 'gu'))) {
      const start = match.index - 1;
      const last = start + match[0].length - 1;
      if (match[0].trim() !== '')
        found.push([folded.at[Math.max(start, 0)] ?? 0, (folded.at[last] ?? text.length - 1) + 1]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return found.filter(
    ([start], index) => index === 0 || start >= Math.max(...found.slice(0, index).map(([, end]) => end)),
  );
}

function wordStart(text: string, from: number): number {
  const blank = text.indexOf(' ', from);
  return blank >= 0 && blank - from < 20 ? blank + 1 : from;
}

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** A text as it is compared, and where each of its characters stood. What opens a word becomes a blank. */
function fold(text: string): { text: string; at: number[] } {
  let folded = '';
  const at: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const small = text.charAt(index).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const plain = (LETTERS[small] ?? small).replace(/["'“”„‘’«»([{/\s]/g, ' ').replace(/[‐-―]/g, '-');
    folded += plain;
    for (let each = 0; each < plain.length; each += 1) at.push(index);
  }
  return { text: folded, at };
}
