import { mergeTexts } from '#app/domain/answer.ts';
import type { GridRow } from './grid-row.ts';
import type { Cells } from './grid-state.ts';

/** Under a row that two people saved: both answers, and a way to keep either or both texts. */
export function showConflict(row: GridRow, settled: () => void): void {
  hideConflict(row);
  const { theirs } = row;
  if (!theirs) return;
  const { texts } = row.around;
  const mine = row.changed;
  const line = document.createElement('tr');
  line.className = 'grid-conflict';
  const cell = line.insertCell();
  cell.colSpan = row.tr.cells.length;
  const settle = (kept: Cells | null) => {
    hideConflict(row);
    row.settle(kept);
    settled();
  };
  const sides = document.createElement('div');
  sides.className = 'columns';
  const button = (key: string, act: () => void) => {
    const made = Object.assign(document.createElement('button'), { type: 'button', className: 'button small' });
    made.textContent = texts[key] ?? '';
    made.addEventListener('click', act);
    return made;
  };
  const both = { ...mine, explanation: mergeTexts(mine.explanation ?? '', theirs.cells.explanation ?? '') };
  const mineActs = [button('keep_mine', () => settle(mine))];
  if (mine.explanation && theirs.cells.explanation && both.explanation !== mine.explanation) {
    mineActs.push(button('merge', () => settle(both)));
  }
  sides.append(
    side(row, texts.mine ?? '', row.now, mineActs),
    side(row, texts.theirs ?? '', theirs.cells, [button('keep_theirs', () => settle(null))]),
  );
  cell.append(sides);
  row.tr.after(line);
}

export function hideConflict(row: GridRow): void {
  const next = row.tr.nextElementSibling;
  if (next?.classList.contains('grid-conflict')) next.remove();
}

function side(row: GridRow, title: string, cells: Cells, acts: readonly HTMLElement[]): HTMLElement {
  const { texts } = row.around;
  const box = document.createElement('div');
  const heading = Object.assign(document.createElement('strong'), { textContent: title });
  const values = row.fields
    .filter((field) => field !== 'explanation')
    .map((field) => texts[`option_${cells[field]}`] ?? (cells[field] || '–'));
  const said = Object.assign(document.createElement('p'), { textContent: values.join(' / ') });
  const text = Object.assign(document.createElement('p'), {
    className: 'typed',
    textContent: cells.explanation || (texts.empty ?? ''),
  });
  const line = Object.assign(document.createElement('p'), { className: 'row' });
  line.append(...acts);
  box.append(heading, said, text, line);
  return box;
}
