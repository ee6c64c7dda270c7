import { describe, expect, it } from 'vitest';
import { warnEnding } from '#app/features/evidence/warn-ending.server.ts';
import { freshDatabase } from '#test/support/database.ts';
import { evidencing } from '#test/support/evidence.ts';

const db = await freshDatabase();
const { make, link, situation, pieces } = evidencing(db);
const pathOf = (slug: string) => `/m/${slug}/evidence?state=expiring`;
/** Brussels, 10:00 on a day. */
const warn = (day: string) => warnEnding({ database: db.database, now: () => new Date(`${day}T09:00:00Z`) }, pathOf);
const END = '2026-06-30';

interface Params {
  n: number;
  municipalities: { municipality: string; path: string; marks: { days: number; n: number }[] }[];
}
const mails = async (accountId: number) =>
  (
    await db.sql<{ params: Params }>(
      `select params from outbox where account_id = $1 and kind = 'evidence_expiring' order by id`,
      [accountId],
    )
  ).map(({ params }) => params);
const marks = (id: number) =>
  db.sql<{ on: string; mark: number }>(
    `select valid_until::text as on, mark from evidence_warning where evidence_id = $1 order by at, mark`,
    [id],
  );

/** A piece of the contributor that ends on 30 June 2026. Only the pieces of this situation end. */
async function ending() {
  await db.sql('update evidence set valid_until = null');
  const s = await situation();
  await link(s.spoc, s.address);
  const id = (await pieces(s.municipality.id))[0]?.id ?? 0;
  const owner = s.contributor.accountId;
  await db.sql('update evidence set valid_until = $1, owner_id = $2 where id = $3', [END, owner, id]);
  return { ...s, id, owner };
}

describe('warnings before a piece ends', () => {
  it('come once per mark, in however many processes, until it has ended', async () => {
    const s = await ending();
    expect(await warn('2026-04-30')).toBe(0);
    const sent = await Promise.all([warn('2026-05-01'), warn('2026-05-01')]);
    expect(sent.sort()).toEqual([0, 1]);
    for (const day of ['2026-05-02', '2026-05-31', '2026-06-01', '2026-06-23', '2026-06-30', '2026-07-01'])
      await warn(day);
    expect((await marks(s.id)).map(({ mark }) => mark)).toEqual([60, 30, 7]);
    const written = await mails(s.owner);
    expect(written).toHaveLength(3);
    expect(written[0]).toMatchObject({
      n: 1,
      municipalities: [{ path: pathOf(s.municipality.slug), marks: [{ days: 60, n: 1 }] }],
    });
    expect(await mails(s.spoc.accountId)).toEqual([]);
  });

  it('tell only the nearest mark after an outage, and a new date anew', async () => {
    const s = await ending();
    await warn('2026-06-25');
    expect(await marks(s.id)).toEqual([{ on: END, mark: 7 }]);
    await db.sql(`update evidence set valid_until = '2026-07-20' where id = $1`, [s.id]);
    await warn('2026-06-25');
    expect(await mails(s.owner)).toHaveLength(1);
    await warn('2026-06-26');
    expect(await marks(s.id)).toEqual([
      { on: END, mark: 7 },
      { on: '2026-07-20', mark: 30 },
    ]);
    expect(await mails(s.owner)).toHaveLength(2);
  });

  it.each([
    ['left', `update membership set until_on = '2026-05-01' where account_id = $1`],
    ['was suspended', `update account set suspended_at = now() where id = $1`],
    ['is none', `update evidence set owner_id = null where owner_id = $1`],
  ])('go to every SPOC of the municipality where the owner %s', async (_, change) => {
    const s = await ending();
    const second = await make.aPerson(s.serviceId, 'spoc', { municipalityId: s.municipality.id });
    await db.sql(change, [s.owner]);
    expect(await warn('2026-06-25')).toBe(2);
    expect(await mails(s.owner)).toEqual([]);
    for (const one of [s.spoc, second]) expect(await mails(one.accountId)).toHaveLength(1);
  });

  it('are one mail over all pieces and municipalities, name no piece, and reach none where service ended', async () => {
    const s = await ending();
    const other = await make.aMunicipality(s.serviceId, 'Kalkem');
    await make.aMembership(s.serviceId, s.owner, 'contributor', { municipalityId: other.id });
    await db.sql(
      `insert into evidence (service_id, municipality_id, kind, title, url, created_at, owner_id, valid_until)
       select $1, $2, 'link', 'Geheim stuk', 'https://a.example/', now(), $3, '2026-07-20' from generate_series(1, 20)`,
      [s.serviceId, other.id, s.owner],
    );
    await db.sql(`update municipality set ended_on = '2026-06-01' where id = $1`, [s.municipality.id]);
    expect(await warn('2026-06-25')).toBe(1);
    const [mail] = await mails(s.owner);
    expect(mail).toMatchObject({ n: 20, municipalities: [{ municipality: 'Kalkem', marks: [{ days: 30, n: 20 }] }] });
    expect(JSON.stringify(mail)).not.toContain('Geheim');
    await db.sql('update municipality set ended_on = null');
    expect(await warn('2026-06-26')).toBe(1);
    expect((await mails(s.owner))[1]).toMatchObject({ n: 1, municipalities: [{ municipality: 'Zandbeke' }] });
  });
});
