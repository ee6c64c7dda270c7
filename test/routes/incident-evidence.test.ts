import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { builders } from '#test/support/builders.ts';
import { aRunningServer } from '#test/support/running.ts';
import { postUpload, storedFiles, uploadForm } from '#test/support/uploading.ts';

const folder = mkdtempSync(join(tmpdir(), 'waarborg-pieces-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const running = await aRunningServer({ environment: { WAARBORG_DATA: folder } });
const make = builders(running.db);

async function scene() {
  const service = await make.aService();
  const place = await make.aMunicipality(service, 'Zandbeke');
  const spoc = await make.aPerson(service, 'spoc', { municipalityId: place.id });
  const director = await make.aPerson(service, 'director', { municipalityId: place.id });
  const cookie = await running.cookieOf(spoc);
  const sent = { form_key: randomUUID(), description: 'Mail fout', personal_data: 'yes', ongoing: 'no' };
  const made = await running.post(
    `/m/${place.slug}/incidents/report`,
    { ...sent, noticed_day: '', noticed_time: '' },
    cookie,
  );
  const page = `${made.headers.get('location')?.split('?')[0]}/evidence`;
  return { service, page, cookie, director: await running.cookieOf(director) };
}
const fields = { title: '', source: 'Mailbox', obtained: '12/1/2026', obtained_by: 'ICT-dienst', kept_at: '' };
const form = (file: { name: string; bytes: Uint8Array } | null, more: Record<string, string> = {}) =>
  uploadForm(file, { form_key: randomUUID(), ...fields, ...more });
const mail = { name: 'mail.txt', bytes: Buffer.from('De lijst ging naar de verkeerde.\n') };

describe('evidence of an incident over the wire', () => {
  it('is sent, shown and given back byte for byte, to be saved and never to be shown [ASVS 5.4.1]', async () => {
    const s = await scene();
    expect((await postUpload(running, s.page, s.cookie, form(mail))).status).toBe(303);
    const list = await (await running.get(s.page, s.director)).text();
    const href = new RegExp(`href="(${s.page}/\\d+)"`).exec(list)?.[1] ?? '';
    const piece = await (await running.get(href, s.director)).text();
    expect(piece).toContain('Mailbox');
    const given = await running.get(`${href}/file`, s.director);
    expect(given.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(given.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await given.arrayBuffer()).equals(mail.bytes)).toBe(true);
    expect((await running.get(`${href}0/file`, s.director)).status).toBe(404);
  });

  it('that is refused loses no word of what was typed: a bad file, no file, a form without its source', async () => {
    const s = await scene();
    const typed = { source: 'Onthaal <3', obtained_by: 'Iemand' };
    const bad = [
      form({ name: 'x.exe', bytes: Buffer.from('MZ') }, typed),
      form(null, typed),
      form(mail, { ...typed, obtained: 'ooit' }),
    ];
    for (const body of bad) {
      const answer = await postUpload(running, s.page, s.cookie, body);
      const text = await answer.text();
      expect(answer.status).toBe(422);
      expect(text).toContain('value="Onthaal &lt;3"');
      expect(text).toContain('value="Iemand"');
    }
    const left = await running.db.sql('select 1 from incident_evidence where service_id = $1', [s.service]);
    expect(left).toEqual([]);
  });

  it('is not read from who may not put it in: not a byte is kept', async () => {
    const s = await scene();
    const before = storedFiles(folder);
    const bytes = Buffer.from(`vertrouwelijk ${randomUUID()}`);
    expect((await postUpload(running, s.page, s.director, form({ name: 'a.txt', bytes }))).status).toBe(403);
    expect(storedFiles(folder)).toEqual(before);
  });
});
