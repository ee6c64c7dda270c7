import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { gunzipSync } from 'node:zlib';

const agent = new Agent({ keepAlive: true, maxSockets: 20 });

export interface Asked {
  url: string;
  cookie: string;
  /** A form to post; a GET without it. */
  form?: URLSearchParams;
}

export interface Answered {
  /** From sending to the last byte. */
  ms: number;
  status: number;
  bytes: number;
  body: string;
  location: string | null;
}

/** One request as a browser makes it, over a connection that is kept. */
export function ask({ url, cookie, form }: Asked): Promise<Answered> {
  const at = new URL(url);
  const text = form?.toString();
  const headers = {
    Cookie: cookie,
    'Accept-Encoding': 'gzip',
    Accept: 'text/html',
    ...(text === undefined
      ? {}
      : {
          'Content-Type': 'application/x-www-form-urlencoded',
          'Content-Length': Buffer.byteLength(text),
          Origin: at.origin,
          'Sec-Fetch-Site': 'same-origin',
        }),
  };
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const sent = request(at, { agent, headers, method: text === undefined ? 'GET' : 'POST' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const ms = performance.now() - started;
        const bytes = Buffer.concat(chunks);
        const packed = response.headers['content-encoding'] === 'gzip';
        resolve({
          ms,
          status: response.statusCode ?? 0,
          bytes: bytes.byteLength,
          body: (packed ? gunzipSync(bytes) : bytes).toString(),
          location: response.headers.location ?? null,
        });
      });
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

export function closeConnections(): void {
  agent.destroy();
}

/** Half of the values are at most the first, 95 of 100 at most the second. */
export function percentiles(values: readonly number[]): { p50: number; p95: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
