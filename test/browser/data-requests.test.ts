import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import readXlsx from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { aBrowser, aPage, axeFindings, keepPicture, NARROW, overflow, signInAs, WIDE } from '#test/support/browser.ts';
import { aRunningDemo } from '#test/support/demo.ts';

const demo = await aRunningDemo();
const browser = await aBrowser();

async function look(page: Page, name: string): Promise<void> {
  for (const [size, width] of [
    [WIDE, 'wide'],
    [NARROW, 'narrow'],
  ] as const) {
    await page.setViewportSize(size);
    expect(await overflow(page), `${name} ${width}`).toBeLessThanOrEqual(0);
    await keepPicture(page, `${name}-${width}`);
  }
  expect(await axeFindings(page), name).toEqual([]);
  await page.setViewportSize(WIDE);
}

async function fileOf(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`a:text-is("${name}")`)]);
  return readFile(await download.path());
}

async function pdfText(bytes: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, n) => {
    const { items } = await (await document.getPage(n + 1)).getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join(' ');
  });
  return (await Promise.all(pages)).join(' ');
}

it('a contact writes a request down, is refused an answer to nobody knows whom, and answers by keyboard', async () => {
  const { page, faults } = await aPage(browser);
  await signInAs(page, demo.url, 'spoc.zandbeke@demo.example');
  await page.goto(`${demo.url}/m/zandbeke/requests`);
  await look(page, 'requests-list');
  await page.click('a:text-is("Verzoek vastleggen")');
  await page.selectOption('#entity', { index: 1 });
  await page.fill('#received', 'gisteren');
  await page.fill('#person_name', 'Lo Geheimnaam');
  await page.click('main form button[type=submit]');
  expect(await page.inputValue('#person_name')).toBe('Lo Geheimnaam');
  expect(await page.textContent('#received-error')).toContain('3/11/2026 14:30');
  await page.fill('#received', '18/11/2026 9:15');
  await page.fill('#subject', '=1+1 Camerabeelden van het gemeenteplein');
  await look(page, 'requests-new');
  await page.click('main form button[type=submit]');
  const text = (await page.textContent('main')) ?? '';
  expect(text).toContain('Leg eerst vast hoe u naging wie de persoon is.');
  expect(text).toContain('18 dec 2026');
  await page.focus('summary:text-is("Identiteit nagegaan")');
  await page.keyboard.press('Enter');
  await look(page, 'requests-one');
  await page.focus('#identity_how');
  await page.keyboard.type('Gekend aan het loket');
  await page.keyboard.press('Enter');
  await page.waitForSelector('summary:text-is("Beantwoorden")');
  await page.focus('summary:text-is("Beantwoorden")');
  await page.keyboard.press('Enter');
  await page.fill('#answer', 'Beelden getoond');
  await page.click('form:has(#answer) button[type=submit]');
  await page.waitForSelector('text=Dit verzoek is afgehandeld.');
  await look(page, 'requests-answered');
  // The form that was sent back, and nothing else.
  expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
  await page.context().close();
});

it('the register goes out exactly as filtered, without names, and opens in other programs', async () => {
  const { page, faults } = await aPage(browser);
  await signInAs(page, demo.url, 'dpo@demo.example');
  await page.goto(`${demo.url}/incidents`);
  await page.click('.subnav a:text-is("Verzoeken van betrokkenen")');
  await page.selectOption('#filter-kind', 'access');
  await page.click('.filters button[type=submit]');
  await look(page, 'requests-all');
  const links = page.locator('tbody th a + span');
  const shown = (await links.allTextContents()).map((code) => code.slice(0, 11)).sort();
  expect(shown).toHaveLength(3);
  const sheet = (await readXlsx(await fileOf(page, 'Excel')))[0]?.data.map((row) => row.map((cell) => cell ?? ''));
  const rows = parse(await fileOf(page, 'CSV'), { bom: true, delimiter: ';' }) as string[][];
  expect(
    rows
      .slice(1)
      .map((row) => row[0])
      .sort(),
  ).toEqual(shown);
  expect(rows.map((row) => row.map((cell) => cell.replace(/^'=/, '=')))).toEqual(sheet);
  expect(JSON.stringify(rows)).toContain(`'=1+1 Camerabeelden`);
  const pdf = await pdfText(await fileOf(page, 'PDF'));
  for (const code of shown) expect(pdf).toContain(code);
  expect(pdf).toContain('Inzage');
  for (const text of [pdf, JSON.stringify(rows), JSON.stringify(sheet)])
    expect(text).not.toMatch(/Geheimnaam|Bedacht|Verzonnen|Fictief/);
  const [line] = await demo.db.sql<{ after: object }>(
    `select after from journal where event = 'request.exported' order by seq desc limit 1`,
  );
  expect(line?.after).toEqual({ kind: 'access', as: 'pdf', lines: 3 });
  expect(faults).toEqual([]);
  await page.context().close();
});
