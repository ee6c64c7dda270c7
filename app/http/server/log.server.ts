import pino, { type DestinationStream, type Logger } from 'pino';
import { ROUTES } from '../route-table.ts';
import type { Settings } from '../settings.server.ts';

/** The log of the process: one JSON object a line, on standard output. No line holds who somebody is. */
export function makeLog(level: Settings['logLevel'], destination?: DestinationStream): Logger {
  const options = { level, base: null, serializers: { err: describeError } };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * An error without what people typed. The database puts values of rows in message and detail, so of its errors only the
 * code and the names are kept; elsewhere addresses are masked.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, severity, constraint, table } = error as Error & Record<string, unknown>;
  const fromDatabase = typeof severity === 'string';
  return {
    kind: error.name,
    ...(code === undefined ? {} : { code }),
    ...(fromDatabase ? { constraint, table } : { message: mask(error.message) }),
    at: framesOf(error),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

function mask(text: string): string {
  return text.replace(/[^\s<>"'`(),;:]+@[^\s<>"'`(),;:]+/g, '…@…').slice(0, 500);
}

function framesOf(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return lines.slice(0, 12).map((line) => line.trim());
}

const PATTERNS = [...ROUTES]
  .sort((a, b) => variables(a.path) - variables(b.path))
  .map(({ path }) => ({
    path,
    matches: new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')}/?$`),
  }));

function variables(path: string): number {
  return path.split(':').length - 1;
}

/** A path as the log names it: its route, because a path itself may name a municipality, or be anything somebody typed. */
export function routeLabel(path: string): string {
  if (path.startsWith('/assets/')) return '/assets/*';
  return PATTERNS.find((pattern) => pattern.matches.test(path))?.path ?? '(unknown)';
}
