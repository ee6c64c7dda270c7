import type { PortfolioRow } from '#app/domain/portfolio.ts';
import { type ColumnSpread, spreadOfCell, spreadOfTotal, spreadOfVerified } from '#app/domain/portfolio-spread.ts';
import type { StateTone } from '#app/domain/progress.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import type { Translate } from '#app/i18n/translate.ts';
import { scoreText } from '#app/i18n/words.ts';

/** How many have which tone, and who is lowest, as one cell says it. */
export interface BesideCell {
  counts: { tone: StateTone; n: number; words: string }[];
  mean: string;
  over: string;
  lowest: { text: string; name: string; slug: string } | null;
}

/** By the key of a column; a column that is not a figure has none. */
export type BesideCells = ReadonlyMap<string, BesideCell>;

const TONES = ['good', 'warning', 'bad', 'busy', 'quiet'] as const;

/** What stands beside every column of figures: spread, mean and the lowest, over the rows that are shown. */
export function besideColumns(
  rows: readonly PortfolioRow[],
  columns: { totals: boolean; codes: readonly string[] },
  speech: { t: Translate; language: Language },
): BesideCells {
  const cells = columns.codes.map((code, index) => [code, spreadOfCell(rows, index)] as const);
  const totals = [['score', spreadOfTotal(rows)] as const, ['verified', spreadOfVerified(rows)] as const];
  const all = columns.totals ? [...totals, ...cells] : cells;
  return new Map(all.map(([key, spread]) => [key, toCell(spread, speech)]));
}

function toCell(
  { scale, counts, scored, mean, lowest }: ColumnSpread,
  { t, language }: { t: Translate; language: Language },
): BesideCell {
  return {
    counts: TONES.filter((tone) => counts[tone] > 0).map((tone) => ({
      tone,
      n: counts[tone],
      words: t(`portfolio.tone.${tone}`),
    })),
    mean: scoreText(language, scale, mean),
    over: t('portfolio.beside.over', { n: scored }),
    lowest: lowest && {
      text: scoreText(language, scale, lowest.score),
      name: lowest.others > 0 ? `${lowest.name} +${lowest.others}` : lowest.name,
      slug: lowest.slug,
    },
  };
}

export const BESIDE_LINES = ['spread', 'mean', 'lowest'] as const;
export type BesideLine = (typeof BESIDE_LINES)[number];

/** One line of one column as text, as a file holds it. */
export function besideText(cell: BesideCell | undefined, line: BesideLine): string {
  if (cell === undefined) return '';
  if (line === 'spread') return cell.counts.map(({ n, words }) => `${words}: ${n}`).join(' · ');
  if (line === 'mean') return `${cell.mean} ${cell.over}`;
  return cell.lowest ? `${cell.lowest.text} ${cell.lowest.name}` : '–';
}
