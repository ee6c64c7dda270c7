import { describe, expect, it } from 'vitest';
import { findFrameworkPage } from '#app/features/frameworks/framework-page.server.ts';
import { readTreeFilter } from '#app/features/frameworks/framework-tree.ts';
import { withActor } from '#db/connection.server.ts';
import { listFrameworks } from '#db/queries/frameworks.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const service = await make.aService();
const reader = await make.aPerson(service, 'admin');

async function pageOf(code: string, query = '') {
  const id = await make.frameworkId(code);
  const filter = readTreeFilter(new URLSearchParams(query));
  const page = await withActor(db.database, reader, NOW, (tx) => findFrameworkPage(tx, id, filter));
  if (!page) throw new Error(`no framework ${code}`);
  return page;
}

describe('the library of frameworks', () => {
  it('lists each with the counts per level that the editions have', async () => {
    const all = await withActor(db.database, reader, NOW, (tx) => listFrameworks(tx));
    const counts = (code: string) =>
      all.find((each) => each.code === code)?.counts.map((each) => [each.requirements, each.keyMeasures]);
    expect(counts('cyfun2025')).toEqual([
      [34, 13],
      [133, 22],
      [218, 29],
    ]);
    expect(counts('cyfun2023')).toEqual([
      [34, 13],
      [140, 21],
      [219, 29],
    ]);
    expect(counts('cyfun_small')).toEqual([[8, 0]]);
    expect(all.find((each) => each.code === 'ksz')?.verified).toBe(false);
  });

  it.each([
    ['cyfun2025', '', 218],
    ['cyfun2025', 'level=basic', 34],
    ['cyfun2025', 'level=important', 133],
    ['cyfun2025', 'level=basic&key=yes', 13],
    ['cyfun2023', 'level=essential&key=yes', 29],
    ['cyfun2025', 'q=zzzz', 0],
    ['cyfun2025', 'level=unknown', 0],
  ])('shows of %s under "%s" %i requirements', async (code, query, shown) => {
    expect((await pageOf(code, query)).tree.shown).toBe(shown);
  });

  it('finds by code and by words of either language, whatever the case', async () => {
    expect((await pageOf('cyfun2025', 'q=pr.aa-05.1')).tree.shown).toBe(1);
    const [dutch, english] = [
      await pageOf('cyfun2025', 'q=NETWERKSEGMENTATIE'),
      await pageOf('cyfun2025', 'q=segmentation'),
    ];
    expect(dutch.tree.shown).toBeGreaterThan(0);
    expect(english.tree.shown).toBeGreaterThan(0);
  });

  it('tells what a requirement touches elsewhere, with how sure that is', async () => {
    const { tree } = await pageOf('cyfun2025');
    const all = tree.roots.flatMap(function below(node): (typeof node.mappings)[number][] {
      return [...node.mappings, ...node.children.flatMap(below)];
    });
    expect(all.length).toBeGreaterThan(100);
    expect(all.every((each) => each.quality && each.relation && each.otherFramework !== 'cyfun2025')).toBe(true);
  });

  it('does not show the framework of another service', async () => {
    const other = await make.aService();
    const rows = await db.sql<{ id: number }>(
      `insert into framework (service_id, code, edition, revision, content_hash, title_nl, title_en, verified, scale, levels,
         thresholds, not_applicable, score_groups, created_at)
       values ($1, 'eigen', '1', 1, 'x', 'Geheim kader', 'Secret', true, 'compliance', '[]', 'null', 'null', 'null', $2)
       returning id`,
      [other, NOW],
    );
    const id = rows[0]?.id ?? 0;
    const filter = readTreeFilter(new URLSearchParams());
    expect(await withActor(db.database, reader, NOW, (tx) => findFrameworkPage(tx, id, filter))).toBeNull();
    const own = await make.aPerson(other, 'dpo');
    expect(await withActor(db.database, own, NOW, (tx) => findFrameworkPage(tx, id, filter))).not.toBeNull();
  });

  it('lists mapping lines that have no effect: those left out of the source, and those to a code that does not exist', async () => {
    expect((await pageOf('cyfun2025')).leftOut.map((each) => each.reason)).not.toContain(null);
    expect((await pageOf('cyfun2023')).leftOut).toContainEqual({
      reason: 'No official requirement: library only',
      pairs: ['RS.MI-2.1 → RS.MI-01.2', 'RS.MI-3.1 → ID.RA-08.1', 'RS.MI-3.1 → ID.RA-08.2'],
    });
    await db.sql(`insert into framework_mapping (set_code, quality, status, from_framework, from_code, to_framework, to_code,
      relation) values ('x', 'derived', 'Test', 'cyfun2025', 'GV.PO-01.1', 'iso27001_2022', 'A.99.9', 'related')`);
    const unknown = { reason: null, pairs: ['cyfun2025 GV.PO-01.1 → iso27001_2022 A.99.9'] };
    expect((await pageOf('cyfun2025')).leftOut[0]).toEqual(unknown);
    expect((await pageOf('iso27001_2022')).leftOut[0]).toEqual(unknown);
    expect((await pageOf('gdpr')).leftOut).toEqual([]);
  });
});
