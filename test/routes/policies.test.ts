import { describe, expect, it } from 'vitest';
import { ROLES } from '#app/domain/access.ts';
import { aRunningServer } from '#test/support/running.ts';
import { fillTenants } from '#test/support/tenants.ts';

const running = await aRunningServer();
const { people } = await fillTenants(running.db);
const cookies = Object.fromEntries(
  await Promise.all(ROLES.map(async (role) => [role, await running.cookieOf(people[role])] as const)),
);

describe('the policy library in the built server', () => {
  it.each(ROLES)('is for everyone who is signed in: %s', async (role) => {
    const list = await (await running.get('/policies', cookies[role])).text();
    for (const code of ['datalek', 'informatieveiligheid', 'wachtwoorden-en-aanmelden']) {
      expect(list).toContain(`href="/policies/${code}"`);
    }
    expect((await running.get('/policies/datalek', cookies[role])).status).toBe(200);
  });

  it('shows a document as HTML, with its contents and without its code', async () => {
    const page = await (await running.get('/policies/datalek', cookies.contributor)).text();
    expect(page).toContain('<h1>Procedure bij een datalek</h1>');
    expect(page).toContain('<a href="#part-de-klok-van-72-uur">De klok van 72 uur</a>');
    expect(page).toContain('<h2 id="part-de-klok-van-72-uur">De klok van 72 uur</h2>');
    const link =
      /<a href="(\/frameworks\/\d+)#RS\.CO-02\.2"><code class="document-code">RS\.CO-02\.2<\/code><\/a> Externe melding/;
    expect(page).toMatch(link);
    const framework = await (await running.get(link.exec(page)?.[1] ?? '', cookies.contributor)).text();
    expect(framework).toContain('id="RS.CO-02.2"');
    expect(page).not.toMatch(/_jsx|MDXContent|requirements:|\sstyle=/);
  });

  it('is not there for nobody, nor under a code that it does not have', async () => {
    expect((await running.get('/policies/datalek')).status).toBe(303);
    for (const code of ['unknown', '..%2fpolicies%2fdatalek', 'datalek%2fnl.mdx']) {
      expect((await running.get(`/policies/${code}`, cookies.dpo)).status, code).toBe(404);
    }
  });
});
