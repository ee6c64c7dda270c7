import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { paths } from '#app/http/paths.ts';
import { evidencing } from '#test/support/evidence.ts';
import { aRunningServer } from '#test/support/running.ts';

const running = await aRunningServer();
const { situation, placed } = evidencing(running.db);

async function scene() {
  const s = await situation();
  const cookie = await running.cookieOf(s.spoc);
  const { slug, checklistId, code } = s.address;
  const form = { act: 'link', form_key: randomUUID(), url: 'https://example.org/beleid', link_title: '' };
  await running.post(paths.requirementEvidence(slug, checklistId, code), form, cookie);
  const [stands] = await placed(s.checklistId);
  const evidenceId = stands?.evidence_id ?? 0;
  const page = paths.evidencePiece(s.municipality.slug, evidenceId);
  return { ...s, evidenceId, page, cookie };
}

const OTHER = 'GV.RM-03.1';

describe('the page of a piece', () => {
  it('puts it beside another question, once, and takes it off there again', async () => {
    const s = await scene();
    const attach = { act: 'attach', form_key: randomUUID(), question: `${s.checklistId}/${OTHER}` };
    for (let n = 0; n < 2; n += 1) expect((await running.post(s.page, attach, s.cookie)).status).toBe(303);
    const stands = (await placed(s.checklistId)).filter(({ removed }) => !removed);
    expect(stands.map(({ code, evidence_id }) => [code, evidence_id])).toEqual([
      [s.address.code, s.evidenceId],
      [OTHER, s.evidenceId],
    ]);
    expect(await (await running.get(s.page, s.cookie)).text()).toContain(OTHER);
    const off = { act: 'remove', checklist: String(s.checklistId), code: OTHER, placed: String(stands[1]?.id) };
    expect((await running.post(s.page, off, s.cookie)).status).toBe(303);
    const left = (await placed(s.checklistId)).filter(({ removed }) => !removed);
    expect(left.map(({ code }) => code)).toEqual([s.address.code]);
  });

  it('refuses a question that is not there, or another municipality’s, and writes nothing', async () => {
    const s = await scene();
    const foreign = await situation(s.serviceId);
    for (const question of [`${foreign.checklistId}/${OTHER}`, `${s.checklistId}/XX.YY-01.1`]) {
      const answer = await running.post(s.page, { act: 'attach', form_key: randomUUID(), question }, s.cookie);
      expect(answer.status).toBe(404);
    }
    expect(
      (await running.post(s.page, { act: 'attach', form_key: randomUUID(), question: 'x' }, s.cookie)).status,
    ).toBe(422);
    expect(await placed(s.checklistId)).toHaveLength(1);
    expect(await placed(foreign.checklistId)).toEqual([]);
  });
});

describe('until when a piece holds', () => {
  it.each([
    ['2026-01-10', 'status bad', 'Vervallen'],
    ['2026-01-18', 'status warning', 'Nog hoogstens 7 dagen'],
    ['2027-01-18', null, null],
  ])('is said in colour, shape and word, in the register and on its page: %s', async (until, status, word) => {
    const s = await scene();
    await running.db.sql('update evidence set valid_until = $1::date where id = $2', [until, s.evidenceId]);
    for (const path of [s.page, paths.evidence(s.municipality.slug)]) {
      const page = await (await running.get(path, s.cookie)).text();
      const said = new RegExp(
        `<span class="(status [a-z]+)"><svg[^>]*>.*?</svg>(?:<!-- -->)?${word ?? 'Vervallen|Nog hoogstens'}`,
      );
      expect(said.exec(page)?.[1] ?? null, path).toBe(status);
    }
  });
});
