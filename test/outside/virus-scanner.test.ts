import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { FileInfected, FileUnscanned } from '#app/outside/file-store.server.ts';
import { clamdInspect } from '#app/outside/virus-scanner.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'waarborg-clamd-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * A server that speaks INSTREAM of clamd's protocol and nothing else: it takes `zINSTREAM`, chunks with their length, and
 * an empty chunk at the end; what is not that gets clamd's own refusal.
 */
async function aClamd(verdict: (bytes: Buffer, socket: Socket) => string | null, path?: string) {
  const server = createServer((socket) => {
    let seen = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      seen = Buffer.concat([seen, chunk]);
      const begin = Buffer.from('zINSTREAM\0');
      if (seen.length < begin.length) return;
      if (!seen.subarray(0, begin.length).equals(begin)) return socket.end('UNKNOWN COMMAND\0');
      const bytes = chunksOf(seen.subarray(begin.length));
      const reply = bytes && verdict(bytes, socket);
      if (reply) socket.end(reply);
    });
  });
  await new Promise<void>((resolve) => (path ? server.listen(path, resolve) : server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  return path ?? `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What the chunks hold, or null while the empty one has not come. */
function chunksOf(bytes: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

const scan = (address: string, bytes: Buffer, silenceMs?: number) =>
  clamdInspect(address, silenceMs)(Readable.from([bytes]));

describe('the virus scanner', () => {
  it('gets every byte in its own protocol, over TCP and over a socket, and lets a clean file pass', async () => {
    const sent = randomBytes(200_000);
    const got: Buffer[] = [];
    const see = (bytes: Buffer) => {
      got.push(bytes);
      return 'stream: OK\0';
    };
    await scan(await aClamd(see), sent);
    const path = await aClamd(see, join(folder, 'clamd.sock'));
    await scan(path, sent);
    await scan(`unix:${path}`, sent);
    expect(got.map((bytes) => bytes.equals(sent))).toEqual([true, true, true]);
  });

  it('refuses what it finds something in', async () => {
    const address = await aClamd(() => 'stream: Win.Test.EICAR_HDB-1 FOUND\0');
    await expect(scan(address, Buffer.from('x'))).rejects.toThrow(FileInfected);
  });

  it.each([
    ['says it is too large', () => 'INSTREAM size limit exceeded. ERROR\0'],
    ['says something else', () => 'stream: OK, or nearly\0'],
    ['says nothing and hangs up', (_: Buffer, socket: Socket) => socket.destroy() && null],
    ['never answers', () => null],
    ['answers without an end', () => 'x'.repeat(10_000)],
  ])('fails closed when it %s', async (_what, verdict) => {
    await expect(scan(await aClamd(verdict), Buffer.from('x'), 200)).rejects.toThrow(FileUnscanned);
  });

  it('fails closed when there is none', async () => {
    await expect(scan('127.0.0.1:1', Buffer.from('x'))).rejects.toThrow(FileUnscanned);
    await expect(scan(join(folder, 'nowhere.sock'), Buffer.from('x'))).rejects.toThrow(FileUnscanned);
  });
});
