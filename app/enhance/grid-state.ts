export type Texts = Record<string, string>;
export type Cells = Record<string, string>;

/** How a row stands with the server. `kept` waits for it; `held` waits for wrong cells of the same paste. */
export type RowState = 'clean' | 'saving' | 'saved' | 'kept' | 'wrong' | 'held' | 'stale' | 'refused' | 'closed';

/** What somebody else saved in between. */
export interface Theirs {
  by: string;
  self: boolean;
  version: number;
  cells: Cells;
}

export interface Surroundings {
  draft: string;
  scale: 'maturity' | 'compliance';
  texts: Texts;
}

/** A row as it is shown. */
export interface Shown {
  state: RowState;
  readonly tr: HTMLTableRowElement;
  readonly fields: readonly string[];
  readonly now: Cells;
  readonly saved: Cells;
  readonly theirs: Theirs | null;
  readonly around: Surroundings;
}
