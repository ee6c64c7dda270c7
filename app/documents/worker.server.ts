import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DocumentJob } from './job.server.ts';
import type { SheetReading } from './sheet.ts';

/** Milliseconds that a file may take to be read and to be written. */
const READING = 10_000;
const WRITING = 60_000;
/** A last resort: `SHEET_MAX` keeps a file far below it. */
const RESOURCES = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 };
/** How many files are worked on, and how many more may wait. */
const PLACES = { atOnce: 2, waiting: 20 };

type Did = { kind: 'did'; result: SheetReading | Uint8Array } | { kind: 'too_slow' | 'busy' | 'failed'; error?: Error };

let running = 0;
const queue: (() => void)[] = [];

/**
 * Reads a spreadsheet beside the server, so that other pages stay fast whatever it holds: with a limit on time, after
 * which it is refused as a value.
 * @param within milliseconds.
 */
export async function readSheetBeside(
  file: { name: string; bytes: Uint8Array },
  within = READING,
): Promise<SheetReading> {
  const did = await inTurn({ kind: 'read_sheet', ...file }, within);
  if (did.kind === 'did') return did.result as SheetReading;
  return { kind: 'refused', fault: { why: did.kind === 'busy' ? 'busy' : 'too_slow' } };
}

/** Writes a file beside the server. @throws when it could not be made, which is never the reader's doing. */
export async function writeBeside(job: Exclude<DocumentJob, { kind: 'read_sheet' }>): Promise<Uint8Array> {
  const did = await inTurn(job, WRITING);
  if (did.kind === 'did') return did.result as Uint8Array;
  throw new Error(`A document was not written: ${did.kind}`, { cause: did.error });
}

async function inTurn(job: DocumentJob, within: number): Promise<Did> {
  if (queue.length >= PLACES.waiting) return { kind: 'busy' };
  if (running >= PLACES.atOnce) await new Promise<void>((resolve) => queue.push(resolve));
  else running += 1;
  try {
    return await inWorker(job, within);
  } finally {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  }
}

function inWorker(job: DocumentJob, within: number): Promise<Did> {
  return new Promise((resolve) => {
    const worker = new Worker(workerPath(), { workerData: job, resourceLimits: RESOURCES });
    const timer = setTimeout(() => finish({ kind: 'too_slow' }), within);
    function finish(did: Did) {
      clearTimeout(timer);
      resolve(did);
      void worker.terminate();
    }
    worker.once('message', (result: SheetReading | Uint8Array) => finish({ kind: 'did', result }));
    worker.once('error', (error: Error) => finish({ kind: 'failed', error }));
    worker.once('exit', () => finish({ kind: 'failed' }));
  });
}

/** Found upwards: the server, its bundles and the sources lie at different depths. */
function workerPath(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'build', 'bin', 'documents.js');
    if (existsSync(path)) return path;
  }
  throw new Error('build/bin/documents.js is not there: run `npm run build` first.');
}
