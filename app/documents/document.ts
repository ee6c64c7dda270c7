/** A document to read and to print, the same for every file format it is written in. */
export interface WrittenDocument {
  title: string;
  /** Under the title: of whom, of when. */
  subtitle: string;
  /** As in the language tag of the document, such as `nl-BE`. */
  language: string;
  author: string;
  /** Instant that the document says of; printed nowhere, kept in its properties. */
  madeAt: Date;
  /** `Bladzijde {n} van {of}`, with both signs left in it. */
  pageLabel: string;
  blocks: readonly DocumentBlock[];
}

export type DocumentBlock =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'paragraph'; text: string }
  /** A label with what is said under it; line ends are kept. */
  | { kind: 'fact'; label: string; text: string }
  | { kind: 'list'; items: readonly string[] }
  /** Of short texts: the first column names its row. Widths are shares of the line. */
  | { kind: 'table'; head: readonly string[]; widths: readonly number[]; rows: readonly (readonly string[])[] };

/** Whether a cell of a table holds a number, which is then put at the right. */
export function isFigure(text: string): boolean {
  return /^[+−-]?\d+([.,]\d+)?( ?%)?$/.test(text);
}

/** A title as it fits at the foot of a page. */
export function shortTitle(title: string): string {
  return title.length > 70 ? `${title.slice(0, 69)}…` : title;
}

/** A label as it stands before what is said under it: one that asks ends as it is. */
export function leadOf(label: string): string {
  return /[?:]$/.test(label) ? label : `${label}:`;
}
