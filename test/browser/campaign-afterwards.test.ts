import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { aBrowser, aPage, axeFindings, keepPicture, NARROW, overflow, signInAs, WIDE } from '#test/support/browser.ts';
import { aRunningDemo } from '#test/support/demo.ts';

const demo = await aRunningDemo();
const browser = await aBrowser();
const campaignOf = async (framework: string) =>
  (
    await demo.db.sql<{ id: number }>(
      `select p.id from campaign p join framework f on f.id = p.framework_id join service s on s.id = p.service_id
       where f.code = $1 order by s.id, p.launched_at desc limit 1`,
      [framework],
    )
  )[0]?.id ?? 0;
const small = await campaignOf('nis2');
const large = await campaignOf('gdpr');

const DPO = 'dpo@demo.example';
const row = (page: Page, name: string) => page.locator('tbody tr', { hasText: name });

describe('a campaign after its launch', () => {
  it('is added to, given more time, closed, opened again and reminded of, by keyboard and without scripts', {
    timeout: 120_000,
  }, async () => {
    const { page, faults } = await aPage(browser, { javaScriptEnabled: false });
    await signInAs(page, demo.url, DPO);
    const campaign = `${demo.url}/campaigns/${small}`;
    await page.goto(campaign);
    expect(await page.locator('tbody tr').count()).toBe(3);

    await page.click(`a[href="/campaigns/${small}/add"]`);
    const choice = page.locator('label.choice').first();
    const name = ((await choice.textContent()) ?? '').trim().split(' ')[0] ?? '';
    await choice.locator('input').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Uitsturen' }).click();
    await page.waitForURL(campaign);
    expect(await page.locator('tbody tr').count()).toBe(4);
    expect(await row(page, name).textContent()).toContain('Niet gestart');

    const tick = async (button: string) => {
      await row(page, name).locator('input[type=checkbox]').focus();
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: button, exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/change\?|\/remind\?/);
      expect(await page.locator('main fieldset input[type=checkbox]').count()).toBe(1);
    };
    await tick('Meer tijd geven');
    await page.fill('input[name=due_on]', '2027-02-01');
    await page.fill('textarea[name=reason]', 'Ze begonnen later.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(campaign);
    expect(await row(page, name).textContent()).toContain('ma 1 feb 2027');

    await tick('Sluiten');
    await page.getByRole('button', { name: 'Sluiten', exact: true }).click();
    expect(await page.textContent('main')).toContain('Zeg waarom');
    await page.fill('textarea[name=reason]', 'Toch niet van toepassing.');
    await page.getByRole('button', { name: 'Sluiten', exact: true }).click();
    await page.waitForURL(campaign);
    expect(await row(page, name).textContent()).toContain('Gesloten');
    await row(page, name).locator('a').click();
    expect(await page.textContent('main')).toContain('Toch niet van toepassing.');
    await page.goto(campaign);

    await tick('Heropenen');
    await page.fill('textarea[name=reason]', 'Wel van toepassing.');
    await page.getByRole('button', { name: 'Heropenen', exact: true }).click();
    await page.waitForURL(campaign);
    expect(await row(page, name).textContent()).toContain('Niet gestart');

    await tick('Herinneren');
    await page.locator('main form button.primary').click();
    expect(await page.textContent('main')).toContain('Er vertrekt één mail.');
    await page.goto(campaign);
    expect(await row(page, name).textContent()).toContain('do 19 nov 2026');
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
    await page.context().close();
  });

  it('reads well with thirteen municipalities, wide and narrow, in both languages', { timeout: 180_000 }, async () => {
    const { page, faults } = await aPage(browser);
    await signInAs(page, demo.url, DPO);
    const findings: string[] = [];
    for (const language of ['en', 'nl'] as const) {
      await demo.db.sql('update account set language = $2 where email = $1', [DPO, language]);
      for (const [name, path] of Object.entries({
        campaign: `/campaigns/${large}`,
        extend: `/campaigns/${large}/change?do=extend`,
        close: `/campaigns/${large}/change?do=close`,
        reopen: `/campaigns/${large}/change?do=reopen`,
        add: `/campaigns/${small}/add`,
        remind: `/campaigns/remind?campaign=${large}`,
      })) {
        await page.setViewportSize(WIDE);
        await page.goto(demo.url + path);
        findings.push(...(await axeFindings(page)).map((finding) => `${path} ${language}: ${finding}`));
        await keepPicture(page, `afterwards-${name}-${language}`);
        await page.setViewportSize(NARROW);
        if ((await overflow(page)) > 0) findings.push(`${path} ${language}: too wide at 360 px`);
        await keepPicture(page, `afterwards-${name}-${language}-narrow`);
      }
    }
    expect(findings).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
