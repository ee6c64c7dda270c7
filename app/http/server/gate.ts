/** Why a request goes no further than the gate. */
export type GateRefusal = 'bad_address' | 'data_transport' | 'foreign_form' | 'method';

export interface GateRequest {
  method: string;
  /** Path and query as they came, undecoded. */
  target: string;
  headers: Headers;
}

/**
 * What may pass to the pages. Two things are refused that Remix would answer:
 *
 * - Its data transports (`/x.data`, `/_root.data`, `?_data=`, `/__manifest`). Pages here have no client router, and these
 *   answer a route without its parents. They do not exist, in any spelling.
 * - Anything that could change something and does not come from a form of this site: every method but GET and HEAD needs
 *   an `Origin` of the configured list, and `Sec-Fetch-Site: same-origin` where the browser says so. The list never
 *   comes from the request. [ASVS 3.5.1]
 */
export function judgeRequest(request: GateRequest, origins: readonly string[]): GateRefusal | null {
  const { method, headers } = request;
  const reads = method === 'GET' || method === 'HEAD';
  if (!reads && !comesFromHere(headers, origins)) return 'foreign_form';
  if (!reads && method !== 'POST') return 'method';
  const [path = '', query = ''] = splitOnce(request.target, '?');
  const spelled = decodeFully(path);
  if (spelled === null || /^\/[/\\]|[\0\\]/.test(spelled)) return 'bad_address';
  if (/\.data\/*$|^\/+__manifest\/*$/i.test(spelled)) return 'data_transport';
  if (new URLSearchParams(query).has('_data')) return 'data_transport';
  return null;
}

function comesFromHere(headers: Headers, origins: readonly string[]): boolean {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  return origin !== null && origins.includes(origin) && (site === null || site === 'same-origin');
}

function splitOnce(text: string, mark: string): string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** A path without its percent signs, however often it was encoded; null when it is no path. */
function decodeFully(path: string): string | null {
  let text = path;
  for (let round = 0; round < 4; round++) {
    if (!text.includes('%')) return text;
    try {
      text = decodeURIComponent(text);
    } catch {
      return round === 0 ? null : text;
    }
  }
  return null;
}
