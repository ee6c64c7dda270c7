import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { RefusedSheet, SHEET_MAX } from './sheet.ts';

const ENCRYPTED = 0x1;

/**
 * Unpacks a zip within limits: how many entries, how much they say they hold, and how much really comes out, whatever
 * they say. @throws {RefusedSheet} for what goes beyond, is encrypted, has one name twice, or is no zip.
 */
export async function unzipWithin(bytes: Buffer, wanted: (name: string) => boolean): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true }).catch(() => {
    throw new RefusedSheet({ why: 'broken' });
  });
  if (zip.entryCount > SHEET_MAX.entries) throw new RefusedSheet({ why: 'bomb' });
  const entries = await listEntries(zip);
  const declared = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (declared > SHEET_MAX.inflated) throw new RefusedSheet({ why: 'bomb' });
  const found = new Map<string, Buffer>();
  let left = SHEET_MAX.inflated;
  for (const entry of entries) {
    if (found.has(entry.fileName)) throw new RefusedSheet({ why: 'broken', detail: entry.fileName });
    if (!wanted(entry.fileName)) continue;
    const inflated = await inflate(zip, entry, left);
    left -= inflated.length;
    found.set(entry.fileName, inflated);
  }
  return found;
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      if (entry.generalPurposeBitFlag & ENCRYPTED) reject(new RefusedSheet({ why: 'encrypted' }));
      else if (/vbaProject|\.bin$/i.test(entry.fileName) && !/printerSettings/i.test(entry.fileName)) {
        reject(new RefusedSheet({ why: 'macros', detail: entry.fileName }));
      } else {
        entries.push(entry);
        zip.readEntry();
      }
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', () => reject(new RefusedSheet({ why: 'broken' })));
    zip.readEntry();
  });
}

/** Its bytes, counted while they come: a header that lies ends the reading, and never fills the memory. */
async function inflate(zip: ZipFile, entry: Entry, left: number): Promise<Buffer> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => {
      if (opened) resolve(opened);
      else reject(error ?? new Error('no stream'));
    });
  }).catch(() => {
    throw new RefusedSheet({ why: 'broken', detail: entry.fileName });
  });
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > left || size > entry.uncompressedSize) throw new RefusedSheet({ why: 'bomb', detail: entry.fileName });
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof RefusedSheet) throw error;
    const lied = error instanceof Error && /too many bytes/.test(error.message);
    throw new RefusedSheet({ why: lied ? 'bomb' : 'broken', detail: entry.fileName });
  }
  return Buffer.concat(chunks);
}

/**
 * The same entries as a zip without compression. What was looked at is then exactly what a parser sees: no second
 * directory, no other size, no hidden entry can tell it something else.
 */
export function storedZip(entries: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of entries) {
    const path = Buffer.from(name, 'utf8');
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x800, 2);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(data.length, 18);
    shared.writeUInt16LE(path.length, 22);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), shared, where, path);
    parts.push(Buffer.from([0x50, 0x4b, 3, 4]), shared, path, data);
    offset += 30 + path.length + data.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.size, 8);
  end.writeUInt16LE(entries.size, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}
