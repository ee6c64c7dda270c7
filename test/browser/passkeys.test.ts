import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { aBrowser, aPage, axeFindings, keepPicture, NARROW, overflow, WIDE } from '#test/support/browser.ts';
import { PASSWORD } from '#test/support/gate.ts';
import { aGate } from '#test/support/signing-in.ts';

const { running, spoc, dpo } = await aGate();
/** An address of numbers is no host that a passkey can belong to. */
const url = running.url.replace('127.0.0.1', 'localhost');
const browser = await aBrowser();

/** A page with an authenticator of the device itself, which verifies its user by itself. */
async function withAuthenticator() {
  const watched = await aPage(browser);
  const devtools = await watched.page.context().newCDPSession(watched.page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const verify = (isUserVerified: boolean) =>
    devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  return { ...watched, verify };
}

async function byPassword(page: Page, email: string) {
  await page.goto(`${url}/login?next=/account`);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', PASSWORD);
  await page.click('form[action="/login"] button[type=submit]');
}

async function add(page: Page, name: string, password = PASSWORD) {
  await page.goto(`${url}/account/passkeys`);
  await page.fill('passkey-add input[name=name]', name);
  await page.fill('passkey-add input[name=password]', password);
  await page.click('passkey-add button');
}

const signOut = (page: Page) => page.context().clearCookies();

async function look(page: Page, name: string) {
  for (const language of ['en', 'nl'] as const) {
    const spoken = await page.getAttribute('html', 'lang');
    if (!spoken?.startsWith(language)) await page.click(`.top button[name=language][value=${language}]`);
    expect(await axeFindings(page), `${name} ${language}`).toEqual([]);
    await page.setViewportSize(NARROW);
    expect(await overflow(page), `${name} ${language}`).toBe(0);
    await keepPicture(page, `passkeys-${name}-${language}-narrow`);
    await page.setViewportSize(WIDE);
  }
  await keepPicture(page, `passkeys-${name}-wide`);
}

describe('a passkey', () => {
  it('is added, signs in alone, confirms a password, gets another name and is removed', async () => {
    const { page, faults, verify } = await withAuthenticator();
    await byPassword(page, spoc.email);
    await page.waitForURL(`${url}/account`);
    await add(page, 'Laptop', 'not the password');
    await expect.poll(() => page.textContent('.passkey-said')).toMatch(/huidige wachtwoord/);
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
    faults.length = 0;
    await add(page, 'Laptop van Ann');
    await page.waitForSelector('.lines strong');
    expect(await page.textContent('.lines')).toContain('Laptop van Ann');
    await look(page, 'list');
    await page.goto(`${url}/account`);
    await look(page, 'account');

    await signOut(page);
    await page.goto(`${url}/login?next=/account`);
    await look(page, 'login');
    await page.goto(`${url}/login?next=/account`);
    await page.click('passkey-sign-in button');
    await page.waitForURL(`${url}/account`);

    await signOut(page);
    await byPassword(page, spoc.email);
    await page.waitForURL(/second-factor/);
    await look(page, 'second');
    await page.click('passkey-sign-in button');
    await page.waitForURL((address) => !address.pathname.startsWith('/login'));

    await signOut(page);
    await verify(false);
    await page.goto(`${url}/login`);
    await page.click('passkey-sign-in button');
    await expect.poll(() => page.textContent('.passkey-said')).toMatch(/gestopt/);
    expect(new URL(page.url()).pathname).toBe('/login');
    await verify(true);
    await page.click('passkey-sign-in button');
    await page.waitForURL((address) => !address.pathname.startsWith('/login'));

    await page.goto(`${url}/account/passkeys`);
    await page.click('.lines a');
    await look(page, 'one');
    await page.fill('input[name=name]', 'Telefoon');
    await page.click('button[value=rename]');
    await page.waitForURL(`${url}/account/passkeys`);
    expect(await page.textContent('.lines strong')).toBe('Telefoon');
    await page.click('.lines a');
    await page.fill('input[name=password]', PASSWORD);
    await page.click('button[value=remove]');
    await page.waitForURL(`${url}/account/passkeys`);
    expect(await page.locator('.lines').count()).toBe(0);
    await signOut(page);
    await page.goto(`${url}/login`);
    await page.click('passkey-sign-in button');
    await expect.poll(() => page.textContent('main, .flash')).not.toBe('');
    await page.waitForSelector('.flash');
    expect(await page.textContent('.flash'), 'the device knows it, Waarborg no longer').toMatch(/lukt niet/);
    expect(faults).toEqual([]);
  }, 240_000);

  it('is enough for a role that must have a second factor, and the last one then stays', async () => {
    const { page, faults } = await withAuthenticator();
    await byPassword(page, dpo.email);
    await page.waitForURL(/account\/second-factor/);
    await page.click('a[href="/account/passkeys"]');
    await look(page, 'set-up');
    await add(page, 'Sleutel');
    await page.waitForSelector('.lines strong');
    await page.click('.lines a');
    await page.fill('input[name=password]', PASSWORD);
    await Promise.all([page.waitForResponse((answer) => answer.status() === 422), page.click('button[value=remove]')]);
    expect(await page.textContent('main')).toMatch(/enige tweede factor/);
    await signOut(page);
    await page.goto(`${url}/login?next=/account`);
    await page.click('passkey-sign-in button');
    await page.waitForURL(`${url}/account`);
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
  }, 120_000);

  it('has no button without JavaScript, and its part of the script is fetched by nobody who does not ask', async () => {
    const { page } = await aPage(browser, { javaScriptEnabled: false });
    await page.goto(`${url}/login`);
    expect(await page.locator('passkey-sign-in button').isVisible()).toBe(false);
    expect(await page.locator('form[action="/login"] button').isVisible()).toBe(true);
    const other = await aPage(browser);
    const scripts: string[] = [];
    other.page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
    await other.page.goto(`${url}/login`, { waitUntil: 'networkidle' });
    expect(await other.page.locator('passkey-sign-in button').isVisible()).toBe(true);
    const before = scripts.length;
    await other.page.click('passkey-sign-in button');
    await expect.poll(() => scripts.length).toBeGreaterThan(before);
  }, 60_000);
});
