import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/access.ts';
import { setReference } from '#app/features/breaches/set-reference.server.ts';
import { breaching } from '#test/support/breaching.ts';
import { checked, requesting } from '#test/support/data-requests.ts';
import { freshDatabase } from '#test/support/database.ts';

const db = await freshDatabase();
const { as, situation, anIncident } = breaching(db);

describe('who is confined to the entity of a dossier', () => {
  it('tells the timeline of its incident what was done there, and nothing else, and nothing elsewhere', async () => {
    const s = await situation();
    const other = await anIncident(s.dpo, s.place.id);
    const add = (actor: Actor, incident: number, kind: string) =>
      as(actor, (tx) =>
        sql`insert into timeline_entry (service_id, municipality_id, incident_id, kind, happened_at, text, decided_by, at)
          values (${s.service}, ${s.place.id}, ${incident}, ${kind}, now(), 'x', 'x', now())`.execute(tx.q),
      );
    const denied = /row-level security/;
    for (const kind of ['fact', 'decision', 'communication', 'phase', 'severity', 'task', 'reported'])
      await expect(add(s.ocmwSpoc, s.incidentId, kind)).rejects.toThrow(denied);
    await expect(add(s.ocmwSpoc, other.incidentId, 'dossier')).rejects.toThrow(denied);
    await expect(add(s.contributor, s.incidentId, 'dossier')).rejects.toThrow(denied);
    await add(s.ocmwSpoc, s.incidentId, 'dossier');
    const read = (actor: Actor) =>
      as(actor, async (tx) => (await sql`select id from timeline_entry`.execute(tx.q)).rows.length);
    expect(await read(s.ocmwSpoc)).toBe(0);
    expect(await read(s.spoc)).toBeGreaterThan(0);
  });

  it('reads the rows of its own dossier and none of the other; who is not SPOC, director or auditor reads none', async () => {
    const s = await situation();
    await db.sql(
      `insert into clock_reminder (register, object_id, rule, version, step, service_id, municipality_id, entity_id, at)
       select 'breach', id, 'gdpr.33.1', 1, '24h', service_id, municipality_id, entity_id, now() from breach
       where incident_id = $1`,
      [s.incidentId],
    );
    const contributor = await breaching(db).make.aPerson(s.service, 'contributor', {
      municipalityId: s.place.id,
      entityIds: [s.place.ocmw],
    });
    for (const table of ['breach', 'breach_awareness', 'clock_reminder']) {
      const seen = (actor: Actor) =>
        as(actor, async (tx) => {
          const { rows } = await sql<{ entity_id: number }>`select entity_id from ${sql.table(table)}`.execute(tx.q);
          return rows.map(({ entity_id }) => entity_id).sort((a, b) => a - b);
        });
      for (const who of [s.ocmwSpoc, s.ocmwDirector]) expect(await seen(who), table).toEqual([s.place.ocmw]);
      for (const who of [s.contributor, contributor, s.admin]) expect(await seen(who), table).toEqual([]);
      expect(await seen(s.spoc), table).toEqual([s.place.gemeente, s.place.ocmw].sort((a, b) => a - b));
    }
  });
});

describe('a reference of a notification', () => {
  it('is set under its own dossier and no other', async () => {
    const s = await situation();
    const [sent] = await db.sql<{ id: number }>(
      `insert into breach_notification (breach_id, service_id, municipality_id, entity_id, authority, stage, sent_at, way,
         sent_by, template_version, snapshot, at)
       select id, service_id, municipality_id, entity_id, 'GBA', 'initial', now(), 'mail', 'x', '1', '{}', now()
       from breach where incident_id = $1 and entity_id = $2 returning id`,
      [s.incidentId, s.place.gemeente],
    );
    const set = (number: string) =>
      as(s.dpo, (tx) => setReference(tx, { slug: s.place.slug, number }, { id: sent?.id ?? 0, reference: 'GBA-1' }));
    expect(await set(s.ocmw)).toEqual({ kind: 'not_found' });
    const kept = () => db.sql('select reference from breach_notification where id = $1', [sent?.id]);
    expect(await kept()).toEqual([{ reference: '' }]);
    expect(await set(s.gemeente)).toEqual({ kind: 'saved' });
    expect(await kept()).toEqual([{ reference: 'GBA-1' }]);
  });
});

describe('a request of a data subject', async () => {
  const requests = await requesting();

  it('is handled by who does so for its entity, also when who reads both tries the other', async () => {
    const s = await requests.situation();
    const gemeente = await requests.registered(s);
    const ocmw = await requests.registered(s, { entity: s.place.ocmw });
    const auditor = await requests.make.aPerson(s.service, 'auditor', { municipalityId: s.place.id });
    const more = { municipalityId: s.place.id, entityIds: [s.place.ocmw] };
    const spoc = await requests.make.aMembership(s.service, auditor.accountId, 'spoc', more);
    const both = { ...auditor, memberships: [...auditor.memberships, spoc] };
    expect(await requests.act(both, s.place, gemeente, checked)).toEqual({ kind: 'refused', reason: 'scope' });
    expect(await requests.act(both, s.place, ocmw, checked)).toEqual({ kind: 'saved' });
    expect(await requests.register(both, s.place)).toEqual({ kind: 'refused', reason: 'scope' });
  });
});
