import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file as the store keeps it: under the SHA-256 of its bytes, so that the same bytes are kept once. */
export interface StoredFile {
  sha256: string;
  size: number;
}

/** Keeps evidence bytes. One implementation keeps them in the data folder. */
export interface FileStore {
  /**
   * Streams bytes to the store without holding them in memory.
   * @throws {FileTooLarge} beyond `limit` bytes; nothing is kept then.
   */
  put(bytes: AsyncIterable<Uint8Array>, limit: number): Promise<StoredFile>;
  /** The bytes under a hash as a stream, or null when the store has none. */
  open(sha256: string): Promise<Readable | null>;
}

/** A file beyond the limit; refused while it streams. */
export class FileTooLarge extends Error {}

/** Keeps files in a folder, two levels deep, written beside and renamed into place so that none is ever half there. */
export function folderFileStore(folder: string): FileStore {
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    async put(bytes, limit) {
      await mkdir(join(folder, 'incoming'), { recursive: true });
      const incoming = join(folder, 'incoming', crypto.randomUUID());
      try {
        const stored = await write(bytes, incoming, limit);
        await mkdir(dirname(place(stored.sha256)), { recursive: true });
        await rename(incoming, place(stored.sha256));
        return stored;
      } catch (error) {
        await rm(incoming, { force: true });
        throw error;
      }
    },
    async open(sha256) {
      const there = await stat(place(sha256)).catch(() => null);
      return there ? createReadStream(place(sha256)) : null;
    },
  };
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
