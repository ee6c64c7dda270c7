import { describe, expect, it } from 'vitest';
import { clientAddress } from '#app/http/server/client-address.ts';
import { faultOf } from '#app/http/server/faults.server.ts';
import { describeError, routeLabel } from '#app/http/server/log.server.ts';
import { freshDatabase } from '#test/support/database.ts';
import { ask, page, serveStub } from './support.ts';

const db = await freshDatabase();
const fail = (error: unknown) => ({ ...page, loader: () => Promise.reject(error) });
const secret = 'jan.peeters@zandbeke.example';
const seen: { url: string; clientAddress: string; house: unknown; host: string | null }[] = [];
const server = await serveStub(db, [
  { path: 'boom', module: fail(new Error(`no way to reach ${secret}`)) },
  { path: 'boom-resource', module: { loader: () => Promise.reject(new Error(`no way to reach ${secret}`)) } },
  { path: 'lost', module: fail(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })) },
  { path: 'lost-resource', module: { loader: () => Promise.reject(new Error('Connection terminated unexpectedly')) } },
  { path: 'full', module: { action: () => Promise.reject(Object.assign(new Error('write'), { code: 'ENOSPC' })) } },
  {
    path: 'missing',
    module: { ...page, loader: () => Promise.reject(Response.json({ kind: 'not_found' }, { status: 404 })) },
  },
  { path: 'take', module: { ...page, action: () => null } },
  {
    path: 'see',
    module: {
      loader: ({ request, context }) => {
        const host = request.headers.get('host');
        seen.push({ url: request.url, clientAddress: context.clientAddress, house: context.house, host });
        return Response.json({ ...seen.at(-1), house: undefined });
      },
    },
  },
]);
const { port } = server;
const Origin = `http://127.0.0.1:${port}`;

describe('when something fails', () => {
  it.each(['/boom', '/boom-resource'])(
    '%s: tells neither the fault nor its place, but a number that the log knows',
    async (target) => {
      const { status, headers, body } = await ask(port, 'GET', target);
      expect(status).toBe(500);
      expect(body).not.toMatch(/zandbeke|no way|\.ts|node_modules/);
      const line = server.lines().find((each) => each.requestId === headers.get('x-request-id') && each.level === 50);
      expect(line).toBeDefined();
    },
  );

  it('a resource that fails shows the number in words', async () => {
    const { headers, body } = await ask(port, 'GET', '/boom-resource');
    expect(body).toContain(`<code>${headers.get('x-request-id')}</code>`);
  });

  it.each(['/lost', '/lost-resource'])('%s: a page in both languages that needs no database', async (target) => {
    const { status, headers, body } = await ask(port, 'GET', target);
    expect([status, headers.get('retry-after')]).toEqual([503, '10']);
    expect(body).toContain('De gegevens zijn nu niet bereikbaar');
    expect(body).toContain('The data cannot be reached');
  });

  it('a full disk has a page of its own', async () => {
    const { status, body } = await ask(port, 'POST', '/full', { Origin });
    expect(status).toBe(507);
    expect(body).toContain('vol');
  });

  it('what was not found is no failure, and not logged as one', async () => {
    const { status, headers } = await ask(port, 'GET', '/missing');
    expect(status).toBe(404);
    const own = server.lines().filter((each) => each.requestId === headers.get('x-request-id'));
    expect(own.map((each) => each.level)).toEqual([30]);
  });
});

describe('the log', () => {
  it('has one line a request: method, route, status, time, number, and nothing of who or what', async () => {
    const { headers } = await ask(port, 'GET', `/m/zandbeke/people?q=${secret}&token=t0ps3cret`, {
      'User-Agent': 'Peeters',
    });
    await expect
      .poll(() => server.lines().find((each) => each.requestId === headers.get('x-request-id')), { timeout: 10_000 })
      .toEqual({
        level: 30,
        time: expect.any(Number),
        pid: expect.any(Number),
        hostname: expect.any(String),
        requestId: expect.any(String),
        method: 'GET',
        route: expect.stringMatching(/^(\(unknown\)|\/m\/:\w+\/people)$/),
        status: 404,
        ms: expect.any(Number),
        msg: 'request',
      });
    expect(JSON.stringify(server.lines())).not.toMatch(/t0ps3cret|Peeters|zandbeke\/people/);
  });

  it('names a route by its pattern and nothing that somebody typed', () => {
    expect(routeLabel('/')).toBe('/');
    expect(routeLabel(`/${secret}`)).toBe('(unknown)');
    expect(routeLabel('/assets/x.js')).toBe('/assets/*');
  });

  it('keeps values of rows out of a database error, and addresses out of any', () => {
    const clash = Object.assign(new Error(`duplicate key (${secret})`), {
      code: '23505',
      severity: 'ERROR',
      detail: `Key (email)=(${secret}) already exists.`,
      constraint: 'account_email_key',
      table: 'account',
    });
    const line = describeError(new Error(`mail to ${secret} refused`, { cause: clash }));
    expect(JSON.stringify(line)).not.toContain('peeters');
    expect(line).toMatchObject({
      message: 'mail to …@… refused',
      cause: { code: '23505', constraint: 'account_email_key' },
    });
  });
});

describe('faultOf', () => {
  it.each([
    [{ code: '57P01' }, 'unavailable'],
    [{ code: '08006' }, 'unavailable'],
    [{ code: '53300' }, 'unavailable'],
    [{ code: 'ECONNRESET' }, 'unavailable'],
    [new Error('timeout exceeded when trying to connect'), 'unavailable'],
    [new Error('outer', { cause: { code: '53100' } }), 'disk_full'],
    [{ code: 'EDQUOT' }, 'disk_full'],
    [new Error('could not extend file: No space left on device'), 'disk_full'],
    [{ code: '23505' }, null],
    [new TypeError('x is not a function'), null],
    ['text', null],
    [null, null],
  ])('%o is %s', (error, fault) => {
    expect(faultOf(error)).toBe(fault);
  });
});

describe('what the pages are told', () => {
  it('an address under a configured origin, never under the host that the sender wrote', async () => {
    for (const headers of [
      { Host: 'evil.example' },
      { Host: Origin.slice(7), 'X-Forwarded-Host': 'evil.example' },
    ] as Record<string, string>[]) {
      seen.length = 0;
      await ask(port, 'GET', '/see?a=1', headers);
      expect(seen[0]?.url).toMatch(new RegExp(`^http://(localhost|127\\.0\\.0\\.1):${port}/see\\?a=1$`));
      expect(`http://${seen[0]?.host}`).toBe(new URL(seen[0]?.url ?? '').origin);
    }
  });

  it('nothing of a forwarded host, by which Remix would refuse a form that the gate let in', async () => {
    const headers = { Origin, Host: 'inner:8080', 'X-Forwarded-Host': 'evil.example' };
    expect((await ask(port, 'POST', '/take', headers)).status).toBe(200);
  });

  it('the address of the connection, whatever the sender says of others', async () => {
    seen.length = 0;
    await ask(port, 'GET', '/see', { 'X-Forwarded-For': '10.9.8.7' });
    expect(seen[0]?.clientAddress).toMatch(/127\.0\.0\.1$/);
  });

  it.each([
    ['10.0.0.1', '1.2.3.4, 5.6.7.8', true, '5.6.7.8'],
    ['10.0.0.1', ' 2001:db8::1 ', true, '2001:db8::1'],
    ['10.0.0.1', 'nonsense', true, '10.0.0.1'],
    ['10.0.0.1', null, true, '10.0.0.1'],
    ['10.0.0.1', '1.2.3.4', false, '10.0.0.1'],
  ])('socket %s, forwarded %s, proxy trusted %s: %s', (socket, forwarded, trusted, address) => {
    expect(clientAddress(socket, forwarded, trusted)).toBe(address);
  });
});
