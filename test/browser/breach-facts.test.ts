import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { registerNumber } from '#app/domain/register-number.ts';
import { aBrowser, aPage, axeFindings, keepPicture, NARROW, overflow, signInAs, WIDE } from '#test/support/browser.ts';
import { aRunningDemo } from '#test/support/demo.ts';

const demo = await aRunningDemo();
const browser = await aBrowser();

async function dossier() {
  const [found] = await demo.db.sql<{ slug: string; year: number; number: number }>(`
    select m.slug, b.year, b.number from breach b join municipality m on m.id = b.municipality_id
    where b.closed_at is null order by b.id limit 1`);
  if (!found) throw new Error('the demo has no open dossier');
  return `/m/${found.slug}/breaches/${registerNumber('breach', found.year, found.number)}/facts`;
}

/** Both widths of a page, looked at for what a machine can see. */
async function lookAt(page: Page, name: string) {
  for (const [width, size] of [
    ['wide', WIDE],
    ['narrow', NARROW],
  ] as const) {
    await page.setViewportSize(size);
    expect(await overflow(page)).toBe(0);
    await keepPicture(page, `facts-${name}-${width}`);
  }
  await page.setViewportSize(WIDE);
  expect(await axeFindings(page)).toEqual([]);
}

describe('the facts of a breach in a browser', () => {
  it('are filled in by keyboard; a question comes at once with the answer that opens it, and nothing typed is lost', async () => {
    const facts = await dossier();
    const { page, faults } = await aPage(browser);
    await signInAs(page, demo.url, 'dpo@demo.example');
    await page.goto(`${demo.url}${facts}/parties`);
    const name = page.getByLabel('Naam van de andere partij');
    expect(await page.locator('[data-without-script]').count()).toBe(0);
    expect(await page.locator('main').innerText()).toContain('Vul in wat u nu weet.');
    // Of the step of the DPO all that lacks is proposed.
    const step = page.locator('.fact-steps li', { hasText: 'DPO en aanspreekpunt' });
    expect(await step.innerText()).toContain('Voorstel nakijken');
    await page.locator('input[name=other_parties_involved][value=no]').focus();
    await page.keyboard.press('Space');
    expect(await name.isVisible()).toBe(false);
    await page.keyboard.press('ArrowUp');
    expect(await name.isVisible()).toBe(true);
    await name.focus();
    await page.keyboard.type('Leverancier A');
    await page.getByLabel('Contactgegevens van de andere partij').focus();
    await page.keyboard.type('bel maar');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.field-error').waitFor();
    expect(await name.inputValue()).toBe('Leverancier A');
    await lookAt(page, 'refused');
    await page.getByLabel('Contactgegevens van de andere partij').fill('info@leverancier.example');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/facts\/timing$/);
    await lookAt(page, 'timing');
    await page.goto(`${demo.url}${facts}/parties`);
    expect(await name.inputValue()).toBe('Leverancier A');
    for (const step of ['nature', 'all']) {
      await page.goto(`${demo.url}${facts}/${step}`);
      await lookAt(page, step);
    }
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
  });

  it('show what follows after saving without a script', async () => {
    const facts = await dossier();
    const { page } = await aPage(browser, { javaScriptEnabled: false });
    await signInAs(page, demo.url, 'dpo@demo.example');
    await page.goto(`${demo.url}${facts}/cross_border`);
    expect(await page.getByLabel('Landen waar betrokkenen wonen').isVisible()).toBe(false);
    expect(await page.getByText('Sommige vragen verschijnen pas na een antwoord.').isVisible()).toBe(true);
    await page.locator('input[name=cross_border][value=yes]').check();
    await page.getByRole('button', { name: 'Bewaren en tonen wat volgt' }).click();
    await page.waitForURL(/\/facts\/cross_border$/);
    expect(await page.getByLabel('Landen waar betrokkenen wonen').isVisible()).toBe(true);
  });
});
