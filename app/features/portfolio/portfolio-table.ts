import type { PortfolioCell, PortfolioChecklist, PortfolioRow } from '#app/domain/portfolio.ts';
import { toneOfTotal } from '#app/domain/portfolio.ts';
import type { PortfolioSort } from '#app/domain/portfolio-order.ts';
import { percentDone, type StateTone, TONE_OF_PROGRESS, TONE_OF_VERDICT } from '#app/domain/progress.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { formatNumber } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/translate.ts';
import { ageText, levelText, scoreText, titleIn } from '#app/i18n/words.ts';
import { type BesideCells, besideColumns } from './portfolio-beside.ts';
import type { PortfolioPageData } from './portfolio-page.server.ts';

/** One piece of a cell: each is a column of its own in the export, and stands together with the others on screen. */
export interface Part {
  heading: string;
  text: string;
  /** Said to who cannot see colour and shape; on screen these two say it. */
  hidden?: boolean;
}

export interface TextColumn {
  key: string;
  label: string;
  /** The short label of a narrow column, with the long one behind it. */
  short?: string;
  sort?: PortfolioSort;
  number?: boolean;
}

export interface TextCell {
  parts: Part[];
  tone?: StateTone;
  /** The whole cell takes the colour: for scores, that are compared at a glance; a state only shows its shape. */
  tinted?: boolean;
}

export interface TextTable {
  columns: TextColumn[];
  rows: { slug: string; checklist: number | null; cells: TextCell[] }[];
  beside: BesideCells;
}

interface Speech {
  t: Translate;
  language: Language;
}

/** The portfolio in words: what the screen draws and what the export writes come from here and nowhere else. */
export function portfolioTable(page: Pick<PortfolioPageData, 'kind' | 'headings' | 'rows'>, speech: Speech): TextTable {
  const { t, language } = speech;
  const headings = page.headings.map((heading) => ({ ...heading, title: titleIn(language, heading) }));
  const cellColumns = headings.map(({ code, title }) => ({
    key: code,
    label: page.kind === 'groups' ? `${code} ${title}` : title,
    ...(page.kind === 'groups' ? { short: code } : {}),
    number: true,
  }));
  const name = { key: 'name', label: t('portfolio.municipality'), sort: 'name' } as const;
  const state = { key: 'state', label: t('portfolio.state'), sort: 'state' } as const;
  const cells = (row: PortfolioRow) =>
    row.cells.map((cell, index) => scoreCell(cell, headings[index]?.title ?? '', speech));
  const rows = page.rows.map((row) => ({
    slug: row.slug,
    checklist: row.checklist?.id ?? null,
    cells:
      page.kind === 'groups'
        ? [nameCell(row, speech), stateCell(row, speech), ...totals(row, speech), ...cells(row)]
        : [nameCell(row, speech), stateCell(row, speech), ...cells(row)],
  }));
  const columns =
    page.kind === 'groups' ? [name, state, ...totalColumns(t), ...cellColumns] : [name, state, ...cellColumns];
  const codes = headings.map(({ code }) => code);
  return { columns, rows, beside: besideColumns(page.rows, { totals: page.kind === 'groups', codes }, speech) };
}

function nameCell(row: PortfolioRow, { t }: Speech): TextCell {
  const regimes = row.regimes.map(({ code, level }) => {
    const regime = t(`portfolio.regime_short.${code as 'gdpr'}`);
    return level ? `${regime} ${levelText(t, level).toLowerCase()}` : regime;
  });
  return {
    parts: [
      { heading: t('portfolio.municipality'), text: row.name },
      { heading: t('portfolio.covered'), text: coveredText(row, t) },
      { heading: t('portfolio.regimes'), text: regimes.join(', ') },
    ],
  };
}

function coveredText(row: PortfolioRow, t: Translate): string {
  const kinds = row.covered.map(({ kind }) => kind);
  if (kinds.length === 0) return t('portfolio.not_covered');
  if (kinds.length === 2 && kinds.includes('gemeente') && kinds.includes('ocmw')) return t('common.pair');
  return kinds.map((kind) => t(`common.entity.${kind as 'ocmw'}`)).join(', ');
}

function stateCell(row: PortfolioRow, { t }: Speech): TextCell {
  const { checklist } = row;
  return {
    tone: row.late ? 'bad' : TONE_OF_PROGRESS[row.state],
    parts: [
      { heading: t('portfolio.state'), text: t(`terms.phase.${row.state}`) },
      { heading: t('portfolio.late'), text: row.late ? t('portfolio.late') : '' },
      { heading: t('portfolio.progress'), text: progressText(checklist) },
      { heading: t('portfolio.level'), text: checklist ? levelText(t, checklist.level) : '' },
    ],
  };
}

function progressText(checklist: PortfolioChecklist | null): string {
  if (checklist === null) return '';
  const { answered, total } = checklist;
  return `${percentDone(answered, total)}\u00a0% · ${answered}/${total}`;
}

function totalColumns(t: Translate): TextColumn[] {
  return [
    { key: 'score', label: t('portfolio.total'), sort: 'score', number: true },
    { key: 'gap', label: t('portfolio.gap'), sort: 'gap', number: true },
    { key: 'change', label: t('portfolio.change'), sort: 'change', number: true },
    { key: 'verified', label: t('portfolio.verified'), sort: 'verified', number: true },
    { key: 'verdict', label: t('portfolio.verdict') },
  ];
}

function totals(row: PortfolioRow, speech: Speech): TextCell[] {
  const { t, language } = speech;
  const { checklist } = row;
  const scale = checklist?.scale ?? 'maturity';
  const score = (value: number | null | undefined) => scoreText(language, scale, value ?? null);
  return [
    {
      tone: toneOfTotal(checklist),
      tinted: true,
      parts: [
        { heading: t('portfolio.total'), text: score(checklist?.score) },
        { heading: t('portfolio.workbook'), text: workbookText(checklist, speech) },
        {
          heading: t('portfolio.tone_of', { title: t('portfolio.total') }),
          text: t(`portfolio.tone.${toneOfTotal(checklist) as 'good'}`),
          hidden: true,
        },
      ],
    },
    { parts: [{ heading: t('portfolio.gap'), text: signed(row.gap, scale, language) }] },
    { parts: [{ heading: t('portfolio.change'), text: signed(row.change, scale, language) }] },
    { parts: [{ heading: t('portfolio.verified'), text: score(checklist?.verified) }] },
    verdictCell(checklist, speech),
  ];
}

function workbookText(checklist: PortfolioChecklist | null, { t, language }: Speech): string {
  if (checklist?.workbook == null) return '';
  return t('portfolio.workbook_is', { score: formatNumber(language, checklist.workbook, 2) });
}

function verdictCell(checklist: PortfolioChecklist | null, { t }: Speech): TextCell {
  const verdict = checklist?.verdict ?? null;
  const heading = t('portfolio.verdict');
  if (checklist === null || verdict === null) return { parts: [{ heading, text: '–' }] };
  const below = checklist.keyMeasuresBelow;
  return {
    tone: TONE_OF_VERDICT[verdict],
    parts: [
      { heading, text: t(`terms.verdict.${verdict}`) },
      { heading: t('portfolio.key_below_heading'), text: below > 0 ? t('portfolio.key_below', { n: below }) : '' },
    ],
  };
}

function scoreCell(cell: PortfolioCell, title: string, { t, language }: Speech): TextCell {
  const words =
    cell.score === null ? t(`terms.phase.${cell.state ?? 'none'}`) : t(`portfolio.tone.${cell.tone as 'good'}`);
  return {
    tone: cell.tone,
    tinted: true,
    parts: [
      { heading: title, text: scoreText(language, cell.scale, cell.score) },
      { heading: t('portfolio.age_of', { title }), text: cell.age ? ageText(t, cell.age) : '' },
      { heading: t('portfolio.tone_of', { title }), text: words, hidden: true },
    ],
  };
}

/** A difference with its sign, in steps of the scale; what rounds to nothing has none. */
function signed(value: number | null, scale: 'maturity' | 'compliance', language: Language): string {
  if (value === null) return '–';
  const decimals = scale === 'maturity' ? 1 : 0;
  const text = formatNumber(language, Math.abs(value), decimals);
  const nothing = text === formatNumber(language, 0, decimals);
  return nothing ? '=' : `${value > 0 ? '+' : '−'}${text}`;
}
