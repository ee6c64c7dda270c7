import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '#db/root.server.ts';
import type { Filled } from './fill.ts';
import type { Launch } from './launch.ts';
import type { Compared } from './measure.ts';
import type { Saves } from './saves.ts';

export interface PageResult {
  name: string;
  who: string;
  path: string;
  /** Why it was not measured. */
  missing?: string;
  bytes?: number;
  html?: number;
  scripts?: number;
  alone?: Compared;
  together?: Compared;
}

export interface BenchResult {
  at: string;
  engine: string;
  node: string;
  cores: number;
  filled: Filled & { seconds: number };
  pages: PageResult[];
  save: Saves | null;
  launch: Launch | null;
  memory: { atStart: number; afterwards: number; peak: number } | null;
}

/** What the issue asks; shown beside what was measured, never asserted. */
const AIMS = { pageP95: 100, saveP95: 50, launch: 5_000, ratio: 3, ratioMost: 5, scripts: 150_000, memory: 512 };

export function printReport(result: BenchResult): void {
  const { filled, memory, save } = result;
  console.log(`\n${result.engine}, Node ${result.node}, ${result.cores} cores`);
  console.log(
    `${filled.municipalities} municipalities, ${filled.checklists} checklists, ${filled.answers} answers (filled in ${filled.seconds.toFixed(0)} s)\n`,
  );
  console.table(result.pages.map(lineOf));
  console.log(
    `Times in ms. × is against a bare node:http + pg handler of the same rows, in the same run: aim ${AIMS.ratio}, at most ${AIMS.ratioMost}.`,
  );
  console.log(`Aim of p95, one at a time: ${AIMS.pageP95} ms. Aim of scripts: ${AIMS.scripts / 1000} kB.`);
  if (save?.refused) console.log(`One answer saved: not measured, ${save.refused}.`);
  else if (save) {
    const times = `p50 ${ms(save.p50)}, p95 ${ms(save.p95)} ms (aim ${AIMS.saveP95})`;
    console.log(`One answer saved: ${times}, ${save.count} saves.`);
  }
  const { launch } = result;
  if (launch?.refused) console.log(`A launch: not measured, ${launch.refused}.`);
  else if (launch) {
    const what = `${launch.questions} questions over ${launch.municipalities} municipalities`;
    console.log(`Launched ${what} in ${ms(launch.ms)} ms (aim ${AIMS.launch}).`);
  }
  if (memory) {
    const shown = [memory.atStart, memory.afterwards, memory.peak].map((mib) => mib.toFixed(0));
    console.log(
      `Memory of the server: ${shown[0]} MiB at start, ${shown[1]} afterwards, ${shown[2]} at most (aim ${AIMS.memory}).`,
    );
  }
}

function lineOf(page: PageResult) {
  const { alone, together } = page;
  const named = { page: `${page.name} (${page.who})` };
  if (!alone) return { ...named, p50: page.missing };
  return {
    ...named,
    p50: ms(alone.page.p50),
    p95: ms(alone.page.p95),
    'bare p50': ms(alone.bare?.p50),
    '× p50': ratio(alone.page.p50, alone.bare?.p50),
    cpu: ms(alone.page.cpu),
    '× cpu': ratio(alone.page.cpu, alone.bare?.cpu),
    'ten p50': ms(together?.page.p50),
    'ten p95': ms(together?.page.p95),
    '× ten': ratio(together?.page.p50, together?.bare?.p50),
    'html kB': ((page.html ?? 0) / 1000).toFixed(0),
    'js kB': ((page.scripts ?? 0) / 1000).toFixed(1),
  };
}

export function ms(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(1);
}

export function ratio(page: number | null | undefined, bare: number | null | undefined): string {
  return page && bare ? (page / bare).toFixed(1) : '–';
}

/** Where the figures of a size are kept: not in `build`, which the next run empties before it compares with this one. */
export function reportPath(municipalities: number): string {
  return join(projectRoot(), 'node_modules', '.cache', 'waarborg', `bench-${municipalities}.json`);
}

/** Keeps the figures, unrounded. @returns where. */
export function writeReport(result: BenchResult): string {
  const path = reportPath(result.filled.municipalities);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify({ ...result, aims: AIMS }, null, 2)}\n`);
  return path;
}

export function machine(): Pick<BenchResult, 'node' | 'cores' | 'at'> {
  return { node: process.versions.node, cores: cpus().length, at: new Date().toISOString() };
}
