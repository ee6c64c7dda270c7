import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { answering } from '#test/support/answers.ts';
import { aBrowser, aPage, axeFindings, NARROW, overflow, WIDE } from '#test/support/browser.ts';
import { builders } from '#test/support/builders.ts';
import { nextYearActs } from '#test/support/next-year.ts';
import { aRunningServer } from '#test/support/running.ts';

const running = await aRunningServer();
const browser = await aBrowser();
const make = builders(running.db);
const { answerAll, submit } = answering(running.db);
const years = nextYearActs(running.db);

/** A page of somebody who is signed in; a use of the mouse is a fault of the test. */
async function pageOf(who: Actor) {
  const watched = await aPage(browser);
  const [name = '', value = ''] = (await running.cookieOf(who)).split('=');
  await watched.page.context().addCookies([{ name, value, url: running.url, httpOnly: true, sameSite: 'Lax' }]);
  return watched;
}

async function submitted() {
  const service = await make.aService();
  const municipality = await make.aMunicipality(service, 'Zandbeke');
  const dpo = await make.aPerson(service, 'dpo');
  const checklistId = await make.aChecklist(municipality, { framework: 'cyfun2025', level: 'important' });
  await answerAll(checklistId);
  await submit(checklistId);
  return { service, dpo, checklistId, front: `${running.url}/m/${municipality.slug}/checklists/${checklistId}/review` };
}

const judged = (checklistId: number) =>
  running.db.sql<{ outcome: string; n: number }>(
    `select outcome, count(distinct answer_id)::int as n from verdict where checklist_id = $1 group by 1 order by 1`,
    [checklistId],
  );

describe('a reviewer without a mouse', () => {
  it('judges fifty answers, returns some with a remark, verifies one and revises one', async () => {
    const at = await submitted();
    const { page, faults } = await pageOf(at.dpo);
    await page.goto(at.front);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/review\/.+/);
    for (let n = 1; n <= 50; n += 1) {
      const here = page.url();
      if (n % 10 === 0) {
        await page.keyboard.press('r');
        await page.keyboard.type('a r v j: waar staat dit?');
        await page.keyboard.press('Control+Enter');
      } else if (n === 7) {
        await page.keyboard.press('v');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Control+Enter');
      } else {
        await page.keyboard.press('a');
      }
      await page.waitForURL((address) => address.href !== here);
      expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-review-answer'))).toBe(true);
    }
    expect(await judged(at.checklistId)).toEqual([
      { outcome: 'accepted', n: 45 },
      { outcome: 'returned', n: 5 },
    ]);
    const next = page.url();
    await page.keyboard.press('u');
    await page.waitForURL((address) => address.href !== next);
    await page.keyboard.press('a');
    await page.waitForURL((address) => address.searchParams.has('from'));
    expect(await judged(at.checklistId)).toEqual([
      { outcome: 'accepted', n: 46 },
      { outcome: 'returned', n: 5 },
    ]);
    const [verified] = await running.db.sql(
      'select count(*)::int as n from verdict where checklist_id = $1 and doc is not null',
      [at.checklistId],
    );
    expect(verified).toEqual({ n: 1 });
    expect(faults).toEqual([]);
  });

  it('reads the keys with ?, goes through the list and never acts while a field has the letters', async () => {
    const at = await submitted();
    const { page, faults } = await pageOf(at.dpo);
    await page.goto(at.front);
    await page.keyboard.press('?');
    expect(await page.locator('review-keys details').getAttribute('open')).not.toBeNull();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('x');
    expect(await page.locator('input[name="ticked[]"]:checked').count()).toBe(2);
    await page.keyboard.press('a');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=De aangevinkte antwoorden zijn aanvaard.');
    expect(await judged(at.checklistId)).toEqual([{ outcome: 'accepted', n: 2 }]);
    await page.locator('textarea[name=remark]').focus();
    await page.keyboard.type('jkaxruv?');
    expect(await page.locator('textarea[name=remark]').inputValue()).toBe('jkaxruv?');
    expect(await judged(at.checklistId)).toEqual([{ outcome: 'accepted', n: 2 }]);
    expect(faults).toEqual([]);
  });
});

describe('a review that starts from last year', () => {
  it('shows it beside, narrows by it, and accepts what is unchanged in one post, in both widths', async () => {
    const at = await years.situation();
    const same = { doc: '3', impl: '3', explanation: 'Zoals het beleid zegt' };
    for (const n of [1, 2, 3]) await years.lastYear(at, { code: `SMALL-${n}`, ...same, outcome: 'accepted' });
    for (const n of [1, 2]) await years.thisYear(at, { code: `SMALL-${n}`, ...same });
    await years.thisYear(at, { code: 'SMALL-3', ...same, impl: '2' });
    await submit(at.thisYear);
    const { page, faults } = await pageOf(at.people.dpo);
    const front = `${running.url}/m/${at.municipality.slug}/checklists/${at.thisYear}/review`;
    await page.goto(front);
    expect(await page.locator('input[name="ticked[]"]:checked').count()).toBe(2);
    expect(await page.locator('tbody tr:has-text("SMALL-3") .status:has-text("gewijzigd")').count()).toBe(1);
    for (const language of ['nl', 'en']) {
      await page.goto(`${front}?show=todo&only=changed`);
      expect(await page.locator('tbody tr').count(), language).toBe(1);
      for (const address of [front, `${front}/SMALL-3`]) {
        await page.setViewportSize(WIDE);
        await page.goto(address);
        expect(await axeFindings(page)).toEqual([]);
        await page.setViewportSize(NARROW);
        expect(await overflow(page)).toBe(0);
      }
      await running.db.sql(`update account set language = 'en' where id = $1`, [at.people.dpo.accountId]);
    }
    await page.setViewportSize(WIDE);
    expect(await page.locator('.last-year-beside').textContent()).toContain('Zoals het beleid zegt');
    await page.goto(front);
    await page.keyboard.press('a');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=The ticked answers are accepted.');
    expect(await judged(at.thisYear)).toEqual([{ outcome: 'accepted', n: 2 }]);
    expect(faults).toEqual([]);
  });
});
