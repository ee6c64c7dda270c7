import { existsSync, readFileSync } from 'node:fs';
import { type BenchResult, ms, ratio, reportPath } from './report.ts';

/** The size that the others are held against. */
const USUAL = 25;

/** Prints, beside the figures of a larger service, those of the usual one when that was measured before. */
export function compareSizes(large: BenchResult): void {
  const path = reportPath(USUAL);
  if (large.filled.municipalities <= USUAL || !existsSync(path)) return;
  const usual = JSON.parse(readFileSync(path, 'utf8')) as BenchResult;
  const times = large.filled.municipalities / USUAL;
  console.log(`\nGrowth from ${USUAL} to ${large.filled.municipalities} municipalities (× ${times.toFixed(1)}):`);
  console.table(
    large.pages.map((page) => {
      const before = usual.pages.find(({ name, who }) => name === page.name && who === page.who)?.alone?.page;
      const after = page.alone?.page;
      return {
        page: `${page.name} (${page.who})`,
        [`p50 at ${USUAL}`]: ms(before?.p50),
        [`p50 at ${large.filled.municipalities}`]: ms(after?.p50),
        [`p95 at ${USUAL}`]: ms(before?.p95),
        [`p95 at ${large.filled.municipalities}`]: ms(after?.p95),
        'grew by p50': ratio(after?.p50, before?.p50),
      };
    }),
  );
  console.log('Aims: the portfolio p95 150 ms and at most linear, the own pages of a municipality × 1.2.');
}
