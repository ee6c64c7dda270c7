import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { addDays, localDate } from '#app/domain/dates.ts';
import { changePiece } from '#app/features/evidence/change-piece.server.ts';
import type { FactsForm } from '#app/features/evidence/piece-forms.ts';
import { revisePiece } from '#app/features/evidence/revise-piece.server.ts';
import { viewPiece } from '#app/features/evidence/view-piece.server.ts';
import { viewRegister } from '#app/features/evidence/view-register.server.ts';
import { NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { evidencing, FILE } from '#test/support/evidence.ts';

const db = await freshDatabase();
const { make, as, situation, file, link, pieces, placed, lines } = evidencing(db);
const today = localDate(NOW);
const day = (n: number) => addDays(today, n);

const titles = async (who: Actor, municipalityId: number, query = '') =>
  (await as(who, (tx) => viewRegister(tx, municipalityId, new URLSearchParams(query)))).lines.map(({ title }) => title);

/** A piece of the SPOC, as the database holds it. */
async function withPiece() {
  const s = await situation();
  await file(s.spoc, s.address);
  const id = (await pieces(s.municipality.id))[0]?.id ?? 0;
  return { ...s, id, place: { slug: s.municipality.slug, evidenceId: id } };
}
type Scene = Awaited<ReturnType<typeof withPiece>>;

const facts = (change: Partial<FactsForm> = {}): FactsForm => ({
  act: 'facts',
  version: 1,
  title: 'Beleid',
  owner: null,
  effective_on: null,
  valid_until: null,
  confidentiality: 'internal',
  ...change,
});
const change = (who: Actor, s: Scene, form: FactsForm) => as(who, (tx) => changePiece(tx, s.place, form));
const revise = (
  who: Actor,
  s: Scene,
  sha: string,
  version: number,
  into: 'new' | 'present' = 'new',
  key = randomUUID(),
) =>
  as(who, (tx) =>
    revisePiece(tx, s.place, {
      file: { ...FILE, fileName: `${sha}.pdf`, sha256: sha.repeat(64) },
      formKey: key,
      version,
      into,
      files: { heldSince: async () => NOW },
    }),
  );

describe('the register of a municipality', () => {
  it.each([
    ['', ['a beschadigd', 'b vervallen', 'c vandaag', 'd 60', 'e 61', 'f geheim', 'g los']],
    ['state=expired', ['b vervallen']],
    ['state=expiring', ['c vandaag', 'd 60']],
    ['state=damaged', ['a beschadigd']],
    ['state=unused', ['g los']],
    ['state=confidential', ['f geheim']],
    ['state=nonsense&owner=x', ['a beschadigd', 'b vervallen', 'c vandaag', 'd 60', 'e 61', 'f geheim', 'g los']],
    ['q=VERVAL', ['b vervallen']],
    ['q=%25', []],
    ['owner=SPOC', ['e 61']],
    ['owner=SPOC&state=expired', []],
  ])('is narrowed by its address: %s', async (query, expected) => {
    const s = await situation();
    for (const title of ['a beschadigd', 'b vervallen', 'c vandaag', 'd 60', 'e 61', 'f geheim', 'g los'])
      await file(s.spoc, s.address, randomUUID(), title);
    const set = (title: string, what: string, value: unknown) =>
      db.sql(`update evidence set ${what} = $1 where title = $2 and municipality_id = $3`, [
        value,
        title,
        s.municipality.id,
      ]);
    await set('b vervallen', 'valid_until', day(-1));
    await set('c vandaag', 'valid_until', today);
    await set('d 60', 'valid_until', day(60));
    await set('e 61', 'valid_until', day(61));
    await set('e 61', 'owner_id', s.spoc.accountId);
    await set('f geheim', 'confidentiality', 'confidential');
    await db.sql(
      `update evidence_file set damaged_at = now() where evidence_id =
        (select id from evidence where title = 'a beschadigd' and municipality_id = $1)`,
      [s.municipality.id],
    );
    await db.sql(
      `update answer_evidence set removed_at = now() where evidence_id =
        (select id from evidence where title = 'g los' and municipality_id = $1)`,
      [s.municipality.id],
    );
    expect(await titles(s.spoc, s.municipality.id, query.replace('SPOC', String(s.spoc.accountId)))).toEqual(expected);
  });

  it('is given by pages of a hundred, says how many there are, and names each piece once', async () => {
    const s = await situation();
    await db.sql(
      `insert into evidence (service_id, municipality_id, kind, title, url, created_at)
       select $1, $2, 'link', 'Stuk ' || lpad(n::text, 3, '0'), 'https://a.example/' || n, now()
       from generate_series(1, 601) n`,
      [s.serviceId, s.municipality.id],
    );
    const page = (query: string) => as(s.spoc, (tx) => viewRegister(tx, s.municipality.id, new URLSearchParams(query)));
    const seen: string[] = [];
    const costs = new Set<number>();
    for (let n = 1; n <= 7; n += 1) {
      db.count();
      const view = await page(`page=${n}`);
      costs.add(db.count());
      expect([view.total, view.first]).toEqual([601, (n - 1) * 100 + 1]);
      seen.push(...view.lines.map(({ title }) => title));
    }
    expect([new Set(seen).size, costs.size]).toEqual([601, 1]);
    expect((await page('q=Stuk 60')).total).toBe(2);
    expect((await page('page=8')).lines).toEqual([]);
  });

  it('asks as many queries for many pieces as for one, and so does the page of a piece', async () => {
    const s = await withPiece();
    const cost = (work: () => Promise<unknown>) => {
      db.count();
      return work().then(() => db.count());
    };
    const register = () => titles(s.spoc, s.municipality.id);
    const page = () => as(s.spoc, (tx) => viewPiece(tx, s.place));
    const few = [await cost(register), await cost(page)];
    for (let n = 0; n < 8; n += 1) await file(s.spoc, s.address);
    await revise(s.spoc, s, 'b', 1);
    expect([await cost(register), await cost(page)]).toEqual(few);
    expect(await titles(s.spoc, s.municipality.id)).toHaveLength(9);
  });

  it('shows a confidential piece to SPOC, director and DPO alone, and its page neither', async () => {
    const s = await withPiece();
    const place = { municipalityId: s.municipality.id };
    const people = [s.spoc, await make.aPerson(s.serviceId, 'director', place), s.dpo].concat([
      await make.aPerson(s.serviceId, 'auditor', place),
      await make.aPerson(s.serviceId, 'service_director'),
      s.contributor,
    ]);
    const seen = async () => {
      const found: [number, string][] = [];
      for (const who of people) {
        const page = await as(who, (tx) => viewPiece(tx, s.place));
        found.push([(await titles(who, s.municipality.id)).length, page.kind]);
      }
      return found;
    };
    const open: [number, string] = [1, 'shown'];
    expect(await seen()).toEqual(Array(6).fill(open));
    expect(await change(s.spoc, s, facts({ confidentiality: 'confidential' }))).toEqual({ kind: 'saved' });
    expect(await seen()).toEqual([open, open, open, ...Array(3).fill([0, 'not_found'])]);
  });
});

describe('the facts of a piece', () => {
  it('are changed by SPOC and DPO, journalled with what was, and by no one else', async () => {
    const s = await withPiece();
    const auditor = await make.aPerson(s.serviceId, 'auditor', { municipalityId: s.municipality.id });
    const director = await make.aPerson(s.serviceId, 'director', { municipalityId: s.municipality.id });
    const other = await situation();
    const form = facts({ owner: s.spoc.accountId, valid_until: day(30), effective_on: day(-30) });
    expect(await change(s.contributor, s, form)).toEqual({ kind: 'refused', reason: 'not_handed_over' });
    for (const who of [auditor, director]) expect((await change(who, s, form)).kind).toBe('refused');
    expect(await change(other.spoc, s, form)).toEqual({ kind: 'not_found' });
    expect(await change(s.spoc, s, form)).toEqual({ kind: 'saved' });
    const line = (await lines(s.serviceId)).at(-1);
    expect(line).toMatchObject({ event: 'evidence.changed', actor_role: 'spoc', before: { title: FILE.fileName } });
    expect(line?.after).toEqual({
      title: 'Beleid',
      owner: s.spoc.name,
      fromOn: day(-30),
      untilOn: day(30),
      confidentiality: 'internal',
    });
  });

  it('are a contributor’s for what he or she brought in, but not to be hidden from oneself', async () => {
    const s = await situation();
    await file(s.contributor, s.address);
    const id = (await pieces(s.municipality.id))[0]?.id ?? 0;
    const own = { ...s, id, place: { slug: s.municipality.slug, evidenceId: id } };
    expect(await change(s.contributor, own, facts({ confidentiality: 'confidential' }))).toEqual({
      kind: 'invalid',
      errors: { confidentiality: ['evidence_register.not_secret'] },
    });
    expect(await change(s.contributor, own, facts({ title: 'Mijn stuk' }))).toEqual({ kind: 'saved' });
    expect(await revise(s.contributor, own, 'b', 2)).toEqual({ kind: 'saved' });
  });

  it('are kept of who came first; the second is told, and nothing is written', async () => {
    const s = await withPiece();
    expect(await change(s.spoc, s, facts({ title: 'Eerst' }))).toEqual({ kind: 'saved' });
    expect(await change(s.dpo, s, facts({ title: 'Tweede' }))).toEqual({ kind: 'conflict' });
    expect((await pieces(s.municipality.id)).map(({ title }) => title)).toEqual(['Eerst']);
    expect(await change(s.dpo, s, facts({ title: 'Tweede', version: 2 }))).toEqual({ kind: 'saved' });
  });

  it.each([
    [{ valid_until: day(1), effective_on: day(2) }, 'valid_until', 'evidence_register.period'],
    [{ owner: 999_999 }, 'owner', 'evidence_register.owner_unknown'],
  ] as const)('are refused where they cannot be: %j', async (wrong, field, key) => {
    const s = await withPiece();
    expect(await change(s.spoc, s, facts(wrong))).toEqual({ kind: 'invalid', errors: { [field]: [key] } });
  });
});

describe('a revision', () => {
  const files = async (s: Scene) => {
    const page = await as(s.spoc, (tx) => viewPiece(tx, s.place));
    if (page.kind !== 'shown') throw new Error(page.kind);
    return page.view.piece.files.map(({ revision, fileName, sha256 }) => [revision, fileName, sha256[0]]);
  };

  it('comes beside the old one, takes several files, and is made once however often it is sent', async () => {
    const s = await withPiece();
    const key = randomUUID();
    expect(await revise(s.spoc, s, 'b', 1, 'new', key)).toEqual({ kind: 'saved' });
    expect(await revise(s.spoc, s, 'b', 1, 'new', key)).toEqual({ kind: 'saved' });
    expect(await revise(s.spoc, s, 'c', 2, 'present')).toEqual({ kind: 'saved' });
    expect(await files(s)).toEqual([
      [2, 'b.pdf', 'b'],
      [2, 'c.pdf', 'c'],
      [1, FILE.fileName, 'a'],
    ]);
    expect((await placed(s.checklistId)).map(({ evidence_id: id }) => id)).toEqual([s.id]);
  });

  it('is not made upon a version that is gone, nor of a link, nor by who may not', async () => {
    const s = await withPiece();
    expect(await revise(s.spoc, s, 'b', 7)).toEqual({ kind: 'conflict' });
    expect(await revise(s.contributor, s, 'b', 1)).toMatchObject({ kind: 'refused' });
    await link(s.spoc, s.address);
    const id = (await pieces(s.municipality.id)).at(-1)?.id ?? 0;
    const other = { ...s, place: { slug: s.municipality.slug, evidenceId: id } };
    expect(await revise(s.spoc, other, 'b', 1)).toEqual({ kind: 'not_found' });
    expect(await files(s)).toEqual([[1, FILE.fileName, 'a']]);
  });
});
