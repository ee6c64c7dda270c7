import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { bodyLimit, FORM_LIMIT, UPLOAD_LIMIT } from '#app/http/server/body-limit.ts';
import { freshDatabase } from '#test/support/database.ts';
import { ask, page, sendRaw, serveStub } from './support.ts';

const db = await freshDatabase();
let read: number[] = [];

const readAll = async ({ request }: { request: Request }) => {
  const size = (await request.arrayBuffer()).byteLength;
  read.push(size);
  return Response.json({ size });
};
const readStream = async ({ request }: { request: Request }) => {
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) size += chunk.byteLength;
  read.push(size);
  return Response.json({ size });
};
const server = await serveStub(db, [
  { path: 'form', module: { ...page, action: readAll } },
  { path: 'm/:name/evidence', module: { action: readStream } },
]);
const { port } = server;
const Origin = `http://127.0.0.1:${port}`;
const Host = `127.0.0.1:${port}`;
const multipart = 'multipart/form-data; boundary=x';

/** A body in chunks, without a word about its length. */
function chunked(target: string, type: string, size: number) {
  const head = `POST ${target} HTTP/1.1\r\nHost: ${Host}\r\nOrigin: ${Origin}\r\nContent-Type: ${type}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n`;
  const piece = Buffer.alloc(65_536, 97);
  const pieces: (string | Uint8Array)[] = [head];
  for (let sent = 0; sent < size; sent += piece.length) {
    const length = Math.min(piece.length, size - sent);
    pieces.push(`${length.toString(16)}\r\n`, piece.subarray(0, length), '\r\n');
  }
  return sendRaw(port, ...pieces, '0\r\n\r\n');
}

describe('body limits', () => {
  it.each(['application/x-www-form-urlencoded', multipart])(
    'takes a form of exactly 1 MB as %s, and not one byte more',
    async (type) => {
      read = [];
      expect((await chunked('/form', type, FORM_LIMIT)).status).toBe(200);
      const over = await chunked('/form', type, FORM_LIMIT + 1);
      expect(over.status).toBe(413);
      expect(over.body).toContain('Er is niets bewaard');
      expect(over.body).toContain('Nothing was saved');
      expect(read).toEqual([FORM_LIMIT]);
    },
  );

  it('refuses by the promised length alone, before a page sees it', async () => {
    read = [];
    const head = `POST /form HTTP/1.1\r\nHost: ${Host}\r\nOrigin: ${Origin}\r\nConnection: close\r\nContent-Length: 2000000\r\n\r\n`;
    expect((await sendRaw(port, head, Buffer.alloc(2_000_000))).status).toBe(413);
    expect(read).toEqual([]);
  });

  it('takes 26 MB of multipart where evidence goes, and cuts off more while it streams', async () => {
    read = [];
    expect((await chunked('/m/x/evidence', multipart, UPLOAD_LIMIT)).status).toBe(200);
    expect((await chunked('/m/x/evidence', multipart, UPLOAD_LIMIT + 1)).status).toBe(413);
    expect(read).toEqual([UPLOAD_LIMIT]);
  });

  it('takes no more than a form of anything else there', async () => {
    expect((await chunked('/m/x/evidence', 'text/plain', FORM_LIMIT + 1)).status).toBe(413);
  });

  it.each(['Content-Length: 8000000', 'Transfer-Encoding: chunked'])(
    'hears a slow sender out before it hangs up, so that a browser can show why (%s)',
    async (framing) => {
      const socket = connect(port, '127.0.0.1');
      let text = '';
      let broken: string | undefined;
      socket.on('data', (bytes) => {
        text += bytes;
      });
      socket.on('error', (error: NodeJS.ErrnoException) => {
        broken = error.code;
      });
      const closed = new Promise((resolve) => socket.once('close', resolve));
      const head = `POST /form HTTP/1.1\r\nHost: ${Host}\r\nOrigin: ${Origin}\r\nConnection: close\r\n${framing}\r\n\r\n`;
      socket.write(head);
      const piece = Buffer.alloc(1_000_000, 97);
      for (let n = 0; n < 8; n++) {
        await new Promise((later) => setTimeout(later, 150));
        expect(text).toBe('');
        const chunked = framing.startsWith('T');
        if (chunked) socket.write(`${piece.length.toString(16)}\r\n`);
        socket.write(piece);
        if (chunked) socket.write('\r\n');
      }
      if (framing.startsWith('T')) socket.write('0\r\n\r\n');
      await closed;
      expect(broken).toBeUndefined();
      expect(text).toMatch(/^HTTP\/1\.1 413 /);
    },
  );

  it('answers on after a refusal', async () => {
    await chunked('/form', multipart, FORM_LIMIT * 3);
    expect((await ask(port, 'POST', '/form', { Origin }, 'a=b')).status).toBe(200);
  });

  it.each([
    ['/m/x/checklists/1/GV.OC-01/evidence', multipart, UPLOAD_LIMIT],
    ['/m/x/evidence/', 'Multipart/Form-Data ; boundary=x', UPLOAD_LIMIT],
    ['/m/x/evidence', 'multipart/form-data-not; x', FORM_LIMIT],
    ['/m/x/evidence', null, FORM_LIMIT],
    ['/m/x/evidence/12', multipart, FORM_LIMIT],
    ['/m/evidence-x', multipart, FORM_LIMIT],
  ])('%s as %s', (path, type, limit) => {
    expect(bodyLimit(path, type)).toBe(limit);
  });
});
