import { describe, expect, it } from 'vitest';
import { builders, NOW } from '#test/support/builders.ts';
import { aRunningServer } from '#test/support/running.ts';

const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000);
const running = await aRunningServer({ now: () => hours(5) });
const make = builders(running.db);

/** A dossier with these notifications to the GBA, in the order of sending: what each said, and its reference. */
async function dossierWith(...sent: (readonly [snapshot: object, reference: string])[]) {
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
  const ids: number[] = [];
  for (const [n, [snapshot, reference]] of sent.entries()) {
    const [made] = await running.db.sql<{ id: number }>(
      `insert into breach_notification (breach_id, service_id, municipality_id, entity_id, authority, stage, sent_at, way,
         sent_by, reference, template_version, snapshot, at) values ($1, $2, $3, $4, 'GBA', $5, $6, 'other', 'x', $7, 'v',
         $8, $6) returning id`,
      [
        ...[breach?.id, service, place.id, place.gemeente, n === 0 ? 'initial' : 'additional', hours(n + 1)],
        ...[reference, JSON.stringify(snapshot)],
      ],
    );
    ids.push(made?.id ?? 0);
  }
  const cookie = await running.cookieOf(await make.aPerson(service, 'dpo'));
  const base = `/m/${place.slug}/breaches/DL-2026-001/notifications`;
  const page = async (path = '') => {
    const html = await (await running.get(`${base}${path}`, cookie)).text();
    return html.slice(html.indexOf('<main')).replace(/<script[\s\S]*?<\/script>/g, '');
  };
  const file = async (n: number, as: string) =>
    (await running.get(`${base}/${ids[n]}/download?as=${as}`, cookie)).status;
  return { page, file, ids };
}

const NOTHING = {};
const SAID = { notification_type: 'new', organisation_name: 'Gemeente Zandbeke' };

describe('a notification that was taken over without what it said', () => {
  it('says so on its page, and where to look; it offers no document and says nothing of what was empty', async () => {
    const { page, file, ids } = await dossierWith([NOTHING, 'GBA-77'], [SAID, '']);
    const html = await page(`/${ids[0]}`);
    expect(html).toContain('wat erin stond, is hier niet bewaard');
    expect(html).toContain('vraagt u op bij: Gegevensbeschermingsautoriteit, met referentie GBA-77.');
    for (const absent of ['Downloaden', 'Leeg toen ze vertrok', 'Bewaard zoals ze vertrok', 'Sjabloon', '?as='])
      expect(html, absent).not.toContain(absent);
    for (const as of ['pdf', 'docx', 'json']) expect(await file(0, as), as).toBe(404);
    expect(await file(1, 'json')).toBe(200);
  });

  it('is told apart in the list, and says where to look without a reference too', async () => {
    const { page, ids } = await dossierWith([NOTHING, ''], [SAID, '']);
    expect((await page()).split('Overgenomen: de inhoud is hier niet bewaard')).toHaveLength(2);
    expect(await page(`/${ids[0]}`)).toContain('vraagt u op bij: Gegevensbeschermingsautoriteit.');
  });

  it('gives no difference with the next, whether that was sent or is being prepared', async () => {
    const { page, ids } = await dossierWith([NOTHING, 'GBA-77'], [SAID, '']);
    const next = await page(`/${ids[1]}`);
    expect(next).toContain('valt niet te tonen');
    expect(next).toContain('Downloaden');
    expect(next).not.toContain('Toegevoegd');
    const alone = await dossierWith([NOTHING, 'GBA-77']);
    expect(await alone.page('/prepare?to=GBA&stage=additional')).toContain('valt niet te tonen');
  });

  it('changes nothing for two of which it is known what they said', async () => {
    const { page, ids } = await dossierWith([SAID, 'GBA-77'], [{ ...SAID, organisation_name: 'Zandbeke' }, '']);
    const html = await page(`/${ids[1]}`);
    expect(html).not.toContain('niet te tonen');
    expect(html).toContain('Gewijzigd');
    expect(html).toContain('Leeg toen ze vertrok');
    expect(await page()).not.toContain('Overgenomen');
  });
});
