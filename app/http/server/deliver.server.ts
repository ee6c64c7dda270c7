import { acceptedEncoding, compress, isCompressible } from './compress.server.ts';

/**
 * A page's response as it goes out: pages and other text are gathered and compressed once; a file to be kept, and all
 * that is no text, streams through untouched.
 */
export async function deliver(response: Response, acceptEncoding: string | null): Promise<Response> {
  const headers = new Headers(response.headers);
  for (const name of [...headers.keys()]) if (name.startsWith('x-remix-')) headers.delete(name);
  const { status } = response;
  const type = headers.get('content-type');
  const isFile = headers.get('content-disposition')?.startsWith('attachment') ?? false;
  if (response.body === null || isFile || !isCompressible(type, Number.MAX_SAFE_INTEGER)) {
    return new Response(response.body, { status, headers });
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  headers.append('Vary', 'Accept-Encoding');
  headers.delete('content-length');
  const encoding = isCompressible(type, bytes.byteLength) ? acceptedEncoding(acceptEncoding) : null;
  if (!encoding) return new Response(bytes, { status, headers });
  headers.set('Content-Encoding', encoding);
  const packed = await compress(bytes, encoding, 4);
  return new Response(packed as Uint8Array<ArrayBuffer>, { status, headers });
}
