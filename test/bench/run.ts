import { performance } from 'node:perf_hooks';
import type { Asked } from './client.ts';
import { ask, closeConnections } from './client.ts';
import { type Amount, type Filled, fillBench } from './fill.ts';
import { compareSizes } from './growth.ts';
import { timeLaunch } from './launch.ts';
import { compare } from './measure.ts';
import { type BenchPage, type BenchTargets, FIND_TARGETS, PAGES } from './pages.ts';
import { openPlace, type Place } from './place.ts';
import { type Served, serve } from './processes.ts';
import { type BenchResult, machine, type PageResult, printReport, writeReport } from './report.ts';
import { scriptBytes, timeSaves } from './saves.ts';
import { type SignedIn, signIn } from './signed-in.ts';

export interface BenchOptions extends Amount {
  samples: number;
  warmUp: number;
  /** The beginning of the names of the pages to measure; empty for all. */
  only: string;
}

/** Fills a database, serves it with the built server beside a bare one, measures, prints, and keeps the figures. */
export async function runBench(options: BenchOptions): Promise<void> {
  const place = await openPlace();
  const running: Served[] = [];
  const end = async () => {
    closeConnections();
    for (const served of running.splice(0)) await served.stop();
    await place.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void end().then(() => process.exit(1)));
  try {
    const started = performance.now();
    console.log(`Filling ${options.municipalities} municipalities and ${options.answers} answers on ${place.engine} …`);
    const { filled, people, targets } = await place.asOwner((client) => fillAndSignIn(client, options));
    const seconds = (performance.now() - started) / 1000;
    const server = await serve('serve.js', [], place.environment);
    running.push(server);
    const bare = place.bareUrl ? await serve('bench.js', ['bare', place.bareUrl], {}) : null;
    if (bare) running.push(bare);
    const result = await measureAll({ options, server, bare, people, targets });
    const whole: BenchResult = { ...machine(), engine: place.engine, filled: { ...filled, seconds }, ...result };
    printReport(whole);
    console.log(`Written to ${writeReport(whole)}`);
    compareSizes(whole);
  } finally {
    await end();
  }
}

async function fillAndSignIn(client: Parameters<Parameters<Place['asOwner']>[0]>[0], amount: Amount) {
  const filled: Filled = await fillBench(client, amount);
  const people = await signIn(client, filled.serviceId);
  const found = await client.query<BenchTargets>(FIND_TARGETS, [people[0]?.municipality]);
  const targets = found.rows[0];
  if (!targets) throw new Error('the bench found no open checklist to measure');
  return { filled, people, targets };
}

interface Bench {
  options: BenchOptions;
  server: Served;
  bare: Served | null;
  people: SignedIn[];
  targets: BenchTargets;
}

async function measureAll(bench: Bench): Promise<Pick<BenchResult, 'pages' | 'save' | 'launch' | 'memory'>> {
  const atStart = bench.server.memory();
  const pages: PageResult[] = [];
  for (const page of PAGES.filter(({ name }) => name.startsWith(bench.options.only))) {
    console.log(`Measuring ${page.name} as ${page.who} …`);
    pages.push(await measurePage(bench, page));
  }
  const spoc = bench.people.find(({ who }) => who === 'spoc');
  const question = PAGES.find(({ bare }) => bare === 'question')?.path(bench.targets) ?? '';
  const there = pages.find(({ path }) => path === question)?.alone;
  const url = bench.server.url + question;
  const save = spoc && there ? await timeSaves(url, spoc.cookie, bench.options.samples) : null;
  const dpo = bench.people.find(({ who }) => who === 'dpo');
  const launch = dpo ? await timeLaunch(bench.server.url, dpo.cookie) : null;
  const memory = bench.server.memory();
  return {
    pages,
    save,
    launch,
    memory: memory && { atStart: atStart?.now ?? 0, afterwards: memory.now, peak: memory.peak },
  };
}

async function measurePage(bench: Bench, page: BenchPage): Promise<PageResult> {
  const { server, bare, targets, options } = bench;
  const cookie = bench.people.find(({ who }) => who === page.who)?.cookie ?? '';
  const path = page.path(targets);
  const named = { name: page.name, who: page.who, path };
  const asked: Asked = { url: server.url + path, cookie };
  const first = await ask(asked);
  if (first.status !== 200) return { ...named, missing: `answers ${first.status}` };
  const query = new URLSearchParams({ m: targets.municipality, c: String(targets.checklist), q: targets.code });
  const beside = bare && page.bare && { served: bare, asked: { url: `${bare.url}/${page.bare}?${query}`, cookie } };
  const counts = { warmUp: options.warmUp, samples: options.samples };
  return {
    ...named,
    bytes: first.bytes,
    html: Buffer.byteLength(first.body),
    scripts: await scriptBytes(asked.url, cookie),
    alone: await compare({ served: server, asked }, beside, { ...counts, together: 1 }),
    together: await compare({ served: server, asked }, beside, { ...counts, together: 10 }),
  };
}
