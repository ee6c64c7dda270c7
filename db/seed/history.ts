import type { Role } from '#app/domain/access.ts';
import type { JournalEvent, ObjectType } from '#app/domain/journal.ts';
import type { Book, Row, Table } from './book.server.ts';
import type { Journal } from './journal.server.ts';
import type { Staff } from './people.ts';
import type { Tenant } from './world.ts';

type Told = { event: JournalEvent; objectType: ObjectType; after: (row: Record<string, unknown>) => unknown };

/** Which rows of the service's world were somebody's act, and what the journal keeps of them. */
const ACTS: Partial<Record<Table, Told>> = {
  municipality: {
    event: 'municipality.onboarded',
    objectType: 'municipality',
    after: ({ name, slug }) => ({ name, slug }),
  },
  entity: { event: 'entity.added', objectType: 'entity', after: ({ kind, name }) => ({ kind, name }) },
  coverage: {
    event: 'coverage.started',
    objectType: 'coverage',
    after: (row) => ({ entity: row.entity_id, fromOn: row.from_on, note: row.note }),
  },
  regime: {
    event: 'regime.set',
    objectType: 'regime',
    after: ({ entity_id, code, applicability, level, reason }) => ({
      entity: entity_id,
      code,
      applicability,
      level,
      reason,
    }),
  },
  organ: { event: 'organ.added', objectType: 'organ', after: ({ kind, name }) => ({ kind, name }) },
  membership: {
    event: 'membership.granted',
    objectType: 'membership',
    after: (row) => ({ person: row.account_id, role: row.role, fromOn: row.from_on, untilOn: row.until_on }),
  },
};

/** Writes the journal lines of how a service and its municipalities were set up, from the rows themselves. */
export function tellWorld(book: Book, journal: Journal, tenant: Tenant, staff: Staff): void {
  const by = { actorId: staff.adminId, role: 'admin' as Role };
  for (const [table, told] of Object.entries(ACTS) as [Table, Told][]) {
    for (const row of book.rows(table) as (Row<Table> & Record<string, unknown>)[]) {
      if (row.service_id !== tenant.id) continue;
      journal.add({
        serviceId: tenant.id,
        at: row.created_at as Date,
        ...by,
        event: told.event,
        municipalityId: (table === 'municipality' ? row.id : row.municipality_id) as number | null,
        objectType: told.objectType,
        objectId: row.id as number,
        after: told.after(row),
      });
    }
  }
}
