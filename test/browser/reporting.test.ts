import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { aBrowser, aPage, axeFindings, NARROW, overflow, WIDE } from '#test/support/browser.ts';
import { builders } from '#test/support/builders.ts';
import { aRunningServer } from '#test/support/running.ts';

const running = await aRunningServer();
const browser = await aBrowser();
const make = builders(running.db);

async function situation() {
  const service = await make.aService('Dienst Noord');
  const place = await make.aMunicipality(service, 'Zandbeke');
  const spoc = await make.aPerson(service, 'spoc', { municipalityId: place.id, name: 'Els Peeters' });
  return { service, place, spoc, dpo: await make.aPerson(service, 'dpo', { name: 'Jan Maes' }) };
}

async function open(who: Actor | null, options: { javaScriptEnabled?: boolean; narrow?: boolean } = {}) {
  const { narrow, ...browserOptions } = options;
  const watched = await aPage(browser, { timezoneId: 'Europe/Brussels', ...browserOptions });
  if (narrow) await watched.page.setViewportSize(NARROW);
  if (who) {
    const [name = '', value = ''] = (await running.cookieOf(who)).split('=');
    await watched.page.context().addCookies([{ name, value, url: running.url, httpOnly: true, sameSite: 'Lax' }]);
  }
  return watched;
}

/** The page reads well as it stands, in this width. */
async function readsWell(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
}

const send = (page: Page) => page.click('main form button[type=submit]');

describe('an incident, from a phone to what was learned', () => {
  it('is reported, keeps what was typed through a send that failed, and is one report', async () => {
    const { service, place, spoc } = await situation();
    const { page } = await open(spoc, { narrow: true });
    await page.goto(`${running.url}/m/${place.slug}/incidents`);
    await page.click('text=Incident melden');
    await readsWell(page);
    await page.fill('[name=description]', 'Lijst met aanvragen naar een verkeerd adres. Al teruggevraagd.');
    await page.check('[name=personal_data][value=yes]');
    await page.context().setOffline(true);
    await send(page).catch(() => {});
    await page.waitForTimeout(300);
    await page.context().setOffline(false);
    await page.goto(`${running.url}/m/${place.slug}/incidents/report`);
    expect(await page.inputValue('[name=description]')).toContain('verkeerd adres');
    expect(await page.isChecked('[name=personal_data][value=yes]')).toBe(true);
    await send(page);
    await page.waitForURL(`**/incidents/INC-2026-001`);
    await readsWell(page);
    await page.goto(`${running.url}/m/${place.slug}/incidents/report`);
    expect(await page.inputValue('[name=description]')).toBe('');
    const kept = await running.db.sql('select personal_data from incident where service_id = $1', [service]);
    expect(kept).toEqual([{ personal_data: 'yes' }]);
  });

  it('is reported without an account and without scripts, and nothing else is open to that reader', async () => {
    const { place, spoc } = await situation();
    const keeper = await open(spoc, { javaScriptEnabled: false });
    await keeper.page.goto(`${running.url}/m/${place.slug}/incidents`);
    await keeper.page.click('text=Meldlink maken');
    const address = await keeper.page.getAttribute('#report-link ~ p a', 'href');
    const { page, faults } = await open(null, { narrow: true, javaScriptEnabled: false });
    await page.goto(`${running.url}${new URL(address ?? '').pathname}`);
    await send(page);
    expect(await page.textContent('#description-error')).toBe('Vertel kort wat er gebeurd is.');
    await page.fill('[name=description]', 'Vreemde mail geopend');
    await page.fill('[name=name]', 'Jo');
    await send(page);
    expect(await page.textContent('main')).toContain('INC-2026-001');
    await page.goto(`${running.url}/m/${place.slug}/incidents/INC-2026-001`);
    expect(new URL(page.url()).pathname).toBe('/login');
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
  });

  it('is handled by keyboard and closed by the DPO, in both languages, wide and narrow', async () => {
    const { place, dpo, spoc } = await situation();
    const from = await open(spoc);
    await from.page.goto(`${running.url}/m/${place.slug}/incidents/report`);
    await from.page.fill('[name=description]', 'Tablet verloren op de trein');
    await send(from.page);
    const { page } = await open(dpo);
    await page.goto(running.url);
    await page.click('text=Tablet verloren op de trein');
    await page.waitForURL('**/INC-2026-001');
    await readsWell(page);
    await page.focus('details:has(input[value=record]) > summary');
    await page.keyboard.press('Enter');
    await page.selectOption('[name=category]', { label: 'Informatieveiligheid' });
    await page.selectOption('[name=severity]', 'low');
    await page.fill('[name=severity_reason]', 'Vergrendeld');
    await page.check('[name=personal_data][value=no]');
    await page.check('[name=ongoing][value=no]');
    await page.fill('[name=lessons]', 'Toestellen wissen op afstand');
    await page.focus('details:has(input[value=record]) button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Alles staat erin.');
    await page.selectOption('[name=phase]', 'review');
    await page.click('text=Fase wijzigen');
    await page.waitForSelector('dd:has-text("Nabespreking")');
    await page.selectOption('[name=phase]', 'closed');
    await page.click('text=Fase wijzigen');
    await page.waitForSelector('text=De gegevens liggen vast');
    expect(await page.$$('input[value=record]')).toEqual([]);
    await readsWell(page);
    await page.setViewportSize(NARROW);
    await readsWell(page);
    await page.setViewportSize(WIDE);
    await page.click('text=English');
    await page.waitForSelector('text=The facts are frozen');
    await readsWell(page);
    expect(await page.textContent('main')).not.toMatch(/incidents\.|undefined|\[object/);
  });
});
