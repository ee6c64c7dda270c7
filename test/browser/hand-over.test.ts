import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { answeringActs } from '#test/support/answering.ts';
import { aBrowser, aPage, axeFindings, keepPicture, NARROW, overflow, WIDE } from '#test/support/browser.ts';
import { aRunningServer } from '#test/support/running.ts';

const running = await aRunningServer();
const browser = await aBrowser();
const { situation } = answeringActs(running.db);

async function open(who: Actor) {
  const watched = await aPage(browser, { timezoneId: 'Europe/Brussels' });
  const [name = '', value = ''] = (await running.cookieOf(who)).split('=');
  await watched.page.context().addCookies([{ name, value, url: running.url, httpOnly: true, sameSite: 'Lax' }]);
  return watched;
}

/** Looks at a page in both languages and widths: axe, nothing beside the window, and a picture. */
async function look(page: Page, who: Actor, name: string) {
  for (const language of ['en', 'nl'] as const) {
    await running.db.sql('update account set language = $2 where id = $1', [who.accountId, language]);
    await page.reload();
    expect(await axeFindings(page), `${name} ${language}`).toEqual([]);
    await page.setViewportSize(NARROW);
    expect(await overflow(page), `${name} ${language}`).toBe(0);
    await keepPicture(page, `${name}-${language}-narrow`);
    await page.setViewportSize(WIDE);
    await keepPicture(page, `${name}-${language}`);
  }
}

describe('handing a question to a contributor', () => {
  it('goes from the contact to the contributor, who sees that alone, and back', { timeout: 120_000 }, async () => {
    const at = await situation();
    const { spoc, contributor } = at.people;
    const list = `${running.url}/m/${at.municipality.slug}/checklists/${at.checklistId}`;
    const { page: first, faults } = await open(spoc);
    await first.goto(list);
    await first.click('a[href$="/hand-over"]');
    await first
      .locator('main details')
      .first()
      .evaluate((each: HTMLDetailsElement) => {
        each.open = true;
      });
    await first.check('input[value="SMALL-1"]');
    await first.fill('textarea[name=message]', 'Weet jij dit, Sam?');
    await look(await copyOf(first, spoc), spoc, 'hand-over');
    await first.click('main form button.primary');
    await first.waitForURL(list);
    expect(await first.textContent('.handed-out')).toContain('0 van 1 beantwoord');

    const { page: second, faults: others } = await open(contributor);
    await second.goto(list);
    expect(await second.locator('.question-list a').count()).toBe(1);
    expect(await second.textContent('main')).toContain('Weet jij dit, Sam?');
    await look(second, contributor, 'handed-to-me');
    expect((await second.request.get(`${list}/SMALL-2`)).status()).toBe(404);
    await second.goto(`${list}/SMALL-1`);
    await second.check('input[name=doc][value="3"]');
    await second.fill('textarea[name=explanation]', 'Dat staat in ons draaiboek.');
    await second.click('button[value=stay]');
    await second.waitForSelector('#comment-text');
    await second.fill('#comment-text', 'Klopt dit volgens jou?');
    await second.click('#comments summary');
    await second.check('#comments input[type=checkbox] >> nth=0');
    await second.click('#comments form button');
    await second.waitForSelector('.comments li');
    await look(second, contributor, 'comments');
    await second.goto(list);
    await second.click('form[action$="/done"] button');
    await second.waitForSelector('form[action$="/done"]', { state: 'detached' });

    await first.goto(list);
    expect(await first.textContent('.handed-out')).toContain('1 van 1 beantwoord');
    expect(await first.textContent('.handed-out')).toContain('Klaar');
    await look(first, spoc, 'handed-out');
    await first.goto(`${list}/SMALL-1`);
    expect(await first.textContent('#comments')).toContain('Klopt dit volgens jou?');
    await first.goto(list);
    await first.click('.handed-out form button');
    await first.waitForURL(list);
    expect((await second.request.get(list)).status()).toBe(404);
    // The pages asked for in vain above are answers 404, which the browser writes down.
    expect([...faults, ...others].filter((line) => !line.includes('404'))).toEqual([]);
  });

  /** The same page in another window, so that looking does not empty the form. */
  async function copyOf(page: Page, who: Actor): Promise<Page> {
    const { page: other } = await open(who);
    await other.goto(page.url());
    return other;
  }
});
