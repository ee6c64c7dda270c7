import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { aBrowser, aPage, axeFindings, NARROW, overflow } from '#test/support/browser.ts';
import { builders } from '#test/support/builders.ts';
import { aRunningServer } from '#test/support/running.ts';

const running = await aRunningServer();
const browser = await aBrowser();
const make = builders(running.db);

async function open(who: Actor, options: { javaScriptEnabled?: boolean } = {}) {
  const watched = await aPage(browser, { timezoneId: 'Europe/Brussels', ...options });
  const [name = '', value = ''] = (await running.cookieOf(who)).split('=');
  await watched.page.context().addCookies([{ name, value, url: running.url, httpOnly: true, sameSite: 'Lax' }]);
  return watched;
}

async function readsWell(page: Page): Promise<void> {
  expect(await axeFindings(page), page.url()).toEqual([]);
  expect(await overflow(page), page.url()).toBeLessThanOrEqual(0);
}

async function submit(page: Page, selector: string): Promise<void> {
  await page.click(selector);
  await page.waitForLoadState();
  expect(await page.locator('.field-error').allTextContents(), page.url()).toEqual([]);
}

/** A municipality with an incident that its contact reported, and who handle it. */
async function situation(options: { javaScriptEnabled?: boolean } = {}) {
  const service = await make.aService('Dienst Noord');
  const place = await make.aMunicipality(service, 'Zandbeke');
  const boss = await make.aPerson(service, 'director', { municipalityId: place.id, name: 'Rik Wouters' });
  const spoc = await open(await make.aPerson(service, 'spoc', { municipalityId: place.id }), options);
  await spoc.page.goto(`${running.url}/m/${place.slug}/incidents/report`);
  await spoc.page.fill('[name=description]', 'Map van de sociale dienst stond open');
  await spoc.page.check('[name=personal_data][value=yes]');
  await submit(spoc.page, 'main form button[type=submit]');
  const incident = spoc.page.url().replace(/[?#].*/, '');
  const dpo = await open(await make.aPerson(service, 'dpo'), options);
  const director = await open(boss, options);
  return { incident, dpo, director };
}

/** Opens a dossier for the gemeente and the OCMW; the addresses of both. */
async function openBoth(page: Page, incident: string): Promise<string[]> {
  await page.goto(`${incident}/breaches`);
  for (const box of await page.locator('[name="entities[]"]').all()) await box.check();
  await page.fill('[name=who]', 'Diensthoofd');
  await page.fill('[name=reason]', 'Zag de map zelf');
  await submit(page, 'main form button[type=submit]');
  await page.goto(incident);
  const links = page.locator('section:has(#breaches) a[href*="/breaches/DL-"]');
  const texts = (await links.allTextContents()).join(' ');
  expect(texts).toContain('Gemeente Zandbeke');
  expect(texts).toContain('OCMW Zandbeke');
  return Promise.all((await links.all()).map(async (link) => running.url + (await link.getAttribute('href'))));
}

it('without JavaScript a dossier opens for gemeente and OCMW, takes facts and a severity, and is decided', async () => {
  const s = await situation({ javaScriptEnabled: false });
  const { page } = s.dpo;
  const [dossier = ''] = await openBoth(page, s.incident);
  await page.goto(`${dossier}/facts`);
  const box = page.locator('.fact-form input[type=text]:visible, .fact-form textarea:visible').first();
  const name = await box.getAttribute('name');
  await box.fill('info@zandbeke.example');
  const step = page.url();
  await submit(page, 'button[name=go][value=next]');
  await page.goto(step);
  expect(await page.inputValue(`[name="${name}"]`)).toBe('info@zandbeke.example');
  await page.goto(`${dossier}/severity`);
  await page.check('[name=risk][value=none]');
  await page.fill('[name=reason]', 'Niemand zag ze');
  await submit(page, 'button[name=intent][value=save]');
  await advise(page, dossier);
  const director = s.director.page;
  await director.goto(`${dossier}/decision`);
  await director.check('[name=notify][value=no]');
  await director.fill('[name=reason]', 'Geen risico voor wie erin stond');
  await submit(director, 'form:has([name=intent][value=decide]) button');
  await director.goto(`${dossier}/decision`);
  expect(await director.textContent('main')).toContain('Geen risico voor wie erin stond');
}, 60_000);

/** The advice that a director waits for. */
async function advise(page: Page, dossier: string): Promise<void> {
  await page.goto(`${dossier}/decision`);
  await page.check('[name=advised][value=no]');
  await page.fill('[name=advice]', 'Dit raad ik aan');
  await submit(page, 'form:has([name=intent][value=advice]) button');
}

/** Goes with Tab to what a selector names, as who has no mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 80; n++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab does not reach ${selector} on ${page.url()}`);
}

it('by keyboard alone a director goes from the overview to the decision and decides, on pages that axe passes', async () => {
  const s = await situation();
  const dpo = s.dpo.page;
  const [dossier = ''] = await openBoth(dpo, s.incident);
  await dpo.goto(`${dossier}/severity`);
  await dpo.check('[name=risk][value=none]');
  await dpo.fill('[name=reason]', 'Niemand zag ze');
  await submit(dpo, 'button[name=intent][value=save]');
  await advise(dpo, dossier);
  const { page, faults } = s.director;
  await page.goto(dossier);
  await readsWell(page);
  await tabTo(page, '.subnav a[href$="/decision"]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/decision$/);
  await readsWell(page);
  await tabTo(page, '[name=notify]');
  await page.keyboard.press('Space');
  for (let n = 0; n < 2 && !(await page.isChecked('[name=notify][value=no]')); n++)
    await page.keyboard.press('ArrowDown');
  expect(await page.isChecked('[name=notify][value=no]')).toBe(true);
  await tabTo(page, '[name=reason]');
  await page.keyboard.type('Met het toetsenbord beslist');
  await tabTo(page, 'form:has([name=intent][value=decide]) button');
  await page.keyboard.press('Enter');
  await page.getByText('Met het toetsenbord beslist').first().waitFor();
  await page.setViewportSize(NARROW);
  await readsWell(page);
  expect(faults).toEqual([]);
}, 60_000);

it('evidence of an incident: a file and an object are added, handed over and opened', async () => {
  const s = await situation();
  const { page, faults } = s.dpo;
  const pieces = `${s.incident}/evidence`;
  const add = async (title: string, file: boolean) => {
    await page.goto(pieces);
    await readsWell(page);
    if (file)
      await page.setInputFiles('input[type=file]', {
        name: 'log.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('regel van het logboek\n'),
      });
    await page.fill('[name=title]', title);
    await page.fill('[name=source]', 'Server van het onthaal');
    await page.fill('[name=obtained]', '1/1/2026');
    await page.fill('[name=obtained_by]', 'Dienst ICT');
    await page.fill('[name=kept_at]', 'Kluis');
    await submit(page, 'main form[enctype] button[type=submit]');
    await page.goto(pieces);
    await page.click(`main a:text-is("${title}")`);
    await page.waitForLoadState();
  };
  await add('Laptop van het onthaal', false);
  await readsWell(page);
  await page.click('main details:has([name=act]) > summary');
  await page.selectOption('[name=act]', 'handed_over');
  await page.fill('[name=holder]', 'Forensisch labo');
  await submit(page, 'main form:has([name=act]) button[type=submit]');
  expect(await page.textContent('main')).toContain('Forensisch labo');
  await add('Logboek', true);
  await readsWell(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('main a[href$="/file"]')]);
  expect(download.suggestedFilename()).toContain('log');
  await page.reload();
  await page.setViewportSize(NARROW);
  await readsWell(page);
  expect(faults).toEqual([]);
}, 60_000);
