import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A Chromium on this machine: the one that CHROMIUM_PATH names, one in a usual place, or one that Playwright keeps. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  return [...USUAL, ...playwrightsOwn()].find((path) => existsSync(path)) ?? null;
}

function playwrightsOwn(): string[] {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith('chromium-'))
    .sort()
    .reverse()
    .map((name) => join(folder, name, 'chrome-linux', 'chrome'));
}

/** Whether the browser tests run, and the one line that says why not. WAARBORG_BROWSER: `required` or `off`. */
export function browserTests(): { run: boolean; why: string | null } {
  const wish = process.env.WAARBORG_BROWSER;
  if (wish === 'off') return { run: false, why: 'Browser tests are off (WAARBORG_BROWSER=off).' };
  if (wish === 'required' || findChromium()) return { run: true, why: null };
  return {
    run: false,
    why: 'Browser tests skipped: no Chromium found. Install one with `apt-get install chromium`, or set CHROMIUM_PATH.',
  };
}
