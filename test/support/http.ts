import type { AppLoadContext } from '@remix-run/node';
import type { Settings } from '#app/http/settings.server.ts';
import { readSettings } from '#app/http/settings.server.ts';
import { folderFileStore } from '#app/outside/folder-store.server.ts';
import type { GateBench } from './gate.ts';

/** What one request brings to a loader or action that is called without a server. */
export interface RequestBench {
  context: AppLoadContext;
  request: Request;
}

/** Makes requests to a house with the given settings, each with a context of its own, as the server makes them. */
export function requestBench(bench: GateBench, environment: Record<string, string> = {}) {
  const settings: Settings = readSettings({ WAARBORG_ORIGIN: 'https://waarborg.example', ...environment });
  const files = folderFileStore('/nowhere');
  const origin = settings.origins[0] ?? '';
  return (path: string, init: RequestInit & { cookie?: string } = {}): RequestBench => {
    const headers = new Headers(init.headers);
    if (init.cookie) headers.set('Cookie', init.cookie);
    const context = {
      house: { ...bench.house, settings, files },
      nonce: 'nonce',
      requestId: 'request',
      clientAddress: '192.0.2.1',
    };
    return { request: new Request(origin + path, { ...init, headers }), context };
  };
}

/** The response that a guard threw, or null when it threw none. */
export async function thrownBy(work: () => Promise<unknown>): Promise<Response | null> {
  try {
    await work();
    return null;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

/** The `name=value` part of a `Set-Cookie` header, as a browser sends it back. */
export function sentBack(setCookie: string): string {
  return setCookie.split(';')[0] ?? '';
}
