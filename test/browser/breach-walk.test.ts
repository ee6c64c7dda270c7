import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import type { CountValue, FieldValue } from '#app/domain/breach-field.ts';
import { fieldOf } from '#app/domain/breach-fields.ts';
import { NOTIFIED_FACTS } from '#db/seed/breach-texts.ts';
import { aBrowser, aPage, axeFindings, NARROW, overflow, WIDE } from '#test/support/browser.ts';
import { builders } from '#test/support/builders.ts';
import { aRunningServer } from '#test/support/running.ts';

const running = await aRunningServer();
const browser = await aBrowser();
const make = builders(running.db);

async function open(who: Actor, narrow = false): Promise<Page> {
  const { page } = await aPage(browser, { timezoneId: 'Europe/Brussels' });
  await page.setViewportSize(narrow ? NARROW : WIDE);
  const [name = '', value = ''] = (await running.cookieOf(who)).split('=');
  await page.context().addCookies([{ name, value, url: running.url, httpOnly: true, sameSite: 'Lax' }]);
  return page;
}

const press = async (page: Page, intent: string) => {
  await page.click(`form:has([name=intent][value=${intent}]) button`);
  await page.waitForLoadState();
};

async function readsWell(page: Page): Promise<void> {
  expect(await axeFindings(page), page.url()).toEqual([]);
  expect(await overflow(page), page.url()).toBeLessThanOrEqual(0);
}

/** What is answered beside the facts of a whole notification: who notifies and when it was. */
const WHO = {
  notification_type: 'new',
  notification_subtype: 'incomplete',
  identifier: '0200065765',
  organisation_name: 'OCMW Zandbeke',
  organisation_contact: 'info@zandbeke.example',
  reporter_name: 'Jan Maes',
  reporter_contact: 'dpo@zandbeke.example',
  occurred_from: '1/1/2026',
  occurred_to: '2/1/2026',
} as const;

async function answer(page: Page, key: string, value: FieldValue): Promise<void> {
  const box = page.locator(`[name="${key}"], [name="${key}[]"]`).first();
  if (Array.isArray(value)) {
    for (const each of value) await page.check(`[name="${key}[]"][value="${each}"]`);
  } else if (typeof value === 'boolean') {
    await page.setChecked(`[name="${key}"]`, value);
  } else if (typeof value === 'object') {
    const { known, n } = value as CountValue;
    await box.fill(known === 'estimate' ? `ca. ${n}` : String(n));
  } else if ((await box.getAttribute('type')) === 'radio') {
    await page.check(`[name="${key}"][value="${value}"]`);
  } else if ((await box.evaluate((element) => element.tagName)) === 'SELECT') {
    await page.selectOption(`[name="${key}"]`, String(value));
  } else {
    await box.fill(String(value));
  }
}

/** Goes where the check of a notification leads, fills in what is missing there, and looks again until nothing is. */
async function complete(page: Page, prepare: string): Promise<void> {
  const known: Record<string, FieldValue> = { ...NOTIFIED_FACTS, ...WHO } as Record<string, FieldValue>;
  for (let round = 0; round < 24; round++) {
    await page.goto(prepare);
    const first = await page.getAttribute('.missing-fields a', 'href').catch(() => null);
    if ((await page.locator('.missing-fields li').count()) === 0 || !first) return;
    await page.goto(running.url + first);
    const keys = await page.$$eval('[data-field]:not([hidden])', (fields) =>
      fields.map((field) => (field as HTMLElement).dataset.field ?? ''),
    );
    const todo = keys.filter((key) => fieldOf(key) && known[key] !== undefined && key !== 'aware_at');
    for (const key of todo)
      if (await page.isVisible(`[data-field="${key}"]`)) await answer(page, key, known[key] as FieldValue);
    await page.click('button[name=go][value=next]');
    await page.waitForLoadState();
    expect(await page.locator('.field-error').allTextContents(), page.url()).toEqual([]);
  }
  throw new Error(`still missing: ${(await page.locator('.missing-fields li').allTextContents()).join('; ')}`);
}

async function notifyAs(page: Page, dossier: string, stage: string, sent: string, reference: string): Promise<void> {
  const prepare = `${dossier}/notifications/prepare?to=GBA&stage=${stage}`;
  await complete(page, prepare);
  await page.goto(prepare);
  await page.fill('[name=sent]', sent);
  await page.fill('[name=reference]', reference);
  await page.click('button[name=intent][value=record]');
  await page.waitForLoadState();
  expect(await page.textContent('main')).toContain(reference);
}

it('a breach goes from a phone to two controllers: one notified in two phases, one reasoned not, both in the register', async () => {
  const service = await make.aService('Dienst Noord');
  const place = await make.aMunicipality(service, 'Zandbeke');
  const spoc = await make.aPerson(service, 'spoc', { municipalityId: place.id, name: 'Els Peeters' });
  const boss = await make.aPerson(service, 'director', { municipalityId: place.id, name: 'Rik Wouters' });
  const dpo = await open(await make.aPerson(service, 'dpo', { name: 'Jan Maes' }));
  const phone = await open(spoc, true);
  await phone.goto(`${running.url}/m/${place.slug}/incidents/report`);
  await phone.fill('[name=description]', 'Map van de sociale dienst stond open');
  await phone.check('[name=personal_data][value=yes]');
  await phone.click('main form button[type=submit]');
  await phone.waitForLoadState();
  await phone.click('#breaches ~ p a, section:has(#breaches) a');
  await readsWell(phone);
  const aware = await phone.inputValue('[name=aware]');
  for (const box of await phone.locator('[name="entities[]"]').all()) await box.check();
  await phone.fill('[name=who]', 'Diensthoofd');
  await phone.fill('[name=reason]', 'Zag de map zelf');
  await phone.click('main form button[type=submit]');
  await phone.waitForLoadState();
  const hrefs = await phone.$$eval('section:has(#breaches) a[href*="/breaches/DL-"]', (links) =>
    links.map((link) => (link as HTMLAnchorElement).href),
  );
  expect(hrefs).toHaveLength(2);
  const [one = '', two = ''] = hrefs;

  for (const [dossier, risk, advised] of [
    [one, 'risk', 'yes'],
    [two, 'none', 'no'],
  ] as const) {
    await dpo.goto(`${dossier}/severity`);
    await dpo.check(`[name=risk][value=${risk}]`);
    await dpo.fill('[name=reason]', 'Zo schatten wij het in');
    await dpo.click('button[name=intent][value=save]');
    await dpo.waitForLoadState();
    await dpo.goto(`${dossier}/decision`);
    await dpo.check(`[name=advised][value=${advised}]`);
    await dpo.fill('[name=advice]', 'Dit raad ik aan');
    await press(dpo, 'advice');
    const director = await open(boss, true);
    await director.goto(`${dossier}/decision`);
    await readsWell(director);
    await director.check(`[name=notify][value=${advised}]`);
    await director.fill('[name=reason]', 'Ik volg het advies');
    await press(director, 'decide');
    expect(await director.textContent('main')).toContain('Rik Wouters');
    await director.context().close();
  }

  await notifyAs(dpo, one, 'initial', aware, 'GBA-1');
  await notifyAs(dpo, one, 'final', aware, 'GBA-2');
  await dpo.goto(two);
  await readsWell(dpo);

  await dpo.goto(`${running.url}/m/${place.slug}/breaches`);
  await readsWell(dpo);
  const shown = await dpo.$$eval('main table tbody tr', (rows) => rows.map((row) => row.textContent ?? ''));
  expect(shown).toHaveLength(2);
  expect(shown.filter((text) => text.includes('Niet melden'))).toHaveLength(1);
  const cookie = await running.cookieOf(spoc);
  const csv = await (await running.get(`/m/${place.slug}/breaches/download?as=csv`, cookie)).text();
  await dpo.goto(`${running.url}/m/${place.slug}/breaches/register`);
  const register = (await dpo.textContent('main'))?.replace(/\s+/g, ' ') ?? '';
  for (const text of [
    'GBA-1',
    'GBA-2',
    'Ik volg het advies',
    'Dit raad ik aan',
    'Zo schatten wij het in',
    'Map van de sociale dienst',
  ]) {
    expect(csv, text).toContain(text);
    expect(register, text).toContain(text);
  }
}, 300_000);
