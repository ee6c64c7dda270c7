import { type AppLoadContext, createRequestHandler, type HandleErrorFunction, type ServerBuild } from '@remix-run/node';
import { isRouteErrorResponse } from '@remix-run/react';
import type { Logger } from 'pino';
import { faultOf } from './faults.server.ts';
import type { PlainPage } from './plain-page.ts';

/** The built pages, or a way to load them anew for each request, as development does. */
export type PageBuild = ServerBuild | (() => Promise<ServerBuild>);

/** A page that was made, or why there is only a plain one. */
export type Made = { kind: 'made'; response: Response } | { kind: 'failed'; page: PlainPage };

export type MakePage = (request: Request, context: AppLoadContext) => Promise<Made>;

/**
 * Remix behind the server. Its errors arrive here once, with the request's context: they are logged without personal
 * data, and a lost database or a full disk becomes a page that needs neither.
 */
export function makePages(build: PageBuild, mode: 'production' | 'development', log: Logger): MakePage {
  const failures = new WeakMap<AppLoadContext, PlainPage>();
  const handleError: HandleErrorFunction = (error, { request, context }) => {
    if (isRouteErrorResponse(error) && error.status < 500) return;
    if (request.signal.aborted) return;
    const fault = faultOf(isRouteErrorResponse(error) ? error.data : error);
    log.error({ requestId: context.requestId, fault, err: error }, 'a page failed');
    failures.set(context, fault ?? failures.get(context) ?? 'unexpected');
  };
  const withHandler = (loaded: ServerBuild): ServerBuild => ({
    ...loaded,
    entry: { module: { ...loaded.entry.module, handleError } },
  });
  const load = typeof build === 'function' ? async () => withHandler(await build()) : withHandler(build);
  const answer = createRequestHandler(load, mode);
  return async (request, context) => {
    const response = await answer(request, context);
    const failure = failures.get(context);
    if (response.status < 500) return { kind: 'made', response };
    if (failure && failure !== 'unexpected') return { kind: 'failed', page: failure };
    const isPage = response.headers.get('content-type')?.startsWith('text/html') && response.body !== null;
    return isPage ? { kind: 'made', response } : { kind: 'failed', page: 'unexpected' };
  };
}
