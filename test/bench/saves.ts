import { ask, percentiles } from './client.ts';

export interface Saves {
  p50: number;
  p95: number;
  count: number;
  /** Why there are no figures. */
  refused?: string;
}

/**
 * Saves the answer to one question many times, one after the other, each on the version that the one before made.
 */
export async function timeSaves(url: string, cookie: string, count: number): Promise<Saves> {
  const { body } = await ask({ url, cookie });
  const version = Number(/name="version" value="(\d+)"/.exec(body)?.[1]);
  const button = /name="(\w+)" value="stay"/.exec(body)?.[1] ?? 'stay';
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const form = new URLSearchParams({
      version: String(version + index),
      doc: String(1 + (index % 5)),
      impl: String(1 + ((index + 2) % 5)),
      explanation: `Bewaard in de meting, keer ${index + 1}.`,
      [button]: 'stay',
    });
    const saved = await ask({ url, cookie, form });
    if (saved.status !== 303) return { p50: 0, p95: 0, count: 0, refused: `answered ${saved.status}` };
    times.push(saved.ms);
  }
  return { ...percentiles(times.slice(Math.min(20, count / 2))), count };
}

/** The JavaScript that a page loads, in bytes as they travel. */
export async function scriptBytes(url: string, cookie: string): Promise<number> {
  const { body } = await ask({ url, cookie });
  const found = [
    ...body.matchAll(/<script[^>]+src="([^"]+)"/g),
    ...body.matchAll(/<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g),
  ].map(([, path]) => new URL(path ?? '', url).href);
  const inline = [...body.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([^<]+)/g)].map(([, text]) => text?.length ?? 0);
  let bytes = inline.reduce((sum, length) => sum + length, 0);
  for (const script of new Set(found)) bytes += await withImports(script, cookie, new Set());
  return bytes;
}

async function withImports(url: string, cookie: string, seen: Set<string>): Promise<number> {
  if (seen.has(url)) return 0;
  seen.add(url);
  const script = await ask({ url, cookie });
  const imports = [...script.body.matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g)].map(
    ([, path]) => new URL(path ?? '', url).href,
  );
  let bytes = script.bytes;
  for (const each of imports) bytes += await withImports(each, cookie, seen);
  return bytes;
}
