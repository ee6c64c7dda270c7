import { showConflict } from './grid-conflict.ts';
import { GridCursor, pressHead } from './grid-cursor.ts';
import { GridEditor } from './grid-editor.ts';
import { fillRows, restoreRows } from './grid-fill.ts';
import { readCells } from './grid-paste.ts';
import { GridRow } from './grid-row.ts';
import { GridSaver } from './grid-saver.ts';
import { SaveState } from './save-state.ts';

const MOST_CELLS = 1_500;

/** A table of answers that is filled in like a spreadsheet. Every change is kept in the browser until the server has it. */
class AnswerGrid extends HTMLElement {
  #rows: GridRow[] = [];
  #cursor!: GridCursor;
  #saver!: GridSaver;
  #state!: SaveState;
  #editor: GridEditor | null = null;

  connectedCallback(): void {
    const table = this.querySelector('table');
    const line = this.querySelector<HTMLElement>('[data-save-state]');
    const { draft = '', texts: said = '{}', scale: asked, save } = this.dataset;
    if (!table || !line || !save) return;
    const texts = JSON.parse(said) as Record<string, string>;
    const around = { draft, scale: asked === 'compliance' ? asked : 'maturity', texts } as const;
    const lines = [...table.querySelectorAll<HTMLTableRowElement>('tr[data-code]')];
    this.#rows = lines.map((tr) => new GridRow(tr, around));
    this.#cursor = new GridCursor(lines);
    this.#state = new SaveState(line, texts);
    this.#saver = new GridSaver(save, this.#rows, this.#state, {
      go: (row, field) => this.#goTo(row, field),
      stale: (row) => this.#conflict(row),
    });
    this.#becomeGrid(table);
    this.#restore();
  }

  /** Only now is it a grid: one stop for Tab, and the arrows inside. */
  #becomeGrid(table: HTMLTableElement): void {
    table.setAttribute('role', 'grid');
    this.querySelector('.grid-wrap')?.removeAttribute('tabindex');
    for (const inside of table.querySelectorAll<HTMLElement>('tbody a, tbody input')) inside.tabIndex = -1;
    document.querySelector('[data-grid-keys]')?.removeAttribute('hidden');
    this.#cursor.to(0, 1, false);
    table.addEventListener('keydown', (event) => this.#pressed(event));
    table.addEventListener('click', (event) => this.#clicked(event as PointerEvent));
    table.addEventListener('focusout', () => this.#left());
    this.addEventListener('paste', (event) => this.#pasted(event));
    this.addEventListener('copy', (event) => this.#copied(event));
    this.addEventListener('input', () => this.#typed());
  }

  get #row(): GridRow | undefined {
    return this.#rows[this.#cursor.row];
  }

  #goTo(row: GridRow, field: string | undefined): void {
    const cell = row.cell(field ?? row.fields[0] ?? '');
    if (cell) this.#cursor.toElement(cell);
  }

  #conflict(row: GridRow): void {
    showConflict(row, () => {
      this.#goTo(row, undefined);
      this.#saver.soon(0);
    });
  }

  #pressed(event: KeyboardEvent): void {
    const { key } = event;
    const { cell } = this.#cursor;
    const far = event.ctrlKey || event.metaKey;
    if (this.#editor) this.#pressedInEditor(event, this.#editor);
    if (event.defaultPrevented || this.#editor) return;
    if (event.target instanceof Element && event.target.closest('.grid-conflict')) return;
    if (!cell || event.altKey) return;
    if (this.#cursor.press(key, far) || (!far && this.#act(cell, key))) event.preventDefault();
  }

  /** @returns whether the key does anything with the cell at hand. */
  #act(cell: HTMLElement, key: string): boolean {
    if (cell.tagName === 'TH') return pressHead(cell, key);
    if (key === 'Enter' || key === 'F2') return this.#edit(null) !== null;
    if (key === 'Delete' || key === 'Backspace') return this.#clear();
    return key.length === 1 && key !== ' ' && this.#edit(key) !== null;
  }

  #pressedInEditor(event: KeyboardEvent, editor: GridEditor): void {
    const { key } = event;
    if (event.isComposing) return;
    const moves: Record<string, string> = { Enter: 'ArrowDown', Tab: event.shiftKey ? 'ArrowLeft' : 'ArrowRight' };
    const move = moves[key] ?? (editor.quick && key.startsWith('Arrow') ? key : undefined);
    if (key === 'Escape') this.#close(false);
    else if (move && !(key === 'Enter' && (event.shiftKey || event.altKey))) {
      this.#close(true);
      this.#cursor.press(move, false);
    } else return;
    event.preventDefault();
  }

  #clicked(event: PointerEvent): void {
    const target = event.target as Element;
    if (target.closest('a, input, button, select, textarea, .grid-conflict')) return;
    const cell = target.closest('td, th');
    if (!cell) return;
    const again = cell === this.#cursor.cell && cell === document.activeElement;
    if (!this.#cursor.toElement(cell)) return;
    if (again || event.detail > 1 || event.pointerType === 'touch') this.#edit(null)?.unfold(() => this.#close(true));
  }

  #edit(typed: string | null): GridEditor | null {
    const { cell } = this.#cursor;
    const field = cell?.dataset.field;
    const row = this.#row;
    if (!cell || !row || !field || this.#editor) return null;
    const column = this.querySelector(`thead [data-column="${field}"]`)?.textContent ?? '';
    this.#editor = new GridEditor(row, field, cell, typed, `${column}, ${row.code}`);
    return this.#editor;
  }

  /** Ends the editing of a cell. @param back whether the focus returns to it. */
  #close(keep: boolean, back = true): void {
    const editor = this.#editor;
    if (!editor) return;
    this.#editor = null;
    const { row, field, value } = editor;
    editor.close();
    if (back) this.#cursor.to(this.#cursor.row, this.#cursor.column);
    if (keep && value !== row.now[field]) this.#change(row, field, value);
    else {
      if (!keep) row.remember();
      row.paint();
    }
  }

  /** Somebody clicked elsewhere while a cell was open: what it holds counts. */
  #left(): void {
    setTimeout(() => {
      const away = !this.#editor?.cell.contains(document.activeElement) && document.hasFocus();
      if (away) this.#close(true, false);
    });
  }

  /** A text that is still being typed is kept in the browser already. */
  #typed(): void {
    const editor = this.#editor;
    if (editor?.control instanceof HTMLTextAreaElement) editor.row.rememberTyping(editor.field, editor.value);
  }

  #clear(): boolean {
    const field = this.#cursor.cell?.dataset.field;
    if (this.#row && field) this.#change(this.#row, field, '');
    return field !== undefined;
  }

  #change(row: GridRow, field: string, text: string): void {
    row.set(field, text);
    if (row.state === 'stale') this.#conflict(row);
    this.#saver.say();
    this.#saver.soon(0);
  }

  #copied(event: ClipboardEvent): void {
    const field = this.#cursor.cell?.dataset.field;
    if (this.#editor || !field || !getSelection()?.isCollapsed) return;
    event.clipboardData?.setData('text/plain', this.#row?.now[field] ?? '');
    event.preventDefault();
  }

  /** A column or block goes in whole, from the cell at hand down and to the right, or not at all. */
  #pasted(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (this.#editor || text === '' || !this.contains(document.activeElement)) return;
    event.preventDefault();
    const cells = readCells(text);
    const width = cells[0]?.length ?? 0;
    const from = this.#cursor.cell?.dataset.field ?? this.#row?.fields[0] ?? '';
    const fields = this.#row?.fields.slice(this.#row.fields.indexOf(from)) ?? [];
    const rows = this.#rows.slice(this.#cursor.row, this.#cursor.row + cells.length);
    const size = { rows: String(cells.length), columns: String(width), n: String(MOST_CELLS) };
    if (cells.length * width > MOST_CELLS || text.length > 900_000) this.#state.say('too_many', 'bad', size);
    else if (rows.length < cells.length || fields.length < width) this.#state.say('too_wide', 'bad', size);
    else {
      fillRows(rows, fields, cells);
      for (const row of rows) if (row.state === 'stale') this.#conflict(row);
      this.#saver.soon(0);
    }
  }

  #restore(): void {
    const n = restoreRows(this.#rows, this.dataset.draft ?? '');
    for (const row of this.#rows) if (row.state === 'stale') this.#conflict(row);
    if (n > 0) this.#state.say('restored', 'quiet', { n: String(n) });
    if (n > 0) this.#saver.soon(1_000);
  }
}

customElements.define('answer-grid', AnswerGrid);
