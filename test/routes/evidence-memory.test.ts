import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, describe, expect, it } from 'vitest';
import { paths } from '#app/http/paths.ts';
import { evidencing } from '#test/support/evidence.ts';
import { aRunningServer } from '#test/support/running.ts';
import { storedFiles } from '#test/support/uploading.ts';

const folder = mkdtempSync(join(tmpdir(), 'waarborg-evidence-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const running = await aRunningServer({ environment: { WAARBORG_DATA: folder } });
const { situation, pieces } = evidencing(running.db);

/** Sends so many bytes from another process, so that this one's memory is the server's; prints the status. */
const CLIENT = `
const [url, origin, cookie, size, length, key] = process.argv.slice(1);
const part = (name, more) => '--x\\r\\nContent-Disposition: form-data; name="' + name + '"' + more + '\\r\\n\\r\\n';
const head = part('form_key', '') + key + '\\r\\n' + part('title', '') + '\\r\\n' + part('file', '; filename="a.pdf"') + '%PDF-1.7\\n';
const end = '\\r\\n--x--\\r\\n';
const headers = { Origin: origin, Cookie: cookie, 'Content-Type': 'multipart/form-data; boundary=x' };
if (length === 'told') headers['Content-Length'] = head.length + Number(size) + end.length;
const sending = require('node:http').request(url, { method: 'POST', headers });
let status = 'none';
const done = () => { process.stdout.write(String(status)); process.exit(0); };
sending.on('response', (response) => { status = response.statusCode; response.resume(); response.on('close', done); });
sending.on('error', done);
sending.write(head);
const piece = Buffer.alloc(65536, 97);
let sent = 0;
(function more() {
  while (sent < Number(size)) {
    const next = piece.subarray(0, Math.min(piece.length, Number(size) - sent));
    sent += next.length;
    if (!sending.write(next)) return sending.once('drain', more);
  }
  sending.end(end);
})();`;
const run = promisify(execFile);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** The bytes of buffers that this process still holds once all garbage is collected: unlike its size, no matter of luck. */
function held(): number {
  collect();
  return process.memoryUsage().arrayBuffers;
}

async function upload(size: number, length: 'told' | 'chunked', at: { page: string; cookie: string }) {
  const before = held();
  const samples: number[] = [];
  let timer: NodeJS.Timeout;
  // Collecting holds everything up: most of the time is left to the server, however slow the machine.
  const look = () => {
    const began = performance.now();
    samples.push(held());
    timer = setTimeout(look, Math.max(50, 5 * (performance.now() - began)));
  };
  timer = setTimeout(look, 50);
  const args = ['-e', CLIENT, running.url + at.page, running.url, at.cookie, String(size), length, randomUUID()];
  const { stdout } = await run(process.execPath, args);
  clearTimeout(timer);
  samples.push(held());
  return { status: stdout, grew: Math.max(...samples) - before };
}

/** Bytes: enough for what waits in the streams of a busy machine, and less than one file of 25 MB that is held whole. */
const LIMIT = 20_000_000;

describe('memory of the server during an upload [ASVS 5.2.1]', () => {
  it('holds less than 20 MB more while 200 MB are refused, and while 25 MB are taken', async () => {
    const s = await situation();
    const { slug, checklistId, code } = s.address;
    const at = { page: paths.requirementEvidence(slug, checklistId, code), cookie: await running.cookieOf(s.spoc) };
    expect((await upload(1_000_000, 'chunked', at)).status, 'warm').toBe('303');
    expect((await running.post(at.page, {}, at.cookie)).status, 'warm').toBe(422);
    // What else this process does at the time can only add, so the lesser of two tells what an upload holds.
    const lesser = async (size: number, length: 'told' | 'chunked', statuses: readonly string[]) => {
      const tries = [await upload(size, length, at), await upload(size, length, at)];
      for (const each of tries) expect(statuses).toContain(each.status);
      return Math.min(...tries.map((each) => each.grew));
    };
    expect(await lesser(25_000_000, 'told', ['303'])).toBeLessThan(LIMIT);
    expect(await lesser(200_000_000, 'told', ['413', 'none'])).toBeLessThan(LIMIT);
    expect(await lesser(200_000_000, 'chunked', ['413', 'none'])).toBeLessThan(LIMIT);
    expect(await pieces(s.municipality.id)).toHaveLength(3);
    expect(storedFiles(folder)).toBe(2);
  }, 120_000);
});
