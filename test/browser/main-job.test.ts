import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { aBrowser, aPage, keepPicture, signInAs } from '#test/support/browser.ts';
import { aRunningDemo } from '#test/support/demo.ts';

const demo = await aRunningDemo();
const browser = await aBrowser();
const TITLE = 'CyFun Small, wandeling';

async function as(email: string): Promise<{ page: Page; faults: string[] }> {
  const watched = await aPage(browser);
  await signInAs(watched.page, demo.url, email);
  return watched;
}

it('walks the main job: a DPO launches, a SPOC answers with evidence, the DPO returns one and accepts, a director sees', async () => {
  const dpo = await as('dpo@demo.example');
  await launch(dpo.page);
  const spoc = await as('spoc.zandbeke@demo.example');
  const checklist = await openChecklist(spoc.page);
  await answerAll(spoc.page);
  await addEvidence(spoc.page, checklist);
  await submit(spoc.page, checklist);

  await returnOne(dpo.page, checklist);
  await mend(spoc.page, checklist);
  await acceptAll(dpo.page, checklist);

  const director = await as('director.zandbeke@demo.example');
  await director.page.goto(`${demo.url}/m/zandbeke`);
  const seen = await director.page.textContent('main');
  expect(seen).toContain(TITLE);
  expect(seen).toMatch(/4,0/);
  expect(await director.page.locator('main form').count(), 'a director fills nothing in').toBe(0);
  await keepPicture(director.page, 'walk-director');
  for (const { faults } of [dpo, spoc, director]) expect(faults).toEqual([]);
}, 240_000);

async function launch(page: Page): Promise<void> {
  await page.goto(`${demo.url}/campaigns/new`);
  const small = await page.locator('select[name=framework_level] option', { hasText: 'Small' }).getAttribute('value');
  await page.selectOption('select[name=framework_level]', small ?? '');
  await page.fill('input[name=title]', TITLE);
  await page.fill('input[name=due_on]', '2026-12-31');
  await page.click('button:has-text("Niets aanduiden")');
  await page.check('label.choice:has-text("Zandbeke") input');
  await page.click('button[value=preview]');
  expect(await page.textContent('main')).toContain('1 vragenlijst voor 1 bestuur');
  // Many at once take a moment: the page says so from the click until the next page is there.
  const heard: string[] = [];
  await page.exposeFunction('heard', (text: string) => heard.push(text));
  await page.evaluate(() => {
    const { heard } = window as unknown as { heard: (text: string) => void };
    const watch = () => heard(document.querySelector('[data-slow]')?.textContent ?? '');
    new MutationObserver(watch).observe(document.body, { childList: true, subtree: true });
  });
  await page.click('button[value=launch]');
  await page.waitForURL(/\/campaigns\/\d+$/);
  expect(heard.join()).toContain('Bezig: 1 vragenlijst wordt klaargezet');
  expect(await page.textContent('main')).toContain('Niet gestart');
}

async function openChecklist(page: Page): Promise<string> {
  await page.goto(`${demo.url}/m/zandbeke/checklists`);
  await page.click(`a:has-text("${TITLE}")`);
  await page.waitForURL(/\/checklists\/\d+$/);
  return new URL(page.url()).pathname;
}

async function answerAll(page: Page): Promise<void> {
  await page.click('main a.button.primary');
  for (let question = 0; question < 8; question++) {
    await page.check('input[name=doc][value="4"]');
    await page.fill('textarea[name=explanation]', `Zo doen wij dat, vraag ${question + 1}.`);
    await Promise.all([page.waitForNavigation(), page.click('button[name=go][value=next]')]);
  }
}

async function addEvidence(page: Page, checklist: string): Promise<void> {
  await page.goto(`${demo.url}${checklist}/SMALL-1/evidence`);
  const buffer = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  await page.setInputFiles('input[type=file]', { name: 'wachtwoordbeleid.pdf', mimeType: 'application/pdf', buffer });
  await page.click('form[enctype] button[type=submit]');
  await page.waitForLoadState();
  expect(await page.textContent('main')).toContain('wachtwoordbeleid.pdf');
}

async function submit(page: Page, checklist: string): Promise<void> {
  await page.goto(`${demo.url}${checklist}/submit`);
  await page.click('main form button.primary');
  await page.waitForURL((address) => !address.pathname.endsWith('/submit'));
  expect(await page.textContent('main')).toContain('Ingediend');
}

async function returnOne(page: Page, checklist: string): Promise<void> {
  await page.goto(`${demo.url}/reviews`);
  expect(await page.textContent('main')).toContain(TITLE);
  await page.goto(`${demo.url}${checklist}/review/SMALL-2`);
  await page.fill('textarea[name=remark]', 'Kunt u het verslag van de laatste keer toevoegen?');
  await page.click('button[name=outcome][value=returned]');
  await page.waitForLoadState();
  await page.goto(`${demo.url}${checklist}/review`);
  await page.click('form:has(input[value=accept_rest]) button');
  await page.waitForLoadState();
  await page.click('form:has(input[value=return]) button');
  await page.waitForLoadState();
}

async function mend(page: Page, checklist: string): Promise<void> {
  await page.goto(`${demo.url}${checklist}`);
  expect(await page.textContent('main')).toContain('Teruggestuurd');
  await page.goto(`${demo.url}${checklist}/SMALL-2`);
  expect(await page.textContent('main')).toContain('het verslag van de laatste keer');
  await page.fill('textarea[name=explanation]', 'Het verslag staat nu bij de bewijsstukken.');
  await Promise.all([page.waitForNavigation(), page.click('button[name=go][value=next]')]);
  await submit(page, checklist);
}

async function acceptAll(page: Page, checklist: string): Promise<void> {
  await page.goto(`${demo.url}${checklist}/review`);
  await page.click('form:has(input[value=accept_rest]) button');
  await page.waitForLoadState();
  await page.click('form:has(input[value=accept]) button.primary');
  await page.waitForLoadState();
  await page.goto(`${demo.url}${checklist}`);
  expect(await page.textContent('main')).toContain('Aanvaard');
}
