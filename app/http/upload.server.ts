import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyInstance } from '@fastify/busboy';

/** A file as it comes in, not yet anywhere: the name that its sender gave it, and its bytes, to be read once. */
export interface SentFile {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

export type Upload<T> =
  | { kind: 'read'; fields: FormData; file: T | null }
  /** The body ended half-way, or is no multipart form. */
  | { kind: 'broken' }
  | { kind: 'too_many' };

/** Fields beside the file: few and short. */
const LIMITS = {
  files: 1,
  fields: 10,
  fieldSize: 10_000,
  fieldNameSize: 100,
  parts: 12,
  headerPairs: 20,
  headerSize: 16_384,
};

/** Whether a post is a form with a file. */
export function isUpload(request: Request): boolean {
  return /^multipart\/form-data\s*;/i.test(request.headers.get('Content-Type') ?? '');
}

/**
 * Reads a form with one file without ever holding the file: `take` gets its bytes while they arrive and gives back what
 * it made of them. When it stops reading, the rest is read and dropped, so that the sender gets to hear why. A file
 * field that was left empty is no file.
 * @throws what `take` throws, unless that follows from a body that ended half-way.
 */
export async function readUpload<T>(request: Request, take: (file: SentFile) => Promise<T>): Promise<Upload<T>> {
  const parser = openParser(request);
  if (!parser || !request.body) return { kind: 'broken' };
  const source = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
  const fields = new FormData();
  const seen: Seen<T> = { broken: null, stray: false, file: null, taking: null };
  parser.on('field', (name, value, nameCut, valueCut) => {
    seen.stray ||= nameCut || valueCut;
    fields.append(name, value);
  });
  for (const limit of ['filesLimit', 'partsLimit', 'fieldsLimit'] as const) {
    parser.on(limit, () => {
      seen.stray = true;
    });
  }
  parser.on('file', (_field, file, name) => {
    seen.file = file;
    file.on('error', (error) => {
      seen.broken ??= error;
    });
    if (name) seen.taking = takeFile(seen, file, writtenName(name), take, source);
    else file.resume();
  });
  await pipeline(source, parser).catch((error: Error) => {
    seen.broken ??= error;
    seen.file?.destroy(error);
  });
  const taken = await seen.taking;
  if (taken?.kind === 'threw') throw taken.error;
  if (seen.broken) return { kind: 'broken' };
  if (seen.stray) return { kind: 'too_many' };
  return { kind: 'read', fields, file: taken?.kind === 'made' ? taken.value : null };
}

interface Seen<T> {
  /** Why the body cannot be read on. */
  broken: Error | null;
  /** It had more than such a form has. */
  stray: boolean;
  file: Readable | null;
  taking: Promise<Taken<T>> | null;
}
type Taken<T> = { kind: 'made'; value: T } | { kind: 'threw'; error: unknown } | { kind: 'cut_off' };

/** Takes a small file whole; how large it can be, the address says that it is sent to. */
export async function wholeFile({ name, bytes }: SentFile): Promise<{ name: string; bytes: Uint8Array }> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return { name, bytes: new Uint8Array(Buffer.concat(chunks)) };
}

/** Lets `take` read a file and drops what it leaves. When it fails by itself, nobody waits for the rest of the body. */
async function takeFile<T>(
  seen: Seen<T>,
  file: Readable,
  name: string,
  take: (file: SentFile) => Promise<T>,
  source: Readable,
): Promise<Taken<T>> {
  const bytes = bytesOf(file);
  try {
    const value = await take({ name, bytes: { [Symbol.asyncIterator]: () => bytes } });
    // A reader that is not told to stop would keep what follows from flowing past.
    await bytes.return?.();
    file.resume();
    return { kind: 'made', value };
  } catch (error) {
    if (seen.broken) return { kind: 'cut_off' };
    source.destroy();
    return { kind: 'threw', error };
  }
}

/** A browser writes a quote and a line end in a file name as `%22`, `%0D` and `%0A`, after the HTML standard. */
function writtenName(name: string): string {
  return name.replace(/%22/g, '"').replace(/%0[DA]/g, ' ');
}

/** Its bytes, without closing it when the reader stops early: the form is not over then. */
function bytesOf(file: Readable): AsyncIterator<Uint8Array> {
  return file.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>;
}

function openParser(request: Request): BusboyInstance | null {
  const type = request.headers.get('Content-Type') ?? '';
  if (!isUpload(request) || !/;\s*boundary=[^;\s]/i.test(type)) return null;
  return new Busboy({ headers: { 'content-type': type }, limits: LIMITS });
}
