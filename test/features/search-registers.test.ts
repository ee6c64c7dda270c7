import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { viewBreaches } from '#app/features/breaches/view-breaches.server.ts';
import { viewIncidents } from '#app/features/incidents/view-incidents.server.ts';
import { registerRequest } from '#app/features/requests/register-request.server.ts';
import { newRequestForm } from '#app/features/requests/request-form.ts';
import { searchEverything } from '#app/features/search/search-everything.server.ts';
import { readAsked } from '#app/features/search/search-page.ts';
import { type BreachSituation, breaching, hours } from '#test/support/breaching.ts';
import { NOW } from '#test/support/builders.ts';
import { asked } from '#test/support/data-requests.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { as, situation, anIncident } = breaching(db);

/** A situation in which each register has one line with a word of its own. */
async function told() {
  const s = await situation();
  await db.sql(
    `update incident set title = 'Verloren badge', description = 'Bij de Zwembadstraat', supplier = 'Nimbus', systems = 'Deur 7'
     where id = $1`,
    [s.incidentId],
  );
  const form = newRequestForm.parse({
    ...{ form_key: randomUUID(), entity: s.place.gemeente, ...asked },
    ...{ subject: 'Mijn camerabeelden', reference: 'PAP-77' },
  });
  await as(s.spoc, (tx) => registerRequest(tx, s.place.id, form), NOW);
  await db.sql(
    `with e as (insert into incident_event (service_id, year, number, at) values ($1, 2026, 3, now()) returning id)
     insert into incident_event_update (event_id, service_id, version, kind, note, title, description, at)
     select id, $1, v, case v when 1 then 'made' else 'changed' end, 'x', case v when 1 then 'Oude naam' else 'Inbraak bij Nimbus' end, 'x', now()
     from e, generate_series(1, 2) v`,
    [s.service],
  );
  return s;
}

const search = (actor: Actor, q: string, only = '') =>
  searchEverything(
    { database: db.database, now: () => hours(1) },
    actor,
    readAsked(new URLSearchParams({ q, in: only })),
    [],
  );
const found = async (actor: Actor, q: string) =>
  (await search(actor, q)).groups.flatMap(({ kind, hits }) => hits.map(({ code }) => `${kind} ${code}`));

describe('a search in the registers', () => {
  it('finds by number, by words and by one typing error, the folded text of each', async () => {
    const s = await told();
    const both = [`incident ${s.incident}`, `breach ${s.ocmw}`, `breach ${s.gemeente}`];
    expect(await found(s.dpo, s.incident.toLowerCase())).toEqual(both);
    expect(await found(s.dpo, s.gemeente)).toEqual([`breach ${s.gemeente}`]);
    expect(await found(s.dpo, 'VB-2026-001')).toEqual(['request VB-2026-001']);
    expect(await found(s.dpo, 'gb-2026')).toEqual(['event GB-2026-003']);
    for (const typed of ['BADGE verloren', 'zwembadstrat', 'deur 7']) expect(await found(s.dpo, typed)).toEqual(both);
    expect(await found(s.dpo, 'zwembadstoel'), 'more than one error').toEqual([]);
    expect(await found(s.dpo, 'nimbus')).toEqual([...both, 'event GB-2026-003']);
    expect(await found(s.dpo, 'camerabeelden')).toEqual(['request VB-2026-001']);
    expect(await found(s.dpo, 'pap-77')).toEqual(['request VB-2026-001']);
    expect(await found(s.dpo, 'oude naam'), 'what an event was called before').toEqual([]);
    expect(await found(s.dpo, 'verloren camerabeelden')).toEqual([]);
  });

  it('never finds a data subject by name', async () => {
    const s = await told();
    expect(await found(s.dpo, asked.person_name)).toEqual([]);
    expect(await found(s.dpo, 'Geheimnaam')).toEqual([]);
  });

  it('gives who is confined to an entity its dossiers by number, without a word of the incident', async () => {
    const s = await told();
    expect(await found(s.ocmwDirector, 'badge')).toEqual([]);
    const page = await search(s.ocmwDirector, 'DL-2026');
    expect(page.groups.map(({ kind, hits }) => [kind, hits.map(({ code }) => code)])).toEqual([['breach', [s.ocmw]]]);
    expect(JSON.stringify(page)).not.toMatch(/badge|Zwembad/);
    for (const actor of [s.admin, s.contributor]) expect(await found(actor, 'badge')).toEqual([]);
    expect(await found(s.spoc, 'nimbus'), 'an event is over all').not.toContain('event GB-2026-003');
    expect(await found((await situation()).dpo, 'badge')).toEqual([]);
  });

  it('shows the clock of a dossier, eight of a kind and all of one, in as many queries whatever there is', async () => {
    const s = await told();
    const [breaches] = (await search(s.dpo, s.gemeente)).groups;
    expect(breaches?.hits[0]?.clock).toMatchObject({ phase: 'running', deadline: hours(72) });
    expect((await search(s.dpo, s.incident, 'incident')).groups[0]?.hits[0]?.clock ?? null).toBeNull();
    const counted = async () => {
      db.count();
      const page = await search(s.dpo, 'map open');
      return [db.count(), page.groups.map(({ kind, total, hits }) => [kind, total, hits.length])] as const;
    };
    await anIncident(s.dpo, s.place.id);
    const [few, one] = await counted();
    expect(one).toEqual([['incident', 1, 1]]);
    for (let n = 0; n < 11; n += 1) await anIncident(s.dpo, s.place.id);
    expect(await counted()).toEqual([few, [['incident', 12, 8]]]);
    expect((await search(s.dpo, 'map open', 'incident')).groups[0]?.hits).toHaveLength(12);
    expect((await search(s.dpo, 'map open', 'event')).groups).toEqual([]);
  });
});

describe('the filter of a register', () => {
  const numbers = async (s: BreachSituation, q: string) => {
    const query = new URLSearchParams({ q });
    const incidents = await as(s.dpo, (tx) => viewIncidents(tx, query, s.place.id));
    const breaches = await as(s.dpo, (tx) => viewBreaches(tx, query, s.place.id));
    return [...incidents.lines, ...breaches.lines].map(({ code }) => code).sort();
  };

  it('takes a number too, whole or in part', async () => {
    const s = await told();
    expect(await numbers(s, s.gemeente)).toEqual([s.gemeente]);
    expect(await numbers(s, 'dl-2026')).toEqual([s.gemeente, s.ocmw].sort());
    expect(await numbers(s, s.incident)).toEqual([s.gemeente, s.ocmw, s.incident].sort());
    expect(await numbers(s, 'INC-2025')).toEqual([]);
  });
});
