import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileTooLarge, type HeldFile, type Inspect, type StoredFile } from './file-store.server.ts';

/** Where uploads stand until they are whole and looked at. */
export const INCOMING = 'incoming';

/**
 * Writes bytes to a file of their own in `folder/incoming`, has it inspected, and hands it to `keep`, which moves or
 * copies it to its place. The file is gone afterwards whatever happened.
 */
export async function spool(
  folder: string,
  sent: { bytes: AsyncIterable<Uint8Array>; limit: number; inspect: Inspect | undefined },
  keep: (path: string, stored: StoredFile) => Promise<void>,
): Promise<StoredFile> {
  await mkdir(join(folder, INCOMING), { recursive: true });
  const path = join(folder, INCOMING, crypto.randomUUID());
  try {
    const stored = await write(sent.bytes, path, sent.limit);
    await sent.inspect?.(createReadStream(path));
    await keep(path, stored);
    return stored;
  } finally {
    await rm(path, { force: true });
  }
}

/** What interrupted uploads left in `folder/incoming`. */
export async function* listIncoming(folder: string): AsyncGenerator<HeldFile> {
  for (const name of await namesIn(join(folder, INCOMING))) {
    const at = await changedAt(join(folder, INCOMING, name));
    if (at) yield { key: `${INCOMING}/${name}`, sha256: null, at };
  }
}

/** The names in a folder; none when it is not there. */
export async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}

/** When a file was last written, or null when it is not there. */
export async function changedAt(path: string): Promise<Date | null> {
  const there = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  return there?.isFile() ? there.mtime : null;
}

async function write(bytes: AsyncIterable<Uint8Array>, path: string, limit: number): Promise<StoredFile> {
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.byteLength;
      if (size > limit) return done(new FileTooLarge(`more than ${limit} bytes`));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const out = createWriteStream(path, { flags: 'wx', flush: true });
  const closed = new Promise<void>((resolve) => out.once('close', resolve));
  try {
    await pipeline(Readable.from(bytes), measure, out);
  } finally {
    // A refusal can outrun the opening of the file: only once it is closed is removing it sure to be the last act.
    await closed;
  }
  return { sha256: hash.digest('hex'), size };
}
