/** Bytes that a form may have. */
export const FORM_LIMIT = 1_048_576;
/** Bytes that a form with a file may have: 25 MB of file, and the fields around it. */
export const UPLOAD_LIMIT = 26 * 1_048_576;

/** How much a request may send: a file only as multipart to an address that takes evidence. */
export function bodyLimit(path: string, contentType: string | null): number {
  const multipart = /^multipart\/form-data\s*;/i.test(contentType ?? '');
  return multipart && /\/evidence\/?$/.test(path) ? UPLOAD_LIMIT : FORM_LIMIT;
}

/** A body that is cut off once it is larger than allowed, whatever its headers promised. */
export interface MeteredBody {
  stream: ReadableStream<Uint8Array> | null;
  /** Becomes true when the limit was passed; then nothing that read the body may count. */
  exceeded: boolean;
}

/** Counts a body while it streams. One whose `Content-Length` is already too large is not read at all. */
export function meterBody(
  body: ReadableStream<Uint8Array> | null,
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
  metered.stream = body?.pipeThrough(counter) ?? null;
  return metered;
}
