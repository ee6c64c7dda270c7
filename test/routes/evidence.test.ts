import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { paths } from '#app/http/paths.ts';
import { evidencing } from '#test/support/evidence.ts';
import { officeOf, SAMPLES } from '#test/support/files.ts';
import { aRunningServer } from '#test/support/running.ts';
import { postSlowly, postUpload, storedFiles, uploadForm } from '#test/support/uploading.ts';

const folder = mkdtempSync(join(tmpdir(), 'waarborg-evidence-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const running = await aRunningServer({ environment: { WAARBORG_DATA: folder } });
const { make, situation, placed, pieces, lines, setPhase } = evidencing(running.db);

async function scene() {
  const s = await situation();
  const { slug, checklistId, code } = s.address;
  const page = paths.requirementEvidence(slug, checklistId, code);
  return { ...s, page, cookie: await running.cookieOf(s.spoc) };
}
type Scene = Awaited<ReturnType<typeof scene>>;

const send = (s: Scene, name: string, bytes: Uint8Array, title = '', cookie = s.cookie) =>
  postUpload(running, s.page, cookie, uploadForm({ name, bytes }, { form_key: randomUUID(), title }));

/** Adds a file and gives its address. */
async function added(s: Scene, name: string, bytes: Uint8Array, title = '') {
  expect((await send(s, name, bytes, title)).status).toBe(303);
  const piece = (await pieces(s.municipality.id)).at(-1);
  return { id: piece?.id ?? 0, href: paths.evidenceFile(s.municipality.slug, piece?.id ?? 0) };
}

describe('a file that is sent', () => {
  it('stands on the page afterwards, and comes back byte for byte under its name', async () => {
    const s = await scene();
    const bytes = officeOf('docx', [{ name: randomUUID() }], 'last');
    const { href } = await added(s, 'Beleid "é" 2026.docx', bytes, 'Ons beleid');
    const page = await (await running.get(s.page, s.cookie)).text();
    expect(page).toContain('Ons beleid');
    expect(page).toContain('Beleid _é_ 2026.docx');
    expect(page).toContain(`href="${href}"`);
    const given = await running.get(href, s.cookie);
    expect(given.status).toBe(200);
    expect(Buffer.from(await given.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await lines(s.serviceId)).map(({ event }) => event)).toEqual(['evidence.added', 'evidence.downloaded']);
  });

  it('is given to be saved and never to be shown, whatever is in it [ASVS 3.2.1] [ASVS 5.4.1]', async () => {
    const s = await scene();
    const { href } = await added(s, 'nota.csv', Buffer.from(`naam;${'<script>alert(1)</script>'.repeat(200)}`));
    const { headers } = await running.get(href, s.cookie);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="nota.csv"; filename*=UTF-8''nota.csv`);
    expect(headers.get('content-type')).toBe('text/csv');
    expect(headers.get('content-length')).toBe('5005');
    expect(headers.get('content-encoding')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it.each([
    ['a.html', SAMPLES.html, 422, 'Dit soort bestand wordt niet aanvaard'],
    ['a.pdf', SAMPLES.exe, 422, 'past niet bij zijn naam'],
    ['a.docx', SAMPLES.docxLastWithMacro, 422, 'zonder macro'],
    ['a.txt', SAMPLES.empty, 422, 'Dit bestand is leeg'],
    ['a.pdf', Buffer.concat([SAMPLES.pdf, Buffer.alloc(25 * 1_048_576)]), 413, 'groter dan 25 MB'],
  ])('is refused beside its field with the title kept: %s', async (name, bytes, status, text) => {
    const s = await scene();
    const before = storedFiles(folder);
    const refused = await send(s, name, bytes, 'Mijn <titel>');
    expect(refused.status).toBe(status);
    const page = await refused.text();
    expect(page).toContain(text);
    expect(page).toMatch(/id="file-error"/);
    expect(page).toContain('value="Mijn &lt;titel&gt;"');
    expect(await pieces(s.municipality.id)).toEqual([]);
    expect(storedFiles(folder)).toBe(before);
  });

  it.each([
    ['of a wrong type', 'MZ\0', 10_000_000, 422],
    ['of one megabyte too much', '%PDF-1.7', 26_500_000, 413],
  ])('is read to its end when it is refused, so that its sender hears why: %s', async (_what, begin, size, status) => {
    const s = await scene();
    const before = storedFiles(folder);
    const post = { formKey: randomUUID(), size, begin: Buffer.from(begin) };
    expect(await postSlowly(running, s.page, s.cookie, post)).toBe(status);
    expect(storedFiles(folder)).toBe(before);
  });

  it('is asked for when there is none, and one at a time', async () => {
    const s = await scene();
    const none = await postUpload(running, s.page, s.cookie, uploadForm(null, { form_key: randomUUID(), title: 'x' }));
    expect([none.status, (await none.text()).includes('Kies een bestand')]).toEqual([422, true]);
    const two = uploadForm({ name: 'a.txt', bytes: SAMPLES.txt }, { form_key: randomUUID(), title: '' });
    two.append('file', new Blob(['b']), 'b.txt');
    const both = await postUpload(running, s.page, s.cookie, two);
    expect([both.status, (await both.text()).includes('één bestand per keer')]).toEqual([422, true]);
    expect(await pieces(s.municipality.id)).toEqual([]);
  });

  it('brings no field along that the form does not have', async () => {
    const s = await scene();
    const extra = { form_key: randomUUID(), title: '', municipality_id: '1' };
    const answer = await postUpload(
      running,
      s.page,
      s.cookie,
      uploadForm({ name: 'a.txt', bytes: SAMPLES.txt }, extra),
    );
    expect(answer.status).toBe(422);
    expect(await pieces(s.municipality.id)).toEqual([]);
  });

  it('is one piece when its form is sent twenty times at once', async () => {
    const s = await scene();
    const fields = { form_key: randomUUID(), title: '' };
    const form = () => uploadForm({ name: 'a.txt', bytes: SAMPLES.txt }, fields);
    const answers = await Promise.all(Array.from({ length: 20 }, () => postUpload(running, s.page, s.cookie, form())));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(await placed(s.checklistId)).toHaveLength(1);
    expect(await lines(s.serviceId)).toHaveLength(1);
  });

  it('that stops half-way leaves nothing behind', async () => {
    const s = await scene();
    const before = storedFiles(folder);
    const cut = { formKey: randomUUID(), size: 5_000_000, cut: true };
    expect(await postSlowly(running, s.page, s.cookie, cut)).toBeNull();
    for (let wait = 0; wait < 50 && storedFiles(folder) !== before; wait += 1) await pause(50);
    expect(storedFiles(folder)).toBe(before);
    expect(await pieces(s.municipality.id)).toEqual([]);
    expect((await running.get(s.page, s.cookie)).status).toBe(200);
  });

  it.each([
    [
      'without an end',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7',
      'x',
      400,
    ],
    ['without a part', 'zomaar', 'x', 400],
    ['without a boundary', '--x--', '', 400],
    ['empty', '', 'x', 400],
  ])('in a form that is broken is told so: %s', async (_what, body, boundary, status) => {
    const s = await scene();
    const answer = await fetch(running.url + s.page, {
      method: 'POST',
      headers: { Origin: running.url, Cookie: s.cookie, 'Content-Type': `multipart/form-data; boundary=${boundary}` },
      body,
    });
    expect([answer.status, (await answer.text()).includes('kwam niet volledig aan')]).toEqual([status, true]);
    expect(await pieces(s.municipality.id)).toEqual([]);
  });
});

describe('the forms beside it', () => {
  const post = (s: Scene, form: Record<string, string>, cookie = s.cookie) => running.post(s.page, form, cookie);

  it('add a link, hang it elsewhere and take it off', async () => {
    const s = await scene();
    const added = await post(s, { act: 'link', form_key: randomUUID(), url: 'https://a.example/b', link_title: '' });
    expect([added.status, added.headers.get('location')]).toEqual([303, s.page]);
    const [first] = await placed(s.checklistId);
    const elsewhere = paths.requirementEvidence(s.municipality.slug, s.checklistId, 'GV.RM-03.1');
    const attach = { act: 'existing', form_key: randomUUID(), existing: String(first?.evidence_id) };
    expect((await running.post(elsewhere, attach, s.cookie)).status).toBe(303);
    expect((await post(s, { act: 'remove', placed: String(first?.id) })).status).toBe(303);
    expect(await placed(s.checklistId)).toMatchObject([{ removed: true }, { removed: false, code: 'GV.RM-03.1' }]);
  });

  it.each([
    [{ act: 'link', url: 'javascript:alert(1)', link_title: 'x' }, 422, 'Geef een volledig adres'],
    [{ act: 'existing', existing: '' }, 422, 'Kies een bewijsstuk uit de lijst'],
    [{ act: 'existing', existing: '2000000000' }, 404, 'Niet gevonden'],
  ])('say what is wrong: %o', async (form, status, text) => {
    const s = await scene();
    const other = paths.requirementEvidence(s.municipality.slug, s.checklistId, 'GV.RM-03.1');
    await running.post(
      other,
      { act: 'link', form_key: randomUUID(), url: 'https://a.example', link_title: '' },
      s.cookie,
    );
    const answer = await post(s, { form_key: randomUUID(), ...form } as Record<string, string>);
    expect([answer.status, (await answer.text()).includes(text)]).toEqual([status, true]);
  });

  it.each([{}, { act: 'remove' }, { act: 'other' }, { act: 'remove', placed: '1', title: 'x' }])(
    'take nothing that is not theirs: %o',
    async (form) => {
      const s = await scene();
      expect((await post(s, form as Record<string, string>)).status).toBe(422);
    },
  );

  it('are closed while the checklist is with the reviewer', async () => {
    const s = await scene();
    await setPhase(s.checklistId, 'submitted');
    const answer = await send(s, 'a.txt', SAMPLES.txt);
    expect([answer.status, (await answer.text()).includes('toevoegen of wegnemen kan nu niet')]).toEqual([409, true]);
    const page = await (await running.get(s.page, s.cookie)).text();
    expect(page).not.toContain('type="file"');
  });
});

describe('evidence of others', () => {
  const statuses = async (s: Scene, actor: Actor, href: string, evidence: number, file: number) => {
    const cookie = await running.cookieOf(actor);
    const attach = { act: 'existing', form_key: randomUUID(), existing: String(evidence) };
    return [
      (await running.get(s.page, cookie)).status,
      (await running.post(s.page, attach, cookie)).status,
      (await send(s, 'a.txt', SAMPLES.txt, '', cookie)).status,
      (await running.get(href, cookie)).status,
      (await running.get(paths.evidenceFile(s.municipality.slug, file), cookie)).status,
    ];
  };

  it('cannot be opened, hung or found by their numbers in an address or a form [ASVS 8.2.2]', async () => {
    const s = await scene();
    const t = await scene();
    const mine = await added(s, 'a.txt', SAMPLES.txt);
    const theirs = await added(t, 'b.txt', SAMPLES.csv.subarray(3));
    const place = { municipalityId: s.municipality.id };
    const unhanded = await make.aPerson(s.serviceId, 'contributor', place);
    const expected: [string, Actor, number[]][] = [
      ['spoc', s.spoc, [200, 404, 303, 200, 404]],
      ['dpo', s.dpo, [200, 404, 303, 200, 404]],
      ['contributor', s.contributor, [200, 404, 303, 200, 404]],
      ['director', await make.aPerson(s.serviceId, 'director', place), [403, 403, 403, 200, 404]],
      ['auditor', await make.aPerson(s.serviceId, 'auditor', place), [403, 403, 403, 200, 404]],
      ['service director', await make.aPerson(s.serviceId, 'service_director'), [403, 403, 403, 200, 404]],
      ['another contributor', unhanded, [404, 404, 404, 404, 404]],
      ['admin', await make.aPerson(s.serviceId, 'admin'), [403, 403, 403, 403, 403]],
      ['another spoc', t.spoc, [404, 404, 404, 404, 404]],
      ['another dpo', t.dpo, [404, 404, 404, 404, 404]],
    ];
    for (const [who, actor, codes] of expected) {
      expect(await statuses(s, actor, mine.href, theirs.id, theirs.id), who).toEqual(codes);
    }
    expect((await placed(t.checklistId)).length).toBe(1);
  });

  it('of the same service stay in their municipality', async () => {
    const s = await scene();
    const t = await situation(s.serviceId);
    const file = await added(s, 'a.txt', SAMPLES.txt);
    const cookie = await running.cookieOf(s.dpo);
    expect((await running.get(paths.evidenceFile(t.municipality.slug, file.id), cookie)).status).toBe(404);
    const page = paths.requirementEvidence(t.municipality.slug, t.checklistId, t.address.code);
    const attach = { act: 'existing', form_key: randomUUID(), existing: String(file.id) };
    expect((await running.post(page, attach, cookie)).status).toBe(404);
    expect(await placed(t.checklistId)).toEqual([]);
  });

  it('about another entity are not for a SPOC of one', async () => {
    const s = await scene();
    const file = await added(s, 'a.txt', SAMPLES.txt);
    const confined = { municipalityId: s.municipality.id, entityIds: [s.municipality.ocmw] };
    const cookie = await running.cookieOf(await make.aPerson(s.serviceId, 'spoc', confined));
    expect((await running.get(file.href, cookie)).status).toBe(200);
    await running.db.sql('delete from checklist_entity where entity_id = $1', [s.municipality.ocmw]);
    expect((await running.get(file.href, cookie)).status).toBe(404);
  });

  it('that are links are no files', async () => {
    const s = await scene();
    await running.post(
      s.page,
      { act: 'link', form_key: randomUUID(), url: 'https://a.example', link_title: '' },
      s.cookie,
    );
    const [piece] = await pieces(s.municipality.id);
    const href = paths.evidenceFile(s.municipality.slug, piece?.id ?? 0);
    expect((await running.get(href, s.cookie)).status).toBe(404);
    for (const part of ['0', '-1', '1e3', 'x', '99999999999'])
      expect((await running.get(`/m/${s.municipality.slug}/evidence/${part}`, s.cookie)).status).toBe(404);
  });
});

describe('a file that is damaged', () => {
  const stored = (bytes: Uint8Array) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return join(folder, 'files', sha256.slice(0, 2), sha256);
  };

  it.each(['changed', 'shorter', 'gone'])('is not given, and says so: %s [ASVS 5.4.3]', async (how) => {
    const s = await scene();
    const bytes = Buffer.from(`Verslag ${randomUUID()}`);
    const { href } = await added(s, 'a.txt', bytes);
    const path = stored(bytes);
    if (how === 'changed') writeFileSync(path, Buffer.from(`Verslag ${randomUUID()}`));
    if (how === 'shorter') writeFileSync(path, bytes.subarray(0, 10));
    if (how === 'gone') renameSync(path, `${path}.moved`);
    const answer = await running.get(href, s.cookie);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([409, 'text/html; charset=utf-8']);
    const text = await answer.text();
    for (const said of [
      'Dit bestand is beschadigd',
      'Bewaard bleven',
      'nieuwe versie',
      'This file is damaged',
      'Kept are',
    ])
      expect(text).toContain(said);
    expect((await lines(s.serviceId)).map(({ event }) => event)).toEqual(['evidence.added', 'evidence.damaged']);
  });

  it('leaves nothing that came in half', () => {
    expect(readdirSync(join(folder, 'files', 'incoming'))).toEqual([]);
  });
});
