import { isIP } from 'node:net';

/**
 * Where a request came from, for throttling. Behind a proxy of one's own that is the last address which that proxy
 * appended; without one the header is whatever the sender wrote, and is not read.
 */
export function clientAddress(socket: string | undefined, forwarded: string | null, trustProxy: boolean): string {
  const last = trustProxy ? forwarded?.split(',').at(-1)?.trim() : undefined;
  return last && isIP(last) ? last : (socket ?? '');
}
