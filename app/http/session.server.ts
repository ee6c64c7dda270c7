import type { AppLoadContext } from '@remix-run/node';
import { type Action, type Actor, canSomewhere } from '#app/domain/access.ts';
import {
  localPath,
  pathAfterSignIn,
  secondFactorIsMandatory,
  secondFactorStep,
  touchedTimes,
} from '#app/domain/session.ts';
import type { Proven } from '#app/features/signing-in/gate-house.ts';
import { freshToken } from '#app/outside/secrets.server.ts';
import { withGate } from '#db/connection.server.ts';
import { deleteSession, type SessionFacts, touchSession } from '#db/queries/sessions.server.ts';
import { cookieName, makeLucia } from './lucia.server.ts';
import { forbidden, seeOther, signedOut } from './respond.server.ts';
import { unsentForm } from './unsent-form.server.ts';

/** What every guard needs of a loader's or action's arguments. */
export interface RequestArgs {
  request: Request;
  context: AppLoadContext;
}

/** The session of a request that has one. `step` is what still stands between it and the pages. */
export interface Session {
  actor: Actor;
  /** SHA-256 of the cookie; tells the own session from the others in a list. */
  idHash: string;
  step: 'none' | 'prove' | 'set_up';
  hasSecondFactor: boolean;
  hasAuthenticator: boolean;
  hasPasskey: boolean;
  /** The roles of this person, or the service, demand a second factor. */
  mustHaveSecondFactor: boolean;
  secondFactorAt: Date | null;
}

/**
 * The signed-in person of a request, for an action that this person may do somewhere: the first statement of every
 * loader and action. Whether it may be done *here* is for `can` afterwards.
 * @throws a 303 to the sign-in page for nobody, or to the second factor where that is still to prove or to set up; a 403
 * for somebody who may do it nowhere.
 */
export async function requireActor(args: RequestArgs, action: Action): Promise<Actor> {
  return (await requireSession(args, action)).actor;
}

/** As `requireActor`, with the session itself: for the pages about the own account. */
export async function requireSession(args: RequestArgs, action: Action): Promise<Session> {
  const session = await requireStep(args, ['none']);
  if (!canSomewhere(session.actor, action)) throw forbidden('role');
  return session;
}

/** The signed-in person of a request, or null: nobody, or somebody whose second factor is not there yet. */
export async function findActor(args: RequestArgs): Promise<Actor | null> {
  const session = await findRequestSession(args);
  return session?.step === 'none' ? session.actor : null;
}

/** A session that is at one of these steps; only the pages of the second factor ask for another than `none`. */
export async function requireStep(args: RequestArgs, steps: readonly Session['step'][]): Promise<Session> {
  const session = await findRequestSession(args);
  if (session && steps.includes(session.step)) return session;
  const next = `?next=${encodeURIComponent(pathAfterSignIn(whereFrom(args)))}`;
  if (session?.step === 'prove') throw seeOther(`/login/second-factor${next}`);
  if (session?.step === 'set_up') throw seeOther('/account/second-factor');
  if (session) throw seeOther('/');
  const unsent = await unsentForm(args);
  throw unsent ? signedOut(unsent) : seeOther(`/login${next}`);
}

interface Remembered {
  cookie: string;
  session: Promise<Session | null>;
}
const remembered = new WeakMap<AppLoadContext, Remembered>();

/**
 * The session of a request at whatever step, or null. Root and route loaders of one request share one look-up: Remix
 * makes a new Request object for each loader but passes the one context along.
 */
export function findRequestSession({ request, context }: RequestArgs): Promise<Session | null> {
  const cookie = readCookie(request, cookieName(isSecure(context)));
  const known = remembered.get(context);
  if (known && known.cookie === cookie) return known.session;
  const session = cookie ? lookUp(context, cookie) : Promise.resolve(null);
  remembered.set(context, { cookie, session });
  return session;
}

function lookUp(context: AppLoadContext, cookie: string): Promise<Session | null> {
  const { house } = context;
  return withGate(house.database, house.now(), async (tx) => {
    const { user } = await makeLucia(tx, isSecure(context)).validateSession(cookie);
    if (!user) return null;
    const times = touchedTimes(user.facts, tx.now);
    if (times) await touchSession(tx, user.facts.idHash, times);
    return toSession(user.facts, house.settings.demo);
  });
}

/** Somebody without a membership that counts today is nobody here, whatever the cookie says. */
function toSession(facts: SessionFacts, demo: boolean): Session | null {
  if (facts.serviceId === null || facts.memberships.length === 0) return null;
  const { accountId, serviceId, name, email, language, memberships } = facts;
  const { idHash, hasSecondFactor, hasAuthenticator, hasPasskey, secondFactorAt } = facts;
  const duty = { roles: memberships.map(({ role }) => role), forAll: facts.secondFactorForAll, demo };
  const step = secondFactorStep({ ...duty, hasSecondFactor, provenAt: secondFactorAt });
  const mustHaveSecondFactor = secondFactorIsMandatory(duty);
  const actor = { accountId, serviceId, name, email, language, memberships };
  const has = { hasSecondFactor, hasAuthenticator, hasPasskey, mustHaveSecondFactor };
  return { actor, idHash, step, ...has, secondFactorAt };
}

/**
 * Begins a session under a fresh id and ends the one that the request came with, so that no id from before the proof
 * counts after it. [ASVS 7.2.4]
 * @returns the value of the `Set-Cookie` header.
 */
export async function beginSession({ request, context }: RequestArgs, proven: Proven): Promise<string> {
  const { house } = context;
  const secure = isSecure(context);
  const before = readCookie(request, cookieName(secure));
  const { accountId, ...attributes } = { ...proven, userAgent: request.headers.get('User-Agent') ?? '' };
  return withGate(house.database, house.now(), async (tx) => {
    const lucia = makeLucia(tx, secure);
    if (before) await lucia.invalidateSession(before);
    const session = await lucia.createSession(accountId, attributes, { sessionId: freshToken() });
    return lucia.createSessionCookie(session.id).serialize();
  });
}

/** Whether a request bears a session cookie, be it of a session that is over. */
export function bearsSession({ request, context }: RequestArgs): boolean {
  return readCookie(request, cookieName(isSecure(context))) !== '';
}

/** A response that also sets a cookie. */
export function withCookie(response: Response, cookie: string): Response {
  response.headers.append('Set-Cookie', cookie);
  return response;
}

/** Ends the session of a request. @returns the `Set-Cookie` header that makes the browser forget it. */
export async function endSession(args: RequestArgs): Promise<string> {
  const { house } = args.context;
  const session = await findRequestSession(args);
  return withGate(house.database, house.now(), async (tx) => {
    if (session) await deleteSession(tx, session.idHash);
    return makeLucia(tx, isSecure(args.context)).createBlankSessionCookie().serialize();
  });
}

/** Cookies are for https alone unless an origin of this installation is plain http, as on one's own machine. */
export function isSecure(context: AppLoadContext): boolean {
  return context.house.settings.origins.every((origin) => origin.startsWith('https:'));
}

export function readCookie(request: Request, name: string): string {
  for (const part of (request.headers.get('Cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return '';
}

/** Where to return to: the page asked for, or the page from which a form was posted. */
export function whereFrom({ request, context }: RequestArgs): string {
  const asked = new URL(request.url);
  if (request.method === 'GET' || request.method === 'HEAD') return localPath(asked.pathname + asked.search);
  const referrer = request.headers.get('Referer') ?? '';
  const page = URL.canParse(referrer) ? new URL(referrer) : null;
  if (!page || !context.house.settings.origins.includes(page.origin)) return '/';
  page.searchParams.delete('language');
  return localPath(page.pathname + page.search);
}
