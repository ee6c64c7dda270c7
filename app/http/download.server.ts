import type { Readable } from 'node:stream';
import { type AppLoadContext, createReadableStreamFromReadable } from '@remix-run/node';
import { type PlainPage, plainPage, plainStatus } from './server/plain-page.ts';

export interface Download {
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  bytes: Readable;
}

/**
 * A file to be saved, never to be shown: what people send may hold scripts, so no browser may run any of it here.
 * [ASVS 5.4.1] [ASVS 3.2.1]
 */
export function sendFile({ name, mediaType, size, bytes }: Download): Response {
  return new Response(createReadableStreamFromReadable(bytes), {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(size),
      'Content-Disposition': contentDisposition(name),
      'Content-Security-Policy': 'sandbox',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}

/** A small text of our own as a file to be saved. */
export function sendText({ name, text }: { name: string; text: string }, mediaType: string): Response {
  return new Response(text, {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': contentDisposition(name),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}

/**
 * A file to be looked at: of a kind that a browser shows without running any of it. It is not of this site, may load
 * nothing and run nothing (CSP `sandbox`), and only a page of this site may frame it. The front sets those headers on
 * what is `inline`.
 */
export function sendPreview(file: Download): Response {
  const response = sendFile(file);
  response.headers.set('Content-Disposition', contentDisposition(file.name, 'inline'));
  return response;
}

/** The name twice, after RFC 6266: in plain letters for old programs, and whole, percent-encoded after RFC 5987. */
export function contentDisposition(name: string, how: 'attachment' | 'inline' = 'attachment'): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]/gu, '_')
    .replace(/["%\\]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`;
}

/** A whole page instead of a file: an address that gives files has no page of its own to say why it gives none. */
export function pageInstead(page: PlainPage, context: AppLoadContext): Response {
  return new Response(plainPage(page, context), {
    status: plainStatus(page),
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}

/**
 * For `requireActor(…).catch(refusePlainly(context))`: who may not is told so on a whole page. What else a guard throws,
 * such as the way to the sign-in page, stays as it is.
 */
export function refusePlainly(context: AppLoadContext): (thrown: unknown) => never {
  return (thrown) => {
    throw thrown instanceof Response && thrown.status === 403 ? pageInstead('forbidden', context) : thrown;
  };
}
