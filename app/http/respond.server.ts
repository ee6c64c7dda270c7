import type { RefusalReason } from '#app/domain/access.ts';

/** What an error page needs to explain itself; carried by a thrown response to the root's error boundary. */
export interface RefusalBody {
  kind: 'not_found' | 'forbidden' | 'signed_out';
  reason?: RefusalReason;
  /** What was posted after the session ended, to be posted again from the page that says so. */
  unsent?: Unsent;
}

/** A form that was posted in vain: where to, and its fields in order. */
export interface Unsent {
  address: string;
  fields: [name: string, value: string][];
}

function refusal(status: number, body: RefusalBody): Response {
  return Response.json(body, { status });
}

/** A 404 to throw: the thing does not exist, or is not the reader's. The two are never told apart. */
export function notFound(): Response {
  return refusal(404, { kind: 'not_found' });
}

/** A 403 to throw: the reader may know of the thing but not do this with it. */
export function forbidden(reason: RefusalReason = 'role'): Response {
  return refusal(403, { kind: 'forbidden', reason });
}

/** A 401 to throw: the session ended before this form was posted; its page keeps what was typed. */
export function signedOut(unsent: Unsent): Response {
  return refusal(401, { kind: 'signed_out', unsent });
}

/** The value, or a thrown 404 when the query found nothing. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw notFound();
  return value;
}

const NOTICE_COOKIE = 'waarborg_notice';

/** A one-time message for the page that follows: a key of the catalogue. */
export type Notice = { key: string; tone: 'good' | 'warning' };

/** Sends the reader on after a post (303, so that a reload never posts twice), with a notice for the next page. */
export function seeOther(path: string, notice?: string | Notice): Response {
  const headers = new Headers({ Location: path });
  if (notice) {
    const value = typeof notice === 'string' ? { key: notice, tone: 'good' } : notice;
    const text = Buffer.from(JSON.stringify(value)).toString('base64url');
    headers.append('Set-Cookie', `${NOTICE_COOKIE}=${text}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60`);
  }
  return new Response(null, { status: 303, headers });
}

/** Reads the notice that a redirect left, with the header that forgets it. */
export function takeNotice(request: Request): { notice: Notice | null; forget: string | null } {
  const match = new RegExp(`(?:^|; )${NOTICE_COOKIE}=([^;]+)`).exec(request.headers.get('Cookie') ?? '');
  if (!match?.[1]) return { notice: null, forget: null };
  const forget = `${NOTICE_COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
  return { notice: parseNotice(match[1]), forget };
}

function parseNotice(text: string): Notice | null {
  const decoded = Buffer.from(text, 'base64url').toString('utf8');
  const match = /^\{"key":"([a-z0-9_.-]+)","tone":"(good|warning)"\}$/i.exec(decoded);
  return match ? { key: match[1] as string, tone: match[2] as Notice['tone'] } : null;
}
