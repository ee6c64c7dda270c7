import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { acceptedEncoding } from '#app/http/server/compress.server.ts';
import { securityHeaders } from '#app/http/server/headers.ts';
import { freshDatabase } from '#test/support/database.ts';
import { ask, page, type RawAnswer, sendRaw, serveStub } from './support.ts';

const db = await freshDatabase();
const long = 'é–€ '.repeat(4_000);
const assets = mkdtempSync(join(tmpdir(), 'waarborg-assets-'));
mkdirSync(join(assets, 'assets'));
writeFileSync(join(assets, 'assets', 'app-abc123.js'), `export const x = ${JSON.stringify(long)};`);
writeFileSync(join(assets, 'assets', 'app-abc123.js.map'), '{}');
writeFileSync(join(assets, 'robots.txt'), 'User-agent: *\nDisallow: /\n');
writeFileSync(join(assets, '.hidden.txt'), 'hidden');

const server = await serveStub(
  db,
  [
    { path: 'page', module: { ...page, loader: () => ({ long }) } },
    { path: 'moved', module: { loader: () => new Response(null, { status: 303, headers: { Location: '/page' } }) } },
    { path: 'json', module: { loader: () => Response.json({ ok: true }) } },
    {
      path: 'file',
      module: {
        loader: () =>
          new Response('a,b\n', {
            headers: { 'Content-Type': 'text/csv', 'Content-Disposition': 'attachment; filename="x.csv"' },
          }),
      },
    },
    {
      path: 'loose',
      module: {
        loader: () =>
          new Response('<p>x</p>', {
            headers: {
              'Content-Type': 'text/html',
              'Cache-Control': 'public, max-age=60',
              'Content-Security-Policy': '*',
            },
          }),
      },
    },
    { path: 'gone', module: { loader: () => Promise.reject(Response.json({ kind: 'not_found' }, { status: 404 })) } },
    { path: 'boom', module: { ...page, loader: () => Promise.reject(new Error('boom')) } },
    { path: 'boom-json', module: { loader: () => Promise.reject(new Error('boom')) } },
    { path: 'lost', module: { loader: () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })) } },
    { path: 'full', module: { loader: () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOSPC' })) } },
  ],
  { assetsFolder: assets, limits: { headersMs: 300, checkEveryMs: 100 } },
);
const { port } = server;
const here = `http://127.0.0.1:${port}`;

const kinds: Record<string, [number, () => Promise<RawAnswer>]> = {
  'a page': [200, () => ask(port, 'GET', '/page')],
  'the head of a page': [200, () => ask(port, 'HEAD', '/page')],
  'an unknown page': [404, () => ask(port, 'GET', '/nowhere')],
  'a page that fails': [500, () => ask(port, 'GET', '/boom')],
  'a resource': [200, () => ask(port, 'GET', '/json')],
  'a resource that is not there': [404, () => ask(port, 'GET', '/gone')],
  'a resource that fails': [500, () => ask(port, 'GET', '/boom-json')],
  'a file to keep': [200, () => ask(port, 'GET', '/file')],
  'a redirect': [303, () => ask(port, 'GET', '/moved')],
  'a route that sets its own headers': [200, () => ask(port, 'GET', '/loose')],
  'a built file': [200, () => ask(port, 'GET', '/assets/app-abc123.js')],
  'a file that was not built': [404, () => ask(port, 'GET', '/assets/none.js')],
  'the sign of life': [200, () => ask(port, 'GET', '/healthz')],
  'the sign of readiness': [200, () => ask(port, 'GET', '/readyz')],
  'a foreign form': [403, () => ask(port, 'POST', '/page')],
  'a data transport': [404, () => ask(port, 'GET', '/page.data')],
  'an unknown method': [405, () => ask(port, 'PUT', '/page', { Origin: here })],
  'a body that is too large': [413, () => ask(port, 'POST', '/page', { Origin: here }, 'x'.repeat(1_100_000))],
  'a lost database': [503, () => ask(port, 'GET', '/lost')],
  'a full disk': [507, () => ask(port, 'GET', '/full')],
  'a bad address': [400, () => ask(port, 'GET', '/%E0%A4%A')],
  'a bad host': [400, () => ask(port, 'GET', '/page', { Host: 'a b' })],
  'what is not HTTP': [400, () => sendRaw(port, 'NONSENSE\r\n\r\n')],
  'headers that are too large': [431, () => ask(port, 'GET', '/page', { 'X-Long': 'x'.repeat(20_000) })],
  'headers that never end': [408, () => sendRaw(port, 'GET /page HTTP/1.1\r\nHost: x\r\n')],
};

describe('headers of every response [ASVS 3.4.1] [ASVS 3.4.3] [ASVS 3.4.4] [ASVS 3.4.5] [ASVS 3.4.6]', () => {
  for (const [name, [status, send]] of Object.entries(kinds)) {
    it(`${name}: ${status}, with all of them`, async () => {
      const { headers, ...answer } = await send();
      expect(answer.status).toBe(status);
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{12}$/);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      const isAsset = name === 'a built file';
      expect(headers.get('cache-control')).toBe(isAsset ? 'public, max-age=31536000, immutable' : 'private, no-store');
      for (const header of headers.keys()) expect(header).not.toMatch(/^x-(remix|powered)/);
    });
  }

  it('pages run their script by nonce, a new one each time, and everything else runs nothing', async () => {
    const nonce = async () =>
      /script-src 'nonce-([^']+)'/.exec(
        (await ask(port, 'GET', '/page')).headers.get('content-security-policy') ?? '',
      )?.[1];
    const nonces = new Set([await nonce(), await nonce(), await nonce()]);
    expect(nonces.size).toBe(3);
    for (const each of nonces) expect(Buffer.from(each ?? '', 'base64').length).toBe(16);
    for (const target of ['/json', '/file']) {
      const policy = (await ask(port, 'GET', target)).headers.get('content-security-policy');
      expect(policy).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
    }
  });

  it('the plain page carries its style by the nonce of its own response', async () => {
    const { headers, body } = await ask(port, 'GET', '/lost');
    const nonce = /<style nonce="([^"]+)"/.exec(body)?.[1];
    expect(headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
  });

  it('asks for https for a year once an origin is https, and not before', () => {
    const facts = { kind: 'page', nonce: 'n', requestId: 'r', development: false } as const;
    expect(securityHeaders({ ...facts, https: true })['Strict-Transport-Security']).toBe(
      'max-age=31536000; includeSubDomains',
    );
    expect(securityHeaders({ ...facts, https: false })['Strict-Transport-Security']).toBeUndefined();
  });

  it('numbers requests by itself, whatever the sender proposes', async () => {
    const ids = new Set<string | undefined>();
    for (let n = 0; n < 20; n++)
      ids.add((await ask(port, 'GET', '/healthz', { 'X-Request-Id': 'mine' })).headers.get('x-request-id'));
    expect(ids.size).toBe(20);
    expect(ids.has('mine')).toBe(false);
  });
});

describe('compression', () => {
  const fetchBytes = async (target: string, accept: string) => {
    const response = await new Promise<{ encoding: string | undefined; vary: string | undefined; bytes: Buffer }>(
      (resolve) => {
        void import('node:http').then(({ get }) =>
          get(`${here}${target}`, { headers: { 'Accept-Encoding': accept } }, (incoming) => {
            const chunks: Buffer[] = [];
            incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
            incoming.on('end', () =>
              resolve({
                encoding: incoming.headers['content-encoding'],
                vary: incoming.headers.vary,
                bytes: Buffer.concat(chunks),
              }),
            );
          }),
        );
      },
    );
    return response;
  };

  it.each(['/page', '/assets/app-abc123.js'])(
    'sends the same text of %s whole, by gzip and by brotli',
    async (target) => {
      const plain = await fetchBytes(target, 'identity');
      const zipped = await fetchBytes(target, 'gzip');
      const brotli = await fetchBytes(target, 'gzip, br');
      expect([plain.encoding, zipped.encoding, brotli.encoding]).toEqual([undefined, 'gzip', 'br']);
      expect(plain.bytes.toString()).toContain(long);
      expect(gunzipSync(zipped.bytes).equals(plain.bytes)).toBe(true);
      expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true);
      expect(brotli.bytes.length).toBeLessThan(plain.bytes.length / 20);
      expect([plain.vary, zipped.vary]).toEqual(['Accept-Encoding', 'Accept-Encoding']);
    },
  );

  it('leaves small answers and files to keep alone', async () => {
    expect((await fetchBytes('/json', 'br')).encoding).toBeUndefined();
    expect((await fetchBytes('/file', 'br')).encoding).toBeUndefined();
  });

  it.each([
    ['br', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['gzip;q=0, br;q=0.0', null],
    ['deflate', null],
    ['', null],
  ])('reads Accept-Encoding: %s', (header, encoding) => {
    expect(acceptedEncoding(header)).toBe(encoding);
  });
});

describe('built files', () => {
  it.each([
    '/assets/../robots.txt/../../etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/.hidden.txt',
    '/assets/app-abc123.js.map',
    '/assets',
  ])('come from their list alone: %s', async (target) => {
    expect((await ask(port, 'GET', target)).status).toBe(404);
  });

  it('without a hash in their name are asked for again', async () => {
    const { status, headers, body } = await ask(port, 'GET', '/robots.txt');
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=3600']);
    expect(body).toContain('Disallow: /');
  });
});
