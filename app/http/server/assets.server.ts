import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { acceptedEncoding, compress, type Encoding, isCompressible } from './compress.server.ts';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

interface Asset {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  immutable: boolean;
  packed: Map<Encoding, Promise<Uint8Array>>;
}

/** Answers for a built file, or null when the path names none. */
export type Assets = (request: Request, path: string) => Promise<Response | null>;

/**
 * The built files of a folder. They are few and small, so they are read once; a path is looked up in their list and
 * never reaches the disk. What lies in `assets/` bears a hash in its name and may be kept for ever.
 */
export function folderAssets(folder: string): Assets {
  const list = existsSync(folder) ? readAll(folder) : new Map<string, Asset>();
  return async (request, path) => {
    const asset = list.get(path);
    if (!asset) return null;
    const encoding = isCompressible(asset.type, asset.bytes.byteLength)
      ? acceptedEncoding(request.headers.get('accept-encoding'))
      : null;
    const body = encoding ? await pack(asset, encoding) : asset.bytes;
    const headers = new Headers({
      'Content-Type': asset.type,
      'Content-Length': String(body.byteLength),
      'Cache-Control': asset.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      Vary: 'Accept-Encoding',
    });
    if (encoding) headers.set('Content-Encoding', encoding);
    return new Response(request.method === 'HEAD' ? null : (body as Uint8Array<ArrayBuffer>), { headers });
  };
}

function pack(asset: Asset, encoding: Encoding): Promise<Uint8Array> {
  const packed = asset.packed.get(encoding) ?? compress(asset.bytes, encoding, 10);
  asset.packed.set(encoding, packed);
  return packed;
}

function readAll(folder: string): Map<string, Asset> {
  const list = new Map<string, Asset>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const place = join(folder, name);
    const type = TYPES[extname(name)];
    if (!type || name.split(sep).some((part) => part.startsWith('.')) || !statSync(place).isFile()) continue;
    const path = `/${relative(folder, place).split(sep).join('/')}`;
    const bytes = new Uint8Array(readFileSync(place));
    list.set(path, { bytes, type, immutable: path.startsWith('/assets/'), packed: new Map() });
  }
  return list;
}
