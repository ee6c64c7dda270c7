/** How a search reads what was typed and finds it again in a text: without accents, in small letters, one typing error forgiven. */

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
  const all = foldText(text).split(/\s+/).filter(Boolean);
  const words = [...new Set(all.filter((word) => word.length >= SHORTEST_QUERY))].slice(0, MOST_WORDS);
  return words.length > 0 ? { words, phrase: all.join(' ') } : null;
}

/** What the database must find of one word: any of `like`, and where that finds too much any of `near` as well. */
export interface WordPattern {
  like: string[];
  near?: string[];
}

/**
 * The patterns of one word over a text that is folded, with a blank before it. One typing error (a letter too much, too
 * few, wrong, or two swapped) leaves one half of the word whole, by which an index finds it; the other patterns are all
 * ways to write it so.
 */
export function patternOf(word: string, forgiving: boolean): WordPattern {
  const inside = (text: string) => `%${escapeLike(text)}%`;
  if (word.length < 3) return { like: [`% ${escapeLike(word)}%`] };
  if (!forgiving || word.length < FORGIVEN_FROM) return { like: [inside(word)] };
  const half = Math.floor(word.length / 2);
  const [head, tail] = [word.slice(0, half), word.slice(half)];
  return {
    like: [half < 3 ? `% ${escapeLike(head)}%` : inside(head), inside(tail), inside(swapped(word, half - 1))],
    near: waysToWrite(word).map((way) => `%${way.map(escapeLike).join('_')}%`),
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
      const folded = ` ${foldText(text)}`;
      return sources.every((source) => new RegExp(source, 'u').test(folded));
    },
    rank: (text) => {
      const folded = ` ${foldText(text)}`;
      if (folded.startsWith(` ${query.phrase}`)) return 0;
      return folded.includes(` ${query.phrase}`) ? 1 : 2;
    },
    excerpt: (text, most = 180) => excerptOf(text, sources, most),
  };
}

function sourceOf(word: string, forgiving: boolean): string {
  if (word.length < 3) return `(?<= )${escapeRegex(word)}`;
  if (!forgiving || word.length < FORGIVEN_FROM) return escapeRegex(word);
  return waysToWrite(word)
    .map((way) => way.map(escapeRegex).join('.'))
    .join('|');
}

/** Every way to write a word with at most one typing error, as the parts around the one letter that may be any. */
function waysToWrite(word: string): string[][] {
  const ways: string[][] = [[word]];
  for (let at = 0; at < word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    ways.push([before, after.slice(1)]);
    if (at > 0) ways.push([before, after]);
    if (at + 1 < word.length) ways.push([swapped(word, at)]);
  }
  for (let at = 0; at < word.length; at += 1) ways.push([word.slice(0, at) + word.slice(at + 1)]);
  return ways;
}

function swapped(word: string, at: number): string {
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

/** A text in which `%`, `_` and `\\` are themselves in a pattern of `like`. */
export const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');
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
  const whole = foldText(text);
  // Where nothing changed its length, each character stands where it stood.
  const { text: folded, at } = whole.length === text.length ? { text: whole, at: null } : fold(text);
  const place = (index: number) => (at ? (at[index] ?? text.length - 1) : index);
  const found: [number, number][] = [];
  for (const source of sources) {
    for (const match of ` ${folded}`.matchAll(new RegExp(source, 'gu'))) {
      const start = match.index - 1;
      const last = start + match[0].length - 1;
      if (match[0].trim() !== '') found.push([place(Math.max(start, 0)), place(last) + 1]);
    }
  }
  let end = 0;
  return found
    .toSorted((a, b) => a[0] - b[0] || b[1] - a[1])
    .filter((range) => {
      if (range[0] < end) return false;
      end = range[1];
      return true;
    });
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

/** A text as it is compared. What opens a word becomes a blank. */
function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/["'“”„‘’«»([{/\s]/g, ' ')
    .replace(/[‐-―]/g, '-');
}

/** A text as it is compared, and where each of its characters stood; some become two, or none. */
function fold(text: string): { text: string; at: number[] } {
  const at: number[] = [];
  let folded = '';
  for (let index = 0; index < text.length; index += 1) {
    const plain = foldText(text.charAt(index));
    folded += plain;
    for (let each = 0; each < plain.length; each += 1) at.push(index);
  }
  return { text: folded, at };
}
