/** What a response is, which decides what a browser may do with it. */
export type ResponseKind = 'page' | 'asset' | 'data';

export interface HeaderFacts {
  kind: ResponseKind;
  nonce: string;
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
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()',
    'X-Request-Id': facts.requestId,
    ...(facts.https ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

/** Pages run their one script by nonce. Everything else, a downloaded file above all, runs and loads nothing. */
function contentSecurityPolicy({ kind, nonce, development }: HeaderFacts): string {
  if (kind === 'asset') return "default-src 'none'; frame-ancestors 'none'";
  if (kind === 'data') return "default-src 'none'; frame-ancestors 'none'; sandbox";
  return [
    "default-src 'none'",
    development ? `script-src 'self' 'nonce-${nonce}'` : `script-src 'nonce-${nonce}'`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    development ? "connect-src 'self' ws:" : "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}
