import type { Page } from 'playwright-core';
import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import writeXlsx, { type Sheet } from 'write-excel-file/node';
import { answeringActs } from '#test/support/answering.ts';
import { aBrowser, aPage, axeFindings, keepPicture, NARROW, overflow, WIDE } from '#test/support/browser.ts';
import { aRunningServer } from '#test/support/running.ts';

const running = await aRunningServer();
const browser = await aBrowser();
const { situation, countOf } = answeringActs(running.db);

const MINE = 'Van mij: “é”, =1+1\nen een tweede lijn';

describe('a SPOC who fills in elsewhere', () => {
  it('downloads, sends back, sees what changes and what somebody else changed, and finds every cell back', async () => {
    const at = await situation();
    const cookie = await running.cookieOf(at.people.spoc);
    const { page, faults } = await signedIn(cookie);
    const front = `/m/${at.municipality.slug}/checklists/${at.checklistId}`;
    await page.goto(running.url + front);
    await page.click('a:has-text("Downloaden of terugsturen")');
    await look(page, 'return');
    const href = await page.locator('a:has-text("Excel, om in te vullen")').getAttribute('href');
    const download = async () => Buffer.from(await (await running.get(href ?? '', cookie)).arrayBuffer());
    const filled = await fillIn(await download());
    const theirs = JSON.stringify([{ code: 'SMALL-2', version: 0, cells: { explanation: 'Van Jan' } }]);
    const second = await running.cookieOf(at.people.second);
    await running.post(`${front}/grid/save`, { rows: theirs, together: '1' }, second);

    await send(page, 'wrong.csv', Buffer.from('Code;Score\n'));
    expect(await page.locator('[role=alert]').textContent()).toContain('De kolom “Uitleg” ontbreekt');
    await look(page, 'return-wrong');

    await send(page, 'filled.xlsx', filled);
    expect(await page.locator('main').textContent()).toContain('Van Jan');
    expect(await countOf('answer where checklist_id = $1', [at.checklistId])).toBe(1);
    await look(page, 'return-preview');
    expect(await page.locator('input[name="mine[]"]').count()).toBe(1);
    await page.check('input[name="mine[]"]');
    await page.click('button:has-text("Bewaar deze antwoorden")');
    await page.waitForURL(running.url + front);
    expect(await page.locator('body').textContent()).toContain('De antwoorden uit het bestand zijn bewaard');

    const [before, after] = [await cellsOf(filled), await cellsOf(await download())];
    expect(after.filter(({ code }) => /-[12]$/.test(code))).toEqual([
      { code: 'SMALL-1', explanation: MINE },
      { code: 'SMALL-2', explanation: MINE },
    ]);
    expect(after).toEqual(before);
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
  });
});

async function signedIn(cookie: string) {
  const watched = await aPage(browser);
  const [name = '', value = ''] = cookie.split('=');
  await watched.page.context().addCookies([{ name, value, url: running.url, httpOnly: true, sameSite: 'Lax' }]);
  return watched;
}

async function send(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer });
  await page.click('button:has-text("Toon wat er verandert")');
}

/** The file as another program writes it: numbers as numbers, other columns before, and two explanations filled in. */
async function fillIn(file: Buffer): Promise<Buffer> {
  const sheets = await readXlsx(file);
  const made = sheets.map(({ sheet, data }) => {
    const at = data[0]?.indexOf('Uitleg') ?? -1;
    const rows = data.map((row, n) =>
      row.map((cell, column) => {
        const text = String(cell ?? '');
        if (n > 0 && column === at && /-[12]$/.test(String(row[0]))) return { value: MINE, type: String };
        if (text === '') return null;
        return /^\d+$/.test(text) ? { value: Number(text), type: Number } : { value: text, type: String };
      }),
    );
    return { sheet, data: rows.map((row) => [null, ...row.toReversed()]) };
  });
  return writeXlsx(made as Sheet<never>[]).toBuffer();
}

async function cellsOf(file: Buffer): Promise<{ code: string; explanation: string }[]> {
  const rows = (await readXlsx(file, { trim: false })).find(({ sheet }) => sheet === 'Vragen')?.data ?? [];
  const [head = [], ...body] = rows;
  const text = (row: typeof head, label: string) => String(row[head.indexOf(label)] ?? '');
  return body.map((row) => ({ code: text(row, 'Code'), explanation: text(row, 'Uitleg') }));
}

async function look(page: Page, name: string): Promise<void> {
  await page.setViewportSize(WIDE);
  await keepPicture(page, name);
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize(NARROW);
  await keepPicture(page, `${name}-narrow`);
  expect(await overflow(page)).toBe(0);
}
