import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { projectRoot } from '#db/root.server.ts';
import { findChromium } from './chromium.ts';

/** Chromium as it runs under any user and reaches nothing outside. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser for one test file. @throws when there is none, which in CI is a failure and not a skip. */
export async function aBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found: install it with `apt-get install chromium`.');
  const browser = await chromium.launch({ executablePath, args: FLAGS, headless: true });
  afterAll(() => browser.close());
  return browser;
}

/** A page that remembers whatever went wrong in it: script errors, refused scripts and styles, failed answers. */
export interface WatchedPage {
  page: Page;
  faults: string[];
}

export async function aPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: WIDE, locale: 'nl-BE', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
  return { page, faults };
}

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 360, height: 780 };

/** Signs in as one of the demo's people, through the page. */
export async function signInAs(page: Page, url: string, email: string): Promise<void> {
  await page.goto(`${url}/login`);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', 'Waarborg-demo-1');
  await page.click('main form button[type=submit]');
  await page.waitForURL((address) => !address.pathname.startsWith('/login'));
}

/** What axe finds by the rules of WCAG 2.2 AA, as short lines. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} (${node.failureSummary ?? ''})`),
  );
}

/** How many pixels a page is wider than its window; a table that scrolls by itself does not count. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Keeps a picture of the whole page under build/screenshots, to be looked at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = join(projectRoot(), 'build', 'screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
