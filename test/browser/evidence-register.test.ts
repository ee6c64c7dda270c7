import { randomUUID } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { aBrowser, aPage, axeFindings, keepPicture, NARROW, overflow, signInAs, WIDE } from '#test/support/browser.ts';
import { aRunningDemo } from '#test/support/demo.ts';
import { SAMPLES } from '#test/support/files.ts';

const demo = await aRunningDemo();
const browser = await aBrowser();

/** A picture of one red dot. */
function dot(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const pixels = deflateSync(Buffer.from([0, 255, 0, 0]));
  const mark = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

it('a contact brings in a picture, looks at it, says until when it holds, and finds it in the register', async () => {
  const { page, faults } = await aPage(browser);
  await signInAs(page, demo.url, 'spoc.zandbeke@demo.example');
  const [place] = await demo.db.sql<{ id: number }>(`select c.id from checklist c
    join municipality m on m.id = c.municipality_id join framework f on f.id = c.framework_id
    where m.slug = 'zandbeke' and c.phase = 'open' and f.code = 'cyfun2025'`);
  const title = `Foto ${randomUUID()}`;
  await page.goto(`${demo.url}/m/zandbeke/checklists/${place?.id}/GV.OC-03.1/evidence`);
  await page.setInputFiles('#file', { name: 'zaal.png', mimeType: 'image/png', buffer: dot() });
  await page.fill('#title', title);
  await page.click('form[enctype] button[type=submit]');
  await page.goto(`${demo.url}/m/zandbeke/evidence?q=${encodeURIComponent(title)}`);
  await page.click(`a:text-is("${title}")`);
  await page.click('.evidence-preview summary');
  const image = page.locator('.evidence-preview img');
  await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(1);
  await page.fill('#valid_until', '2026-11-01');
  await page.click('form:has(#valid_until) button[type=submit]');
  await page.setInputFiles('#file', { name: 'verslag.pdf', mimeType: 'application/pdf', buffer: SAMPLES.pdf });
  await page.click('form:has(#file) button[type=submit]');
  await page.click('.evidence-preview summary >> nth=0');
  await expect.poll(() => page.frames().length).toBeGreaterThan(1);
  for (const [size, name] of [
    [WIDE, 'wide'],
    [NARROW, 'narrow'],
  ] as const) {
    await page.setViewportSize(size);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await keepPicture(page, `evidence-piece-${name}`);
  }
  expect(await page.textContent('main')).toContain('zaal.png');
  expect(await axeFindings(page)).toEqual([]);
  await page.goto(`${demo.url}/m/zandbeke/evidence`);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  expect(await axeFindings(page)).toEqual([]);
  await keepPicture(page, 'evidence-register-narrow');
  await page.setViewportSize(WIDE);
  await keepPicture(page, 'evidence-register-wide');
  expect(faults).toEqual([]);
  await page.context().close();
}, 120_000);
