import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { answeringActs } from '#test/support/answering.ts';
import { aBrowser, aPage, axeFindings, NARROW, overflow } from '#test/support/browser.ts';
import { aRunningServer } from '#test/support/running.ts';

const running = await aRunningServer();
const browser = await aBrowser();
const { situation } = answeringActs(running.db);
type Situation = Awaited<ReturnType<typeof situation>>;
const EXPLANATION = 'textarea[name=explanation]';
const STATE = '[data-save-state]';

async function open(at: Situation, who: Actor = at.people.spoc, options: { javaScriptEnabled?: boolean } = {}) {
  const watched = await aPage(browser, { timezoneId: 'Europe/Brussels', ...options });
  await signIn(watched.page.context(), who);
  await watched.page.goto(addressOf(at));
  return watched;
}

async function signIn(context: BrowserContext, who: Actor): Promise<void> {
  const [name = '', value = ''] = (await running.cookieOf(who)).split('=');
  await context.addCookies([{ name, value, url: running.url, httpOnly: true, sameSite: 'Lax' }]);
}

const addressOf = ({ municipality, checklistId }: Situation, code = 'SMALL-1') =>
  `${running.url}/m/${municipality.slug}/checklists/${checklistId}/${code}`;
const stateSays = (page: Page, text: string) => page.waitForSelector(`${STATE}:has-text("${text}")`);
const keptTexts = async ({ checklistId }: Situation) =>
  (
    await running.db.sql<{ explanation: string }>(
      'select explanation from answer_version where checklist_id = $1 order by answer_id, version',
      [checklistId],
    )
  ).map((row) => row.explanation);
const drafts = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('waarborg-draft:')).length);

describe('while somebody types', () => {
  it('saves by itself, says when, and forgets the copy in the browser', async () => {
    const at = await situation();
    const { page, faults } = await open(at);
    await page.fill(EXPLANATION, 'Wij doen dit zo.');
    expect(await drafts(page)).toBe(1);
    await stateSays(page, 'Opgeslagen 10:00');
    expect(await keptTexts(at)).toEqual(['Wij doen dit zo.']);
    expect(await drafts(page)).toBe(0);
    await page.click('button[value=next]');
    await page.waitForURL(/SMALL-2$/);
    expect(faults).toEqual([]);
  });

  it('keeps the text through a lost network, and saves it once that is back', async () => {
    const at = await situation();
    const { page } = await open(at);
    await page.context().setOffline(true);
    await page.fill(EXPLANATION, 'Geschreven op de trein.');
    await stateSays(page, 'Geen verbinding');
    expect(await drafts(page)).toBe(1);
    await page.context().setOffline(false);
    await stateSays(page, 'Opgeslagen');
    expect(await keptTexts(at)).toEqual(['Geschreven op de trein.']);
  });

  it('keeps the text through a closed window, and puts it back', async () => {
    const at = await situation();
    const { page } = await open(at);
    await page.route('**/autosave', (route) => route.abort());
    await page.fill(EXPLANATION, 'Nooit aangekomen.');
    await page.goto('about:blank');
    await page.unroute('**/autosave');
    await page.goto(addressOf(at));
    expect(await page.inputValue(EXPLANATION)).toBe('Nooit aangekomen.');
    await stateSays(page, 'Opgeslagen');
    expect(await keptTexts(at)).toEqual(['Nooit aangekomen.']);
  });

  it('keeps the text through a session that ended, and says where to sign in', async () => {
    const at = await situation();
    const { page } = await open(at);
    await page.context().clearCookies();
    await page.fill(EXPLANATION, 'Na de lunch geschreven.');
    await stateSays(page, 'Uw sessie is afgelopen');
    await page.click(`${STATE} a`);
    await page.waitForURL(/\/login\?next=/);
    expect(decodeURIComponent(new URL(page.url()).search)).toContain(new URL(addressOf(at)).pathname);
    await signIn(page.context(), at.people.spoc);
    await page.goto(addressOf(at));
    expect(await page.inputValue(EXPLANATION)).toBe('Na de lunch geschreven.');
    await stateSays(page, 'Opgeslagen');
  });

  it('keeps the text through a session that ended while the button was pressed', async () => {
    const at = await situation();
    const { page } = await open(at);
    await page.route('**/autosave', (route) => route.abort());
    await page.fill(EXPLANATION, 'Op de grote knop gedrukt.');
    await page.context().clearCookies();
    await page.click('button[value=stay]');
    await page.waitForSelector('h1:has-text("U was afgemeld")');
    expect(await page.textContent('blockquote')).toBe('Op de grote knop gedrukt.');
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize(NARROW);
    expect(await overflow(page)).toBe(0);
    await page.unroute('**/autosave');
    await signIn(page.context(), at.people.spoc);
    await page.click('main form button');
    await page.waitForSelector(EXPLANATION);
    expect(await page.inputValue(EXPLANATION)).toBe('Op de grote knop gedrukt.');
    expect(await keptTexts(at)).toEqual(['Op de grote knop gedrukt.']);
    expect(await drafts(page)).toBe(0);
  });

  it('shows both texts when a colleague saved first, and keeps either or the two merged', async () => {
    const at = await situation();
    const els = await open(at);
    const jan = await open(at, at.people.second);
    await jan.page.fill(EXPLANATION, 'Van Jan.');
    await stateSays(jan.page, 'Opgeslagen');
    await els.page.fill(EXPLANATION, 'Van Els.');
    await stateSays(els.page, 'Gewijzigd door Jan Maes');
    await els.page.click(`${STATE} button`);
    await els.page.waitForSelector('.stale');
    const shown = await els.page.textContent('.stale');
    expect(shown).toContain('Van Jan.');
    expect(shown).toContain('Van Els.');
    expect(await els.page.inputValue(EXPLANATION)).toBe('Van Jan.\n\nVan Els.');
    await els.page.click('.stale form button');
    await els.page.waitForSelector('.stale', { state: 'detached' });
    expect(await els.page.inputValue(EXPLANATION)).toBe('Van Els.');
    expect(await keptTexts(at)).toEqual(['Van Jan.', 'Van Els.']);
    expect(await drafts(els.page)).toBe(0);
  });

  it('tells of one’s own other window', async () => {
    const at = await situation();
    const first = await open(at);
    const second = await first.page.context().newPage();
    await second.goto(addressOf(at));
    await second.fill(EXPLANATION, 'In het tweede venster.');
    await stateSays(second, 'Opgeslagen');
    await first.page.fill(EXPLANATION, 'In het eerste venster.');
    await stateSays(first.page, 'in een ander venster');
    await first.page.click(`${STATE} button`);
    await first.page.waitForSelector('.stale');
    await first.page.click('.stale a.button');
    await first.page.waitForSelector('.stale', { state: 'detached' });
    expect(await first.page.inputValue(EXPLANATION)).toBe('In het tweede venster.');
    expect(await drafts(first.page)).toBe(0);
  });

  it('loses nothing when the button is pressed while a save is under way', async () => {
    const at = await situation();
    const { page } = await open(at);
    await page.route('**/autosave', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    await page.fill(EXPLANATION, 'Eerst dit');
    await stateSays(page, 'Bezig met bewaren');
    await page.type(EXPLANATION, ' en dan dat.');
    await page.click('button[value=next]');
    await page.waitForURL(/SMALL-2$/);
    expect((await keptTexts(at)).at(-1)).toMatch(/en dan dat/);
  });
});

describe('without a mouse', () => {
  it('answers by keys alone: choose, comment, save and go on, go back', async () => {
    const at = await situation();
    const { page, faults } = await open(at);
    await page.keyboard.press('3');
    await page.keyboard.press('c');
    await page.keyboard.type('Met 2 woorden, c j k.');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/SMALL-2$/);
    await page.keyboard.press('4');
    await stateSays(page, 'Opgeslagen');
    await page.keyboard.press('k');
    await page.waitForURL(/SMALL-1$/);
    expect(await page.isChecked('input[name=doc][value="3"]')).toBe(true);
    expect(await page.inputValue(EXPLANATION)).toBe('Met 2 woorden, c j k.');
    await page.keyboard.press('j');
    await page.waitForURL(/SMALL-2$/);
    expect(await page.isChecked('input[name=doc][value="4"]')).toBe(true);
    expect(faults).toEqual([]);
  });

  it('turns off the keys of one sign, and remembers it [WCAG 2.1.4]', async () => {
    const at = await situation();
    const { page } = await open(at);
    await page.click('answer-keys summary');
    await page.check('[data-shortcuts-off]');
    await page.reload();
    await page.keyboard.press('3');
    expect(await page.isChecked('input[name=doc][value="3"]')).toBe(false);
  });

  it('reaches every control by Tab, and leaves every one', async () => {
    const at = await situation();
    const { page } = await open(at);
    const reached = new Set<string>();
    for (let press = 0; press < 40; press += 1) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(() => {
          const here = document.activeElement as HTMLElement & { name?: string; value?: string };
          return here.name ? `${here.name}=${here.name === 'go' ? here.value : ''}` : here.tagName;
        }),
      );
    }
    for (const control of ['doc=', 'explanation=', 'go=next', 'go=stay', 'go=evidence', 'SUMMARY', 'BODY']) {
      expect([...reached]).toContain(control);
    }
  });
});

it('works without scripts: answers, goes on, and takes the text along to the evidence', async () => {
  const at = await situation();
  const { page } = await open(at, at.people.spoc, { javaScriptEnabled: false });
  expect(await page.isVisible('answer-keys')).toBe(false);
  await page.check('input[name=doc][value="2"]');
  await page.fill(EXPLANATION, 'Zonder scripts.');
  await page.click('button[value=next]');
  await page.waitForURL(/SMALL-2$/);
  await page.fill(EXPLANATION, 'Half af.');
  await page.click('button[value=evidence]');
  await page.waitForURL(/SMALL-2\/evidence$/);
  expect(await keptTexts(at)).toEqual(['Zonder scripts.', 'Half af.']);
});
