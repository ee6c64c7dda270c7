import { beforeAll, describe, expect, it } from 'vitest';
import { judgeRequest } from '#app/http/server/gate.ts';
import { freshDatabase } from '#test/support/database.ts';
import { ask, page, serveStub } from './support.ts';

const db = await freshDatabase();
let acted = 0;
let loaded = 0;
const act = async () => {
  acted += 1;
  return { acted: true };
};
const load = async () => {
  loaded += 1;
  return { loaded: true };
};

describe('the gate before the pages [ASVS 3.5.1]', async () => {
  const server = await serveStub(db, [
    { path: 'page', module: { ...page, loader: load, action: act } },
    {
      path: 'resource',
      module: { loader: async () => Response.json(await load()), action: async () => Response.json(await act()) },
    },
    { path: 'm/:name', module: { ...page, loader: load, action: act } },
  ]);
  const here = `http://127.0.0.1:${server.port}`;
  beforeAll(() => {
    acted = 0;
    loaded = 0;
  });

  const transports = ['/page', '/page?index', '/resource', '/page.data', '/page?_data=r0', '/_root.data', '/m/x'];
  const foreign: Record<string, Record<string, string>> = {
    'no origin': {},
    'another origin': { Origin: 'https://evil.example' },
    'a null origin': { Origin: 'null' },
    'the own host with another scheme': { Origin: here.replace('http:', 'https:') },
    'the own host with another port': { Origin: 'http://127.0.0.1:1' },
    'an origin that begins alike': { Origin: `${here}.evil.example` },
    'two origins': { Origin: `${here}, https://evil.example` },
    'another origin that the forwarded host agrees with': {
      Origin: 'https://evil.example',
      'X-Forwarded-Host': 'evil.example',
    },
    'the right origin from another site': { Origin: here, 'Sec-Fetch-Site': 'cross-site' },
    'the right origin from a sibling': { Origin: here, 'Sec-Fetch-Site': 'same-site' },
    'the right origin from nowhere': { Origin: here, 'Sec-Fetch-Site': 'none' },
  };
  for (const [name, headers] of Object.entries(foreign)) {
    it(`executes nothing for ${name}, by any method over any transport`, async () => {
      acted = 0;
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'post', 'PURGE']) {
        for (const target of transports) {
          const answer = await ask(server.port, method, target, headers);
          // `post` is no method that Node's parser knows, and it never arrives.
          expect([400, 403], `${method} ${target}`).toContain(answer.status);
        }
      }
      expect(acted).toBe(0);
    });
  }

  it('lets a form of this site through, from each configured origin', async () => {
    acted = 0;
    for (const origin of [here, here.replace('127.0.0.1', 'localhost')]) {
      for (const target of ['/page', '/resource', '/m/x']) {
        const answer = await ask(server.port, 'POST', target, { Origin: origin, 'Sec-Fetch-Site': 'same-origin' });
        expect(answer.status).toBe(200);
      }
    }
    expect(acted).toBe(6);
  });

  it('knows no other method than reading and posting, whoever sends it', async () => {
    acted = 0;
    loaded = 0;
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await ask(server.port, method, '/resource', { Origin: here });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
    }
    expect([acted, loaded]).toEqual([0, 0]);
  });

  it.each([
    '/page.data',
    '/page.data?_routes=r0',
    '/_root.data',
    '/page.data/',
    '/page%2Edata',
    '/page%252Edata',
    '/page.%64ata',
    '/page.DATA',
    '/m/x.data',
    '/page?_data=r0',
    '/page?x=1&%5Fdata=r0',
    '/page?_data',
    '/__manifest',
    '/__manifest?version=v1&p=/page',
    '/%5F_manifest',
    '//page.data',
  ])('has no data transport: %s', async (target) => {
    loaded = 0;
    acted = 0;
    for (const method of ['GET', 'HEAD', 'POST']) {
      const answer = await ask(server.port, method, target, { Origin: here });
      expect([400, 404]).toContain(answer.status);
      expect(answer.body).not.toContain('loaded');
    }
    expect([loaded, acted]).toEqual([0, 0]);
  });

  it('reads pages without asking where the reader comes from', async () => {
    const answer = await ask(server.port, 'GET', '/page', { 'Sec-Fetch-Site': 'cross-site' });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('loaded');
  });

  it.each(['/%E0%A4%A', '//evil.example', '/a%00b', '/a%5Cb', '/%2F%2Fevil', '/%25%32%35%32%35%32%35%32%35%32%35'])(
    'refuses an address that is none: %s',
    async (target) => {
      expect((await ask(server.port, 'GET', target)).status).toBe(400);
    },
  );
});

describe('judgeRequest', () => {
  const origins = ['https://waarborg.example'];
  it('takes the list of origins as it is, and adds nothing from the request', () => {
    const headers = new Headers({ origin: 'https://x.example', host: 'x.example', 'x-forwarded-host': 'x.example' });
    expect(judgeRequest({ method: 'POST', target: '/', headers }, origins)).toBe('foreign_form');
    headers.set('origin', 'https://waarborg.example');
    expect(judgeRequest({ method: 'POST', target: '/', headers }, origins)).toBeNull();
  });
});
