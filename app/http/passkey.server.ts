import type { Party } from '#app/features/signing-in/passkey-challenge.server.ts';
import { CHALLENGE_MINUTES } from '#app/features/signing-in/passkey-challenge.server.ts';
import { isSecure, type RequestArgs, readCookie } from './session.server.ts';

/**
 * This installation as authenticators know it. A request's address begins with a configured origin, whatever its sender
 * wrote, so passkeys belong to the host that people see, and answers count from all configured origins.
 */
export function partyOf({ request, context }: RequestArgs): Party {
  return { id: new URL(request.url).hostname, origins: context.house.settings.origins };
}

function nameOf({ context }: RequestArgs): string {
  return isSecure(context) ? '__Host-waarborg-passkey' : 'waarborg_passkey';
}

function cookie(args: RequestArgs, value: string, seconds: number): string {
  const secure = isSecure(args.context) ? '; Secure' : '';
  return `${nameOf(args)}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
}

/** What a browser is asked to answer, as JSON, with the cookie that its answer must come with. */
export function challengeReply(args: RequestArgs, offer: { options: object; token: string }): Response {
  const headers = { 'Set-Cookie': cookie(args, offer.token, CHALLENGE_MINUTES * 60), 'Cache-Control': 'no-store' };
  return Response.json({ kind: 'offered', options: offer.options }, { headers });
}

/** The challenge's cookie of a request, or an empty text. */
export function challengeToken(args: RequestArgs): string {
  return readCookie(args.request, nameOf(args));
}

/** The header that makes the browser forget the challenge's cookie: it works once. */
export function forgetChallenge(args: RequestArgs): string {
  return cookie(args, '', 0);
}
