import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { registerNumber } from '#app/domain/register-number.ts';
import { aBrowser, aPage, axeFindings, keepPicture, NARROW, overflow, signInAs, WIDE } from '#test/support/browser.ts';
import { aRunningDemo } from '#test/support/demo.ts';

const demo = await aRunningDemo();
const browser = await aBrowser();

async function severityPage() {
  const [found] = await demo.db.sql<{ slug: string; year: number; number: number }>(`
    select m.slug, b.year, b.number from breach b join municipality m on m.id = b.municipality_id
    where b.closed_at is null and not exists (select 1 from breach_assessment a where a.breach_id = b.id and a.band is not null)
    order by b.id limit 1`);
  if (!found) throw new Error('the demo has no open dossier without a score');
  return `/m/${found.slug}/breaches/${registerNumber('breach', found.year, found.number)}/severity`;
}

async function opened(javaScriptEnabled: boolean) {
  const { page, faults } = await aPage(browser, { javaScriptEnabled });
  await signInAs(page, demo.url, 'dpo@demo.example');
  await page.goto(demo.url + (await severityPage()));
  return { page, faults };
}

const COMPUTE = 'button[name=intent][value=compute]';
const said = async (page: Page) => (await page.locator('severity-live [role=status]').innerText()).trim();
const shown = (page: Page, place: string) =>
  page.locator(`severity-live [data-place=${place}]:visible`).first().innerText();

/** Financial data, passwords that open sensitive ones, easily recognised, strangers saw them and it was meant. */
async function fillIn(page: Page): Promise<void> {
  await page.check('input[name="data[]"][value=financial]');
  await page.check('input[name="data[]"][value=credentials]');
  await page.selectOption('[name=opens]', 'sensitive');
  await page.selectOption('[name=identification]', 'significant');
  await page.selectOption('[name=confidentiality]', 'unknown_recipients');
  await page.selectOption('[name=availability]', 'temporary');
}

describe('the severity of a breach while it is filled in', () => {
  it('changes with every answer, says what is missing, and says which part gave how much', async () => {
    const { page, faults } = await opened(true);
    expect(await page.locator(COMPUTE).isVisible()).toBe(false);
    expect(await said(page)).toContain('Kies de soorten gegevens');
    await page.getByLabel('Gewone gegevens', { exact: true }).focus();
    await page.keyboard.press('Space');
    expect(await said(page)).toBe('Nog geen uitkomst. Kies hoe makkelijk iemand te herkennen is.');
    expect(await page.locator('severity-live [data-terms]').isVisible()).toBe(false);
    await page.selectOption('[name=identification]', 'maximum');
    expect(await said(page)).toBe('Ernst 1,00: Laag');
    await page.uncheck('input[name="data[]"][value=simple]');
    await fillIn(page);
    expect(await said(page)).toBe('Ernst 3,75: Hoog');
    expect(await shown(page, 'worked')).toBe('4,00 × 0,75 + 0,75 = 3,75');
    expect(await shown(page, 'decided')).toBe(
      'Het zwaarst weegt: Wachtwoorden en codes (Gevoelige gegevens), met 4,00. Een ernst vanaf 3 en onder 4 is hoog.',
    );
    expect(await shown(page, 'confidentiality')).toBe('0,50 · Gezien door wie we niet kennen');
    expect(await shown(page, 'availability')).toContain('0,25');
    expect(await shown(page, 'integrity')).toContain('0,00');
    await page.selectOption('[name=malicious]', 'yes');
    expect(await said(page)).toBe('Ernst 4,25: Zeer hoog');
    expect(await shown(page, 'malicious')).toBe('0,50 · Ja');
    await page.locator('[name=persons]').pressSequentially('101');
    expect(await shown(page, 'many_persons')).toBe('Meer dan 100 betrokkenen');
    await page.locator('details:has([name=factor_financial]) summary').click();
    await page.selectOption('[name=factor_financial]', 'volume');
    await page.selectOption('[name=step_financial]', '1');
    expect(await said(page)).toBe('Nog geen uitkomst. Zeg waarom u aanpast.');
    await page.locator('[name=why_financial]').pressSequentially('x');
    expect(await said(page)).toBe('Ernst 4,25: Zeer hoog');
    expect(await shown(page, 'decided')).toContain(
      'Het zwaarst weegt: Financiële gegevens, met 4,00 (basis 3,00, aangepast met +1).',
    );
    for (const [name, size] of Object.entries({ wide: WIDE, narrow: NARROW })) {
      await page.setViewportSize(size);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await keepPicture(page, `severity-live-${name}`);
    }
    expect(await axeFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('works out and keeps nothing on Enter in a field, and says on the server what it said here', async () => {
    const { page } = await opened(true);
    await fillIn(page);
    const [here, terms] = [await said(page), await page.locator('severity-live [data-terms]').innerText()];
    await page.locator('[name=persons]').press('Enter');
    await page.waitForLoadState();
    expect(await said(page)).toBe(here);
    expect(await page.locator('severity-live [data-terms]').innerText()).toBe(terms);
    expect(await page.locator('main').innerText()).toContain('Nog niet beoordeeld.');
  });

  it('is worked out on asking without a script', async () => {
    const { page } = await opened(false);
    expect(await page.locator('severity-live [data-live]').isVisible()).toBe(false);
    await fillIn(page);
    await page.click(COMPUTE);
    expect(await said(page)).toBe('Ernst 3,75: Hoog');
    expect(await shown(page, 'worked')).toBe('4,00 × 0,75 + 0,75 = 3,75');
    expect(await shown(page, 'confidentiality')).toBe('0,50 · Gezien door wie we niet kennen');
    expect(await shown(page, 'decided')).toContain('Het zwaarst weegt: ');
  });
});
