import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { registerNumber } from '#app/domain/register-number.ts';
import { ROUTES } from '#app/http/route-table.ts';
import { aBrowser, aPage, axeFindings, keepPicture, NARROW, overflow, signInAs, WIDE } from '#test/support/browser.ts';
import { aRunningDemo } from '#test/support/demo.ts';

const demo = await aRunningDemo({ acts: true });
const browser = await aBrowser();

const PEOPLE = {
  nobody: null,
  dpo: 'dpo@demo.example',
  spoc: 'spoc.zandbeke@demo.example',
  director: 'director.zandbeke@demo.example',
  admin: 'admin@demo.example',
  service_director: 'service-director@demo.example',
  contributor: 'contributor.zandbeke@demo.example',
  auditor: 'auditor@demo.example',
} as const;

const visited = new Set<string>();

/** Pages to which a button leads, which takes along what was typed, and no link. */
async function behindButtons(): Promise<string[]> {
  const [place] = await demo.db.sql<{ checklist: number; entity: number }>(`
    select c.id as checklist, e.id as entity from checklist c join municipality m on m.id = c.municipality_id
    join entity e on e.municipality_id = m.id and e.kind = 'ocmw' join framework f on f.id = c.framework_id
    where m.slug = 'zandbeke' and c.phase = 'open' and f.code = 'cyfun2025'`);
  const question = `/m/zandbeke/checklists/${place?.checklist}/GV.OC-03.1`;
  return [question, `${question}/evidence`, `${question}/exception?entity=${place?.entity}`, '/search?q=beleid'];
}
/** What a campaign's page leads to with its ticks. */
async function behindCampaign(): Promise<string[]> {
  const [found] = await demo.db.sql<{ id: number }>(`select campaign_id as id from checklist where phase = 'open'
    order by service_id, due_on limit 1`);
  return [`/campaigns/${found?.id}/change?do=close`, '/campaigns/remind'];
}
/** A notification that was sent, of the one breach of 2023 that was. */
async function behindBreach(): Promise<string[]> {
  const [found] = await demo.db.sql<{ slug: string; year: number; number: number; id: number }>(`
    select m.slug, b.year, b.number, n.id from breach_notification n join breach b on b.id = n.breach_id
    join municipality m on m.id = b.municipality_id order by n.id desc limit 1`);
  if (!found) return [];
  return [`/m/${found.slug}/breaches/${registerNumber('breach', found.year, found.number)}/notifications/${found.id}`];
}
/** The report to the CCB of the demo, and the evidence of its incident. */
async function behindIncident(): Promise<string[]> {
  const [found] = await demo.db.sql<{ id: number; piece: number; year: number; number: number }>(`
    select r.id, e.id as piece, i.year, i.number from nis2_report r join incident i on i.id = r.incident_id
    join incident_evidence e on e.incident_id = i.id`);
  const incident = `/m/zandbeke/incidents/${registerNumber('incident', found?.year ?? 0, found?.number ?? 0)}`;
  return [
    `/m/zandbeke/nis2/${found?.id}`,
    `${incident}/evidence/${found?.piece}`,
    `${incident}/requirements?q=back-up`,
  ];
}
const EXTRA: Record<string, string[]> = {
  spoc: await behindButtons(),
  dpo: [
    '/portfolio/question?framework=cyfun2025&code=GV.OC-03.1',
    ...(await behindCampaign()),
    ...(await behindBreach()),
    ...(await behindIncident()),
    `${(await behindButtons())[0]}/findings`,
  ],
};

/** The route that an address belongs to: one page of each is looked at, and everybody's own start page. */
function routeOf(path: string): string | null {
  const params = (line: (typeof ROUTES)[number]) => line.path.split(':').length;
  const [found] = ROUTES.filter((line) => new RegExp(`^${line.path.replace(/:\w+/g, '[^/]+')}$`).test(path)).toSorted(
    (a, b) => params(a) - params(b),
  );
  return found?.read && PAGES.has(found.route) ? found.route : null;
}

/** The routes that draw a page; the others give a file, or lead on. */
const PAGES = new Set(
  readdirSync('app/routes')
    .filter((file) => /export default/.test(readFileSync(`app/routes/${file}`, 'utf8')))
    .map((file) => file.replace(/\.tsx$/, '')),
);

describe('every page that a person can reach by its links', () => {
  it.each(Object.entries(PEOPLE))(
    'reads well in both languages, wide and narrow, for axe too: %s',
    async (who, email) => {
      const { page, faults } = await aPage(browser);
      if (email) await signInAs(page, demo.url, email);
      const findings: string[] = [];
      const seen = new Set<string>();
      const queue = email ? ['/', ...(EXTRA[who] ?? [])] : ['/login'];
      for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
        const route = routeOf(path.split('?')[0] ?? path);
        if (!route || seen.has(route)) continue;
        seen.add(route);
        await page.goto(demo.url + path);
        if (route === '_index' || !visited.has(route)) findings.push(...(await look(page, who, route, path)));
        visited.add(route);
        queue.push(...(await linksOf(page)));
      }
      expect(findings).toEqual([]);
      expect(faults).toEqual([]);
      expect(seen.size).toBeGreaterThanOrEqual(email ? 4 : 2);
      await page.context().close();
    },
    600_000,
  );

  it('leaves no page out', () => {
    // Pages behind a mailed link, behind the second factor or before there is anybody have their own tests.
    const elsewhere = [
      'login_.second-factor',
      'account_.passkeys.$passkey',
      'account_.recovery-codes',
      'reset.$token',
      'invitation.$token',
      'first-run',
      // For people without an account: reporting.test.ts walks through it.
      'report.$token',
      // Of a framework that somebody makes: own-frameworks.test.ts walks through them.
      'frameworks.drafts.$draft._index',
      'frameworks.drafts.$draft.node',
      'frameworks.$framework_.compare',
    ];
    const pages = ROUTES.filter((line) => line.read && PAGES.has(line.route) && !elsewhere.includes(line.route));
    expect(pages.map((line) => line.route).filter((route) => !visited.has(route))).toEqual([]);
  });
});

async function look(page: import('playwright-core').Page, who: string, route: string, path: string): Promise<string[]> {
  const findings: string[] = [];
  for (const language of ['en', 'nl'] as const) {
    await page.setViewportSize(WIDE);
    await page.goto(demo.url + path);
    await speak(page, language);
    if (page.url() !== demo.url + path) await page.goto(demo.url + path);
    findings.push(...(await axeFindings(page)).map((finding) => `${path} ${language}: ${finding}`));
    if (language === 'nl') await keepPicture(page, `${who}-${route}-wide`);
    await page.setViewportSize(NARROW);
    const over = await overflow(page);
    if (over > 0) findings.push(`${path} ${language}: ${over} px too wide at 360 px`);
    if (language === 'nl') await keepPicture(page, `${who}-${route}-narrow`);
  }
  return findings;
}

/** Switches the language by the button in the header, unless it is spoken already. */
async function speak(page: import('playwright-core').Page, language: 'nl' | 'en'): Promise<void> {
  const spoken = await page.getAttribute('html', 'lang');
  if (!spoken?.startsWith(language)) await page.click(`.top button[name=language][value=${language}]`);
}

async function linksOf(page: import('playwright-core').Page): Promise<string[]> {
  const addresses = await page.$$eval('a[href]', (links) => links.map((link) => (link as HTMLAnchorElement).href));
  return addresses
    .map((address) => new URL(address))
    .filter((address) => address.origin === demo.url)
    .map((address) => address.pathname);
}
