import type { Secrets } from '#app/outside/secrets.server.ts';

/**
 * The address part of a link for reporting: the link's number with this installation's signature. Whoever has it may
 * report, and read nothing; without the signing key no other link can be made up.
 */
export function reportToken(secrets: Secrets, link: number): string {
  return `${link}-${secrets.sign(`report-link:${link}`)}`;
}

/** The number of a link, or null when its signature is not ours. */
export function linkOf(secrets: Secrets, token: string): number | null {
  const [, number = '', signature = ''] = /^([1-9]\d{0,8})-([\w-]{10,100})$/.exec(token) ?? [];
  return number !== '' && secrets.isSigned(`report-link:${number}`, signature) ? Number(number) : null;
}
