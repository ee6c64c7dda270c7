import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { paths } from '#app/http/paths.ts';
import { evidencing } from '#test/support/evidence.ts';
import { SAMPLES } from '#test/support/files.ts';
import { aRunningServer } from '#test/support/running.ts';
import { postUpload, uploadForm } from '#test/support/uploading.ts';

const running = await aRunningServer();
const { make, situation, pieces } = evidencing(running.db);

async function withFile(name: string, bytes: Uint8Array) {
  const s = await situation();
  const cookie = await running.cookieOf(s.spoc);
  const { slug, checklistId, code } = s.address;
  const form = uploadForm({ name, bytes }, { form_key: randomUUID(), title: '' });
  const sent = await postUpload(running, paths.requirementEvidence(slug, checklistId, code), cookie, form);
  expect(sent.status).toBe(303);
  const id = (await pieces(s.municipality.id))[0]?.id ?? 0;
  return { ...s, slug, cookie, id, file: paths.evidenceFile(slug, id), about: paths.evidencePiece(slug, id) };
}

it('shows a file of a kind that runs nothing, shut off from the site, and only inside it [ASVS 3.4.6]', async () => {
  const s = await withFile('a.pdf', SAMPLES.pdf);
  const shown = await running.get(`${s.file}?preview=1`, s.cookie);
  const { headers } = shown;
  expect(headers.get('content-disposition')).toMatch(/^inline; filename="a.pdf"/);
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'self'; sandbox");
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  const saved = await running.get(s.file, s.cookie);
  expect(saved.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(saved.headers.get('x-frame-options')).toBe('DENY');
});

it('gives any other kind to be saved, also when asked to show it', async () => {
  const s = await withFile('a.txt', Buffer.from('gewone tekst'));
  const { headers } = await running.get(`${s.file}?preview=1`, s.cookie);
  expect(headers.get('content-disposition')).toMatch(/^attachment/);
  expect(headers.get('x-frame-options')).toBe('DENY');
});

it('lets only the page of a piece frame a file of this site', async () => {
  const s = await withFile('a.pdf', SAMPLES.pdf);
  const policy = async (path: string) => (await running.get(path, s.cookie)).headers.get('content-security-policy');
  expect(await policy(s.about)).toContain("frame-src 'self'");
  expect(await policy(paths.evidence(s.slug))).not.toContain('frame-src');
});

it('keeps a confidential piece from auditor and contributor: no list, no page, no preview', async () => {
  const s = await withFile('a.pdf', SAMPLES.pdf);
  const auditor = await make.aPerson(s.serviceId, 'auditor', { municipalityId: s.municipality.id });
  const cookies = [await running.cookieOf(auditor), await running.cookieOf(s.contributor)];
  const asked = [s.about, s.file, `${s.file}?preview=1`];
  const answers = async (cookie: string) =>
    Promise.all(asked.map(async (path) => (await running.get(path, cookie)).status));
  for (const cookie of cookies) expect(await answers(cookie)).toEqual([200, 200, 200]);
  await running.db.sql(`update evidence set confidentiality = 'confidential', title = 'Geheim stuk' where id = $1`, [
    s.id,
  ]);
  for (const cookie of cookies) {
    expect(await answers(cookie)).toEqual([404, 404, 404]);
    expect(await (await running.get(paths.evidence(s.slug), cookie)).text()).not.toContain('Geheim stuk');
  }
  expect(await (await running.get(paths.evidence(s.slug), s.cookie)).text()).toContain('Geheim stuk');
});

it('tells the second of two people, and keeps what he or she typed [409]', async () => {
  const s = await withFile('a.pdf', SAMPLES.pdf);
  const facts = (title: string) => ({
    act: 'facts',
    version: '1',
    title,
    owner: '',
    effective_on: '',
    valid_until: '',
    confidentiality: 'internal',
  });
  expect((await running.post(s.about, facts('Van de eerste'), s.cookie)).status).toBe(303);
  const second = await running.post(s.about, facts('Van de tweede'), s.cookie);
  expect(second.status).toBe(409);
  const text = await second.text();
  for (const said of ['Van de eerste', 'Van de tweede', 'intussen']) expect(text).toContain(said);
});
