import { describe, expect, it } from 'vitest';
import { stateOfRequest } from '#app/domain/data-request.ts';
import { viewRequest } from '#app/features/requests/view-request.server.ts';
import { viewRequests } from '#app/features/requests/view-requests.server.ts';
import { isMessageKey } from '#app/i18n/translate.ts';
import { type ActorTx, withSystem } from '#db/connection.server.ts';
import { listRequestClocks, listRunningRequests } from '#db/queries/data-requests.server.ts';
import { NOW } from '#test/support/builders.ts';
import { checked, days, extend, requesting } from '#test/support/data-requests.ts';

const { db, as, situation, registered, look, act } = await requesting();

describe('the register of requests', () => {
  it('is narrowed by state, term, kind, year and entity, the least time left first', async () => {
    const s = await situation();
    const late = await registered(s, { received: '1/12/2025 10:00' });
    const ocmw = await registered(s, { entity: s.place.ocmw, kind: 'erasure' });
    const done = await registered(s, { received: '2/11/2025 10:00' });
    await act(s.spoc, s.place, done, { ...checked, version: 1 });
    const [{ id } = { id: 0 }] = await db.sql<{ id: number }>(
      `select id from data_request where service_id = $1 and number = 2 and year = 2025`,
      [s.service],
    );
    await db.sql(`update data_request set answered_at = '2026-01-05', answer = 'x', version = 3 where id = $1`, [id]);
    const codes = async (query: string, of: number | undefined = s.place.id) =>
      (await as(s.dpo, (tx) => viewRequests(tx, new URLSearchParams(query), of), days(1))).lines.map(
        ({ code }) => code,
      );
    expect(await codes('')).toEqual([late, ocmw, done]);
    expect(await codes('state=open')).toEqual([late, ocmw]);
    expect(await codes('state=answered')).toEqual([done]);
    expect(await codes('term=overdue')).toEqual([late]);
    expect(await codes('term=late')).toEqual([done]);
    expect(await codes('kind=erasure')).toEqual([ocmw]);
    expect(await codes('year=2025')).toEqual([late, done]);
    expect(await codes(`entity=${s.place.ocmw}`)).toEqual([ocmw]);
    expect(await codes('state=nonsense&entity=x')).toHaveLength(3);
    expect(await as(s.dpo, (tx) => viewRequests(tx, new URLSearchParams(), s.sister.id))).toMatchObject({ total: 0 });
    expect(await as(s.dpo, (tx) => listRunningRequests(tx))).toMatchObject([
      { number: 1, year: 2025 },
      { entity: expect.any(String), kind: 'erasure' },
    ]);
  });

  it('shows fifty a page, with as many statements for sixty requests as for one', async () => {
    const s = await situation();
    const number = await registered(s);
    const counted = async (work: (tx: ActorTx) => Promise<unknown>) => {
      db.count();
      await as(s.dpo, work);
      return db.count();
    };
    const list = (tx: ActorTx) => viewRequests(tx, new URLSearchParams(), s.place.id);
    const one = (tx: ActorTx) => viewRequest(tx, { slug: s.place.slug, number });
    const before = [await counted(list), await counted(one)];
    for (let n = 0; n < 59; n += 1) await registered(s);
    for (let n = 0; n < 5; n += 1) await act(s.spoc, s.place, number, { intent: 'note', note: 'x' });
    expect([await counted(list), await counted(one)]).toEqual(before);
    const pages = await as(s.dpo, (tx) => viewRequests(tx, new URLSearchParams('page=2'), s.place.id));
    expect([pages.total, pages.pages, pages.lines.length]).toEqual([60, 2, 10]);
  });

  it('gives the worker its clocks and no name; the stored state is that of the rules', async () => {
    const s = await situation();
    const number = await registered(s);
    await act(s.spoc, s.place, number, extend);
    const clocks = await withSystem(db.database, NOW, (tx) => listRequestClocks(tx));
    const own = clocks.filter(({ serviceId }) => serviceId === s.service);
    expect(own).toMatchObject([
      { municipalityId: s.place.id, number: 1, facts: { receivedVersion: 1, answeredAt: null } },
    ]);
    expect(JSON.stringify(clocks)).not.toContain('Geheim');
    await expect(
      withSystem(db.database, NOW, (tx) => tx.q.selectFrom('data_request').select('person_name').execute()),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps the state that the rules give, whatever was done', async () => {
    const s = await situation();
    await registered(s);
    const columns = ['identity_asked', 'identity_checked', 'extended', 'answered', 'refused', 'withdrawn'];
    const extra = `extension_ground = case when extended_at is null then null else 'number' end,
      extension_reason = case when extended_at is null then '' else 'x' end,
      refusal_ground = case when refused_at is null then null else 'excessive' end,
      refusal_reason = case when refused_at is null then '' else 'x' end`;
    const states = new Set<string>();
    for (let bits = 0; bits < 64; bits += 1) {
      const [asked, checked, , answered, refused, withdrawn] = columns.map((_, n) => (bits >> n) % 2);
      if ((answered ?? 0) + (refused ?? 0) + (withdrawn ?? 0) > 1 || (answered && !checked) || asked === undefined)
        continue;
      const sets = columns.map((column, n) => `${column}_at = ${(bits >> n) % 2 ? 'received_at' : 'null'}`).join(', ');
      const grounds = extra
        .replaceAll('extended_at is null', (bits >> 2) % 2 ? 'false' : 'true')
        .replaceAll('refused_at is null', (bits >> 4) % 2 ? 'false' : 'true');
      await db.sql(`update data_request set ${sets}, ${grounds} where service_id = $1`, [s.service]);
      const view = await look(s.dpo, s.place, 'VB-2026-001');
      expect(view?.request.state).toBe(view && stateOfRequest(view.request));
      states.add(view?.request.state ?? '');
    }
    expect(states.size).toBe(7);
  });

  it('has a sentence for every fault that its acts give', () => {
    for (const key of [
      'requests.fault.stale',
      'request_terms.step_problem.twice',
      'request_terms.receipt_problem.extension_late',
    ])
      expect(isMessageKey(key)).toBe(true);
  });
});
