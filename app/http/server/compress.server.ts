import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export type Encoding = 'br' | 'gzip';

/** Smaller than this, compression costs more than it saves. */
const WORTHWHILE = 1_024;
const COMPRESSIBLE =
  /^(text\/(html|plain|css|csv|javascript|calendar)|application\/(json|javascript|xml)|image\/svg\+xml)\b/;

/** Whether a body of this type and size is sent compressed. */
export function isCompressible(contentType: string | null, size: number): boolean {
  return size >= WORTHWHILE && COMPRESSIBLE.test(contentType ?? '');
}

/** The best encoding that a request accepts, or null. `q=0` means that it does not. */
export function acceptedEncoding(header: string | null): Encoding | null {
  const offers = (header ?? '').toLowerCase().split(',');
  const accepts = (name: Encoding) => {
    const offer = offers.find((part) => part.split(';')[0]?.trim() === name);
    return offer !== undefined && !/;\s*q=0(\.0*)?\s*$/.test(offer);
  };
  if (accepts('br')) return 'br';
  return accepts('gzip') ? 'gzip' : null;
}

/**
 * Compresses a whole body at once, off the event loop; streamed compression costs several times as much.
 * @param effort brotli's quality: 4 for a page made for one reader, 10 for a file that is kept.
 */
export function compress(bytes: Uint8Array, encoding: Encoding, effort: 4 | 10): Promise<Uint8Array> {
  if (encoding === 'gzip') return zip(bytes, { level: effort === 10 ? 9 : 6 });
  return brotli(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: effort, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength },
  });
}
