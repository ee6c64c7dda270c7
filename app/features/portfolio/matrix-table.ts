import { type MatrixCell, type MatrixSpread, spreadOf } from '#app/domain/matrix.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import type { Translate } from '#app/i18n/translate.ts';
import { scoreText, titleIn } from '#app/i18n/words.ts';
import { escapeHtml as e } from '#app/ui/escape-html.ts';
import type { MatrixPageData } from './matrix-page.server.ts';

/** The matrix in words: what the screen draws and what the exports write come from here and nowhere else. */
export interface MatrixTable {
  /** The three that stand beside the name of a row come first: spread, mean, worst. */
  heads: { text: string; title: string }[];
  lines: MatrixLine[];
}

interface MatrixLine {
  code: string;
  title: string;
  /** A heading above this line and those after it; empty for the same as before. */
  section: string;
  href: string;
  beside: [spread: string, mean: string, worst: string];
  cells: TextCell[];
}

interface TextCell {
  text: string;
  sign: string;
  /** What the sign says to who cannot see it. */
  words: string;
  className: string;
  href: string | null;
}

export interface MatrixLinks {
  question: (code: string) => string;
  municipality: (slug: string) => string;
  answer: (slug: string, checklist: number, code: string) => string;
  review: (slug: string, checklist: number, code: string) => string;
}

export const TREND_SIGNS = { up: '↑', down: '↓', same: '=', new: '+' } as const;
const NAMED = 2;

export function matrixTable(
  page: MatrixPageData,
  { t, language }: { t: Translate; language: Language },
  links: MatrixLinks,
): MatrixTable {
  const { rows, municipalities, scale, filter } = page;
  const places = municipalities.map(({ slug, name }) => ({ code: name, title: '', href: links.municipality(slug) }));
  const asked = rows.map((row) => ({ code: row.code, title: titleIn(language, row), href: links.question(row.code) }));
  const [down, across] = filter.turned ? [places, asked] : [asked, places];
  const at = (line: number, column: number) => (filter.turned ? [column, line] : [line, column]) as [number, number];
  const lines = down.map((head, line) => {
    const cells = across.map((_, column) => {
      const [row, place] = at(line, column);
      return { row, place, cell: rows[row]?.cells[place] as MatrixCell };
    });
    const spread = spreadOf(
      scale,
      cells.map(({ cell }) => cell),
    );
    const section = filter.turned ? '' : sectionOf(page, line, language);
    return {
      ...head,
      section,
      beside: besideOf(spread, { t, language, scale, names: across.map(({ code }) => code) }),
      cells: cells.map(({ row, place, cell }) =>
        textCell(cell, { t, language, scale, across: isAcross(place), href: hrefOf(row, place, cell) }),
      ),
    };
  });
  function isAcross(place: number): boolean {
    return municipalities[place]?.across === true;
  }
  function hrefOf(row: number, place: number, cell: MatrixCell): string {
    const { slug, checklistId } = municipalities[place] as MatrixPageData['municipalities'][number];
    return (cell.awaits ? links.review : links.answer)(slug, checklistId, rows[row]?.code ?? '');
  }
  return { heads: across.map(({ code, title }) => ({ text: code, title })), lines };
}

function sectionOf({ rows, sections }: MatrixPageData, line: number, language: Language): string {
  const code = rows[line]?.section ?? '';
  const heading = sections[code];
  return heading === undefined || rows[line - 1]?.section === code ? '' : `${code} ${titleIn(language, heading)}`;
}

type Speech = { t: Translate; language: Language; scale: MatrixPageData['scale'] };

function besideOf({ counts, mean, worst }: MatrixSpread, speech: Speech & { names: string[] }): MatrixLine['beside'] {
  const { t, language, scale, names } = speech;
  const word = (value: string) => (/^\d$/.test(value) ? value : t(`matrix.value.${value as 'na'}`));
  const spread = counts.map(({ value, n }) => `${word(value)}: ${n}`).join(' · ');
  const more = (worst?.at.length ?? 0) - NAMED;
  const who = worst?.at.slice(0, NAMED).map((index) => names[index]) ?? [];
  const lowest = worst
    ? `${scoreText(language, scale, worst.score)} ${who.join(', ')}${more > 0 ? ` +${more}` : ''}`
    : '–';
  return [spread, scoreText(language, scale, mean), lowest];
}

function textCell(cell: MatrixCell, asked: Speech & { href: string; across: boolean }): TextCell {
  const { t, language, scale, href, across } = asked;
  const { state, score, trend, tone } = cell;
  const className = state === 'score' ? `tint ${tone}` : state;
  const link = state === 'not_asked' ? null : href;
  const none = { sign: '', words: '' };
  if (score === null) return { text: t(`matrix.value.${state as 'na'}`), ...none, className, href: link };
  const value = score === 100 ? 'yes' : score === 0 ? 'no' : 'partly';
  const text = scale === 'maturity' ? scoreText(language, scale, score) : t(`matrix.value.${value}`);
  if (trend === null) return { text, ...none, className, href: link };
  const sign = across ? `${TREND_SIGNS[trend]}*` : TREND_SIGNS[trend];
  const words = t(`matrix.${across ? 'trend_across' : 'trend'}.${trend}`);
  return { text, sign, words, className, href: link };
}

/** Every cell as text, headings first: what the exports hold, in the order of the screen. */
export function matrixCells(table: MatrixTable, t: Translate): string[][] {
  const beside = (['spread', 'mean', 'worst'] as const).map((key) => t(`matrix.${key}`));
  return [
    [t('matrix.head'), t('matrix.head_title'), ...beside, ...table.heads.map(({ text }) => text)],
    ...table.lines.map(({ code, title, beside: three, cells }) => [
      code,
      title,
      ...three,
      ...cells.map(({ text, sign }) => (sign ? `${text} ${sign}` : text)),
    ]),
  ];
}

/** The rows as one text, everything in it escaped: thousands of cells of components take longer than all queries. */
export function writeMatrix(table: MatrixTable): string {
  const cellOf = ({ text, sign, words, className, href }: TextCell) => {
    const trend = sign ? ` <i role="img" aria-label="${e(words)}">${sign}</i>` : '';
    return `<td class="${className}">${href ? `<a href="${e(href)}">${e(text)}</a>` : e(text)}${trend}</td>`;
  };
  const span = table.heads.length + 4;
  return table.lines
    .map(({ code, title, section, href, beside: [spread, mean, worst], cells }) => {
      const above = section ? `<tr class="mx-section"><th colspan="${span}"><span>${e(section)}</span></th></tr>` : '';
      const head = `<th scope="row"><a href="${e(href)}">${e(code)}</a>${title ? `<small>${e(title)}</small>` : ''}</th>`;
      const three = `<td class="mx-spread">${e(spread)}</td><td>${e(mean)}</td><td class="mx-worst">${e(worst)}</td>`;
      return `${above}<tr>${head}${three}${cells.map(cellOf).join('')}</tr>`;
    })
    .join('');
}
