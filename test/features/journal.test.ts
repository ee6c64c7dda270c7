import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { EVENTS, OBJECT_TYPES } from '#app/domain/journal.ts';
import { differencesOf, eventsOf, parseObject, readJournalQuery } from '#app/features/journal/journal-view.ts';
import { JOURNAL_PAGE, viewJournal } from '#app/features/journal/view-journal.server.ts';
import { withActor } from '#db/connection.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const make = builders(db);
const service = await make.aService();
const own = await make.aMunicipality(service, 'Eigenbeke');
const sister = await make.aMunicipality(service, 'Zusterbeke');
const other = await make.aService();
const foreign = await make.aMunicipality(other, 'Vreemdbeke');
const admin = await make.aPerson(service, 'admin');
const dpo = await make.aPerson(service, 'dpo', { name: 'Dora' });
const spoc = await make.aPerson(service, 'spoc', { municipalityId: own.id });
const otherDpo = await make.aPerson(other, 'dpo');

const write = (actor: Actor, municipalityId: number | null, n: number, text: string, at = NOW) =>
  withActor(db.database, actor, at, (tx) =>
    recordAll(
      tx,
      'dpo',
      Array.from({ length: n }, (_, i) => ({
        event: 'requirement.answered',
        municipalityId,
        objectType: 'requirement',
        objectId: `${i}`,
        after: { explanation: text },
      })),
    ),
  );
const view = (actor: Actor, search = '', municipalityId?: number) =>
  withActor(db.database, actor, NOW, (tx) => viewJournal(tx, new URLSearchParams(search), municipalityId));
const textOf = async (...args: Parameters<typeof view>) => JSON.stringify(await view(...args));

await write(dpo, own.id, 60, 'OWN-CANARY');
await write(dpo, sister.id, 3, 'SISTER-CANARY');
await write(otherDpo, foreign.id, 3, 'FOREIGN-CANARY');
await withActor(db.database, admin, NOW, (tx) =>
  recordAll(tx, 'admin', [
    { event: 'regime.set', municipalityId: own.id, objectType: 'regime', objectId: 1, after: { code: 'nis2' } },
    { event: 'service.changed', objectType: 'service', objectId: service, before: { name: 'A' }, after: { name: 'B' } },
  ]),
);

describe('the journal', () => {
  it('of a municipality never shows a line of another, whatever the address asks', async () => {
    const asked = [
      '',
      'object=requirement',
      `person=${dpo.accountId}`,
      'event=requirement.',
      'from=2020-01-01&until=2030-01-01',
    ];
    for (const search of asked) {
      for (const actor of [spoc, dpo]) {
        const text = await textOf(actor, search, own.id);
        expect(text).toContain('OWN-CANARY');
        expect(text).not.toMatch(/SISTER-CANARY|FOREIGN-CANARY/);
      }
    }
    for (const elsewhere of [sister, foreign]) expect((await view(spoc, '', elsewhere.id)).lines).toEqual([]);
  });

  it('of the service shows a DPO all its registers and none of another service', async () => {
    const [first, second] = [await view(dpo), await view(dpo, `before=${15}`)];
    expect(JSON.stringify([first, second])).not.toContain('FOREIGN-CANARY');
    expect(first.lines.some((line) => line.municipality?.name === 'Zusterbeke')).toBe(true);
  });

  it('of the service shows an administrator the world and its people, and no register', async () => {
    const { lines } = await view(admin);
    expect(lines.map((line) => line.event)).toEqual(['service.changed', 'regime.set']);
  });

  it('turns its pages without losing or repeating a line', async () => {
    const seen: number[] = [];
    let before: number | null = null;
    do {
      const page: Awaited<ReturnType<typeof view>> = await view(dpo, before === null ? '' : `before=${before}`, own.id);
      expect(page.lines.length).toBeLessThanOrEqual(JOURNAL_PAGE);
      seen.push(...page.lines.map((line) => line.seq));
      before = page.olderThan;
    } while (before !== null);
    expect(seen).toHaveLength(61);
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => b - a));
  });

  it('is narrowed by object, person, event and days', async () => {
    const count = async (search: string) => (await view(dpo, search)).lines.length;
    expect(await count('object=requirement:2')).toBe(2);
    expect(await count('object=requirement:59')).toBe(1);
    expect(await count('event=regime.set')).toBe(1);
    expect(await count('event=service.')).toBe(1);
    expect(await count(`person=${admin.accountId}`)).toBe(2);
    expect(await count('until=2026-01-14')).toBe(0);
    expect(await count('from=2026-01-16')).toBe(0);
    expect(await count('from=2026-01-15&until=2026-01-15&event=regime.set')).toBe(1);
  });

  it('counts a line of just before midnight in Brussels to that day', async () => {
    await write(otherDpo, foreign.id, 1, 'late', new Date('2026-06-30T21:59:00Z'));
    await write(otherDpo, foreign.id, 1, 'early', new Date('2026-06-30T22:00:00Z'));
    const on = async (day: string) =>
      (await view(otherDpo, `from=${day}&until=${day}`)).lines.map((line) => JSON.stringify(line.after));
    expect(await on('2026-06-30')).toEqual(['{"explanation":"late"}']);
    expect(await on('2026-07-01')).toEqual(['{"explanation":"early"}']);
  });

  it('asks as many queries for one line as for fifty', async () => {
    const queries = async (search: string) => {
      db.count();
      await view(dpo, search);
      return db.count();
    };
    expect(await queries('')).toBe(await queries('event=regime.set'));
  });
});

describe('the address of a journal page', () => {
  it.each([
    ['event=nonsense', { event: '' }],
    ['event=checklist.', { event: 'checklist.' }],
    ['person=1%20or%201', { person: '' }],
    ['object=checklist:12', { object: 'checklist:12' }],
    ['object=secret:12', { object: '' }],
    ['from=2026-02-30', { from: '' }],
    ['from=2028-02-29', { from: '2028-02-29' }],
    ['until=tomorrow', { until: '' }],
    ['before=-1', { before: '' }],
  ])('%s', (search, expected) => {
    expect(readJournalQuery(new URLSearchParams(search))).toMatchObject(expected);
  });

  it('names every event by itself, and every kind of object', () => {
    for (const event of EVENTS) expect(eventsOf(event)).toEqual([event]);
    for (const type of OBJECT_TYPES) expect(parseObject(`${type}:7`)).toEqual({ type, id: '7' });
    expect(parseObject('requirement:12/GV.OC-01.1')).toEqual({ type: 'requirement', id: '12/GV.OC-01.1' });
  });
});

describe('what a line changed', () => {
  it('sets what differs apart from what stayed', () => {
    const { changed, same } = differencesOf(
      { name: 'A', level: null, code: 'x' },
      { name: 'B', level: null, code: 'x' },
    );
    expect(changed).toEqual([{ fact: 'name', before: 'A', after: 'B' }]);
    expect(same.map((one) => one.fact)).toEqual(['code']);
  });

  it('shows a first line as it is, without what is empty', () => {
    const { changed } = differencesOf(null, { name: 'A', note: '', untilOn: null });
    expect(changed.map((one) => one.fact)).toEqual(['name']);
  });
});
