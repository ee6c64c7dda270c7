import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import type { FileStore, HeldFile, Inspect } from './file-store.server.ts';
import { INCOMING, listIncoming, spool } from './spool.server.ts';

/** Where an S3-compatible service keeps files, and the key pair that opens it. */
export interface S3Place {
  /** Such as `https://s3.example.org`, without the bucket: it is asked as `endpoint/bucket/key`. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** The service refused or failed; its message holds no address and no key. */
export class StoreFault extends Error {}

const PREFIX = 'evidence/';
const TIMEOUT_MS = 60_000;

/**
 * Keeps files with an S3-compatible service. An upload first becomes whole in `spoolFolder`: only then is its hash known,
 * under which it is kept and which is signed along, so that the service refuses other bytes.
 */
export function s3FileStore(place: S3Place, spoolFolder: string, inspect?: Inspect): FileStore {
  const ask = asker(place);
  const keyOf = (sha256: string) => `${PREFIX}${sha256}`;
  return {
    put: (bytes, limit) =>
      spool(spoolFolder, { bytes, limit, inspect }, async (path, { sha256, size }) => {
        await expectOk(await ask('PUT', keyOf(sha256), { body: createReadStream(path), size, sha256 }), 'PUT');
      }),
    async open(sha256) {
      const answer = await ask('GET', keyOf(sha256));
      if (answer.status === 404) return discard(answer);
      await expectOk(answer, 'GET', false);
      return answer.body ? Readable.fromWeb(answer.body as WebStream) : Readable.from([]);
    },
    async heldSince(sha256) {
      const answer = await ask('HEAD', keyOf(sha256));
      if (answer.status === 404) return null;
      await expectOk(answer, 'HEAD');
      return new Date(answer.headers.get('Last-Modified') ?? 0);
    },
    list: () => listAll(ask, spoolFolder),
    async remove(key) {
      if (key.startsWith(`${INCOMING}/`)) return rm(join(spoolFolder, key), { force: true });
      const answer = await ask('DELETE', key);
      if (answer.status !== 404) await expectOk(answer, 'DELETE');
    },
  };
}

interface Sent {
  body: Readable;
  size: number;
  sha256: string;
}
type Ask = (method: string, key: string, sent?: Sent) => Promise<Response>;

function asker({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Place): Ask {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
  const root = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}/`;
  return async (method, key, sent) => {
    const headers: Record<string, string> = sent
      ? { 'X-Amz-Content-Sha256': sent.sha256, 'Content-Type': 'application/octet-stream' }
      : {};
    const signed = await client.sign(root + key, { method, headers });
    const all = new Headers(signed.headers);
    if (sent) all.set('Content-Length', String(sent.size));
    const body = sent ? { body: Readable.toWeb(sent.body) as ReadableStream, duplex: 'half' as const } : {};
    return fetch(signed.url, { method, headers: all, signal: AbortSignal.timeout(TIMEOUT_MS), ...body });
  };
}

/** The service's list comes in pages of a thousand; its XML is flat and bears only names and times that we look for. */
async function* listAll(ask: Ask, spoolFolder: string): AsyncGenerator<HeldFile> {
  yield* listIncoming(spoolFolder);
  for (let after = ''; ; ) {
    const answer = await ask('GET', `?list-type=2&prefix=${encodeURIComponent(PREFIX)}${after}`);
    await expectOk(answer, 'LIST', false);
    const text = await answer.text();
    for (const [, one = ''] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const key = tagOf(one, 'Key') ?? '';
      const at = new Date(tagOf(one, 'LastModified') ?? '');
      const sha256 = /^evidence\/([0-9a-f]{64})$/.exec(key)?.[1] ?? null;
      if (sha256 !== null && !Number.isNaN(at.getTime())) yield { key, sha256, at };
    }
    const last = [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].at(-1)?.[1];
    if (tagOf(text, 'IsTruncated') !== 'true' || !last) return;
    after = `&start-after=${encodeURIComponent(last)}`;
  }
}

function tagOf(xml: string, name: string): string | null {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? null;
}

async function expectOk(answer: Response, act: string, read = true): Promise<void> {
  if (answer.ok && !read) return;
  await answer.arrayBuffer();
  if (!answer.ok) throw new StoreFault(`The file store answered ${answer.status} to ${act}.`);
}

async function discard(answer: Response): Promise<null> {
  await answer.arrayBuffer();
  return null;
}
