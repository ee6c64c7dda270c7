import { verify } from '@node-rs/argon2';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '#app/domain/demo-accounts.ts';
import { listReferenceMunicipalities } from '#db/reference/municipalities.server.ts';
import { seedDemo } from '#db/seed/demo.server.ts';
import { MEMBERS, OTHERS, slugOf } from '#db/seed/names.ts';
import { verifyJournal } from '#db/verify-journal.server.ts';
import { freshDatabase } from '#test/support/database.ts';

const NOW = new Date('2026-11-19T14:20:00Z');
const COUNT_COVERED = `select count(distinct e.municipality_id) filter (where pair) ::int as pairs,
    count(distinct e.municipality_id) filter (where not pair)::int as ocmw_only
  from (select e.municipality_id, bool_or(e.kind = 'gemeente') as pair from coverage c join entity e on e.id = c.entity_id
    join municipality m on m.id = e.municipality_id join service s on s.id = m.service_id
    where s.slug = 'welzijnsvereniging-demoland' and c.from_on <= $1::date and (c.until_on is null or c.until_on >= $1::date)
    group by e.municipality_id) e`;

const db = await freshDatabase();
beforeAll(() => db.asOwner((client) => seedDemo(client, NOW)));

const one = async <T extends object>(text: string, values: unknown[] = []): Promise<T> =>
  (await db.sql(text, values))[0] as T;

describe('the world of the demo', () => {
  it('has 25 municipalities with Zandbeke first, and 8 in the second service', async () => {
    const rows = await db.sql<{ slug: string; n: number }>(
      'select s.slug, count(*)::int as n from municipality m join service s on s.id = m.service_id group by s.id order by s.id',
    );
    expect(rows.map(({ n }) => n)).toEqual([25, 8]);
    expect(await one('select slug, name from municipality order by id limit 1')).toEqual({
      slug: 'zandbeke',
      name: 'Zandbeke',
    });
  });

  it('guides 7 pairs and 6 OCMWs until the end of 2023, and 8 and 5 from the day one gemeente joins', async () => {
    expect(await one(COUNT_COVERED, ['2023-01-01'])).toEqual({ pairs: 7, ocmw_only: 6 });
    expect(await one(COUNT_COVERED, ['2023-12-31'])).toEqual({ pairs: 7, ocmw_only: 6 });
    expect(await one(COUNT_COVERED, ['2024-01-01'])).toEqual({ pairs: 8, ocmw_only: 5 });
  });

  it('leaves the numbers of what does not exist empty', async () => {
    expect(await one('select count(kbo)::int as kbo, count(ovo)::int as ovo from entity')).toEqual({ kbo: 0, ovo: 0 });
    expect(await one('select count(nis_code)::int as nis from municipality')).toEqual({ nis: 0 });
  });

  it('names no municipality that exists', () => {
    const names = [...MEMBERS, ...OTHERS].map(slugOf);
    expect(new Set(names).size).toBe(33);
    const real = listReferenceMunicipalities().flatMap(({ name }) =>
      name
        .split(/[-\s(]/)
        .concat(name)
        .map(slugOf),
    );
    expect(real.length).toBeGreaterThan(285);
    expect(names.filter((name) => real.includes(name))).toEqual([]);
  });
});

describe('the people of the demo', () => {
  it('can all sign in with the one password', async () => {
    const emails = DEMO_ACCOUNTS.map(({ email }) => email);
    const rows = await db.sql<{ email: string; role: string; password_hash: string }>(
      `select a.email, m.role, c.password_hash from account a join credential c on c.account_id = a.id
       join membership m on m.account_id = a.id where a.email = any ($1)`,
      [emails],
    );
    for (const { email, who } of DEMO_ACCOUNTS) {
      const role = who === 'other_dpo' ? 'dpo' : who;
      expect(rows.filter((row) => row.email === email).map((row) => row.role)).toContain(role);
    }
    expect(await verify(rows[0]?.password_hash ?? '', DEMO_PASSWORD)).toBe(true);
    expect(await one('select count(distinct password_hash)::int as n from credential')).toEqual({ n: 1 });
  });

  it('has exactly one person who is SPOC in two municipalities, and it is the one of Zandbeke', async () => {
    const rows = await db.sql<{ email: string }>(
      `select a.email from membership m join account a on a.id = m.account_id where m.role = 'spoc'
       group by a.email having count(distinct m.municipality_id) > 1`,
    );
    expect(rows).toEqual([{ email: 'spoc.zandbeke@demo.example' }]);
  });

  it('limits the auditor in time and hands the contributor one small checklist', async () => {
    expect(
      await one(`select until_on > $1::date and from_on <= $1::date as now from membership where role = 'auditor'`, [
        NOW,
      ]),
    ).toEqual({ now: true });
    const handed = await db.sql(
      `select f.code from checklist c join framework f on f.id = c.framework_id join account a on a.id = c.assignee_id
       where a.email = 'contributor.zandbeke@demo.example'`,
    );
    expect(handed).toEqual([{ code: 'cyfun_small' }]);
  });
});

describe('the journal of the demo', () => {
  it('is an unbroken chain per service, up to its head', async () => {
    const report = await db.asOwner((client) => verifyJournal(client, []));
    expect(report).toMatchObject({ services: 2, faults: [] });
    expect(report.lines).toBeGreaterThan(10_000);
  });

  it('has a line for every save, verdict and hand-over', async () => {
    const counted = await one(
      `select (select count(*) from answer_version) as saves, (select count(*) from verdict) as verdicts,
         (select count(*) from checklist_step) as steps`,
    );
    const told = await one(
      `select count(*) filter (where event in ('requirement.answered', 'requirement.exception_set')) as saves,
         count(*) filter (where event = 'requirement.judged') as verdicts,
         count(*) filter (where object_type = 'checklist') as steps from journal`,
    );
    expect(told).toEqual(counted);
  });

  it('goes on from there with the next act', async () => {
    const [line] = await db.sql<{ seq: number }>(
      `select journal_append(s.id, $1, null, 'system', 'service.changed', null, 'service', s.id::text, null, null) as seq
       from service s order by id limit 1`,
      [NOW],
    );
    expect(await one('select count(*)::int as seq from journal where service_id = 1')).toEqual(line);
  });
});
