import type { Readable } from 'node:stream';

/** A file as the store keeps it: under the SHA-256 of its bytes, so that the same bytes are kept once. */
export interface StoredFile {
  sha256: string;
  size: number;
}

/** Something that a store holds: a file under its hash, or what an interrupted upload left. */
export interface HeldFile {
  /** Names it within its store, for `remove`. */
  key: string;
  /** Null for what is not a file under its hash. */
  sha256: string | null;
  /** When its bytes last came in. */
  at: Date;
}

/** Keeps evidence bytes: in the data folder, or with an S3-compatible service. Both pass the same contract test. */
export interface FileStore {
  /**
   * Streams bytes to the store without holding them in memory.
   * @throws {FileTooLarge} beyond `limit` bytes; nothing is kept then.
   * @throws {FileInfected} {FileUnscanned} when a virus scanner is set; nothing is kept then.
   */
  put(bytes: AsyncIterable<Uint8Array>, limit: number): Promise<StoredFile>;
  /** The bytes under a hash as a stream, or null when the store has none. */
  open(sha256: string): Promise<Readable | null>;
  /** When the bytes under a hash last came in, or null when the store has none. */
  heldSince(sha256: string): Promise<Date | null>;
  /** All that it holds, leftovers included. */
  list(): AsyncIterable<HeldFile>;
  /** Removes one thing of the list; nothing when it is gone already. */
  remove(key: string): Promise<void>;
}

/** A file beyond the limit; refused while it streams. */
export class FileTooLarge extends Error {}
/** The virus scanner found something. */
export class FileInfected extends Error {}
/** The virus scanner is set but gave no verdict, so nobody knows: refused. */
export class FileUnscanned extends Error {}

/** Looks at a file that came in whole, before it is kept. @throws {FileInfected} {FileUnscanned} */
export type Inspect = (bytes: Readable) => Promise<void>;
