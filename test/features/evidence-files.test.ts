import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FILE_LIMIT } from '#app/domain/evidence.ts';
import { folderFileStore } from '#app/outside/folder-store.server.ts';
import { receiveFile } from '#app/outside/receive-file.server.ts';
import { officeOf, SAMPLES, zipOf } from '#test/support/files.ts';

const folder = mkdtempSync(join(tmpdir(), 'waarborg-evidence-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = folderFileStore(folder);

/** Bytes in pieces, as a connection brings them. */
async function* pieces(bytes: Uint8Array, size = 1_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const receive = (name: string, bytes: Uint8Array, size?: number) =>
  receiveFile(files, { name, bytes: pieces(bytes, size) });
const kept = () =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
    : 0;

const TAKEN: readonly [name: string, bytes: Uint8Array, mediaType: string][] = [
  ['a.pdf', SAMPLES.pdf, 'application/pdf'],
  ['a.PDF', SAMPLES.pdf, 'application/pdf'],
  ['a.exe.pdf', SAMPLES.pdf, 'application/pdf'],
  ['a.png', SAMPLES.png, 'image/png'],
  ['a.jpg', SAMPLES.jpg, 'image/jpeg'],
  ['a.jpeg', SAMPLES.jpg, 'image/jpeg'],
  ['a.webp', SAMPLES.webp, 'image/webp'],
  ['a.docx', SAMPLES.docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['a.docx', SAMPLES.docxLast, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['a.xlsx', SAMPLES.xlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['a.pptx', SAMPLES.pptx, 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['a.odt', SAMPLES.odt, 'application/vnd.oasis.opendocument.text'],
  ['a.ods', SAMPLES.ods, 'application/vnd.oasis.opendocument.spreadsheet'],
  ['a.odp', SAMPLES.odp, 'application/vnd.oasis.opendocument.presentation'],
  ['a.txt', SAMPLES.txt, 'text/plain'],
  ['a.txt', SAMPLES.latin, 'text/plain'],
  ['a.txt', Buffer.from('BMW, MZ en GIF zijn ook maar letters'), 'text/plain'],
  ['a.csv', SAMPLES.csv, 'text/csv'],
  ['firewall.log', Buffer.from('<134>Jan 15 10:00:00 fw01 deny tcp 192.0.2.7:443\n'), 'text/plain'],
  ['IIS.LOG', Buffer.from('#Software: Microsoft Internet Information Services\r\n'), 'text/plain'],
  ['a.json', Buffer.from('{"event":"login","result":"denied"}\n{"event":"login"}\n'), 'application/json'],
  ['a.eml', SAMPLES.eml, 'message/rfc822'],
  ['a.msg', SAMPLES.msg, 'application/vnd.ms-outlook'],
];

const cutZip = SAMPLES.docx.subarray(0, SAMPLES.docx.length - 30);
const REFUSED: readonly [name: string, bytes: Uint8Array, why: string][] = [
  ['a.html', SAMPLES.html, 'type'],
  ['a.htm', SAMPLES.html, 'type'],
  ['a.svg', SAMPLES.svg, 'type'],
  ['a.xml', SAMPLES.xml, 'type'],
  ['a.js', SAMPLES.js, 'type'],
  ['a.exe', SAMPLES.exe, 'type'],
  ['a.zip', SAMPLES.zip, 'type'],
  ['a.pdf.exe', SAMPLES.pdf, 'type'],
  ['a', SAMPLES.pdf, 'type'],
  ['a.constructor', SAMPLES.pdf, 'type'],
  ['a.gif', SAMPLES.gif, 'type'],
  ['a.doc', SAMPLES.doc, 'type'],
  ['a.rtf', SAMPLES.rtf, 'type'],
  ['a.docm', SAMPLES.docm, 'macro'],
  ['a.xlsm', SAMPLES.xlsm, 'macro'],
  ['a.docx', SAMPLES.docm, 'macro'],
  ['a.xlsx', SAMPLES.xlsm, 'macro'],
  ['a.docx', SAMPLES.docxWithMacro, 'macro'],
  ['a.docx', SAMPLES.docxLastWithMacro, 'macro'],
  ['a.xlsx', SAMPLES.xlsxWithMacroSheet, 'macro'],
  ['a.odt', SAMPLES.odtWithMacro, 'macro'],
  ['a.pdf', SAMPLES.html, 'mismatch'],
  ['a.pdf', SAMPLES.exe, 'mismatch'],
  ['a.pdf', SAMPLES.zip, 'mismatch'],
  ['a.pdf', SAMPLES.png, 'mismatch'],
  ['a.png', SAMPLES.jpg, 'mismatch'],
  ['a.png', SAMPLES.svg, 'mismatch'],
  ['a.jpg', SAMPLES.html, 'mismatch'],
  ['a.jpg', SAMPLES.elf, 'mismatch'],
  ['a.webp', SAMPLES.gif, 'mismatch'],
  ['a.docx', SAMPLES.zip, 'mismatch'],
  ['a.docx', SAMPLES.xlsx, 'mismatch'],
  ['a.docx', SAMPLES.odt, 'mismatch'],
  ['a.docx', SAMPLES.jar, 'mismatch'],
  ['a.docx', SAMPLES.doc, 'mismatch'],
  ['a.docx', cutZip, 'mismatch'],
  ['a.docx', zipOf([{ name: '[Content_Types].xml' }]), 'mismatch'],
  ['a.xlsx', SAMPLES.docxLast, 'mismatch'],
  ['a.odt', SAMPLES.ods, 'mismatch'],
  ['a.ods', SAMPLES.zip, 'mismatch'],
  ['a.msg', SAMPLES.doc, 'mismatch'],
  ['a.msg', SAMPLES.txt, 'mismatch'],
  ['a.txt', SAMPLES.html, 'mismatch'],
  ['a.txt', Buffer.concat([Buffer.from('\ufeff \r\n'), SAMPLES.html]), 'mismatch'],
  ['a.txt', SAMPLES.svg, 'mismatch'],
  ['a.txt', SAMPLES.js, 'mismatch'],
  ['a.txt', SAMPLES.shell, 'mismatch'],
  ['a.txt', SAMPLES.batch, 'mismatch'],
  ['a.txt', SAMPLES.exe, 'mismatch'],
  ['a.txt', SAMPLES.utf16, 'mismatch'],
  ['a.txt', Buffer.concat([Buffer.alloc(9_000, 97), Buffer.of(0)]), 'mismatch'],
  ['a.log', SAMPLES.exe, 'mismatch'],
  ['a.log', SAMPLES.shell, 'mismatch'],
  ['a.json', SAMPLES.js, 'mismatch'],
  ['a.json', SAMPLES.html, 'mismatch'],
  ['a.csv', SAMPLES.xml, 'mismatch'],
  ['a.csv', SAMPLES.xlsx, 'mismatch'],
  ['a.csv', SAMPLES.rtf, 'mismatch'],
  ['a.eml', SAMPLES.html, 'mismatch'],
  ['a.eml', Buffer.from('zomaar tekst'), 'mismatch'],
  ['a.txt', SAMPLES.empty, 'empty'],
  ['a.pdf', SAMPLES.empty, 'empty'],
];

describe('files', () => {
  it.each(TAKEN)('%s is taken as what it is: %#', async (name, bytes, mediaType) => {
    const received = await receive(name, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(received).toEqual({ kind: 'received', file: { fileName: name, mediaType, size: bytes.length, sha256 } });
    const chunks: Uint8Array[] = [];
    for await (const chunk of (await files.open(sha256)) ?? []) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
  });

  it('are refused in at least 36 ways', () => {
    expect(REFUSED.length).toBeGreaterThanOrEqual(36);
  });

  it.each(REFUSED)('%s is refused and nothing of it kept: %# [ASVS 5.2.2]', async (name, bytes, why) => {
    const before = kept();
    for (const size of [1, 1_000, 1_000_000]) {
      expect(await receive(name, bytes, size === 1 && bytes.length > 20_000 ? 100 : size)).toEqual({
        kind: 'refused',
        why,
      });
    }
    expect(kept()).toBe(before);
  });

  it('are taken up to 25 MB exactly, and one byte more is refused and forgotten [ASVS 5.2.1]', async () => {
    const fits = Buffer.concat([SAMPLES.pdf, Buffer.alloc(FILE_LIMIT - SAMPLES.pdf.length)]);
    expect(await receive('a.pdf', fits, 65_536)).toMatchObject({ kind: 'received', file: { size: FILE_LIMIT } });
    const before = kept();
    const over = Buffer.concat([fits, Buffer.of(1)]);
    expect(await receive('a.pdf', over, 65_536)).toEqual({ kind: 'refused', why: 'too_large' });
    expect(kept()).toBe(before);
  });

  it('do not unpack: a document whose parts would fill the memory costs nothing', async () => {
    const bomb = officeOf('xlsx', [{ name: 'xl/worksheets/sheet1.xml', data: Buffer.alloc(200_000_000) }]);
    const before = process.memoryUsage().arrayBuffers;
    expect(await receive('a.xlsx', bomb)).toMatchObject({ kind: 'received' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it('that stop half-way leave nothing and say so', async () => {
    const before = kept();
    async function* broken() {
      yield SAMPLES.pdf;
      throw new Error('the line went dead');
    }
    await expect(receiveFile(files, { name: 'a.pdf', bytes: broken() })).rejects.toThrow('the line went dead');
    expect(kept()).toBe(before);
  });
});
