import type { Readable } from 'node:stream';

/** Bytes that a form may have. */
export const FORM_LIMIT = 1_048_576;
/** Bytes that a form with a file may have: 25 MB of file, and the fields around it. */
export const UPLOAD_LIMIT = 26 * 1_048_576;

/** Bytes that a form with a spreadsheet may have: 5 MB of file, and the fields around it. */
export const SHEET_LIMIT = 5 * 1_048_576 + 65_536;

/** How much a request may send: a file only as multipart, to an address that takes evidence or a spreadsheet. */
export function bodyLimit(path: string, contentType: string | null): number {
  const multipart = /^multipart\/form-data\s*;/i.test(contentType ?? '');
  if (multipart && /\/evidence(\/\d+\/about)?\/?$/.test(path)) return UPLOAD_LIMIT;
  if (multipart && /^\/(municipalities|incidents)\/import\/?$/.test(path)) return SHEET_LIMIT;
  return multipart && /^\/m\/[^/]+\/checklists\/[^/]+\/return\/?$/.test(path) ? SHEET_LIMIT : FORM_LIMIT;
}

/** A body that is cut off once it is larger than allowed, whatever its headers promised. */
export interface MeteredBody {
  stream: ReadableStream<Uint8Array> | null;
  /** Becomes true when the limit was passed; then nothing that read the body may count. */
  exceeded: boolean;
}

/** Counts a body while it streams. One whose `Content-Length` is already too large is not even opened. */
export function meterBody(
  body: () => ReadableStream<Uint8Array> | null,
  contentLength: string | null,
  limit: number,
): MeteredBody {
  if (contentLength !== null && Number(contentLength) > limit) return { stream: null, exceeded: true };
  const metered: MeteredBody = { stream: null, exceeded: false };
  let size = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > limit) {
        metered.exceeded = true;
        controller.error(new Error(`a body of more than ${limit} bytes`));
        return;
      }
      controller.enqueue(chunk);
    },
  });
  metered.stream = body()?.pipeThrough(counter) ?? null;
  return metered;
}

/** Beyond this nobody sends by mistake. */
const DISCARD_BYTES = 4 * UPLOAD_LIMIT;
const DISCARD_MS = 20_000;

/**
 * Reads what is still coming of a body that was refused, and forgets it: a browser looks at the answer only when all is
 * sent, and says "connection reset" when the server hangs up before that. Bounded in bytes and time.
 */
export function discardRest(incoming: Readable): Promise<void> {
  return new Promise((resolve) => {
    let size = 0;
    const timer = setTimeout(done, DISCARD_MS);
    function done() {
      clearTimeout(timer);
      for (const event of ['end', 'close', 'error']) incoming.off(event, done);
      incoming.off('data', count);
      resolve();
    }
    function count(chunk: Uint8Array) {
      size += chunk.byteLength;
      if (size > DISCARD_BYTES) done();
    }
    if (incoming.readableEnded || incoming.destroyed) return done();
    for (const event of ['end', 'close', 'error']) incoming.once(event, done);
    // Nobody else may gather what is thrown away, or hold it up.
    incoming.removeAllListeners('data').on('data', count).resume();
  });
}
