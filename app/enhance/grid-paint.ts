import { missingOf } from '#app/domain/answer.ts';
import type { AnswerValues } from '#app/domain/review.ts';
import type { Shown } from './grid-state.ts';

type Faults = ReadonlyMap<string, string>;

/**
 * Shows what the cells of a row hold and how that stands: by words in the last column, and a sign in each cell.
 * @param faults why a cell cannot be kept, by field.
 * @param at when the row was saved last.
 */
export function paintRow(row: Shown, faults: Faults, at: string): void {
  for (const field of row.fields) paintCell(row, field, faults.get(field));
  const mark = row.tr.querySelector<HTMLElement>('.grid-mark > span');
  if (!mark) return;
  if (row.state === 'clean') {
    delete mark.dataset.live;
    mark.textContent = row.around.texts[`mark_${mark.dataset.mark}`] ?? '';
    return;
  }
  if (row.state === 'saved') mark.dataset.mark = markOf(row);
  mark.dataset.live = row.state;
  mark.textContent = says(row, faults, at);
}

function paintCell(row: Shown, field: string, fault: string | undefined): void {
  const cell = row.tr.querySelector<HTMLElement>(`td[data-field="${field}"]`);
  if (!cell) return;
  const value = row.now[field] ?? '';
  // A cell in which somebody is typing is left alone: what is written into it would take its editor away.
  if (cell.classList.contains('editing')) return;
  if (field === 'explanation') (cell.firstElementChild ?? cell).textContent = value;
  else cell.textContent = row.around.texts[`value_${value}`] ?? value;
  const state = fault ? 'wrong' : row.now[field] === row.saved[field] ? '' : row.state;
  if (state) cell.dataset.state = state;
  else delete cell.dataset.state;
  if (fault) cell.setAttribute('aria-invalid', 'true');
  else cell.removeAttribute('aria-invalid');
  cell.title = fault ?? '';
}

function says(row: Shown, faults: Faults, at: string): string {
  const { texts } = row.around;
  if (row.state === 'wrong') return `${texts.row_wrong}: ${[...new Set(faults.values())].join(' ')}`;
  if (row.state === 'stale') {
    if (row.theirs?.self) return texts.row_stale_self ?? '';
    return (texts.row_stale ?? '').replace('{name}', row.theirs?.by || (texts.unknown ?? ''));
  }
  const text = (texts[`row_${row.state}`] ?? '').replace('{time}', at);
  return row.state === 'saved' ? `${texts[`mark_${markOf(row)}`]} · ${text}` : text;
}

function markOf({ now, fields, around }: Shown): string {
  const { choice, doc, impl, explanation = '' } = now;
  const values = { choice: choice || null, doc: doc || null, impl: (fields.includes('impl') ? impl : doc) || null };
  const lacks = missingOf(around.scale, { ...(values as AnswerValues), explanation });
  return lacks === 'answer' ? 'open' : (lacks ?? 'answered');
}
