/** What a response is, which decides what a browser may do with it. */
export type ResponseKind = 'page' | 'asset' | 'data' | 'preview';

export interface HeaderFacts {
  kind: ResponseKind;
  nonce: string;
  /** The page may frame a file of this site: only the page of a piece of evidence. */
  frames?: boolean;
  requestId: string;
  /** An origin of this installation is https, so browsers are told never to try plain http again. */
  https: boolean;
  /** Development loads its own scripts, styles and socket. */
  development: boolean;
}

/**
 * The headers that every response bears, whatever made it. Form posts depend on `Referrer-Policy: same-origin`: with
 * `no-referrer` Chromium sends `Origin: null`. [ASVS 3.4.1] to [ASVS 3.4.8]
 */
export function securityHeaders(facts: HeaderFacts): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(facts),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': facts.kind === 'preview' ? 'SAMEORIGIN' : 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()',
    'X-Request-Id': facts.requestId,
    ...(facts.https ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

/** What an answer is by its own headers: a page, a file to be looked at, or anything else. */
export function kindOf(headers: Headers): ResponseKind {
  if (headers.get('content-type')?.startsWith('text/html')) return 'page';
  return headers.get('content-disposition')?.startsWith('inline') ? 'preview' : 'data';
}

/** Whether an address is that of a page about a piece of evidence, which shows a file in a frame. */
export function framesFiles(path: string): boolean {
  return /^\/m\/[^/]+\/evidence\/\d+\/about\/?$/.test(path);
}

/** Pages run their one script by nonce. Everything else, a downloaded file above all, runs and loads nothing. */
function contentSecurityPolicy({ kind, nonce, frames, development }: HeaderFacts): string {
  if (kind === 'asset') return "default-src 'none'; frame-ancestors 'none'";
  if (kind === 'data') return "default-src 'none'; frame-ancestors 'none'; sandbox";
  // `sandbox` alone, as a header, and no attribute on the frame: Chromium then still opens its own PDF reader.
  if (kind === 'preview') return "default-src 'none'; frame-ancestors 'self'; sandbox";
  return [
    "default-src 'none'",
    development ? `script-src 'self' 'nonce-${nonce}'` : `script-src 'nonce-${nonce}'`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    development ? "connect-src 'self' ws:" : "connect-src 'self'",
    ...(frames ? ["frame-src 'self'"] : []),
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}
