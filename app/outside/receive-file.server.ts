import { fileTypeFromBuffer } from 'file-type';
import { type EvidenceFault, FILE_LIMIT } from '#app/domain/evidence.ts';
import type { ContentCheck } from '#app/domain/file-contents.ts';
import { cleanFileName } from '#app/domain/file-name.ts';
import { decideFileType, type FileFault } from '#app/domain/file-type.ts';
import { FileInfected, type FileStore, FileTooLarge, FileUnscanned } from './file-store.server.ts';

/** A file that the store has taken. */
export interface ReceivedFile {
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
}

export type Receiving = { kind: 'received'; file: ReceivedFile } | { kind: 'refused'; why: EvidenceFault };

/** First bytes by which nearly every kind can be recognised. */
const HEAD = 4_100;

/** Stops the store while it writes, so that it forgets what it had. */
class Refused extends Error {
  constructor(readonly why: FileFault) {
    super(why);
  }
}

/**
 * Streams a file into the store. Its kind is decided on its first bytes before the store sees any; what only the rest
 * can tell is watched while it streams, and then the store keeps nothing.
 */
export async function receiveFile(
  files: FileStore,
  sent: { name: string; bytes: AsyncIterable<Uint8Array> },
): Promise<Receiving> {
  const fileName = cleanFileName(sent.name);
  const bytes = sent.bytes[Symbol.asyncIterator]();
  const head = await readHead(bytes);
  const type = decideFileType(fileName, head, await markOf(head));
  if (type.kind === 'refuse') return { kind: 'refused', why: type.why };
  try {
    const { sha256, size } = await files.put(watched(head, bytes, type.check), FILE_LIMIT);
    return { kind: 'received', file: { fileName, mediaType: type.mediaType, size, sha256 } };
  } catch (error) {
    if (error instanceof FileTooLarge) return { kind: 'refused', why: 'too_large' };
    if (error instanceof FileInfected) return { kind: 'refused', why: 'infected' };
    if (error instanceof FileUnscanned) return { kind: 'refused', why: 'unscanned' };
    if (error instanceof Refused) return { kind: 'refused', why: error.why };
    throw error;
  }
}

/** The first bytes, as many as are needed to recognise a kind; fewer when there are no more. */
async function readHead(bytes: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD) {
    const next = await bytes.next();
    if (next.done) break;
    chunks.push(next.value);
    size += next.value.length;
  }
  return Buffer.concat(chunks);
}

/** What the first bytes are recognised as, by the ending that is usual for it; null for text and what nobody knows. */
async function markOf(head: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(head.subarray(0, HEAD)).catch(() => undefined);
  return found?.ext ?? null;
}

async function* watched(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
  check: ContentCheck,
): AsyncGenerator<Uint8Array> {
  refuseWhen(check.see(head));
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    refuseWhen(check.see(next.value));
    yield next.value;
  }
  refuseWhen(check.end());
}

function refuseWhen(why: FileFault | null): void {
  if (why !== null) throw new Refused(why);
}
