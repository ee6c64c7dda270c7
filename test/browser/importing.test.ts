import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { unzipWithin } from '#app/documents/read-zip.server.ts';
import { listReferenceMunicipalities } from '#db/reference/municipalities.server.ts';
import { aBrowser, aPage, axeFindings, keepPicture, NARROW, overflow, signInAs } from '#test/support/browser.ts';
import { aRunningDemo } from '#test/support/demo.ts';
import { type HandSheet, handWorkbook } from '#test/support/workbook.ts';

const demo = await aRunningDemo();
const browser = await aBrowser();
const names = listReferenceMunicipalities().map((one) => one.name);

/** Looks at a page as it is and on a telephone. */
async function look(page: Page, name: string): Promise<void> {
  expect(await axeFindings(page), name).toEqual([]);
  await keepPicture(page, `import-${name}`);
  const wide = page.viewportSize();
  await page.setViewportSize(NARROW);
  expect(await overflow(page), `${name} at 360 px`).toBeLessThanOrEqual(0);
  await keepPicture(page, `import-${name}-360`);
  if (wide) await page.setViewportSize(wide);
}

async function download(page: Page, link: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  return readFile(await file.path());
}

/** The texts of a workbook by sheet and row, read out of its parts without a library for spreadsheets. */
async function textsOf(bytes: Buffer): Promise<Record<string, string[][]>> {
  const parts = await unzipWithin(bytes, () => true);
  const xml = (name: string) => parts.get(`xl/${name}`)?.toString() ?? '';
  const plain = (text: string) => text.replace(/<[^>]+>/g, '').replaceAll('&amp;', '&');
  const shared = [...xml('sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map((found) => plain(found[1] ?? ''));
  const targets = new Map(
    [...xml('_rels/workbook.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([each]) => [
      /Id="([^"]*)"/.exec(each)?.[1],
      /Target="([^"]*)"/.exec(each)?.[1] ?? '',
    ]),
  );
  return Object.fromEntries(
    [...xml('workbook.xml').matchAll(/<sheet [^>]*>/g)].map(([sheet]) => {
      const body = xml(targets.get(/r:id="([^"]*)"/.exec(sheet)?.[1]) ?? '');
      const rows = [...body.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((row) =>
        [...(row[1] ?? '').matchAll(/<c [^>]*t="s"[^>]*><v>(\d+)<\/v>/g)].map((cell) => shared[Number(cell[1])] ?? ''),
      );
      return [/name="([^"]*)"/.exec(sheet)?.[1] ?? '', rows];
    }),
  );
}

async function send(page: Page, sheets: HandSheet[]): Promise<void> {
  const buffer = handWorkbook(sheets);
  await page.setInputFiles('#file', { name: 'besturen.xlsx', mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: 'Toon wat er gebeurt' }).click();
}

describe('many municipalities in the browser', () => {
  it.each([true, false])(
    'come from the downloaded template: seen first, then taken on (with scripts: %s)',
    async (javaScriptEnabled) => {
      const signed = await aPage(browser);
      await signInAs(signed.page, demo.url, 'dpo@demo.example');
      const { page, faults } = await aPage(browser, { javaScriptEnabled });
      await page.context().addCookies(await signed.page.context().cookies());
      await page.goto(`${demo.url}/municipalities`);
      await page.getByRole('link', { name: 'Veel besturen ineens' }).click();
      if (javaScriptEnabled) await look(page, 'template');
      const template = await textsOf(await download(page, 'Sjabloon voor Excel'));
      expect(Object.keys(template)).toEqual(['Uitleg', 'Besturen', 'Mensen', 'Regels']);
      expect(template.Uitleg?.length).toBe(21);
      expect((await download(page, 'CSV: Mensen')).toString()).toContain('Bestuur;Functie;Naam;E-mail');
      const forty = names.slice(javaScriptEnabled ? 0 : 40, javaScriptEnabled ? 40 : 80);
      const filled = forty.map((name, n) => [name, n % 5 ? 'beide' : 'OCMW', { date: '2027-01-01' }]);
      const people = forty
        .slice(0, 3)
        .map((name, n) => [
          name,
          'aanspreekpunt',
          `Iemand ${n}`,
          `i${n}@${javaScriptEnabled ? 'a' : 'b'}.example`,
          null,
          null,
          'ja',
        ]);
      await send(page, [
        { name: 'Besturen', rows: [...(template.Besturen ?? []), ...filled] },
        { name: 'Mensen', rows: [...(template.Mensen ?? []), ...people] },
        { name: 'Regels', rows: template.Regels ?? [] },
      ]);
      await page.waitForSelector('.import-counts');
      expect(await page.textContent('main')).toContain('3 mensen krijgen een mail');
      expect((await page.locator('.import-counts').innerText()).replace(/\s+/g, ' ')).toBe(
        'Nieuw 40 rijen Komt erbij 3 rijen Overgeslagen 3 rijen',
      );
      if (javaScriptEnabled) await look(page, 'preview');
      await page.getByRole('button', { name: 'Alles opnemen' }).click();
      await page.waitForURL(/\?done=/);
      expect(await page.textContent('main')).toContain('40 besturen');
      if (javaScriptEnabled) await look(page, 'result');
      await page.getByRole('link', { name: 'Naar de besturen' }).click();
      for (const name of forty.slice(0, 3)) expect(await page.getByRole('link', { name, exact: true }).count()).toBe(1);
      await page.goto(`${demo.url}/municipalities/import`);
      await send(page, [{ name: 'Besturen', rows: [...(template.Besturen ?? []), ...filled] }]);
      await page.getByText('Alles uit dit bestand staat er al').waitFor();
      expect([...faults, ...signed.faults]).toEqual([]);
      await page.context().close();
      await signed.page.context().close();
    },
    120_000,
  );

  it('say what is wrong cell by cell and what would contradict, in both languages and by keyboard', async () => {
    const { page } = await aPage(browser);
    await signInAs(page, demo.url, 'dpo@demo.example');
    await page.goto(`${demo.url}/municipalities/import`);
    const head = ['Bestuur', 'Entiteit', 'Gedekt vanaf', 'Gedekt tot en met', 'KBO gemeente'];
    const wrong = [
      ['Aalstt', 'beide', { date: '2027-01-01' }, null, null],
      [names[100] ?? '', 'zone', '31/02/2027', null, null],
      [names[101] ?? '', 'gemeente', '1/1/2027', '31/12/2026', null],
      [names[102] ?? '', 'gemeente', '1/1/2027', null, '0207437469'],
      [names[103] ?? '', 'OCMW', '1/1/2027', null, null],
    ];
    await send(page, [{ name: 'Besturen', rows: [head, ...wrong] }]);
    await page.waitForSelector('.notice.bad');
    const said = await page.innerText('.notice.bad');
    expect(said).toContain('Besturen, rij 2, kolom A: “Aalstt” is geen Vlaamse gemeente');
    expect(said).toContain('Bedoelt u Aalst?');
    await look(page, 'faults');
    // By keyboard: to the other rows, and back to the file.
    await page.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('details[open] table').count()).toBe(1);
    await send(page, [
      {
        name: 'Besturen',
        rows: [head, ['Zandbeke', 'beide', '1/1/2027', null, null], [names[110] ?? '', 'beide', '1/1/2027']],
      },
      {
        name: 'Mensen',
        rows: [
          ['Bestuur', 'Functie', 'Naam'],
          ['Zandbeke', 'SPOC', 'Iemand Anders'],
        ],
      },
    ]);
    await page.waitForSelector('.import-counts');
    expect(await page.innerText('.import-counts')).toContain('Conflict');
    await look(page, 'conflicts');
    await page.goto(`${demo.url}/account`);
    await page.request.post(`${demo.url}/account/language`, {
      form: { language: 'en', next: '/' },
      headers: { Origin: demo.url },
    });
    await page.goto(`${demo.url}/municipalities/import`);
    expect(await page.textContent('h1')).toBe('Municipalities from a spreadsheet');
    await page.locator('summary').click();
    await look(page, 'template-en');
    await page.context().close();
  }, 120_000);
});
