import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { answering } from '#test/support/answers.ts';
import { aBrowser, aPage, axeFindings, keepPicture, NARROW, overflow, WIDE } from '#test/support/browser.ts';
import { builders } from '#test/support/builders.ts';
import { aRunningServer } from '#test/support/running.ts';

const running = await aRunningServer();
const browser = await aBrowser();
const make = builders(running.db);
const { answerAll, submit } = answering(running.db);

async function situation() {
  const service = await make.aService('Dienst Noord');
  const municipality = await make.aMunicipality(service, 'Zandbeke');
  const spoc = await make.aPerson(service, 'spoc', { municipalityId: municipality.id, name: 'Els Peeters' });
  const dpo = await make.aPerson(service, 'dpo', { name: 'Jan Maes' });
  const second = await make.aPerson(service, 'dpo', { name: 'An Claes' });
  const checklistId = await make.aChecklist(municipality, {
    framework: 'cyfun_small',
    level: 'all',
    assigneeId: spoc.accountId,
  });
  await answerAll(checklistId);
  await submit(checklistId);
  const place = `${running.url}/m/${municipality.slug}`;
  return { spoc, dpo, second, place, front: `${place}/checklists/${checklistId}` };
}

async function pageOf(who: Actor, javaScriptEnabled = true) {
  const watched = await aPage(browser, { javaScriptEnabled });
  const [name = '', value = ''] = (await running.cookieOf(who)).split('=');
  await watched.page.context().addCookies([{ name, value, url: running.url, httpOnly: true, sameSite: 'Lax' }]);
  return watched;
}

async function look(page: Page, name: string) {
  expect(await axeFindings(page), name).toEqual([]);
  await keepPicture(page, `review-${name}`);
  await page.setViewportSize(NARROW);
  expect(await overflow(page), name).toBe(0);
  await keepPicture(page, `review-${name}-narrow`);
  await page.setViewportSize(WIDE);
}

describe('beside the verdict', () => {
  it('a finding goes from the reviewer to the contact and back, also without scripts', async () => {
    const at = await situation();
    const dpo = await pageOf(at.dpo);
    await dpo.page.goto(`${at.front}/review/SMALL-1`);
    await dpo.page.click('.findings summary');
    await dpo.page.check('.findings input[value=critical]');
    await dpo.page.fill('.findings textarea[name=text]', 'Er is geen herstelplan');
    await dpo.page.fill('.findings textarea[name=measure]', 'Schrijf er een en oefen het');
    await dpo.page.fill('.findings input[name=due_on]', '2026-06-30');
    await dpo.page.click('.findings button:has-text("Vaststelling bewaren")');
    await dpo.page.waitForSelector('.finding-list .status.bad:has-text("kritiek")');
    await look(dpo.page, 'finding-dpo');
    const spoc = await pageOf(at.spoc, false);
    for (const address of [at.place, at.front, `${at.front}/SMALL-1`]) {
      await spoc.page.goto(address);
      expect(await spoc.page.locator('.finding-list').textContent(), address).toContain('Er is geen herstelplan');
    }
    await spoc.page.goto(at.front);
    await spoc.page.click('.finding-list summary');
    await spoc.page.fill('.finding-list textarea', 'Het plan is er en is geoefend');
    await spoc.page.click('.finding-list button');
    await spoc.page.waitForSelector('.status:has-text("gemeld als klaar")');
    const reader = await pageOf(at.spoc);
    await reader.page.goto(at.front);
    await look(reader.page, 'finding-spoc');
    await dpo.page.goto(at.place);
    await look(dpo.page, 'overview-dpo');
    await dpo.page.click('.finding-list summary');
    await dpo.page.fill('.finding-list textarea', 'Plan gezien');
    await dpo.page.click('.finding-list button');
    await dpo.page.waitForSelector('text=Vaststelling afgesloten.');
    expect(await dpo.page.locator('.finding-list').count()).toBe(0);
    expect([...dpo.faults, ...spoc.faults, ...reader.faults]).toEqual([]);
  });

  it('a second reviewer sees who is at it, reads both verdicts when too late, and takes over', async () => {
    const at = await situation();
    const [first, second] = [await pageOf(at.dpo), await pageOf(at.second)];
    await first.page.goto(`${at.front}/review/SMALL-2`);
    await second.page.goto(`${running.url}/reviews`);
    await second.page.waitForSelector('text=Wordt nu nagekeken door Jan Maes');
    await look(second.page, 'queue');
    await second.page.goto(`${at.front}/review/SMALL-2`);
    await first.page.keyboard.press('a');
    await first.page.waitForURL(/SMALL-3/);
    await second.page.keyboard.press('r');
    await second.page.keyboard.type('Dit volstaat niet');
    await second.page.keyboard.press('Control+Enter');
    await second.page.waitForSelector('text=Uw oordeel (niet bewaard)');
    await second.page.waitForSelector('text=Oordeel van Jan Maes');
    await look(second.page, 'two-verdicts');
    await second.page.click('text=Ik neem het nakijken over');
    await second.page.waitForSelector('text=U kijkt deze vragenlijst nu na.');
    await look(second.page, 'list');
    await first.page.reload();
    await first.page.waitForSelector('text=Wordt nu nagekeken door An Claes');
    expect(first.faults).toEqual([]);
    expect(second.faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  });

  it('a message goes from ticked rows to the contact, who reads it on the overview', async () => {
    const at = await situation();
    const { page, faults } = await pageOf(at.dpo);
    await page.goto(`${running.url}/reviews`);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.click('button:has-text("Schrijf naar de aangevinkte besturen")');
    await page.waitForURL(/\/reviews\/message\?to=/);
    expect(await page.locator('input[name="to[]"]:checked').count()).toBe(1);
    await page.fill('input[name=subject]', 'Opleiding in maart');
    await page.fill('textarea[name=text]', 'Schrijf u in voor 1 maart.');
    await page.click('main form[method=post] button.primary');
    await page.waitForSelector('text=Het bericht is verstuurd.');
    await look(page, 'message');
    const spoc = await pageOf(at.spoc);
    await spoc.page.goto(at.place);
    expect(await spoc.page.locator('.messages').textContent()).toContain('Opleiding in maart');
    await look(spoc.page, 'overview-spoc');
    expect([...faults, ...spoc.faults]).toEqual([]);
  });
});
