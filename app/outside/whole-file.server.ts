import { createHash } from 'node:crypto';
import type { FileStore } from './file-store.server.ts';

/** Whether the store still holds a file as it came in: its size and its SHA-256, read to the end without keeping it. */
export async function isWhole(files: FileStore, file: { sha256: string; sizeBytes: number }): Promise<boolean> {
  const bytes = await files.open(file.sha256);
  if (!bytes) return false;
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of bytes as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    hash.update(chunk);
  }
  return size === file.sizeBytes && hash.digest('hex') === file.sha256;
}
