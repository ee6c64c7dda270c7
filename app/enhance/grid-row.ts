import { readChoice, readGrade } from '#app/domain/grid.ts';
import { type Draft, forgetDraft, forgetDrafts, keepDraft } from './drafts.ts';
import { paintRow } from './grid-paint.ts';
import type { Cells, RowState, Surroundings, Theirs } from './grid-state.ts';

/** One requirement in the table: what is kept by the server, what stands in its cells now, and what it says of that. */
export class GridRow {
  readonly code: string;
  readonly naAllowed: boolean;
  readonly fields: readonly string[];
  version: number;
  saved: Cells = {};
  now: Cells = {};
  state: RowState = 'clean';
  theirs: Theirs | null = null;
  /** Pasted with other rows, and kept with all of them or not at all. */
  together = false;
  #faults = new Map<string, string>();
  #at = '';

  constructor(
    readonly tr: HTMLTableRowElement,
    readonly around: Surroundings,
  ) {
    this.code = tr.dataset.code ?? '';
    this.version = Number(tr.dataset.version ?? 0);
    this.naAllowed = tr.dataset.na !== undefined;
    const cells = [...tr.querySelectorAll<HTMLElement>('td[data-field]')];
    this.fields = cells.map((cell) => cell.dataset.field ?? '');
    for (const cell of cells) this.saved[cell.dataset.field ?? ''] = cell.dataset.value ?? cell.textContent ?? '';
    this.now = { ...this.saved };
  }

  /** The cells that are not with the server yet. */
  get changed(): Cells {
    return Object.fromEntries(
      this.fields.flatMap((field) => (this.now[field] === this.saved[field] ? [] : [[field, this.now[field] ?? '']])),
    );
  }

  get dirty(): boolean {
    return this.fields.some((field) => this.now[field] !== this.saved[field]);
  }

  get wrongFields(): string[] {
    return [...this.#faults.keys()];
  }

  get #place(): string {
    return `${this.around.draft}:${this.code}:0`;
  }

  /** Puts a text into a cell, and keeps it in this browser until the server has it. */
  set(field: string, text: string): void {
    if (!this.fields.includes(field)) return;
    const value = this.#plain(field, text);
    const other = field === 'doc' ? 'impl' : field === 'impl' ? 'doc' : '';
    // "Not applicable" counts for both scores.
    if (this.fields.includes(other)) {
      if (value === 'na' && !this.now[other]) this.now[other] = 'na';
      if (value !== 'na' && this.now[field] === 'na' && this.now[other] === 'na') this.now[other] = '';
    }
    this.now[field] = value;
    this.#faults.clear();
    if (this.state !== 'stale') this.state = this.dirty ? 'kept' : 'clean';
    this.remember();
    this.paint();
  }

  remember(): void {
    if (!this.dirty) {
      forgetDraft(this.#place);
      return;
    }
    this.rememberTyping('explanation', this.now.explanation ?? '');
  }

  /** Keeps a text that is still being typed, so that it survives a closed window. */
  rememberTyping(field: string, text: string): void {
    const fields = { ...this.now, [field]: text, ...(this.together ? { together: '1' } : {}) };
    keepDraft(this.#place, { at: new Date().toISOString(), version: this.version, fields });
  }

  /** Puts back what never reached the server; where somebody saved since, both are shown. */
  restore(draft: Draft): void {
    for (const field of this.fields) this.now[field] = draft.fields[field] ?? '';
    this.together = draft.fields.together === '1';
    if (draft.version !== this.version) this.theirs = { by: '', self: false, version: this.version, cells: this.saved };
    this.state = this.theirs ? 'stale' : 'kept';
    this.remember();
    this.paint();
  }

  /** The server has these cells. What was typed since is still to go. */
  wasSaved(version: number, sent: Cells, time: string): void {
    this.version = version;
    this.saved = { ...this.saved, ...sent };
    this.#at = time;
    this.together = false;
    this.state = this.dirty ? 'kept' : 'saved';
    this.remember();
    this.paint();
  }

  wasWrong(faults: readonly { field: string; why: string }[]): void {
    this.state = 'wrong';
    for (const { field, why } of faults) {
      const shown = this.fields.includes(field) ? field : (this.fields[0] ?? '');
      this.#faults.set(shown, this.around.texts[`fault_${why}`] ?? why);
    }
    this.paint();
  }

  wasStale(theirs: Theirs): void {
    this.theirs = theirs;
    this.state = 'stale';
    this.paint();
  }

  /** Somebody chose what stays of a row that two saved. @param mine what to keep of the own cells; null for nothing. */
  settle(mine: Cells | null): void {
    const { theirs } = this;
    if (!theirs) return;
    this.version = theirs.version;
    this.saved = Object.fromEntries(this.fields.map((field) => [field, theirs.cells[field] ?? '']));
    this.now = { ...this.saved, ...(mine ?? {}) };
    this.theirs = null;
    this.state = this.dirty ? 'kept' : 'clean';
    if (!this.dirty) this.together = false;
    if (!this.dirty) forgetDrafts(this.#place);
    this.remember();
    this.paint();
  }

  /** Forgets what was pasted, of which nothing was saved. */
  revert(): void {
    this.now = { ...this.saved };
    this.#faults.clear();
    this.together = false;
    this.state = 'clean';
    this.remember();
    this.paint();
  }

  cell(field: string): HTMLElement | null {
    return this.tr.querySelector<HTMLElement>(`td[data-field="${field}"]`);
  }

  paint(): void {
    paintRow(this, this.#faults, this.#at);
  }

  /** A value as it is kept where it is one, else the text itself, so that what is wrong stays in sight. */
  #plain(field: string, text: string): string {
    if (field === 'explanation') return text.replaceAll('\r\n', '\n');
    const value = field === 'choice' ? readChoice(text) : readGrade(text);
    return value === undefined ? text.trim() : (value ?? '');
  }
}
