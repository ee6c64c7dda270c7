import type { StateTone } from '#app/domain/progress.ts';
import type { Translate } from '#app/i18n/translate.ts';
import { escapeHtml as e } from '#app/ui/escape-html.ts';
import { BESIDE_LINES, type BesideCell, type BesideLine } from './portfolio-beside.ts';
import type { Part, TextCell, TextColumn, TextTable } from './portfolio-table.ts';

interface Writing {
  t: Translate;
  municipality: (slug: string) => string;
  /** Whether rows can be ticked, and all of them are; null where there is nothing to tick them for. */
  ticked: boolean | null;
}

/** The rows as one text, everything in it escaped: as components three hundred rows take longer than all queries. */
export function writeRows(table: TextTable, { t, municipality, ticked }: Writing): string {
  const tick = e(t('portfolio.act.tick'));
  return table.rows
    .map(({ slug, cells }) => {
      const name = e(cells[0]?.parts[0]?.text ?? '');
      const checked = ticked ? ' checked=""' : '';
      const box =
        ticked === null
          ? ''
          : `<input type="checkbox" name="to" value="${e(slug)}" aria-label="${tick} ${name}"${checked}> `;
      const head = `<th scope="row">${box}<a href="${e(municipality(slug))}">${name}</a>${rest(cells[0]?.parts ?? [])}</th>`;
      const others = cells.slice(1).map((cell, index) => cellOf(cell, table.columns[index + 1]?.number === true));
      return `<tr>${head}${others.join('')}</tr>`;
    })
    .join('');
}

function cellOf({ parts, tone, tinted }: TextCell, number: boolean): string {
  const look = tone ? `${tinted ? 'tint' : 'pf-state'} ${tone}` : '';
  const text = `<span class="nowrap">${tone ? shape(tone) : ''}${e(parts[0]?.text ?? '')}</span>`;
  return `<td class="${number ? 'number ' : ''}${look}">${text}${rest(parts)}</td>`;
}

function rest(parts: readonly Part[]): string {
  return parts
    .slice(1)
    .filter(({ text }) => text !== '')
    .map(({ text, hidden }) => `<small${hidden ? ' class="visually-hidden"' : ''}>${e(text)}</small>`)
    .join('');
}

/** The shape of a tone, drawn once on the page by `ShapeSymbols`. */
function shape(tone: StateTone): string {
  return `<svg aria-hidden="true" focusable="false"><use href="#shape-${tone}"></use></svg>`;
}

/** Spread, mean and lowest of every column, above the rows. */
export function writeBeside(table: TextTable, { t, municipality }: Writing): string {
  return BESIDE_LINES.map((line) => {
    const cells = table.columns.slice(1).map((column) => besideOf(column, table.beside.get(column.key), line));
    return `<tr><th scope="row">${e(t(`portfolio.beside.${line}`))}</th>${cells.join('')}</tr>`;
  }).join('');

  function besideOf({ number }: TextColumn, cell: BesideCell | undefined, line: BesideLine): string {
    const className = number ? ' class="number"' : '';
    return `<td${className}>${cell ? write(cell, line) : ''}</td>`;
  }
  function write(cell: BesideCell, line: BesideLine): string {
    if (line === 'mean') return `${e(cell.mean)}<small>${e(cell.over)}</small>`;
    if (line === 'lowest') {
      const { lowest } = cell;
      return lowest
        ? `${e(lowest.text)}<small><a href="${e(municipality(lowest.slug))}">${e(lowest.name)}</a></small>`
        : '–';
    }
    return cell.counts
      .map(
        ({ tone, n, words }) =>
          `<span class="nowrap pf-state ${tone}">${shape(tone)}${n}<span class="visually-hidden"> ${e(words)}</span></span> `,
      )
      .join('');
  }
}
