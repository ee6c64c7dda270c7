import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { answeringActs } from '#test/support/answering.ts';
import { aBrowser, aPage, axeFindings, NARROW, overflow, WIDE } from '#test/support/browser.ts';
import { aRunningServer } from '#test/support/running.ts';

const running = await aRunningServer();
const browser = await aBrowser();
const { situation, make } = answeringActs(running.db);
type Situation = Awaited<ReturnType<typeof situation>>;

/** A CyFun checklist with two scores per row, in a browser of somebody's own. */
async function open(at: Situation, who: Actor = at.people.spoc, options: { javaScriptEnabled?: boolean } = {}) {
  const watched = await aPage(browser, { timezoneId: 'Europe/Brussels', ...options });
  await signIn(watched.page, who);
  await watched.page.goto(addressOf(at));
  return watched;
}

async function signIn(page: Page, who: Actor): Promise<void> {
  const [name = '', value = ''] = (await running.cookieOf(who)).split('=');
  await page.context().addCookies([{ name, value, url: running.url, httpOnly: true, sameSite: 'Lax' }]);
}

const addressOf = ({ municipality, checklistId }: Situation) =>
  `${running.url}/m/${municipality.slug}/checklists/${checklistId}/grid`;

async function cyfun() {
  const at = await situation();
  return { ...at, checklistId: await make.aChecklist(at.municipality, { level: 'basic' }) };
}

const cell = (n: number, field: string) => `tr[data-code] >> nth=${n} >> td[data-field=${field}]`;
const says = (page: Page, text: string) => page.waitForSelector(`[data-save-state]:has-text("${text}")`);
const kept = ({ checklistId }: Situation) =>
  running.db.sql<{ doc: string | null; impl: string | null; explanation: string; version: number }>(
    `select a.doc, a.impl, a.explanation, a.version from answer a join framework_node n on n.id = a.node_id
     where checklist_id = $1 order by n.position`,
    [checklistId],
  );
const drafts = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('waarborg-draft:')).length);

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', copied);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

describe('a checklist as a table', () => {
  it('is filled in by keys alone, saves each row, and says so', async () => {
    const at = await cyfun();
    const { page, faults } = await open(at);
    await page.focus('[role=grid] [tabindex="0"]');
    for (const key of ['3', 'Enter', '4', 'ArrowDown', '2', 'Tab', '5', 'Tab', 'F2']) await page.keyboard.press(key);
    await page.keyboard.type('Zo gaat het <b>hier</b>');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('en zo.');
    await page.keyboard.press('Enter');
    await says(page, 'Opgeslagen 10:00');
    expect(await kept(at)).toMatchObject([
      { doc: '3', impl: null },
      { doc: '4', impl: null },
      { doc: '2', impl: '5', explanation: 'Zo gaat het <b>hier</b>\nen zo.' },
    ]);
    expect(await page.textContent('tr[data-code] >> nth=2 >> .grid-mark')).toBe('Beantwoord · Opgeslagen 10:00');
    expect(await page.textContent('tr[data-code] >> nth=0 >> .grid-mark')).toContain('Half beantwoord');
    expect(await drafts(page)).toBe(0);
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+Home');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TH');
    await page.keyboard.press(' ');
    expect(await page.isChecked('tr[data-code] >> nth=0 >> input')).toBe(true);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('Half');
    await page.keyboard.press('Escape');
    expect(await page.textContent(cell(0, 'explanation'))).toBe('');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Delete');
    await page.waitForSelector('tr[data-code] >> nth=0 >> .grid-mark:has-text("Nog te beantwoorden")');
    expect((await kept(at))[0]).toMatchObject({ doc: null, version: 2 });
    await page.reload();
    expect(await page.textContent(cell(2, 'explanation'))).toBe('Zo gaat het <b>hier</b>\nen zo.');
    expect(faults).toEqual([]);
  });

  it('leaves the cell in which somebody types alone while a save of its row comes back', async () => {
    const at = await cyfun();
    const { page } = await open(at);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/grid/save', async (route) => {
      await held;
      await route.continue();
    });
    await page.focus('[role=grid] [tabindex="0"]');
    for (const key of ['3', 'Tab', '4']) await page.keyboard.press(key);
    const answered = page.waitForResponse('**/grid/save');
    letGo();
    await answered;
    await page.waitForSelector('tr[data-code] >> nth=0 >> td[data-field=doc]:not([data-state=saving])');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('grid-editor');
    await page.keyboard.press('Tab');
    await page.waitForSelector('tr[data-code] >> nth=0 >> .grid-mark:has-text("Opgeslagen")');
    expect(await kept(at)).toMatchObject([{ doc: '3', impl: '4' }]);
  });

  it('has one stop for Tab in the table, and lets go of it', async () => {
    const { page } = await open(await cyfun());
    await page.focus('[role=grid] [tabindex="0"]');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('[role=grid]') === null)).toBe(true);
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('[role=grid]') !== null)).toBe(true);
  });

  it('takes a column and a block from a spreadsheet', async () => {
    const at = await cyfun();
    const { page, faults } = await open(at);
    await page.focus('[role=grid] [tabindex="0"]');
    await paste(page, '3\t2\tEén\n4\t3,0\t"Twee ""regels""\nhier"\n5\t1\t\n');
    await says(page, 'Opgeslagen');
    expect(await kept(at)).toMatchObject([
      { doc: '3', impl: '2', explanation: 'Eén' },
      { doc: '4', impl: '3', explanation: 'Twee "regels"\nhier' },
      { doc: '5', impl: '1', explanation: '' },
    ]);
    await page.keyboard.press('Control+End');
    await paste(page, '1\n2\n');
    await says(page, 'Niets geplakt');
    expect(faults).toEqual([]);
  });

  it('saves nothing of a paste with three wrong cells, marks them, and all of it once they are right', async () => {
    const at = await cyfun();
    const { page } = await open(at);
    await page.focus('[role=grid] [tabindex="0"]');
    const rows = Array.from({ length: 30 }, (_, n) => `${n === 4 || n === 9 ? 'veel' : 3}\t${n === 20 ? 7 : 2}`);
    await paste(page, rows.join('\n'));
    await says(page, 'Foute cellen: 3');
    expect(await page.locator('td[aria-invalid=true]').count()).toBe(3);
    expect(await page.textContent(cell(4, 'doc'))).toBe('veel');
    expect(await kept(at)).toEqual([]);
    await page.reload();
    await says(page, 'Foute cellen: 3');
    expect(await kept(at)).toEqual([]);
    await page.click('[data-save-state] button');
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    for (const [n, field, key] of [
      [9, 'doc', '3'],
      [20, 'impl', '2'],
    ] as const) {
      await page.click(cell(n, field));
      await page.keyboard.press(key);
      await page.keyboard.press('Enter');
    }
    await says(page, 'Opgeslagen');
    expect((await kept(at)).map(({ doc, impl }) => `${doc}${impl}`)).toEqual(Array(30).fill('32'));
  });

  it('undoes a paste of which nothing was saved', async () => {
    const at = await cyfun();
    const { page } = await open(at);
    await page.focus('[role=grid] [tabindex="0"]');
    await paste(page, '3\n9');
    await says(page, 'Foute cellen: 1');
    await page.click('[data-save-state] button:has-text("ongedaan")');
    await says(page, 'ongedaan gemaakt');
    expect([await page.textContent(cell(0, 'doc')), await drafts(page)]).toEqual(['', 0]);
    expect(await kept(at)).toEqual([]);
  });

  it('loses nothing of two browsers on one grid: shows both texts, and keeps either or both', async () => {
    const at = await cyfun();
    const els = await open(at);
    const jan = await open(at, at.people.second);
    for (const n of [0, 1, 2]) await type(jan.page, n, `Van Jan ${n}`);
    await says(jan.page, 'Opgeslagen');
    for (const n of [0, 1, 2, 3]) await type(els.page, n, `Van Els ${n}`);
    await says(els.page, 'Intussen gewijzigd door iemand anders: 3');
    await els.page.waitForSelector('.grid-mark:has-text("Gewijzigd door Jan Maes")');
    const shown = await els.page.textContent('.grid-conflict >> nth=0');
    expect(shown).toContain('Van Jan 0');
    expect(shown).toContain('Van Els 0');
    await els.page.click('.grid-conflict >> nth=0 >> button:has-text("Mijn antwoord")');
    await els.page.click('.grid-conflict >> nth=0 >> button:has-text("Laten zoals")');
    await els.page.click('.grid-conflict >> nth=0 >> button:has-text("Beide teksten")');
    await says(els.page, 'Opgeslagen');
    expect((await kept(at)).map((row) => row.explanation)).toEqual([
      'Van Els 0',
      'Van Jan 1',
      'Van Jan 2\n\nVan Els 2',
      'Van Els 3',
    ]);
    const all = await running.db.sql(
      `select 1 from answer_version where checklist_id = $1 and explanation like 'Van Jan _'`,
      [at.checklistId],
    );
    expect(all).toHaveLength(3);
    expect(await drafts(els.page)).toBe(0);
  });

  it('loses nothing of a minute without a network, nor of a window closed in the middle of it', async () => {
    const at = await cyfun();
    const { page } = await open(at);
    await page.clock.install();
    await page.reload();
    await type(page, 0, 'Nog met netwerk');
    await says(page, 'Opgeslagen');
    let refused = 0;
    page.on('requestfailed', () => {
      refused += 1;
    });
    await page.context().setOffline(true);
    await type(page, 1, 'Op de trein');
    await says(page, 'Geen verbinding. Nog niet bewaard: 1');
    await page.waitForSelector('tr[data-code] >> nth=1 >> .grid-mark:has-text("staat in deze browser")');
    await paste(page, 'Drie\nVier\nVijf');
    await says(page, 'Nog niet bewaard: 4');
    for (let second = 0; second < 60; second += 5) await page.clock.runFor(5_000);
    await says(page, 'Nog niet bewaard: 4');
    expect(refused).toBeGreaterThan(3);
    await answeredByJan(at, await codeOf(page, 1), 'Intussen van Jan');
    await page.context().setOffline(false);
    await says(page, 'Intussen gewijzigd door iemand anders: 1');
    expect((await kept(at)).map((row) => row.explanation)).toEqual([
      'Nog met netwerk',
      'Intussen van Jan',
      'Drie',
      'Vier',
      'Vijf',
    ]);
    await page.reload();
    expect(await page.textContent('.grid-conflict')).toContain('Op de trein');
    await page.click('.grid-conflict button:has-text("Beide teksten")');
    await says(page, 'Opgeslagen');
    expect((await kept(at))[1]?.explanation).toBe('Intussen van Jan\n\nOp de trein');
  });

  it('keeps what is typed through a session that ended, half a text included', async () => {
    const at = await cyfun();
    const { page } = await open(at);
    await page.context().clearCookies();
    await type(page, 0, 'Na de lunch');
    await says(page, 'Uw sessie is afgelopen');
    await page.click(cell(1, 'explanation'));
    await page.keyboard.type('Nog niet af');
    // Pressed slowly: the cell is left and tried again before the button is let go.
    await page.hover('[data-save-state] a');
    const tried = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.mouse.down();
    await tried;
    await page.waitForTimeout(300);
    await page.mouse.up();
    await page.waitForURL(/\/login\?next=/);
    await signIn(page, at.people.spoc);
    await page.goto(addressOf(at));
    await says(page, 'Opgeslagen');
    expect((await kept(at)).map((row) => row.explanation)).toEqual(['Na de lunch', 'Nog niet af']);
  });
});

async function answeredByJan(at: Situation, code: string, explanation: string): Promise<void> {
  const question = `/m/${at.municipality.slug}/checklists/${at.checklistId}/${code}`;
  const cookie = await running.cookieOf(at.people.second);
  const { status } = await running.post(question, { version: '0', explanation }, cookie);
  expect(status).toBe(303);
}

async function codeOf(page: Page, n: number): Promise<string> {
  return (await page.getAttribute(`tr[data-code] >> nth=${n}`, 'data-code')) ?? '';
}

async function type(page: Page, n: number, text: string): Promise<void> {
  await page.click(cell(n, 'explanation'));
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

it('reads, filters and answers ticked rows without scripts', async () => {
  const at = await cyfun();
  const gdpr = { ...at, checklistId: await make.aChecklist(at.municipality, { framework: 'gdpr', level: 'all' }) };
  const { page } = await open(gdpr, at.people.spoc, { javaScriptEnabled: false });
  const all = await page.locator('tr[data-code]').count();
  await page.locator('tr[data-na]').nth(0).locator('input').check();
  await page.locator('tr[data-na]').nth(1).locator('input').check();
  await page.click('.grid-bulk summary');
  await page.fill('textarea[name=reason]', 'Wij hebben dit <niet>.');
  await page.click('button[value=not_applicable]');
  await page.waitForSelector('.flash');
  expect(await page.textContent('.flash')).toContain('niet van toepassing');
  expect((await kept(gdpr)).map((row) => row.explanation)).toEqual(Array(2).fill('Wij hebben dit <niet>.'));
  await page.selectOption('select[name=show]', 'unanswered');
  await page.click('.filters button');
  await page.waitForURL(/show=unanswered/);
  expect(await page.locator('tr[data-code]').count()).toBe(all - 2);
  await page.click('tr[data-code] a');
  await page.waitForSelector('form#answer');
  await page.click('a[href*="/grid#"]');
  await page.waitForSelector('table.grid');
});

it('is in order for axe and fits, in both languages, wide and narrow, with a cell open and two texts shown', async () => {
  const at = await cyfun();
  const { page } = await open(at);
  await answeredByJan(at, await codeOf(page, 0), 'Van Jan');
  await type(page, 0, 'Van Els');
  await page.waitForSelector('.grid-conflict');
  await page.click(cell(1, 'doc'));
  await paste(page, '7\n3');
  await says(page, 'Foute cellen');
  const findings: string[] = [];
  for (const language of ['nl', 'en'] as const) {
    if (language === 'en') {
      await page.click('.top button[name=language][value=en]');
      await page.waitForSelector('html[lang=en]');
      await page.waitForSelector('.grid-conflict');
    }
    for (const size of [WIDE, NARROW]) {
      await page.setViewportSize(size);
      expect(await page.isVisible('.filters select')).toBe(size === WIDE);
      expect(await page.isVisible('.filters-fold summary')).toBe(size === NARROW);
      await page.click(cell(3, 'doc'));
      await page.keyboard.press('Enter');
      findings.push(...(await axeFindings(page)).map((finding) => `${language} ${size.width}: ${finding}`));
      if ((await overflow(page)) > 0) findings.push(`${language} ${size.width}: too wide`);
      await page.keyboard.press('Escape');
    }
  }
  expect(findings).toEqual([]);
});
