import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { linkOf, reportToken } from '#app/features/incidents/report-token.server.ts';
import { makeSecrets } from '#app/outside/secrets.server.ts';
import { builders } from '#test/support/builders.ts';
import { aRunningServer } from '#test/support/running.ts';

const running = await aRunningServer({ environment: { WAARBORG_SECRET: 'a secret of thirty-two characters!' } });
const make = builders(running.db);
const secrets = makeSecrets('a secret of thirty-two characters!');

async function situation() {
  const service = await make.aService('Dienst Noord');
  const place = await make.aMunicipality(service, 'Zandbeke');
  const dpo = await make.aPerson(service, 'dpo');
  await running.db.sql('insert into report_link (service_id, municipality_id, created_at) values ($1, $2, now())', [
    service,
    place.id,
  ]);
  const [link] = await running.db.sql<{ id: number }>('select id from report_link where municipality_id = $1', [
    place.id,
  ]);
  return { service, place, dpo, token: reportToken(secrets, link?.id ?? 0) };
}

const form = (more: Record<string, string> = {}) => ({
  form_key: randomUUID(),
  description: 'Laptop gestolen uit de auto van een collega',
  noticed_day: '2026-01-13',
  noticed_time: '',
  personal_data: 'unknown',
  ongoing: 'yes',
  name: '',
  contact: '',
  ...more,
});
const kept = (service: number) =>
  running.db.sql<{ number: number; channel: string; reporter_id: number | null; detected_precision: string }>(
    'select number, channel, reporter_id, detected_precision from incident where service_id = $1 order by id',
    [service],
  );

describe('reporting without an account', () => {
  it('arrives once however often it is sent, tells the DPO and the journal, and shows nothing else', async () => {
    const { service, place, dpo, token } = await situation();
    const page = await running.get(`/report/${token}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Zandbeke');
    const sent = form();
    const answers = await Promise.all([1, 2, 3].map(() => running.post(`/report/${token}`, sent)));
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('INC-2026-001');
    }
    expect(await kept(service)).toEqual([{ number: 1, channel: 'link', reporter_id: null, detected_precision: 'day' }]);
    const mails = await running.db.sql(`select account_id from outbox where service_id = $1`, [service]);
    expect(mails).toEqual([{ account_id: dpo.accountId }]);
    const lines = await running.db.sql(
      `select actor_role, municipality_id, object_id from journal where service_id = $1 and event = 'incident.reported'`,
      [service],
    );
    expect(lines).toEqual([{ actor_role: 'gate', municipality_id: place.id, object_id: 'INC-2026-001' }]);
    expect((await running.get(`/m/${place.slug}/incidents/INC-2026-001`)).status).toBe(303);
  });

  it('gives back everything that was typed when something is missing', async () => {
    const { service, token } = await situation();
    const answer = await running.post(`/report/${token}`, form({ description: '', name: 'Jo uit de <b>loods</b>' }));
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Jo uit de &lt;b&gt;loods&lt;/b&gt;');
    expect(page).toContain('Vertel kort wat er gebeurd is.');
    const long = await running.post(`/report/${token}`, form({ description: 'x'.repeat(10_001) }));
    expect(long.status).toBe(422);
    expect((await running.post(`/report/${token}`, form({ municipality: '1' }))).status).toBe(422);
    expect(await kept(service)).toEqual([]);
  });

  it('works with a link that stands and is signed by this installation, and no other', async () => {
    const { service, place, token } = await situation();
    const [id = ''] = token.split('-');
    const forged = reportToken(makeSecrets('some other secret, of another house'), Number(id));
    const renumbered = token.replace(/^\d+/, String(Number(id) + 1));
    for (const wrong of [forged, renumbered, `${id}-`, id, 'x', `${token}x`]) {
      expect((await running.get(`/report/${encodeURIComponent(wrong)}`)).status, wrong).toBe(410);
      expect((await running.post(`/report/${encodeURIComponent(wrong)}`, form())).status, wrong).toBe(410);
    }
    await running.db.sql('update report_link set ended_at = now() where municipality_id = $1', [place.id]);
    expect((await running.get(`/report/${token}`)).status).toBe(410);
    expect((await running.post(`/report/${token}`, form())).status).toBe(410);
    expect(await kept(service)).toEqual([]);
    expect(linkOf(secrets, token)).toBe(Number(id));
  });

  it('slows down who sends very many, keeps what they typed, and says when to try again', async () => {
    const { service, token } = await situation();
    let last = await running.post(`/report/${token}`, form());
    for (let n = 0; n < 40 && last.status === 200; n += 1) last = await running.post(`/report/${token}`, form());
    expect(last.status).toBe(429);
    const page = await last.text();
    expect(page).toContain('Laptop gestolen uit de auto van een collega');
    expect(page).toContain('10:02');
    expect((await kept(service)).length).toBeLessThan(40);
  });
});
