import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Action, type Actor, canSomewhere, ROLES, type Role } from '#app/domain/access.ts';
import { ROUTES, type RouteLine } from '#app/http/route-table.ts';
import { projectRoot } from '#db/root.server.ts';
import { builders } from '#test/support/builders.ts';
import { aRunningServer } from '#test/support/running.ts';
import { fillTenants } from '#test/support/tenants.ts';

const running = await aRunningServer();
const tenants = await fillTenants(running.db);
const make = builders(running.db);

/** What the variable parts of an address stand for: things of the own municipality, handed to everyone in turn. */
async function sample(): Promise<Record<string, string>> {
  const checklist = await make.aChecklist(tenants.own, { assigneeId: tenants.people.contributor.accountId });
  const facts = await running.db.sql<Record<'campaign' | 'framework' | 'evidence' | 'finding' | 'draft', number>>(
    `select campaign_id as campaign, framework_id as framework,
       (select id from evidence where municipality_id = $2 limit 1) as evidence,
       (select id from finding where municipality_id = $2 limit 1) as finding,
       (select id from framework_draft where code = 'own_' || $2::integer) as draft from checklist where id = $1`,
    [checklist, tenants.own.id],
  );
  return {
    municipality: tenants.own.slug,
    checklist: String(checklist),
    requirement: 'GV.OC-03.1',
    campaign: String(facts[0]?.campaign),
    framework: String(facts[0]?.framework),
    evidence: String(facts[0]?.evidence),
    finding: String(facts[0]?.finding),
    draft: String(facts[0]?.draft),
    account: String(tenants.people.spoc.accountId),
    token: 'there-is-no-such-token',
    code: 'datalek',
    category: 'service_delivery',
    template: 'phishing',
  };
}
const parts = await sample();
const address = (line: RouteLine) =>
  line.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(parts[name] ?? name));

const cookies = Object.fromEntries(
  await Promise.all(ROLES.map(async (role) => [role, await running.cookieOf(tenants.people[role])] as const)),
) as Record<Role, string>;

const guarded = ROUTES.filter((line) => line.read !== 'open' || line.post !== 'open');
const allows = (actor: Actor, action: Action | 'open' | undefined) =>
  action === 'open' || (action && canSomewhere(actor, action));

describe('routes × roles', () => {
  it('list every route file, and no file that is not there', () => {
    const files = readdirSync(join(projectRoot(), 'app', 'routes')).map((name) => name.replace(/\.tsx?$/, ''));
    expect(ROUTES.map((line) => line.route).sort()).toEqual(files.sort());
  });

  it.each(guarded)('send nobody to the sign-in page: $route', async (line) => {
    if (line.read && line.read !== 'open') {
      const response = await running.get(address(line));
      expect([response.status, response.headers.get('location')?.split('?')[0]]).toEqual([303, '/login']);
    }
    if (line.post && line.post !== 'open') {
      const response = await running.post(address(line), {});
      expect([response.status, response.headers.get('location')?.split('?')[0]]).toEqual([303, '/login']);
    }
  });

  for (const role of ROLES) {
    it.each(guarded)(`answer ${role} as the permission table says: $route`, async (line) => {
      const actor = tenants.people[role];
      if (line.read && line.read !== 'open') {
        const { status } = await running.get(address(line), cookies[role]);
        // 409: the sample's file has no bytes, which is said to whom it may be said.
        if (allows(actor, line.read)) expect([200, 303, 403, 404, 409], 'allowed').toContain(status);
        else expect(status, 'refused').toBe(403);
      }
      if (line.post && line.post !== 'open') {
        const { status } = await running.post(address(line), { unknown: 'x' }, cookies[role]);
        expect(status, 'a bad form is no fault of ours').toBeLessThan(500);
        if (!allows(actor, line.post)) expect(status, 'refused').toBe(403);
      }
    });
  }

  it.each(ROUTES)('answer no data transport for anybody: $route [ASVS 8.3.1]', async (line) => {
    const path = address(line);
    for (const cookie of [undefined, cookies.dpo]) {
      for (const way of [
        `${path}.data`,
        `${path}.data?_routes=routes/${line.route}`,
        `${path}?_data=routes/${line.route}`,
      ]) {
        expect((await running.get(way, cookie)).status, way).toBe(404);
      }
    }
  });

  it.each(guarded.filter((line) => line.post))('refuse a form from elsewhere: $route [ASVS 3.5.1]', async (line) => {
    for (const headers of FOREIGN) {
      const response = await fetch(running.url + address(line), {
        method: 'POST',
        redirect: 'manual',
        headers: { Cookie: cookies.dpo, ...headers } as Record<string, string>,
        body: new URLSearchParams({}),
      });
      expect(response.status, JSON.stringify(headers)).toBe(403);
    }
  });
});

const FOREIGN: Record<string, string>[] = [
  {},
  { Origin: 'null' },
  { Origin: 'https://evil.example' },
  { Origin: running.url.replace('127.0.0.1', 'evil.example') },
  { Origin: `${running.url}.evil.example` },
  { Origin: running.url, 'Sec-Fetch-Site': 'cross-site' },
  { Origin: running.url, 'Sec-Fetch-Site': 'same-site' },
  { Origin: 'https://evil.example', Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' },
];
