import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { writeMoment } from '#app/domain/typed-moment.ts';
import { builders, NOW } from '#test/support/builders.ts';
import { aRunningServer } from '#test/support/running.ts';

const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000);
const running = await aRunningServer({ now: () => hours(1) });
const make = builders(running.db);

/** A dossier of the gemeente of which the controller knows since NOW. */
async function situation() {
  const service = await make.aService();
  const place = await make.aMunicipality(service, 'Zandbeke');
  const [breach] = await running.db.sql<{ id: number }>(
    `with made as (insert into incident (service_id, municipality_id, year, number, title, description, channel,
       reported_at, ongoing, personal_data, form_key) values ($1, $2, 2026, 1, 'Mail kwijt', 'x', 'app', $4, 'no', 'yes',
       gen_random_uuid()::text) returning id)
     insert into breach (service_id, municipality_id, entity_id, incident_id, year, number, aware_at, aware_version,
       opened_at) select $1, $2, $3, id, 2026, 1, $4, 1, $4 from made returning id`,
    [service, place.id, place.gemeente, NOW],
  );
  await running.db.sql(
    `insert into breach_awareness (breach_id, version, service_id, municipality_id, entity_id, aware_at, who, reason, at)
     values ($1, 1, $2, $3, $4, $5, 'ICT', 'Logboek', $5)`,
    [breach?.id, service, place.id, place.gemeente, NOW],
  );
  const dpo = await make.aPerson(service, 'dpo');
  const spoc = await make.aPerson(service, 'spoc', { municipalityId: place.id });
  const director = await make.aPerson(service, 'director', { municipalityId: place.id });
  return { dpo, spoc, director, breachId: breach?.id, path: `/m/${place.slug}/breaches/DL-2026-001` };
}
const post = async (actor: Actor, path: string, form: Record<string, string>) =>
  running.post(path, form, await running.cookieOf(actor));

/** What a page says and what stands in its boxes, without the markup. */
const plain = (html: string) =>
  html
    .slice(html.indexOf('<main'))
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"');
const boxed = (html: string, name: string) =>
  new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)</textarea>`).exec(html)?.[1]?.trim();
const hidden = (html: string, name: string) =>
  /value="([^"]*)"/.exec(new RegExp(`<input type="hidden"[^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? '')?.[1];

describe('who comes second in a dossier', () => {
  it('keeps what was typed in the facts, sees beside it what the first saved, and may then save over it', async () => {
    const s = await situation();
    const path = `${s.path}/facts/mitigation`;
    const form = (text: string, version: string) => ({ version, go: 'stay', mitigation_measures: text });
    expect((await post(s.spoc, path, form('Map dichtgezet', '0'))).status).toBe(303);
    const answer = await post(s.dpo, path, form('Wachtwoorden vervangen', '0'));
    expect(answer.status).toBe(409);
    const page = plain(await answer.text());
    expect(boxed(page, 'mitigation_measures')).toBe('Wachtwoorden vervangen');
    expect(/<p class="fact-meanwhile">([^<]*)</.exec(page)?.[1]).toContain('Map dichtgezet');
    expect(hidden(page, 'version')).toBe('1');
    const again = form('Map dicht en wachtwoorden vervangen', hidden(page, 'version') ?? '');
    expect((await post(s.dpo, path, again)).status).toBe(303);
    const html = plain(await (await running.get(path, await running.cookieOf(s.spoc))).text());
    expect(boxed(html, 'mitigation_measures')).toBe('Map dicht en wachtwoorden vervangen');
  });

  it('sees the decision that stands beside the one that was not kept, and replaces it knowingly only', async () => {
    const s = await situation();
    const severity = { intent: 'save', seen: '0', risk: 'none', reason: 'Niemand las het' };
    expect((await post(s.dpo, `${s.path}/severity`, severity)).status).toBe(303);
    const path = `${s.path}/decision`;
    const advised = { intent: 'advice', seen_advice: '0', advised: 'no', advice: 'Niet nodig' };
    expect((await post(s.dpo, path, advised)).status).toBe(303);
    const decided = { intent: 'decide', replaces: '0', against_advice: '', delay: '' };
    const first = { ...decided, notify: 'no', reason: 'Versleuteld, dus niet melden' };
    expect((await post(s.director, path, first)).status).toBe(303);
    const second = { ...decided, notify: 'yes', reason: 'Toch maar melden', against_advice: 'Voor alle zekerheid' };
    const answer = await post(s.director, path, second);
    expect(answer.status).toBe(409);
    const page = plain(await answer.text());
    expect(page.replace(/<textarea[\s\S]*?<\/textarea>/g, '')).toContain('Versleuteld, dus niet melden');
    expect(boxed(page, 'reason')).toBe('Toch maar melden');
    expect(boxed(page, 'against_advice')).toBe('Voor alle zekerheid');
    expect(hidden(page, 'replaces')).toBe('1');
    const kept = () =>
      running.db.sql('select notify from breach_decision where breach_id = $1 order by version', [s.breachId]);
    expect(await kept()).toEqual([{ notify: false }]);
    expect((await post(s.director, path, { ...second, replaces: '1' })).status).toBe(303);
    expect(await kept()).toEqual([{ notify: false }, { notify: true }]);
  });

  it('sees who decides beside the choice that was not kept, and may then choose anew', async () => {
    const s = await situation();
    const path = `${s.path}/decision`;
    const choose = (seen: string) => ({ intent: 'decider', seen_decider: seen, decider: '' });
    const first = { ...choose(''), decider: String(s.director.accountId) };
    expect((await post(s.dpo, path, first)).status).toBe(303);
    const answer = await post(s.dpo, path, choose(''));
    expect(answer.status).toBe(409);
    const page = plain(await answer.text());
    expect(page).toContain(`Aangeduid om te beslissen: ${s.director.name}`);
    expect(hidden(page, 'seen_decider')).toBe(String(s.director.accountId));
    expect((await post(s.dpo, path, choose(String(s.director.accountId)))).status).toBe(303);
    const { seen_decider: _, ...without } = first;
    expect((await post(s.dpo, path, without)).status).toBe(422);
  });

  it('sees the moment that stands beside the one that was not kept', async () => {
    const s = await situation();
    const form = (ago: number, reason: string) => ({
      ...{ intent: 'aware', seen: '1', aware: writeMoment({ precision: 'minute', at: hours(-ago) }) },
      ...{ who: 'ICT', reason },
    });
    expect((await post(s.spoc, `${s.path}?index`, form(2, 'Zag het logboek'))).status).toBe(303);
    const answer = await post(s.spoc, `${s.path}?index`, form(5, 'Kreeg een telefoon'));
    expect(answer.status).toBe(409);
    const page = plain(await answer.text());
    expect(page.replace(/<textarea[\s\S]*?<\/textarea>/g, '')).toContain('Zag het logboek');
    expect(boxed(page, 'reason')).toBe('Kreeg een telefoon');
  });
});
