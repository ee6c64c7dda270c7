import type { GridRow } from './grid-row.ts';
import type { Cells, Theirs } from './grid-state.ts';
import { type NotSaved, sendFields } from './save-request.ts';
import type { SaveState } from './save-state.ts';

const LONGEST_WAIT_MS = 60_000;
const MOST_ROWS = 500;

type RowReply = { code: string } & (
  | { kind: 'saved'; version: number }
  | { kind: 'invalid'; faults: { field: string; why: string }[] }
  | ({ kind: 'stale' } & Theirs)
  | { kind: 'closed' | 'refused' | 'not_found' | 'held' }
);
type Reply = { kind: 'rows'; time: string; rows: RowReply[] } | { kind: 'invalid' } | NotSaved;

/**
 * Sends changed rows one save at a time, pasted rows as one whole, and says in one line how all of them stand. What the
 * server does not have stays in the browser and is tried again.
 */
export class GridSaver {
  #timer = 0;
  #failures = 0;
  #saving = false;
  #time = '';
  #trouble: 'failed' | 'offline' | 'expired' | 'stopped' | null = null;

  constructor(
    readonly address: string,
    readonly rows: readonly GridRow[],
    readonly state: SaveState,
    readonly table: {
      go: (row: GridRow, field: string | undefined) => void;
      stale: (row: GridRow) => void;
    },
  ) {
    window.addEventListener('online', () => this.soon(0));
    window.addEventListener('pagehide', () => void this.flush(true));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.flush(true);
      else if (this.#trouble === 'expired') this.soon(0);
    });
  }

  soon(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.flush(false), wait);
  }

  async flush(leaving: boolean): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#saving) return;
    const group = this.rows.filter((row) => row.together && row.dirty);
    const whole = group.length > 0 && group.every((row) => row.state === 'kept' || row.state === 'held');
    const batch = whole ? group : this.rows.filter((row) => !row.together && row.dirty && row.state === 'kept');
    const rows = batch.slice(0, MOST_ROWS);
    if (rows.length === 0) {
      this.say();
      return;
    }
    this.#saving = true;
    const sent = new Map(rows.map((row) => [row.code, row.changed]));
    for (const row of rows) this.#mark(row, 'saving');
    this.say();
    const asked = rows.map((row) => ({ code: row.code, version: row.version, cells: sent.get(row.code) }));
    const fields = { rows: JSON.stringify(asked), together: whole ? '1' : '0' };
    const reply = await sendFields<Reply>(this.address, fields, leaving);
    this.#saving = false;
    this.#hear(reply, rows, sent);
    this.say();
  }

  /** Forgets a paste of which nothing was saved. */
  undo(): void {
    for (const row of this.rows.filter((each) => each.together)) row.revert();
    this.say();
    this.state.say('undone', 'quiet');
  }

  #hear(reply: Reply, rows: readonly GridRow[], sent: ReadonlyMap<string, Cells>): void {
    if (reply.kind !== 'rows') {
      for (const row of rows) this.#mark(row, 'kept');
      this.#trouble = reply.kind === 'refused' || reply.kind === 'invalid' ? 'stopped' : reply.kind;
      if (this.#trouble !== 'failed' && this.#trouble !== 'offline') return;
      this.#failures += 1;
      this.soon(Math.min(1_000 * 2 ** this.#failures, LONGEST_WAIT_MS));
      return;
    }
    this.#trouble = null;
    this.#failures = 0;
    const byCode = new Map(rows.map((row) => [row.code, row]));
    for (const each of reply.rows) {
      const row = byCode.get(each.code);
      if (row) this.#hearRow(row, each, sent.get(each.code) ?? {}, reply.time);
    }
    if (reply.rows.some((row) => row.kind === 'saved')) this.#time = reply.time;
    if (this.rows.some((row) => row.dirty && row.state === 'kept')) this.soon(0);
  }

  #hearRow(row: GridRow, reply: RowReply, sent: Cells, time: string): void {
    if (reply.kind === 'saved') row.wasSaved(reply.version, sent, time);
    else if (reply.kind === 'invalid') row.wasWrong(reply.faults);
    else if (reply.kind === 'stale') {
      row.wasStale(reply);
      this.table.stale(row);
    } else this.#mark(row, reply.kind === 'not_found' ? 'refused' : reply.kind);
  }

  #mark(row: GridRow, state: GridRow['state']): void {
    row.state = state;
    row.paint();
  }

  /** The one line: what is worst comes first, with what can be done about it. */
  say(): void {
    const pending = this.rows.filter((row) => row.dirty);
    const n = String(pending.length);
    const wrong = pending.filter((row) => row.state === 'wrong');
    const stale = pending.filter((row) => row.state === 'stale');
    const first = wrong[0] ?? stale[0];
    const toFirst = first ? [this.state.button('first_wrong', () => this.table.go(first, first.wrongFields[0]))] : [];
    if (this.#trouble) {
      const next = encodeURIComponent(location.pathname + location.search);
      const acts = this.#trouble === 'expired' ? [this.state.link('sign_in', `/login?next=${next}`)] : [];
      if (pending.length > 0) this.state.say(this.#trouble, 'bad', { n }, acts);
    } else if (wrong.length > 0) {
      const cells = String(wrong.reduce((sum, row) => sum + row.wrongFields.length, 0));
      const pasted = pending.some((row) => row.together);
      const undo = pasted ? [this.state.button('undo', () => this.undo())] : [];
      this.state.say(pasted ? 'wrong' : 'wrong_one', 'bad', { n: cells }, [...toFirst, ...undo]);
    } else if (stale.length > 0) this.state.say('stale', 'bad', { n: String(stale.length) }, toFirst);
    else if (pending.length > 0) this.state.say('pending', 'quiet', { n });
    else if (this.#time) this.state.say('all_saved', 'good', { time: this.#time });
  }
}
