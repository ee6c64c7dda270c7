import { z } from 'zod';
import type { S3Place } from '#app/outside/s3-store.server.ts';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const emptyIsUnset = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(emptyIsUnset, schema.optional());

const origin = z.string().refine((value) => /^https?:$/.test(protocolOf(value)) && new URL(value).origin === value, {
  message: 'must be origins such as https://waarborg.example, without a path',
});

function protocolOf(value: string): string {
  return URL.canParse(value) ? new URL(value).protocol : '';
}

/** Every setting, its form and its default. The README's table is checked against this list by a test. */
const schema = z.object({
  PORT: z.preprocess(emptyIsUnset, z.coerce.number().int().min(0).max(65_535).default(3000)),
  HOST: z.preprocess(
    emptyIsUnset,
    z
      .string()
      .regex(/^[\w.:-]+$/, 'must be an address or a name')
      .default('127.0.0.1'),
  ),
  WAARBORG_ORIGIN: optional(
    z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim()))
      .pipe(z.array(origin).min(1)),
  ),
  WAARBORG_DATA: z.preprocess(emptyIsUnset, z.string().default('./data')),
  WAARBORG_FILES: z.preprocess(emptyIsUnset, z.enum(['folder', 's3']).default('folder')),
  WAARBORG_FILES_ENDPOINT: optional(origin),
  WAARBORG_FILES_BUCKET: optional(
    z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket'),
  ),
  WAARBORG_FILES_REGION: z.preprocess(emptyIsUnset, z.string().default('us-east-1')),
  WAARBORG_FILES_KEY: optional(z.string()),
  WAARBORG_FILES_SECRET: optional(z.string()),
  WAARBORG_CLAMD: optional(z.string().regex(/^(unix:)?\/|^[^/\s]+:\d+$/, 'must be host:port or the path of a socket')),
  WAARBORG_SECRET: optional(z.string().min(32, 'must have at least 32 characters')),
  WAARBORG_DEMO: z.preprocess(emptyIsUnset, flag.default(false)),
  WAARBORG_TRUST_PROXY: z.preprocess(emptyIsUnset, flag.default(false)),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')),
  DATABASE_OWNER_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')),
  DATABASE_POOL: z.preprocess(emptyIsUnset, z.coerce.number().int().min(1).max(100).default(10)),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')),
  MAIL_FROM: z.preprocess(
    emptyIsUnset,
    z
      .string()
      .regex(/^[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/, 'must be an address, or a name and <address>')
      .default('Waarborg <waarborg@localhost>'),
  ),
  LOG_LEVEL: z.preprocess(emptyIsUnset, z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
});

export const SETTING_NAMES = Object.keys(schema.shape);

/** The settings of this process, parsed once at start. */
export interface Settings {
  port: number;
  host: string;
  /** Origins from which a form may come, and the first of which mails link to. Never taken from a request. */
  origins: readonly string[];
  dataFolder: string;
  /** Where evidence is kept: the data folder unless an S3-compatible service is named. */
  fileStore: 'folder' | S3Place;
  /** The virus scanner that every upload passes. */
  clamd: string | undefined;
  secret: string | undefined;
  demo: boolean;
  trustProxy: boolean;
  databaseUrl: string | undefined;
  databaseOwnerUrl: string | undefined;
  databasePool: number;
  smtpUrl: string | undefined;
  mailFrom: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** A setting that is wrong; its message is one line that names the setting. */
export class SettingFault extends Error {}

/** Reads the settings from the environment. @throws {SettingFault} for the first wrong one. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new SettingFault(`Setting ${issue?.path[0]?.toString() ?? '?'}: ${issue?.message ?? 'is wrong'}.`);
  }
  const value = parsed.data;
  if (value.DATABASE_OWNER_URL && !value.DATABASE_URL) {
    throw new SettingFault('Setting DATABASE_OWNER_URL: says nothing without DATABASE_URL.');
  }
  const local = [`http://localhost:${value.PORT}`, `http://127.0.0.1:${value.PORT}`];
  return {
    port: value.PORT,
    host: value.HOST,
    origins: value.WAARBORG_ORIGIN ?? local,
    dataFolder: value.WAARBORG_DATA,
    fileStore: readFileStore(value),
    clamd: value.WAARBORG_CLAMD,
    secret: value.WAARBORG_SECRET,
    demo: value.WAARBORG_DEMO,
    trustProxy: value.WAARBORG_TRUST_PROXY,
    databaseUrl: value.DATABASE_URL,
    databaseOwnerUrl: value.DATABASE_OWNER_URL,
    databasePool: value.DATABASE_POOL,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM,
    logLevel: value.LOG_LEVEL,
  };
}

/** @throws {SettingFault} for an S3-compatible service of which something is not told. */
function readFileStore(value: z.infer<typeof schema>): Settings['fileStore'] {
  if (value.WAARBORG_FILES === 'folder') return 'folder';
  const told = (name: 'ENDPOINT' | 'BUCKET' | 'KEY' | 'SECRET') => {
    const text = value[`WAARBORG_FILES_${name}`];
    if (text === undefined) throw new SettingFault(`Setting WAARBORG_FILES_${name}: is needed with WAARBORG_FILES=s3.`);
    return text;
  };
  return {
    endpoint: told('ENDPOINT'),
    bucket: told('BUCKET'),
    region: value.WAARBORG_FILES_REGION,
    accessKeyId: told('KEY'),
    secretAccessKey: told('SECRET'),
  };
}
