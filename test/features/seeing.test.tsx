import { parse } from 'csv-parse/sync';
import { renderToStaticMarkup } from 'react-dom/server';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { findDirectorView } from '#app/features/overview/director-page.server.ts';
import { findOverview } from '#app/features/overview/overview-page.server.ts';
import { PortfolioPage } from '#app/features/portfolio/PortfolioPage.tsx';
import { BESIDE_LINES } from '#app/features/portfolio/portfolio-beside.ts';
import { exportPortfolio } from '#app/features/portfolio/portfolio-export.server.ts';
import { readPortfolioFilter } from '#app/features/portfolio/portfolio-filter.ts';
import { findPortfolioPage } from '#app/features/portfolio/portfolio-page.server.ts';
import { findStart } from '#app/features/start/start-page.server.ts';
import { type ActorTx, withActor } from '#db/connection.server.ts';
import { refreshScore } from '#db/queries/refresh-score.server.ts';
import { listReviewQueue } from '#db/queries/review-queue.server.ts';
import { listWork } from '#db/queries/start.server.ts';
import { answering } from '#test/support/answers.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const { answerAll, submit } = answering(db);
const as = <T,>(actor: Actor, work: (tx: ActorTx) => Promise<T>) => withActor(db.database, actor, NOW, work);
const filter = (query = '') => readPortfolioFilter(new URLSearchParams(query));
const read = (actor: Actor, query = '') => as(actor, (tx) => findPortfolioPage(tx, filter(query)));

/** A service of so many municipalities, each with one answered checklist that waits for its reviewer. */
async function aServiceOf(count: number, name: string) {
  const service = await make.aService();
  const dpo = await make.aPerson(service, 'dpo');
  const places = [];
  for (let n = 0; n < count; n++) {
    const place = await make.aMunicipality(service, `${name}${n}`);
    const checklist = await make.aChecklist(place, {
      framework: 'cyfun_small',
      level: 'all',
      title: `${name} lijst ${n}`,
    });
    await answerAll(checklist);
    await as(dpo, (tx) => refreshScore(tx, checklist));
    await submit(checklist);
    places.push({ ...place, checklist });
  }
  return { service, dpo, places };
}

async function queriesOf(actor: Actor, work: (tx: ActorTx) => Promise<unknown>): Promise<number> {
  db.count();
  await as(actor, work);
  return db.count();
}

const few = await aServiceOf(3, 'Weinig');
const many = await aServiceOf(30, 'Veel');

describe('the number of queries of a page', () => {
  it.each<[string, (tx: ActorTx) => Promise<unknown>]>([
    ['portfolio', (tx) => findPortfolioPage(tx, filter())],
    ['portfolio over all frameworks', (tx) => findPortfolioPage(tx, filter('framework=all'))],
    ['review queue', listReviewQueue],
    ['start page', findStart],
  ])('%s is the same for 3 and for 30 municipalities', async (_, work) => {
    const [small, large] = [await queriesOf(few.dpo, work), await queriesOf(many.dpo, work)];
    expect(large).toBe(small);
    expect(large).toBeLessThanOrEqual(8);
  });

  it('overview is the same with one checklist and with eleven', async () => {
    const place = few.places[0];
    if (!place) throw new Error('no place');
    const work = (tx: ActorTx) => findOverview(tx, place.slug);
    const small = await queriesOf(few.dpo, work);
    for (let n = 0; n < 10; n++) await make.aChecklist(place, { framework: 'gdpr', level: 'all' });
    expect(await queriesOf(few.dpo, work)).toBe(small);
    await db.sql(`delete from checklist where municipality_id = $1 and id <> $2`, [place.id, place.checklist]);
  });
});

describe('who sees which rows', () => {
  const [own, other] = few.places;
  if (!own || !other) throw new Error('no places');
  const everything = async (actor: Actor) =>
    JSON.stringify(
      await as(actor, async (tx) => [
        await findStart(tx),
        await findDirectorView(tx),
        await listWork(tx),
        await listReviewQueue(tx),
        await findPortfolioPage(tx, filter('coverage=all')),
        await findOverview(tx, other.slug),
      ]),
    );

  it.each(['spoc', 'director', 'auditor'] as const)('a %s of one municipality: that one alone', async (role) => {
    const seen = await everything(await make.aPerson(few.service, role, { municipalityId: own.id }));
    expect(seen).toContain('Weinig lijst 0');
    expect(seen).not.toMatch(/Weinig lijst [12]|Weinig[12]|Veel/);
  });

  it('a contributor: what was handed over, and nothing else of the same municipality', async () => {
    const contributor = await make.aPerson(few.service, 'contributor', { municipalityId: own.id });
    expect(await everything(contributor)).not.toContain('lijst');
    const handed = await make.aChecklist(own, { title: 'Toevertrouwd', assigneeId: contributor.accountId });
    const seen = await everything(contributor);
    expect(seen).toContain('Toevertrouwd');
    expect(seen).not.toContain('lijst 0');
    const overview = await as(contributor, (tx) => findOverview(tx, own.slug));
    expect(overview).toMatchObject({ kind: 'refused' });
    await db.sql('delete from checklist where id = $1', [handed]);
  });

  it('an administrator: no register at all', async () => {
    const admin = await make.aPerson(few.service, 'admin');
    expect(await everything(admin)).not.toContain('lijst');
    expect(await as(admin, (tx) => findOverview(tx, own.slug))).toMatchObject({ kind: 'refused' });
  });

  it('another service: nothing, and not that it exists', async () => {
    expect(await everything(many.dpo)).not.toContain('Weinig');
    expect(await as(many.dpo, (tx) => findOverview(tx, own.slug))).toEqual({ kind: 'not_found' });
  });

  it('a reviewer and who oversees the service: all of theirs', async () => {
    for (const role of ['dpo', 'service_director'] as const) {
      const page = await read(await make.aPerson(few.service, role));
      expect(page.rows.map(({ name }) => name)).toEqual(['Weinig0', 'Weinig1', 'Weinig2']);
    }
  });
});

describe('the export', () => {
  const nothing = () => '';
  const links = {
    here: '',
    ...{ csv: '', xlsx: '', tickAll: '', tickNone: '', remind: '', message: '', launch: '' },
    matrix: '',
    campaigns: '',
    municipalities: '',
    municipality: nothing,
    orderBy: nothing,
  };

  it.each([
    'framework=cyfun_small',
    'framework=cyfun_small&sort=-name',
    'framework=cyfun_small&state=submitted',
    'framework=all',
    'framework=cyfun2025',
    'framework=cyfun_small&coverage=all&on=2019-01-01',
  ])('holds exactly the rows and texts of the screen: %s', async (query) => {
    const page = await read(few.dpo, query);
    const csv = await (await exportPortfolio(page, { format: 'csv', language: 'nl' })).text();
    const [, ...written] = parse(csv, { delimiter: ';', bom: true }) as string[][];
    const lines = written.slice(0, -BESIDE_LINES.length);
    const excel = await (await exportPortfolio(page, { format: 'xlsx', language: 'nl' })).arrayBuffer();
    const [, ...rows] = (await readExcelFile(Buffer.from(excel)))[0]?.data ?? [];
    expect(rows.map((row) => row.map((cell) => cell ?? ''))).toEqual(written);
    const html = renderToStaticMarkup(<PortfolioPage page={page} links={links} />);
    const body = /<tbody>(.*)<\/tbody>/s.exec(html)?.[1] ?? '';
    const screen = [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
      (row ?? '')
        .replace(/<svg.*?<\/svg>/gs, '')
        .split(/<[^>]+>/)
        .filter((text) => text.trim() !== ''),
    );
    expect(screen).toEqual(lines.map((line) => line.filter((text) => text !== '')));
    expect(screen).toHaveLength(page.rows.length);
  });

  it('counts a municipality without a checklist and shows it as such', async () => {
    const empty = await make.aMunicipality(few.service, 'Leegbeke');
    const page = await read(few.dpo, 'framework=cyfun_small');
    expect(page.summary.states.none).toBe(1);
    const csv = await (await exportPortfolio(page, { format: 'csv', language: 'nl' })).text();
    expect(csv).toMatch(/Leegbeke;[^\r]*Geen vragenlijst/);
    await db.sql('delete from municipality where id = $1', [empty.id]);
  });
});
