import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { S3Place } from '#app/outside/s3-store.server.ts';

interface S3Server {
  run: () => Promise<{ port: number }>;
  close: () => Promise<void>;
}
type S3ServerClass = new (options: Record<string, unknown>) => S3Server;

/** A real S3-compatible server (s3rver) with one empty bucket, on a loopback port; stops after the test file. */
export async function anS3Server(): Promise<{ place: S3Place; directory: string }> {
  const directory = mkdtempSync(join(tmpdir(), 'waarborg-s3-'));
  const make = createRequire(import.meta.url)('s3rver') as S3ServerClass;
  const server = new make({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    vhostBuckets: false,
    configureBuckets: [{ name: 'evidence', configs: [] }],
  });
  const { port } = await server.run();
  afterAll(async () => {
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  });
  // The key pair that s3rver knows, and no other.
  const keys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
  return {
    place: { endpoint: `http://127.0.0.1:${port}`, bucket: 'evidence', region: 'us-east-1', ...keys },
    directory,
  };
}
