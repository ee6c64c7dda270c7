import type { PlainPage } from './plain-page.ts';

/** Surprises that a person can do something about, and so get their own page. */
export type Fault = Extract<PlainPage, 'unavailable' | 'disk_full'>;

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  // PostgreSQL: ended by an administrator, by a crash, starting up, too many connections, statement timed out.
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '57014',
]);
const FULL = new Set(['ENOSPC', 'EDQUOT', '53100']);
/** What the drivers throw without a code. */
const UNREACHABLE_TEXT =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|PGlite is clos|Cannot use a pool after calling end)/;

/** Whether an error means that the database is not there, or that a disk is full; null for any other surprise. */
export function faultOf(error: unknown): Fault | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, message, cause } = error as { code?: unknown; message?: unknown; cause?: unknown };
  if (typeof code === 'string') {
    if (FULL.has(code)) return 'disk_full';
    if (UNREACHABLE.has(code) || code.startsWith('08')) return 'unavailable';
  }
  if (typeof message === 'string') {
    if (/No space left on device/i.test(message)) return 'disk_full';
    if (UNREACHABLE_TEXT.test(message)) return 'unavailable';
  }
  return cause === undefined ? null : faultOf(cause);
}
