import type { FrameworkFile, FrameworkNode } from '#db/frameworks/format.ts';

export const FIELDS = [
  'title_nl',
  'title_en',
  'help_nl',
  'help_en',
  'evidence_nl',
  'evidence_en',
  'measure_nl',
  'measure_en',
  'weight',
  'applies_to',
  'regimes',
  'follows',
  'levels',
] as const;
export type ComparedField = (typeof FIELDS)[number];

/** A stretch of words that both have, or only the older, or only the newer. */
export interface Words {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

export interface NodeChange {
  code: string;
  /** The title it has now, or had last. */
  title: { nl: string; en: string };
  kind: 'added' | 'removed' | 'changed' | 'moved';
  fields: { field: ComparedField; words: Words[] }[];
}

/** What of a framework itself is compared, beside its parts. */
export const HEAD_FIELDS = [
  'title_nl',
  'title_en',
  'edition',
  'owner',
  'source_note',
  'verified',
  'scale',
  'levels',
  'thresholds',
  'not_applicable',
] as const;
export type HeadField = (typeof HEAD_FIELDS)[number];

/** What differs between two revisions in their names, origin, levels and scale. */
export function compareHeads(older: FrameworkFile, newer: FrameworkFile): { field: HeadField; words: Words[] }[] {
  const [was, is] = [headTexts(older), headTexts(newer)];
  return HEAD_FIELDS.flatMap((field) =>
    was[field] === is[field] ? [] : [{ field, words: diffWords(was[field], is[field]) }],
  );
}

function headTexts(file: FrameworkFile): Record<HeadField, string> {
  return {
    title_nl: file.title.nl,
    title_en: file.title.en,
    edition: file.edition,
    owner: file.owner,
    source_note: file.source_note,
    verified: file.verified ? '✓' : '–',
    scale: file.scale,
    levels: file.levels.map(({ code, title }) => `${code}: ${title.nl} / ${title.en}`).join('; '),
    thresholds: rulesText(file.thresholds),
    not_applicable: rulesText(file.not_applicable),
  };
}

/** Rules per level on one line, in the order of their levels' names. */
function rulesText(rules: Record<string, object> | null): string {
  return Object.entries(rules ?? {})
    .map(([level, values]) => {
      const parts = Object.entries(values).map(([name, value]) => `${name} ${value ?? '–'}`);
      return `${level}: ${parts.join(', ')}`;
    })
    .sort()
    .join('; ');
}

/** What differs between two revisions, part by part, in the order of the newer; what went comes last. */
export function compareFrameworks(older: FrameworkFile, newer: FrameworkFile): NodeChange[] {
  const before = new Map(older.nodes.map((node) => [node.code, node]));
  const after = new Map(newer.nodes.map((node) => [node.code, node]));
  const moved = movedCodes(older, newer);
  const changes = newer.nodes.flatMap((node): NodeChange[] => {
    const old = before.get(node.code);
    const { code, title } = node;
    if (!old) return [{ code, title, kind: 'added', fields: [] }];
    const fields = fieldChanges(old, node);
    if (fields.length > 0) return [{ code, title, kind: 'changed', fields }];
    return moved.has(code) ? [{ code, title, kind: 'moved', fields: [] }] : [];
  });
  const gone = older.nodes.filter((node) => !after.has(node.code));
  return [...changes, ...gone.map(({ code, title }) => ({ code, title, kind: 'removed' as const, fields: [] }))];
}

function fieldChanges(old: FrameworkNode, node: FrameworkNode): NodeChange['fields'] {
  const [was, is] = [textsOf(old), textsOf(node)];
  return FIELDS.flatMap((field) =>
    was[field] === is[field] ? [] : [{ field, words: diffWords(was[field], is[field]) }],
  );
}

function textsOf(node: FrameworkNode): Record<ComparedField, string> {
  const detail = node.kind === 'requirement' ? node : null;
  const { follows } = detail ?? {};
  return {
    title_nl: node.title.nl,
    title_en: node.title.en,
    help_nl: detail?.help?.nl ?? '',
    help_en: detail?.help?.en ?? '',
    evidence_nl: detail?.evidence?.nl ?? '',
    evidence_en: detail?.evidence?.en ?? '',
    measure_nl: detail?.measure?.nl ?? '',
    measure_en: detail?.measure?.en ?? '',
    weight: detail ? String(detail.weight) : '',
    applies_to: (detail?.applies_to ?? []).join(', '),
    regimes: (detail?.regimes ?? []).join(', '),
    follows: follows ? `${follows.code}: ${follows.on.join(', ')}` : '',
    levels: (detail?.levels ?? []).join(', '),
  };
}

/** Parts under another heading than before, or before others that they stood after; the fewest that explain the order. */
function movedCodes(older: FrameworkFile, newer: FrameworkFile): Set<string> {
  const places = new Map(older.nodes.map((node, place) => [node.code, { place, parent: node.parent }]));
  const kept = newer.nodes.filter((node) => places.has(node.code));
  const moved = new Set(kept.filter((node) => places.get(node.code)?.parent !== node.parent).map((node) => node.code));
  const groups = new Map<string | null, string[]>();
  for (const { code, parent } of kept) {
    if (!moved.has(code)) groups.set(parent, [...(groups.get(parent) ?? []), code]);
  }
  for (const codes of groups.values()) {
    const still = longestRising(codes.map((code) => places.get(code)?.place ?? 0));
    for (const [index, code] of codes.entries()) if (!still.has(index)) moved.add(code);
  }
  return moved;
}

/** The positions of a longest rising row among numbers. */
function longestRising(numbers: readonly number[]): Set<number> {
  const best = numbers.map(() => 1);
  const from = numbers.map(() => -1);
  for (const [i, n] of numbers.entries()) {
    for (let j = 0; j < i; j += 1) {
      if ((numbers[j] ?? 0) < n && (best[j] ?? 0) + 1 > (best[i] ?? 0)) {
        best[i] = (best[j] ?? 0) + 1;
        from[i] = j;
      }
    }
  }
  const kept = new Set<number>();
  for (let at = best.indexOf(Math.max(...best)); at >= 0; at = from[at] ?? -1) kept.add(at);
  return kept;
}

/** Beyond so many pairs of words two texts are shown whole, one after the other. */
const MOST_PAIRS = 250_000;

/** Two texts word by word: the longest row of words that both have, and what stands between. */
export function diffWords(was: string, is: string): Words[] {
  const [a, b] = [was.split(/(?<=\s)/).filter(Boolean), is.split(/(?<=\s)/).filter(Boolean)];
  if (a.length * b.length > MOST_PAIRS) return joined([...asWords(a, 'gone'), ...asWords(b, 'new')]);
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = lengths[i] as Uint16Array;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const words: Words[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      words.push({ kind: 'same', text: a[i] as string });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) words.push({ kind: 'gone', text: a[i++] as string });
    else words.push({ kind: 'new', text: b[j++] as string });
  }
  return joined([...words, ...asWords(a.slice(i), 'gone'), ...asWords(b.slice(j), 'new')]);
}

function asWords(texts: readonly string[], kind: Words['kind']): Words[] {
  return texts.map((text) => ({ kind, text }));
}

function joined(words: readonly Words[]): Words[] {
  const all: Words[] = [];
  for (const word of words) {
    const last = all.at(-1);
    if (last?.kind === word.kind) last.text += word.text;
    else all.push({ ...word });
  }
  return all;
}
