import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { aBrowser, aPage, axeFindings, NARROW, overflow } from '#test/support/browser.ts';
import { nextYearActs } from '#test/support/next-year.ts';
import { aRunningServer } from '#test/support/running.ts';

const running = await aRunningServer();
const browser = await aBrowser();
const { situation, lastYear, scoreOf } = nextYearActs(running.db);
const full = { doc: '3', impl: '3', explanation: 'Zoals het beleid zegt' };

describe('a SPOC whose answers did not change', () => {
  it.each([[true], [false]])('confirms one, then the rest at once; scripts: %s', async (javaScriptEnabled) => {
    const at = await situation();
    for (const n of [1, 2, 3, 4]) {
      await lastYear(at, { code: `SMALL-${n}`, ...full, outcome: 'accepted', evidence: n === 1 ? 1 : 0 });
    }
    const { page, faults } = await aPage(browser, { javaScriptEnabled });
    const [name = '', value = ''] = (await running.cookieOf(at.people.spoc)).split('=');
    await page.context().addCookies([{ name, value, url: running.url, httpOnly: true, sameSite: 'Lax' }]);
    const front = `${running.url}/m/${at.municipality.slug}/checklists/${at.thisYear}`;
    await page.goto(front);
    expect(await page.locator('.go-on').textContent()).toContain('Bij 4 vragen');
    await page.goto(`${front}/SMALL-1`);
    await look(page);
    await page.click('.last-year button');
    await page.waitForURL(`${front}/SMALL-2`);
    expect(await scoreOf(at.thisYear)).toMatchObject({ answered: 1 });
    await page.goto(front);
    await page.click('.go-on a:has-text("Alles bevestigen")');
    await page.waitForURL(`${front}/confirm`);
    await look(page);
    for (const tick of await page.locator('.confirm-list input').all()) await tick.check();
    await page.click('main form button.primary');
    await page.waitForSelector('text=Er staat niets meer klaar');
    expect(await scoreOf(at.thisYear)).toMatchObject({ answered: 4 });
    await page.goto(`${front}/SMALL-5`);
    expect(await page.locator('.last-year').count()).toBe(0);
    expect(faults).toEqual([]);

    async function look(on: Page) {
      if (!javaScriptEnabled) return;
      expect(await axeFindings(on)).toEqual([]);
      await on.setViewportSize(NARROW);
      expect(await overflow(on)).toBe(0);
    }
  });
});
