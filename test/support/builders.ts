import { randomUUID } from 'node:crypto';
import type { Actor, Role } from '#app/domain/access.ts';
import type { TestDatabase } from './database.ts';

/** The moment at which tests take place, unless they say otherwise: a Thursday in winter, 10:00 in Brussels. */
export const NOW = new Date('2026-01-15T09:00:00Z');

export interface BuiltMunicipality {
  id: number;
  serviceId: number;
  slug: string;
  gemeente: number;
  ocmw: number;
}

/** Makes the facts a test needs, straight in the tables, as the owner. */
export function builders(db: TestDatabase) {
  const one = async <T>(text: string, values: unknown[]) => (await db.sql<{ id: T }>(text, values))[0]?.id as T;

  async function aService(name = 'Dienst Test'): Promise<number> {
    return one(`insert into service (slug, name, created_at) values ($1, $2, $3) returning id`, [
      `s-${randomUUID().slice(0, 8)}`,
      name,
      NOW,
    ]);
  }

  async function aMunicipality(serviceId: number, name = 'Testegem'): Promise<BuiltMunicipality> {
    const slug = `${name.toLowerCase()}-${randomUUID().slice(0, 6)}`;
    const id = await one<number>(
      'insert into municipality (service_id, slug, name, created_at) values ($1, $2, $3, $4) returning id',
      [serviceId, slug, name, NOW],
    );
    const entity = (kind: string, label: string) =>
      one<number>(
        `insert into entity (service_id, municipality_id, kind, name, created_at) values ($1, $2, $3, $4, $5)
         returning id`,
        [serviceId, id, kind, label, NOW],
      );
    const gemeente = await entity('gemeente', `Gemeente ${name}`);
    const ocmw = await entity('ocmw', `OCMW ${name}`);
    for (const entityId of [gemeente, ocmw]) {
      await db.sql(
        `insert into coverage (service_id, municipality_id, entity_id, from_on, created_at)
         values ($1, $2, $3, '2020-01-01', $4)`,
        [serviceId, id, entityId, NOW],
      );
    }
    return { id, serviceId, slug, gemeente, ocmw };
  }

  /** A person with one membership, and the actor as the session would make it. */
  async function aPerson(
    serviceId: number,
    role: Role,
    place: { municipalityId?: number; entityIds?: number[]; name?: string; email?: string } = {},
  ): Promise<Actor> {
    const name = place.name ?? `${role} ${randomUUID().slice(0, 4)}`;
    const email = place.email ?? `${role}-${randomUUID().slice(0, 8)}@test.example`;
    const accountId = await one<number>(
      'insert into account (email, name, created_at) values ($1, $2, $3) returning id',
      [email, name, NOW],
    );
    const membership = await aMembership(serviceId, accountId, role, place);
    return { accountId, serviceId, name, email, language: 'nl', memberships: [membership] };
  }

  async function aMembership(
    serviceId: number,
    accountId: number,
    role: Role,
    place: { municipalityId?: number; entityIds?: number[] } = {},
  ) {
    const entityIds = place.entityIds ?? [];
    const id = await one<number>(
      `insert into membership (service_id, account_id, role, municipality_id, entity_limited, from_on, created_at)
       values ($1, $2, $3, $4, $5, '2020-01-01', $6) returning id`,
      [serviceId, accountId, role, place.municipalityId ?? null, entityIds.length > 0, NOW],
    );
    for (const entityId of entityIds) {
      await db.sql(
        `insert into membership_entity (membership_id, service_id, municipality_id, entity_id) values ($1, $2, $3, $4)`,
        [id, serviceId, place.municipalityId, entityId],
      );
    }
    return { id, role, municipalityId: place.municipalityId ?? null, entityIds };
  }

  /** The id of a built-in framework's newest revision. */
  async function frameworkId(code: string): Promise<number> {
    return one('select id from framework where code = $1 and service_id is null order by revision desc limit 1', [
      code,
    ]);
  }

  /** A launched checklist for the pair, with no answers. */
  async function aChecklist(
    municipality: BuiltMunicipality,
    options: { framework?: string; level?: string; assigneeId?: number; dueOn?: string; title?: string } = {},
  ): Promise<number> {
    const framework = await frameworkId(options.framework ?? 'cyfun2025');
    const level = options.level ?? 'basic';
    const title = options.title ?? 'Testvragenlijst';
    const dueOn = options.dueOn ?? '2026-03-31';
    const campaign = await one<number>(
      `insert into campaign (service_id, framework_id, level, title, due_on, as_pair, launched_at)
       values ($1, $2, $3, $4, $5, true, $6) returning id`,
      [municipality.serviceId, framework, level, title, dueOn, NOW],
    );
    const checklist = await one<number>(
      `insert into checklist (service_id, municipality_id, campaign_id, framework_id, level, title, due_on, assignee_id,
         launched_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [
        municipality.serviceId,
        municipality.id,
        campaign,
        framework,
        level,
        title,
        dueOn,
        options.assigneeId ?? null,
        NOW,
      ],
    );
    for (const entity of [municipality.gemeente, municipality.ocmw]) {
      await db.sql(
        `insert into checklist_entity (checklist_id, service_id, municipality_id, entity_id) values ($1, $2, $3, $4)`,
        [checklist, municipality.serviceId, municipality.id, entity],
      );
    }
    await db.sql(
      `insert into checklist_score (checklist_id, service_id, municipality_id, total, answered, to_review, returned, score,
         computed_at)
       select $1, $2, $3, count(*), 0, 0, 0, '{}', $4 from framework_node
       where framework_id = $5 and kind = 'requirement' and $6 = any (levels)`,
      [checklist, municipality.serviceId, municipality.id, NOW, framework, level],
    );
    return checklist;
  }

  return { aService, aMunicipality, aPerson, aMembership, aChecklist, frameworkId };
}
