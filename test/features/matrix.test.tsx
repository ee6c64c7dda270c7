import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { viewAllAnswers } from '#app/features/portfolio/all-answers.server.ts';
import { exportMatrix } from '#app/features/portfolio/matrix-export.server.ts';
import { readMatrixFilter } from '#app/features/portfolio/matrix-filter.ts';
import { findMatrixPage } from '#app/features/portfolio/matrix-page.server.ts';
import { matrixTable, writeMatrix } from '#app/features/portfolio/matrix-table.ts';
import { remarkMany } from '#app/features/portfolio/remark-many.server.ts';
import { matrixLinks } from '#app/http/matrix-links.ts';
import { translator } from '#app/i18n/translate.ts';
import { withActor } from '#db/connection.server.ts';
import { answering } from '#test/support/answers.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const { answerAll } = answering(db);
const t = translator('nl');
const read = (actor: Actor, query = '') =>
  withActor(db.database, actor, NOW, (tx) => findMatrixPage(tx, readMatrixFilter(new URLSearchParams(query))));

async function aServiceOf(count: number, name: string) {
  const service = await make.aService();
  const dpo = await make.aPerson(service, 'dpo');
  for (let n = 0; n < count; n++) {
    const place = await make.aMunicipality(service, `${name}${n}`);
    const earlier = await make.aChecklist(place, { framework: 'cyfun_small', level: 'all' });
    await answerAll(earlier);
    const checklist = await make.aChecklist(place, { framework: 'cyfun_small', level: 'all' });
    await answerAll(checklist);
    await db.sql(`update answer set doc = '1', impl = '1' where checklist_id = $1`, [n === 0 ? checklist : earlier]);
  }
  return { service, dpo };
}
const few = await aServiceOf(2, 'Weinig');
await db.sql(`update municipality set name = replace(name, 'Weinig', 'Weinig<i>') where service_id = $1`, [
  few.service,
]);
const many = await aServiceOf(12, 'Veel');

describe('the matrix', () => {
  it('takes as many queries for twelve municipalities as for two, and shows no other service', async () => {
    const counts = [];
    for (const { dpo } of [few, many]) {
      db.count();
      const page = await read(dpo);
      counts.push(db.count());
      expect(new Set(page.municipalities.map(({ name }) => name.slice(0, 4))).size).toBe(1);
    }
    expect(counts[0]).toBe(counts[1]);
    expect((await read(many.dpo)).municipalities).toHaveLength(12);
  });

  it('holds sixty municipalities on a page, and the next page the rest', async () => {
    const service = await make.aService();
    const dpo = await make.aPerson(service, 'dpo');
    for (let n = 10; n <= 70; n++)
      await make.aChecklist(await make.aMunicipality(service, `Rij${n}`), { framework: 'cyfun_small', level: 'all' });
    const [first, second, beyond] = [await read(dpo), await read(dpo, 'page=2'), await read(dpo, 'page=9')];
    expect([first.municipalities.length, first.first, first.found]).toEqual([60, 1, 61]);
    expect(second.municipalities.map(({ name }) => name)).toEqual([first.all[60]?.name]);
    expect(second.rows.every(({ cells }) => cells.length === 1)).toBe(true);
    expect(beyond.filter.page).toBe(2);
  });

  it('says how each answer moved since last year', async () => {
    const { rows } = await read(few.dpo);
    expect(rows).toHaveLength(8);
    expect(rows[0]?.cells.map(({ trend }) => trend)).toEqual(['down', 'up']);
  });

  it('leads who judges to what waits for a verdict, and all others to the question', async () => {
    const page = await read(few.dpo);
    const [first, second] = page.municipalities;
    const code = page.rows[0]?.code;
    await db.sql(`update checklist set phase = 'submitted', submitted_at = now() where id = $1`, [first?.checklistId]);
    const hrefs = async (actor: Actor) => {
      const shown = await read(actor);
      const table = matrixTable(shown, { t, language: 'nl' }, matrixLinks(shown.filter));
      return table.lines[0]?.cells.map(({ href }) => href);
    };
    const [at, other] = [first, second].map((each) => `/m/${each?.slug}/checklists/${each?.checklistId}`);
    expect(await hrefs(few.dpo)).toEqual([`${at}/review/${code}`, `${other}/${code}`]);
    expect(await hrefs(await make.aPerson(few.service, 'service_director'))).toEqual([
      `${at}/${code}`,
      `${other}/${code}`,
    ]);
    await db.sql(
      `insert into verdict (service_id, municipality_id, checklist_id, answer_id, answer_version, outcome, at, by_id)
       select a.service_id, a.municipality_id, a.checklist_id, a.id, a.version, 'accepted', now(), $3 from answer a
       join framework_node n on n.id = a.node_id where a.checklist_id = $1 and n.code = $2`,
      [first?.checklistId, code, few.dpo.accountId],
    );
    expect((await hrefs(few.dpo))?.[0]).toBe(`${at}/${code}`);
    await db.sql(`update checklist set phase = 'open', submitted_at = null where id = $1`, [first?.checklistId]);
  });

  it('compares with the edition before, only where the mapping says equal, and says so', async () => {
    const service = await make.aService();
    const dpo = await make.aPerson(service, 'dpo');
    const place = await make.aMunicipality(service, 'Overstap');
    const years = [
      ['cyfun2023', "now() - interval '1 year'", '2'],
      ['cyfun2025', 'now()', '3'],
    ] as const;
    for (const [framework, at, grade] of years) {
      const checklist = await make.aChecklist(place, { framework, level: 'essential' });
      await answerAll(checklist);
      await db.sql(`update answer set doc = $2, impl = $2 where checklist_id = $1`, [checklist, grade]);
      await db.sql(`update checklist set launched_at = ${at} where id = $1`, [checklist]);
    }
    const page = await read(dpo, 'framework=cyfun2025');
    const equal = await db.sql<{ code: string }>(
      `select to_code as code from framework_mapping where from_framework = 'cyfun2023' and to_framework = 'cyfun2025'
       and relation = 'equal' group by 1 having count(distinct from_code) = 1`,
    );
    const up = page.rows.filter(({ cells }) => cells[0]?.trend === 'up').map(({ code }) => code);
    expect(up.length).toBeGreaterThan(5);
    expect(up.length).toBeLessThan(page.rows.length);
    expect(up.toSorted()).toEqual(
      equal
        .map(({ code }) => code)
        .filter((code) => up.includes(code))
        .toSorted(),
    );
    expect(page.rows.every(({ cells }) => cells[0]?.trend === 'up' || cells[0]?.trend === null)).toBe(true);
    const html = writeMatrix(matrixTable(page, { t, language: 'nl' }, matrixLinks(page.filter)));
    expect(html).toContain('aria-label="hoger dan in de vorige versie van het kader">↑*<');
  });

  it('shows no more than its filters ask', async () => {
    const all = await read(few.dpo);
    const slug = all.all[1]?.slug;
    expect((await read(few.dpo, `municipality=${slug}`)).municipalities.map((each) => each.slug)).toEqual([slug]);
    expect((await read(few.dpo, 'state=accepted')).municipalities).toEqual([]);
    const group = all.groups[0]?.code as string;
    expect((await read(few.dpo, `group=${group}`)).rows.length).toBeGreaterThan(0);
    expect((await read(few.dpo, 'group=none')).rows).toEqual([]);
  });

  it('escapes what people typed', async () => {
    const page = await read(few.dpo, 'turned=1');
    const html = writeMatrix(matrixTable(page, { t, language: 'nl' }, matrixLinks(page.filter)));
    expect(html).not.toContain('Weinig<i>');
    expect(html).toContain('Weinig&lt;i&gt;0');
  });

  it.each(['', 'turned=1'])('exports exactly what is shown, cell by cell (%s)', async (query) => {
    const page = await read(few.dpo, query);
    const links = matrixLinks(page.filter);
    const html = writeMatrix(matrixTable(page, { t, language: 'nl' }, links));
    const shown = htmlCells(html);
    const asked = { language: 'nl', links, now: NOW } as const;
    const csv = await (await exportMatrix(page, { ...asked, format: 'csv' })).text();
    const [, ...lines] = parse(csv, { delimiter: ';', bom: true }) as string[][];
    expect(lines.map(withoutTitle)).toEqual(shown);
    const excel = await (await exportMatrix(page, { ...asked, format: 'xlsx' })).arrayBuffer();
    const sheets = await readExcelFile(Buffer.from(excel));
    const [, ...rows] = (sheets[0]?.data ?? []) as unknown[][];
    expect(rows.map((row) => withoutTitle(row.map((cell) => (cell === null ? '' : String(cell)))))).toEqual(shown);
  });
});

describe('one question, all answers', () => {
  const ask = async (who: Actor) => {
    const { rows } = await read(who);
    return { framework: 'cyfun_small', code: rows[0]?.code as string, campaign: null };
  };
  const all = async (who: Actor) => {
    const asked = await ask(who);
    return withActor(db.database, who, NOW, (tx) => viewAllAnswers(tx, asked));
  };
  const remark = async (who: Actor, checklist: number[], formKey = randomUUID()) => {
    const asked = await ask(few.dpo);
    const form = { form_key: formKey, checklist, text: 'Wie doet dit?' };
    return withActor(db.database, who, NOW, (tx) => remarkMany(tx, asked, form, () => '/m/x'));
  };
  const count = async (table: string, where = 'true') =>
    (await db.sql<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`))[0]?.n;

  it('shows the lowest first, with last year beside, in one query however many', async () => {
    const { rows } = await all(few.dpo);
    expect(rows.map(({ name }) => name)).toEqual(['Weinig<i>0', 'Weinig<i>1']);
    expect(rows[0]?.answer).toEqual({ choice: null, doc: '1', impl: '1' });
    expect(rows[1]?.before).toEqual({ choice: null, doc: '1', impl: '1' });
    const counts = [];
    for (const { dpo } of [few, many]) {
      const asked = await ask(dpo);
      db.count();
      await withActor(db.database, dpo, NOW, (tx) => viewAllAnswers(tx, asked));
      counts.push(db.count());
    }
    expect(counts[0]).toBe(counts[1]);
  });

  it('places one remark with each ticked answer, once, with one mail per SPOC and a line in each journal', async () => {
    const { rows } = await all(few.dpo);
    const spoc = await make.aPerson(few.service, 'spoc', { municipalityId: rows[0]?.municipalityId as number });
    await db.sql(
      `insert into membership (account_id, service_id, municipality_id, role, from_on, created_at)
       values ($1, $2, $3, 'spoc', '2020-01-01', now())`,
      [spoc.accountId, few.service, rows[1]?.municipalityId],
    );
    const ticked = rows.map(({ checklistId }) => checklistId);
    const key = randomUUID();
    expect(await remark(few.dpo, ticked, key)).toEqual({ kind: 'sent' });
    expect(await remark(few.dpo, ticked, key)).toEqual({ kind: 'sent' });
    expect(await count('comment', "text = 'Wie doet dit?'")).toBe(2);
    expect(await count('journal', "event = 'requirement.commented'")).toBe(2);
    expect(await count('outbox', `kind = 'mentioned' and account_id = ${spoc.accountId}`)).toBe(1);
  });

  it('writes nothing when one of the ticked is of another service, or nothing is ticked', async () => {
    const before = await count('comment');
    const [own] = (await all(few.dpo)).rows;
    const [foreign] = (await all(many.dpo)).rows;
    const ticked = [own?.checklistId as number, foreign?.checklistId as number];
    expect(await remark(few.dpo, ticked)).toEqual({ kind: 'unknown' });
    expect(await remark(few.dpo, [])).toEqual({ kind: 'nobody' });
    expect(await remark(await make.aPerson(few.service, 'auditor'), [ticked[0] as number])).toMatchObject({
      kind: 'refused',
    });
    expect(await count('comment')).toBe(before);
  });
});

const withoutTitle = ([code, , ...rest]: string[]) => [code, ...rest];

/** What somebody reads in each cell of the rows; the title under a code is one with it on screen. */
function htmlCells(html: string): string[][] {
  const text = (cell: string) =>
    cell
      .replace(/<small>.*?<\/small>/g, '')
      .replace(/<[^>]+>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>');
  return [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...(row ?? '').matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map(([, cell]) => text(cell ?? '')),
  );
}
