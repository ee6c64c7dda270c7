import { describe, expect, it } from 'vitest';
import { SEARCH_KINDS } from '#app/domain/search-kinds.ts';
import { aBrowser, aPage, axeFindings, keepPicture, NARROW, overflow, signInAs } from '#test/support/browser.ts';
import { aRunningDemo } from '#test/support/demo.ts';

const demo = await aRunningDemo({ acts: true });
const browser = await aBrowser();

async function signedIn(email: string, options = {}) {
  const watched = await aPage(browser, options);
  await signInAs(watched.page, demo.url, email);
  return watched;
}

describe('searching', () => {
  it('goes by keyboard: / to the field, the arrows through the results and back', async () => {
    const { page, faults } = await signedIn('dpo@demo.example');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('top-search');
    await page.keyboard.type('zandbeke/');
    expect(await page.inputValue('#top-search'), 'a / that is typed is only a /').toBe('zandbeke/');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=zandbeke$/);
    expect(await page.textContent('main mark')).toMatch(/zandbeke/i);
    await page.keyboard.press('/');
    await page.keyboard.press('ArrowDown');
    const hit = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('[data-search-hit]')].indexOf(document.activeElement as Element),
      );
    expect(await hit()).toBe(0);
    await page.keyboard.press('ArrowDown');
    expect(await hit()).toBe(1);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-field');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/m\/zandbeke$/);
    expect(faults).toEqual([]);
  }, 120_000);

  it('leads from every kind of result to a page that is there', async () => {
    const { page, faults } = await signedIn('dpo@demo.example');
    const kinds = new Set<string>();
    for (const q of ['zandbeke', 'cyfun', 'beleid', 'wachtwoord', 'graag', 'afsprakenpakket']) {
      await page.goto(`${demo.url}/search?q=${q}`);
      const links = await page.$$eval('.search-group', (groups) =>
        groups.map((group) => [
          group.querySelector('h2')?.id ?? '',
          group.querySelector('a')?.getAttribute('href') ?? '',
        ]),
      );
      for (const [kind, href] of links) {
        if (kinds.has(String(kind))) continue;
        kinds.add(String(kind));
        expect((await page.goto(demo.url + href))?.status(), `${kind} ${href}`).toBe(200);
      }
    }
    expect([...kinds].sort()).toEqual(SEARCH_KINDS.map((kind) => `found-${kind}`).toSorted());
    expect(faults).toEqual([]);
  }, 120_000);

  it('works as a plain form without JavaScript, and shows a SPOC only the own municipality', async () => {
    const { page } = await signedIn('spoc.zandbeke@demo.example', { javaScriptEnabled: false });
    await page.fill('#top-search', 'zandbeek');
    await page.click('.top-search button');
    await page.waitForURL(/\/search\?q=zandbeek$/);
    expect(await page.textContent('main')).toContain('zoals u het schreef');
    const municipalities = await page.$$eval('section[aria-labelledby=found-municipality] a', (links) =>
      links.map((link) => link.getAttribute('href')),
    );
    expect(municipalities).toEqual(['/m/zandbeke']);
  }, 120_000);

  it.each(['nl', 'en'] as const)(
    'reads well, wide and narrow, with results and without: %s',
    async (language) => {
      const { page, faults } = await signedIn('spoc.zandbeke@demo.example');
      await page.goto(`${demo.url}/search`);
      const spoken = await page.getAttribute('html', 'lang');
      if (!spoken?.startsWith(language)) await page.click(`.top button[name=language][value=${language}]`);
      const findings: string[] = [];
      for (const [name, q] of [
        ['results', 'beleid'],
        ['near', 'wachtwoort'],
        ['none', 'xyzzyxyzzy'],
        ['short', 'e'],
      ] as const) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.goto(`${demo.url}/search?q=${q}`);
        findings.push(...(await axeFindings(page)).map((finding) => `${name}: ${finding}`));
        await keepPicture(page, `search-${name}-${language}-wide`);
        await page.setViewportSize(NARROW);
        findings.push(...(await axeFindings(page)).map((finding) => `${name} narrow: ${finding}`));
        const over = await overflow(page);
        if (over > 0) findings.push(`${name}: ${over} px too wide`);
        await keepPicture(page, `search-${name}-${language}-narrow`);
      }
      await page.goto(demo.url);
      expect(await overflow(page), 'the field in the header at 360 px').toBe(0);
      await keepPicture(page, `search-header-${language}-narrow`);
      expect(findings).toEqual([]);
      expect(faults).toEqual([]);
    },
    120_000,
  );
});
