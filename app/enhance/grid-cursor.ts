/** Where somebody is in the table: one cell at a time can be reached by Tab, the arrows go on from there. [APG grid] */
export class GridCursor {
  row = 0;
  column = 0;
  #tabbable: HTMLElement | null = null;

  constructor(readonly rows: readonly HTMLTableRowElement[]) {}

  get cell(): HTMLElement | null {
    return this.rows[this.row]?.cells[this.column] ?? null;
  }

  /** Takes the focus to a cell; outside the table there is no cell. */
  to(row: number, column: number, focus = true): void {
    const width = this.rows[0]?.cells.length ?? 1;
    this.row = Math.min(Math.max(row, 0), this.rows.length - 1);
    this.column = Math.min(Math.max(column, 0), width - 1);
    const { cell } = this;
    if (!cell) return;
    if (this.#tabbable) this.#tabbable.tabIndex = -1;
    this.#tabbable = cell;
    cell.tabIndex = 0;
    if (focus) cell.focus();
  }

  /** Goes to the cell that holds an element. @returns whether there is one. */
  toElement(element: Element, focus = true): boolean {
    const cell = element.closest<HTMLTableCellElement>('td, th');
    const row = this.rows.indexOf(cell?.parentElement as HTMLTableRowElement);
    if (!cell || row < 0) return false;
    this.to(row, cell.cellIndex, focus);
    return true;
  }

  /** Goes where a key leads. @returns whether it leads anywhere. */
  press(key: string, far: boolean): boolean {
    const { row, column } = this;
    const last = this.rows.length - 1;
    if (key === 'ArrowUp') this.to(far ? 0 : row - 1, column);
    else if (key === 'ArrowDown') this.to(far ? last : row + 1, column);
    else if (key === 'ArrowLeft') this.to(row, far ? 0 : column - 1);
    else if (key === 'ArrowRight') this.to(row, far ? 99 : column + 1);
    else if (key === 'Home') this.to(far ? 0 : row, 0);
    else if (key === 'End') this.to(far ? last : row, 99);
    else if (key === 'PageUp') this.to(row - 10, column);
    else if (key === 'PageDown') this.to(row + 10, column);
    else return false;
    return true;
  }
}

/** In the first column Enter opens the question and the space bar ticks the row. */
export function pressHead(cell: HTMLElement, key: string): boolean {
  if (key === 'Enter') cell.querySelector('a')?.click();
  else if (key === ' ') cell.querySelector('input')?.click();
  else return false;
  return true;
}
