import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Role } from '#app/domain/access.ts';
import type { PortfolioRow } from '#app/domain/portfolio.ts';
import { spreadOfCell, spreadOfTotal } from '#app/domain/portfolio-spread.ts';
import { ChooseMunicipalities } from '#app/features/campaigns/ChooseMunicipalities.tsx';
import { PortfolioPage } from '#app/features/portfolio/PortfolioPage.tsx';
import { readPortfolioFilter } from '#app/features/portfolio/portfolio-filter.ts';
import { findPortfolioPage } from '#app/features/portfolio/portfolio-page.server.ts';
import { withActor } from '#db/connection.server.ts';
import { refreshScore } from '#db/queries/refresh-score.server.ts';
import { answering } from '#test/support/answers.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const { answerAll } = answering(db);
const service = await make.aService();
const dpo = await make.aPerson(service, 'dpo');
for (const name of ['Aabeke', 'Beebeke', 'Ceebeke']) {
  const place = await make.aMunicipality(service, name);
  const checklist = await make.aChecklist(place, { framework: 'cyfun_small', level: 'all' });
  await answerAll(checklist);
  if (name === 'Ceebeke') await db.sql(`update answer set doc = '1', impl = '1' where checklist_id = $1`, [checklist]);
  await withActor(db.database, dpo, NOW, (tx) => refreshScore(tx, checklist));
}
await db.sql(`update municipality set name = 'Beebeke <i>' where name = 'Beebeke' and service_id = $1`, [service]);
const names = { tickAll: '/all', tickNone: '/none', remind: '/remind', message: '/message', launch: '/launch' };
const links = {
  ...{ here: '', csv: '', xlsx: '', matrix: '', campaigns: '', municipalities: '', orderBy: () => '', ...names },
  municipality: (slug: string) => `/m/${slug}`,
};
const htmlFor = async (role: Role, query = '') => {
  const actor = role === 'dpo' ? dpo : await make.aPerson(service, role);
  const filter = readPortfolioFilter(new URLSearchParams(`framework=cyfun_small&${query}`));
  const page = await withActor(db.database, actor, NOW, (tx) => findPortfolioPage(tx, filter));
  return renderToStaticMarkup(<PortfolioPage page={page} links={links} />);
};
const boxes = (html: string) => html.match(/<input type="checkbox" name="to"[^>]*>/g) ?? [];

describe('acting for many', () => {
  it('sends the ticked municipalities to a page of its own, without a script', async () => {
    const html = await htmlFor('dpo');
    expect([...html.matchAll(/formAction="([^"]+)"/gi)].map(([, to]) => to)).toEqual([
      '/remind',
      '/message',
      '/launch',
    ]);
    expect(boxes(html)).toHaveLength(3);
    expect(html).not.toContain('checked=""');
    expect(html).toContain('<input type="hidden" name="to" value=""/>');
  });

  it('ticks all that the filters leave, and no more', async () => {
    expect(boxes(await htmlFor('dpo', 'ticked=all')).filter((box) => box.includes('checked=""'))).toHaveLength(3);
    expect(boxes(await htmlFor('dpo', 'ticked=all&state=accepted'))).toEqual([]);
  });

  it.each(['service_director', 'auditor'] as const)('offers a %s, who only reads, nothing to tick', async (role) => {
    const html = await htmlFor(role, 'ticked=all');
    expect(html).toContain('Aabeke');
    expect(boxes(html)).toEqual([]);
    expect(html).not.toContain('/remind');
  });

  it('escapes what people typed', async () => {
    const html = await htmlFor('dpo');
    expect(html).toContain('Beebeke &lt;i&gt;');
    expect(html).not.toContain('Beebeke <i>');
  });

  it('gives the spread and the lowest beside every mean', async () => {
    const html = await htmlFor('dpo');
    const [spread, mean, lowest] = [...html.matchAll(/<tr><th scope="row">[^<]*<\/th>(.*?)<\/tr>/g)].map(([, row]) =>
      (row ?? '').split('</td>').map((cell) => cell.replace(/<[^>]+>/g, '')),
    );
    expect(mean?.filter((text) => /over [1-9]/.test(text)).length).toBeGreaterThan(1);
    for (const [index, text] of (mean ?? []).entries()) {
      if (!/over [1-9]/.test(text)) continue;
      expect(spread?.[index]).toMatch(/\d (haalt|net|ver|voorlopig)/);
      expect(lowest?.[index]).toMatch(/^1\D*0?Ceebeke/);
    }
  });
});

describe('choosing whom a launch is for', () => {
  const candidates = ['a', 'b'].map((slug, id) => ({ id, slug, name: slug, entities: [], people: [], underWay: [] }));
  const ticked = (all: boolean | string[]) =>
    renderToStaticMarkup(<ChooseMunicipalities candidates={candidates} form={{}} legend="" all={all} />).match(
      /checked=""/g,
    )?.length ?? 0;
  it.each([
    [true, 2],
    [['', 'b'], 1],
    [[''], 0],
  ])('begins with %j', (all, n) => {
    expect(ticked(all)).toBe(n);
  });
});

describe('the spread of a column', () => {
  const row = (name: string, score: number | null, answered = 2): PortfolioRow => ({
    ...{ slug: name, name, covered: [], regimes: [], state: 'open', late: false, gap: null, change: null, age: null },
    checklist: { scale: 'maturity', score, answered, total: 2, target: 2.5 } as PortfolioRow['checklist'],
    cells: [{ code: 'GV', score, scale: 'maturity', tone: score === null ? 'quiet' : 'good', age: null, state: null }],
  });
  it('takes the mean of whole lists alone, and counts those under way beside it', () => {
    const spread = spreadOfTotal([row('B', 2), row('A', 2), row('C', 4), row('D', 5, 1), row('E', null, 0)]);
    expect(spread).toMatchObject({ scored: 3, lowest: { name: 'A', score: 2, others: 1 } });
    expect(spread.mean).toBeCloseTo(8 / 3);
    expect(spread.counts).toMatchObject({ good: 1, warning: 2, busy: 1, quiet: 1 });
  });
  it('has no mean where nobody has a figure', () => {
    expect(spreadOfCell([row('A', null)], 0)).toMatchObject({ scored: 0, mean: null, lowest: null });
  });
});
