import { get } from 'node:http';
import { describe, expect, it } from 'vitest';
import { freshDatabase } from '#test/support/database.ts';
import { ask, page, sendRaw, serveStub } from './support.ts';

const db = await freshDatabase();

function slowRoutes(ms: number) {
  const state = { began: 0, release: () => {} };
  const released = new Promise<void>((resolve) => {
    state.release = resolve;
  });
  const loader = async () => {
    state.began += 1;
    await released;
    await new Promise((later) => setTimeout(later, ms));
    return { text: 'whole'.repeat(2_000) };
  };
  return { state, routes: [{ path: 'slow', module: { ...page, loader } }] };
}

/** Over a connection that is kept open, as browsers do. */
function read(url: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    get(url, (incoming) => {
      let text = '';
      incoming.on('data', (chunk) => {
        text += chunk;
      });
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }));
      incoming.on('error', reject);
    }).on('error', reject);
  });
}

describe('stopping', () => {
  it('cuts none of 50 running requests, says at once that it is not ready, and takes nothing new', async () => {
    const { state, routes } = slowRoutes(200);
    const server = await serveStub(db, routes);
    const running = Array.from({ length: 50 }, () => read(`${server.url}/slow`));
    await expect.poll(() => state.began, { timeout: 20_000 }).toBe(50);
    const closing = server.close();
    const ready = await ask(server.port, 'GET', '/readyz');
    expect([ready.status, ready.headers.get('connection')]).toEqual([503, 'close']);
    const refused = await ask(server.port, 'GET', '/slow');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
    expect(refused.body).toContain('start opnieuw op');
    expect((await ask(server.port, 'GET', '/healthz')).status).toBe(200);
    expect(state.began).toBe(50);
    state.release();
    const answers = await Promise.all(running);
    expect(answers.filter(({ status, text }) => status === 200 && text.endsWith('</p>')).length).toBe(50);
    await closing;
    await expect(read(`${server.url}/healthz`)).rejects.toThrow('ECONNREFUSED');
  });

  it('waits no longer than it was told, and not for those who say nothing', async () => {
    const { state, routes } = slowRoutes(60_000);
    const server = await serveStub(db, routes, { drainMs: 300 });
    const cut = read(`${server.url}/slow`).catch((error: Error) => error.message);
    const silent = sendRaw(server.port, 'GET /sl');
    await expect.poll(() => state.began, { timeout: 20_000 }).toBe(1);
    const began = Date.now();
    await server.close();
    expect(Date.now() - began).toBeLessThan(2_000);
    expect(await cut).toMatch(/hang up|ECONNRESET|terminated/);
    await silent;
    expect(server.lines().find((line) => line.msg === 'cut after the time to finish was over')).toMatchObject({
      running: 1,
    });
  });

  it('closes once, however often it is asked', async () => {
    const server = await serveStub(db, []);
    await Promise.all([server.close(), server.close()]);
    await server.close();
  });
});
