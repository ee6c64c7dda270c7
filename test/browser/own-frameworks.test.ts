import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { aBrowser, aPage, axeFindings, keepPicture, NARROW, overflow, signInAs } from '#test/support/browser.ts';
import { aRunningDemo } from '#test/support/demo.ts';

const demo = await aRunningDemo();
const browser = await aBrowser();

/** Looks at a page as it is and on a telephone. */
async function look(page: Page, name: string): Promise<void> {
  expect(await axeFindings(page), name).toEqual([]);
  await keepPicture(page, `own-${name}`);
  const wide = page.viewportSize();
  await page.setViewportSize(NARROW);
  expect(await overflow(page), `${name} at 360 px`).toBeLessThanOrEqual(0);
  await keepPicture(page, `own-${name}-360`);
  if (wide) await page.setViewportSize(wide);
}

async function addPart(page: Page, link: string, fields: Record<string, string>, more?: () => Promise<void>) {
  await page.getByRole('link', { name: link, exact: true }).first().click();
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
  await more?.();
  await page.click('main form button.primary');
  await page.waitForURL(/\/frameworks\/drafts\/\d+/);
}

describe('an own framework in the browser', () => {
  it.each([true, false])(
    'is written, published and launched (with scripts: %s)',
    async (javaScriptEnabled) => {
      const { page, faults } = await aPage(browser, { javaScriptEnabled: true });
      await signInAs(page, demo.url, 'dpo@demo.example');
      const cookies = await page.context().cookies();
      const plain = await aPage(browser, { javaScriptEnabled });
      await plain.page.context().addCookies(cookies);
      const { page: at } = plain;
      const code = javaScriptEnabled ? 'wifi_scholen' : 'wifi_plein';
      await at.goto(`${demo.url}/frameworks`);
      await at.getByRole('link', { name: 'Nieuw eigen kader' }).click();
      await at.fill('[name=code]', code);
      await at.fill('[name=title_nl]', `Wifi ${code}`);
      if (javaScriptEnabled) await look(at, 'new');
      await at.click('main form button.primary');
      await at.waitForURL(/\/frameworks\/drafts\/\d+$/);
      if (javaScriptEnabled) await look(at, 'empty');
      await addPart(at, 'Deel toevoegen', { title_nl: 'Netwerk' });
      await addPart(at, 'Vraag toevoegen aan 1', { title_nl: 'Is er wifi voor bezoekers?', weight: '3' });
      await addPart(at, 'Vraag toevoegen aan 1', { title_nl: 'Staat ze los van het eigen net?' }, async () => {
        await at.selectOption('[name=follows_code]', '1.1');
        await at.check('[name="follows_on[]"][value=yes]');
        if (javaScriptEnabled) await look(at, 'question');
      });
      await addPart(at, 'Deel toevoegen', { title_nl: 'Mensen' });
      if (javaScriptEnabled) await look(at, 'draft-fault');
      await addPart(at, 'Vraag toevoegen aan 2', { title_nl: 'Weet elke gebruiker de regels?' });
      await addPart(at, 'Vraag toevoegen aan 2', { title_nl: 'Zijn de regels dit jaar herhaald?' });
      if (javaScriptEnabled) await look(at, 'draft');
      await at.getByRole('button', { name: '2.2 naar boven' }).click();
      expect(await at.locator('.draft-question .code').allTextContents()).toEqual(['1.1', '1.2', '2.2', '2.1']);
      await at.getByRole('link', { name: '2.1 verwijderen' }).click();
      expect(await at.textContent('.notice.warning')).toContain('2.1 verwijderen?');
      await at.getByRole('link', { name: 'Annuleren' }).click();
      await at.getByRole('button', { name: 'Publiceren' }).click();
      await at.waitForURL(/\/frameworks\/\d+$/);
      if (javaScriptEnabled) await look(at, 'published');
      await at.goto(`${demo.url}/campaigns/new`);
      expect(await at.textContent('main form')).toContain(`Wifi ${code}`);
      expect([...faults, ...plain.faults]).toEqual([]);
      await page.context().close();
      await at.context().close();
    },
    120_000,
  );

  it('shows the difference between two revisions, and a file with its faults', async () => {
    const { page, faults } = await aPage(browser);
    await signInAs(page, demo.url, 'dpo@demo.example');
    await page.goto(`${demo.url}/frameworks`);
    await page.getByRole('link', { name: 'Wifi wifi_scholen' }).click();
    await page.getByRole('button', { name: 'Nieuwe versie maken' }).click();
    await page.getByRole('link', { name: '1.1 wijzigen' }).click();
    await page.fill('[name=title_nl]', 'Is er draadloos internet voor bezoekers?');
    await page.click('main form button.primary');
    await page.getByRole('link', { name: 'Verschil met de gepubliceerde versie' }).click();
    expect(await page.locator('.compare del [aria-hidden]').first().textContent()).toContain('wifi');
    await look(page, 'difference');
    await page.goto(`${demo.url}/frameworks/import`);
    const table = 'kind;code;parent;title_nl\nframework;tabel;;Tabel\nsection;1;;Deel\nrequirement;1.1;9;Vraag\n';
    await page.setInputFiles('#file', { name: 'kader.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.getByRole('button', { name: 'Nakijken' }).click();
    await page.waitForSelector('.faults');
    expect(await page.textContent('.faults')).toContain(
      'rij 4, kolom C (parent) (1.1): staat onder 9, en dat bestaat niet',
    );
    await look(page, 'import-faults');
    await page.setInputFiles('#file', {
      name: 'kader.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(table.replace('1.1;9', '1.1;1')),
    });
    await page.getByRole('button', { name: 'Nakijken' }).click();
    await page.getByRole('button', { name: 'Bewaren als ontwerp' }).click();
    await page.waitForURL(/\/frameworks\/drafts\/\d+$/);
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
    await page.context().close();
  }, 120_000);

  it('loads official texts', async () => {
    const { page } = await aPage(browser);
    await signInAs(page, demo.url, 'dpo@demo.example');
    await page.goto(`${demo.url}/frameworks`);
    await page.getByRole('link', { name: 'ISO/IEC 27001:2022' }).click();
    await page.getByRole('link', { name: 'Officiële teksten' }).click();
    const texts = JSON.stringify({ 'X.1': 'Onbekend' });
    await page.setInputFiles('#file', { name: 'iso.json', mimeType: 'application/json', buffer: Buffer.from(texts) });
    await page.getByRole('button', { name: 'Laden' }).click();
    await page.waitForSelector('.faults');
    expect(await page.textContent('.faults')).toContain('X.1: deze code staat niet in het kader');
    await look(page, 'texts');
    await page.context().close();
  }, 60_000);
});
