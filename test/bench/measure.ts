import { type Asked, ask, percentiles } from './client.ts';
import type { Served } from './processes.ts';

export interface Timing {
  p50: number;
  p95: number;
  /** Processor time of the server per request, in ms; steadier than a clock on a machine that others use. */
  cpu: number | null;
}

export interface Compared {
  page: Timing;
  bare: Timing | null;
}

/** Requests of one kind, and the server that answers them. */
export interface Side {
  served: Served;
  asked: Asked;
}

export interface Counts {
  warmUp: number;
  samples: number;
  /** How many at once. */
  together: number;
}

const BLOCK = 20;

/**
 * Times a page and the bare handler in turns of a few requests, so that whatever else the machine does falls on both.
 * @throws when a request is not answered with 200.
 */
export async function compare(page: Side, bare: Side | null, counts: Counts): Promise<Compared> {
  const sides = bare ? [page, bare] : [page];
  for (const side of sides) await block(side, counts.warmUp, counts.together);
  const times = new Map<Side, { ms: number[]; cpu: number }>(sides.map((side) => [side, { ms: [], cpu: 0 }]));
  for (let done = 0; done < counts.samples; done += BLOCK) {
    for (const side of sides) {
      const kept = times.get(side);
      const before = side.served.cpu();
      kept?.ms.push(...(await block(side, BLOCK, counts.together)));
      if (kept) kept.cpu += (side.served.cpu() ?? 0) - (before ?? 0);
    }
  }
  const timing = (side: Side): Timing => {
    const { ms = [], cpu = 0 } = times.get(side) ?? {};
    return { ...percentiles(ms), cpu: side.served.cpu() === null ? null : cpu / Math.max(1, ms.length) };
  };
  return { page: timing(page), bare: bare ? timing(bare) : null };
}

async function block({ asked }: Side, count: number, together: number): Promise<number[]> {
  const times: number[] = [];
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const answered = await ask(asked);
      if (answered.status !== 200) throw new Error(`${asked.url} answered ${answered.status}`);
      times.push(answered.ms);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  return times;
}
