import { describe, expect, it } from 'vitest';
import {
  filterText,
  findRegister,
  registerDocument,
  registerTable,
} from '#app/features/breaches/export-breaches.server.ts';
import { DOSSIERS_PER_PAGE, viewWholeRegister } from '#app/features/breaches/register-entries.server.ts';
import { translator } from '#app/i18n/translate.ts';
import { withActor } from '#db/connection.server.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { freshDatabase } from '#test/support/database.ts';
import { fillTenants } from '#test/support/tenants.ts';

const db = await freshDatabase();
const { own, sister, foreign, people } = await fillTenants(db);
const abroad = await builders(db).aPerson(foreign.serviceId, 'dpo');
const actors = { ...people, abroad };

const view = (who: keyof typeof actors, query = '') =>
  withActor(db.database, actors[who], NOW, (tx) => viewWholeRegister(tx, new URLSearchParams(query)));
const file = (query = '') =>
  withActor(db.database, people.dpo, NOW, (tx) => findRegister(tx, new URLSearchParams(query), null));
const ids = (entries: readonly { breach: { id: number } }[]) => entries.map(({ breach }) => breach.id);

/** So many dossiers more for the OCMW of a municipality, of 2031, of which nothing was sent. */
async function more(place: typeof own, n: number): Promise<void> {
  await db.sql(
    `with made as (insert into incident (service_id, municipality_id, year, number, title, description, channel,
       reported_at, ongoing, personal_data, form_key) select $1, $2, 2031, $2 * 1000 + n, 'Map', 'x', 'app', $4, 'no',
       'yes', gen_random_uuid()::text from generate_series(1, $5::int) n returning id, number)
     insert into breach (service_id, municipality_id, entity_id, incident_id, year, number, opened_at)
       select $1, $2, $3, id, 2031, number, $4 from made`,
    [place.serviceId, place.id, place.ocmw, NOW, n],
  );
}

describe('the register of article 33(5) over all municipalities', () => {
  it('holds what the reader may see and nothing of another service, whatever the address asks', async () => {
    const places = async (...asked: Parameters<typeof view>) =>
      (await view(...asked)).entries.map(({ breach }) => breach.municipalityId).sort();
    expect(await places('dpo')).toEqual([own.id, sister.id].sort());
    expect(await places('abroad')).toEqual([foreign.id]);
    expect(await places('spoc')).toEqual([own.id]);
    expect(await places('admin')).toEqual([]);
    expect(await places('dpo', `municipality=${foreign.id}`)).toEqual([]);
    expect(await places('dpo', `entity=${foreign.gemeente}`)).toEqual([]);
    const { municipalities, entities } = await view('spoc');
    expect(municipalities).toEqual([[own.id, 'Eigenbeke']]);
    expect(entities.map(([id]) => id)).toEqual([own.gemeente]);
    expect(JSON.stringify(await view('dpo'))).not.toContain('Vreemdbeke');
  });

  it('takes as many queries for sixty dossiers as for one, and cuts them in pages', async () => {
    const counted = async () => {
      db.count();
      await view('dpo');
      return db.count();
    };
    const before = await counted();
    await more(sister, 60);
    expect(await counted()).toBe(before);
    const first = await view('dpo');
    expect([first.total, first.pages, first.entries.length]).toEqual([62, 4, DOSSIERS_PER_PAGE]);
    expect(first.range).toEqual({ from: 1, to: 20 });
    const last = await view('dpo', 'page=99');
    expect([last.query.page, last.entries.length, last.range.from]).toEqual([4, 2, 61]);
    const pages = await Promise.all([1, 2, 3, 4].map((page) => view('dpo', `page=${page}`)));
    expect(pages.flatMap(({ entries }) => ids(entries))).toEqual(ids((await file('page=3')).entries));
  });

  it('is narrowed by year, municipality, entity, notified and state, and its files exactly so', async () => {
    const expected: Record<string, number> = {
      '': 62,
      'year=2031': 60,
      [`municipality=${sister.id}`]: 61,
      [`municipality=${own.id}`]: 1,
      [`entity=${sister.ocmw}`]: 60,
      [`municipality=${own.id}&entity=${sister.ocmw}`]: 0,
      'told=yes': 2,
      'told=no': 60,
      [`told=yes&municipality=${own.id}`]: 1,
      'told=maybe': 62,
      'state=closed': 0,
      'state=undecided': 60,
    };
    for (const [query, n] of Object.entries(expected)) {
      expect((await view('dpo', query)).total, query).toBe(n);
      expect((await file(query)).entries, query).toHaveLength(n);
    }
    const said = filterText(translator('nl'), await file(`told=yes&municipality=${own.id}`));
    expect(said).toBe('Gemeld, Eigenbeke');
    const { entities, years } = await view('dpo', `municipality=${own.id}`);
    expect(entities.map(([id]) => id)).toEqual([own.gemeente]);
    expect(years[0]).toBe(2031);
  });

  it('says first of which municipality a dossier is, on paper and in the columns; that of one municipality does not', async () => {
    const all = await file(`municipality=${own.id}`);
    expect(registerTable('nl', all).head.slice(0, 3)).toEqual(['Bestuur', 'Nummer', 'Verwerkingsverantwoordelijke']);
    expect(registerTable('nl', all).rows[0]?.[0]).toBe('Eigenbeke');
    expect(JSON.stringify(registerDocument('nl', all))).toContain('"Eigenbeke · DL-');
    const one = { ...all, municipality: 'Eigenbeke' };
    expect(registerTable('nl', one).head[0]).toBe('Nummer');
    expect(registerTable('nl', one).head.toSorted()).toEqual(registerTable('nl', all).head.toSorted());
  });
});
