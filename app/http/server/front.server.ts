import { randomBytes } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { AppLoadContext } from '@remix-run/node';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { House } from '../house.ts';
import type { Assets } from './assets.server.ts';
import { bodyLimit, discardRest, type MeteredBody, meterBody } from './body-limit.ts';
import { clientAddress } from './client-address.ts';
import { deliver } from './deliver.server.ts';
import { faultOf } from './faults.server.ts';
import { judgeRequest } from './gate.ts';
import { framesFiles, kindOf, type ResponseKind, securityHeaders } from './headers.ts';
import { routeLabel } from './log.server.ts';
import type { MakePage } from './pages.server.ts';
import { type PlainPage, plainPage, plainStatus } from './plain-page.ts';
import type { Traffic } from './traffic.ts';

/** Whether the database is there, and a way to hear at once when it is lost. */
export interface DatabaseWatch {
  readonly lost: boolean;
  /** @returns stops listening. */
  onLost(call: () => void): () => void;
}

export interface FrontParts {
  house: House;
  pages: MakePage;
  assets: Assets;
  traffic: Traffic;
  watch: DatabaseWatch;
  /** Reachable and migrated. */
  isReady: () => Promise<boolean>;
  development: boolean;
}

interface Frame {
  requestId: string;
  nonce: string;
  url: URL;
  kind: ResponseKind | null;
}
type Env = { Bindings: HttpBindings; Variables: { frame: Frame } };
type Handler = (c: Context<Env>) => Promise<Response>;

/** The server in front of Remix, from outside to inside: frame, health, gate, files, pages. */
export function makeFront(parts: FrontParts): Hono<Env> {
  const app = new Hono<Env>();
  app.use(framing(parts));
  app.get('/healthz', (c) => c.json({ alive: true }));
  app.get('/readyz', async (c) => {
    const ready = !parts.traffic.stopping && !parts.watch.lost && (await parts.isReady());
    return c.json({ ready }, ready ? 200 : 503);
  });
  app.use(gating(parts));
  app.all('*', answering(parts));
  app.onError((error, c) => {
    const fault = faultOf(error);
    parts.house.log.error({ requestId: c.get('frame').requestId, fault, err: error }, 'the server failed');
    return plain(c, fault ?? 'unexpected');
  });
  return app;
}

/** A number to find this request by; short enough to be read out over the telephone. */
export function freshRequestId(): string {
  return randomBytes(6).toString('hex');
}

/** Gives a request its number and nonce, its answer the headers that every answer bears, and the log its line. */
function framing({ house, traffic, development }: FrontParts): MiddlewareHandler<Env> {
  const https = house.settings.origins.some((origin) => origin.startsWith('https:'));
  return async (c, next) => {
    const began = performance.now();
    const done = traffic.begin();
    const url = new URL(c.req.url);
    const frame: Frame = { requestId: freshRequestId(), nonce: randomBytes(16).toString('base64'), url, kind: null };
    c.set('frame', frame);
    c.env.outgoing.once('close', () => {
      done();
      logLine(house.log, c, began);
    });
    await next();
    const { headers } = c.res;
    const kind = frame.kind ?? kindOf(headers);
    const frames = kind === 'page' && framesFiles(url.pathname);
    for (const [name, value] of Object.entries(securityHeaders({ ...frame, kind, frames, https, development }))) {
      headers.set(name, value);
    }
    if (kind !== 'asset') headers.set('Cache-Control', 'private, no-store');
    if (traffic.stopping) headers.set('Connection', 'close');
  };
}

function logLine(log: Logger, c: Context<Env>, began: number): void {
  const { requestId, url } = c.get('frame');
  const health = url.pathname === '/healthz' || url.pathname === '/readyz';
  const line = {
    requestId,
    method: c.req.method,
    route: health ? url.pathname : routeLabel(url.pathname),
    status: c.env.outgoing.statusCode,
    ms: Math.round((performance.now() - began) * 10) / 10,
    ...(c.env.outgoing.writableFinished ? {} : { cut: true }),
  };
  log[health ? 'debug' : 'info'](line, 'request');
}

const REFUSED = {
  bad_address: 'bad_request',
  data_transport: 'not_found',
  foreign_form: 'foreign_form',
  method: 'method',
} as const;

function gating({ house, traffic }: FrontParts): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (traffic.stopping) return plain(c, 'restarting');
    const { url } = c.get('frame');
    const { method, raw } = c.req;
    const refusal = judgeRequest(
      { method, target: url.pathname + url.search, headers: raw.headers },
      house.settings.origins,
    );
    if (refusal) return plain(c, REFUSED[refusal]);
    return next();
  };
}

function answering(parts: FrontParts): Handler {
  const { assets, watch, pages } = parts;
  return async (c) => {
    const frame = c.get('frame');
    const asset = c.req.method === 'POST' ? null : await assets(c.req.raw, frame.url.pathname);
    if (asset) {
      frame.kind = 'asset';
      return asset;
    }
    const headers = c.req.raw.headers;
    const limit = bodyLimit(frame.url.pathname, headers.get('content-type'));
    const sent = () => (c.req.method === 'POST' ? c.req.raw.body : null);
    const body = meterBody(sent, headers.get('content-length'), limit);
    if (body.exceeded) return tooLarge(c);
    if (watch.lost) return plain(c, 'unavailable');
    const made = await unlessLost(watch, pages(pageRequest(c, parts.house, body), contextOf(c, parts.house)));
    if (body.exceeded) return tooLarge(c);
    return made.kind === 'failed' ? plain(c, made.page) : deliver(made.response, headers.get('accept-encoding'));
  };
}

/** A page that waits for a database which no longer answers would wait for ever. */
async function unlessLost(watch: DatabaseWatch, making: ReturnType<MakePage>): ReturnType<MakePage> {
  let stop = () => {};
  const lost = new Promise<Awaited<ReturnType<MakePage>>>((resolve) => {
    stop = watch.onLost(() => resolve({ kind: 'failed', page: 'unavailable' }));
  });
  return Promise.race([making, lost]).finally(stop);
}

/**
 * The request as the pages see it: its address begins with a configured origin, never with what the sender wrote in
 * `Host`, and its signal ends with the connection, which lets go of everything that was kept for it.
 */
function pageRequest(c: Context<Env>, house: House, body: MeteredBody): Request {
  const { url } = c.get('frame');
  const { origins } = house.settings;
  const sender = c.req.header('origin');
  const origin =
    origins.find((each) => each === sender || (!sender && new URL(each).host === url.host)) ?? origins[0] ?? url.origin;
  const headers = new Headers(c.req.raw.headers);
  headers.set('host', new URL(origin).host);
  headers.delete('x-forwarded-host');
  const ending = new AbortController();
  c.env.outgoing.once('close', () => ending.abort());
  const init: RequestInit & { duplex?: 'half' } = { method: c.req.method, headers, signal: ending.signal };
  if (body.stream) Object.assign(init, { body: body.stream, duplex: 'half' });
  return new Request(origin + url.pathname + url.search, init);
}

function contextOf(c: Context<Env>, house: House): AppLoadContext {
  const { nonce, requestId } = c.get('frame');
  const forwarded = c.req.header('x-forwarded-for') ?? null;
  const address = clientAddress(c.env.incoming.socket.remoteAddress, forwarded, house.settings.trustProxy);
  return { house, nonce, requestId, clientAddress: address };
}

async function tooLarge(c: Context<Env>): Promise<Response> {
  await discardRest(c.env.incoming);
  return plain(c, 'too_large');
}

function plain(c: Context<Env>, page: PlainPage): Response {
  const status = plainStatus(page);
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8' });
  if (status === 503) headers.set('Retry-After', '10');
  if (status === 405) headers.set('Allow', 'GET, HEAD, POST');
  if (status === 413) headers.set('Connection', 'close');
  return new Response(c.req.method === 'HEAD' ? null : plainPage(page, c.get('frame')), { status, headers });
}
