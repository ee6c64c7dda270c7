import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import pino from 'pino';
import { afterAll } from 'vitest';
import { type Started, type StartOptions, startServer } from '#app/http/server/start.server.ts';
import { readSettings } from '#app/http/settings.server.ts';
import { NOW } from '#test/support/builders.ts';
import type { TestDatabase } from '#test/support/database.ts';

type RouteModule = ServerBuild['routes'][string]['module'];
interface StubRoute {
  path: string;
  module: Partial<RouteModule>;
}

const nothing = () => null;

/** A page's component; without one a route is a resource. */
export const page = { default: nothing } as Partial<RouteModule>;

/** A build of Remix with routes made in the test. A page shows what its loader or action returned, as JSON. */
export function stubBuild(routes: StubRoute[]): ServerBuild {
  const entries = routes.map(({ path, module }, index) => {
    const id = `r${index}`;
    return [id, { id, path, parentId: 'root', module: module as RouteModule }] as const;
  });
  const root = { id: 'root', path: '', module: { ...page, ErrorBoundary: nothing } as RouteModule };
  const all = { root, ...Object.fromEntries(entries) };
  const manifest = Object.values(all).map((route) => [
    route.id,
    {
      ...flags(route.module),
      id: route.id,
      path: route.path,
      parentId: route.id === 'root' ? undefined : 'root',
      module: '',
    },
  ]);
  return {
    routes: all,
    assets: { entry: { imports: [], module: '' }, routes: Object.fromEntries(manifest), url: '', version: 'v1' },
    entry: { module: { default: render } },
    publicPath: '/',
    assetsBuildDirectory: '',
    isSpaMode: false,
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: true,
      v3_routeConfig: false,
      unstable_optimizeDeps: false,
    },
  } as unknown as ServerBuild;
}

function flags(module: RouteModule) {
  return {
    hasLoader: 'loader' in module,
    hasAction: 'action' in module,
    hasErrorBoundary: 'ErrorBoundary' in module,
    hasClientLoader: false,
    hasClientAction: false,
  };
}

const render: ServerBuild['entry']['module']['default'] = (_request, status, headers, remix) => {
  const { loaderData, actionData, errors } = remix.staticHandlerContext;
  headers.set('Content-Type', 'text/html; charset=utf-8');
  const text = JSON.stringify({ loaderData, actionData, errors: errors ? Object.keys(errors) : null });
  return Promise.resolve(new Response(`<!DOCTYPE html><p>${text}</p>`, { status, headers }));
};

/** Starts a server for these routes on a free port, and closes it after the file. */
export async function serveStub(
  db: TestDatabase,
  routes: StubRoute[],
  options: Partial<StartOptions> & { environment?: Record<string, string> } = {},
): Promise<Started & { port: number; lines: () => Record<string, unknown>[] }> {
  const written: string[] = [];
  const { environment, ...rest } = options;
  const data = mkdtempSync(join(tmpdir(), 'waarborg-'));
  const started = await startServer({
    settings: readSettings({ PORT: '0', WAARBORG_DATA: data, ...environment }),
    build: stubBuild(routes),
    opened: { ...db, close: async () => {} },
    now: () => NOW,
    jobs: false,
    log: pino({ level: 'info' }, { write: (line: string) => void written.push(line) }),
    ...rest,
  });
  afterAll(() => started.close());
  return { ...started, port: Number(new URL(started.url).port), lines: () => written.map((line) => JSON.parse(line)) };
}

export interface RawAnswer {
  status: number;
  headers: Map<string, string>;
  body: string;
}

/**
 * Sends bytes as they are over a connection of its own and reads until the server closes it: for what no HTTP client
 * would send. Parts are sent one after another, a number waits so many milliseconds.
 */
export function sendRaw(port: number, ...parts: (string | Uint8Array | number)[]): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') reject(error);
    });
    socket.on('close', () => resolve(parseAnswer(Buffer.concat(chunks))));
    void (async () => {
      for (const part of parts) {
        if (typeof part === 'number') await new Promise((later) => setTimeout(later, part));
        else if (socket.writable) await new Promise<void>((sent) => socket.write(part, () => sent()));
      }
    })();
  });
}

function parseAnswer(bytes: Buffer): RawAnswer {
  const text = bytes.toString('utf8');
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end < 0 ? undefined : end).split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
  return { status: Number(first.split(' ')[1] ?? 0), headers, body: end < 0 ? '' : text.slice(end + 4) };
}

/** One request with the headers as given, closed after its answer. */
export function ask(port: number, method: string, target: string, headers: Record<string, string> = {}, body = '') {
  const all = { Host: `127.0.0.1:${port}`, Connection: 'close', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = body === '' && method !== 'POST' ? '' : `Content-Length: ${Buffer.byteLength(body)}\r\n`;
  return sendRaw(port, `${method} ${target} HTTP/1.1\r\n${lines.join('')}${length}\r\n${body}`);
}
