import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#app/domain/access.ts';
import { withActor } from '#db/connection.server.ts';
import { type BuiltMunicipality, NOW } from './builders.ts';
import type { TestDatabase } from './database.ts';
import type { Tenants } from './tenants.ts';

export type Place = 'own' | 'sister' | 'foreign';
type Row = Record<string, unknown>;

/** A table with a tenant, as the database's catalogue describes it. */
export interface TenantTable {
  name: string;
  /** Columns that, with the tenant's, make a key to another tenant table. */
  tenantReferences: string[];
  rowsOf: (db: TestDatabase, place: BuiltMunicipality) => Promise<Row[]>;
  whereIs: (place: BuiltMunicipality) => string;
  /** Inserts the same values again, into the columns that the web role may write. */
  insertCopy: (row: Row | undefined, conflict: string) => RawBuilder<unknown> | null;
}

/** All tables with a tenant, from the catalogue and not from memory. */
export async function tenantTables(db: TestDatabase): Promise<TenantTable[]> {
  const names = await db.sql<{ name: string; local: boolean }>(`
    select c.table_name as name, bool_or(c.column_name = 'municipality_id') as local
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
    group by c.table_name
    having (bool_or(c.column_name = 'service_id') or bool_or(c.column_name = 'municipality_id'))
       and c.table_name not in ('framework', 'session', 'journal_head', 'register_series')
    order by 1`);
  return Promise.all(names.map((table) => describe(db, table.name, table.local)));
}

async function describe(db: TestDatabase, name: string, local: boolean): Promise<TenantTable> {
  const writable = await columnsWith(db, name, 'INSERT');
  const references = await db.sql<{ column: string }>(
    `select distinct a.attname as column from pg_constraint k
     join unnest(k.conkey) as key(number) on true
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.number
     where k.contype = 'f' and k.conrelid = $1::regclass and array_length(k.conkey, 1) > 1
       and a.attname not in ('service_id', 'municipality_id', 'framework_id')
       and not exists (select 1 from pg_constraint f where f.oid = k.oid
         and f.confrelid in ('framework'::regclass, 'framework_node'::regclass))`,
    [name],
  );
  const key = name === 'municipality' ? 'id' : 'municipality_id';
  const whereIs = (place: BuiltMunicipality) =>
    name === 'municipality' || local ? `${key} = ${place.id}` : `service_id = ${place.serviceId}`;
  return {
    name,
    tenantReferences: references.map((row) => row.column),
    whereIs,
    rowsOf: (on, place) => on.sql<Row>(`select * from ${name} where ${whereIs(place)}`),
    insertCopy: (row, conflict) => {
      if (!row || writable.length === 0) return null;
      const values = writable.map((column) => sql`${toValue(row[column])}`);
      return sql`insert into ${sql.table(name)} (${sql.join(writable.map((column) => sql.ref(column)))})
        values (${sql.join(values)})${sql.raw(conflict)}`;
    },
  };
}

function toValue(value: unknown): unknown {
  return value !== null && typeof value === 'object' && !(value instanceof Date) && !Array.isArray(value)
    ? JSON.stringify(value)
    : value;
}

async function columnsWith(db: TestDatabase, table: string, privilege: 'INSERT' | 'UPDATE'): Promise<string[]> {
  const rows = await db.sql<{ column: string }>(
    `select attname as column from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and has_column_privilege('waarborg_web', attrelid, attnum, $2) order by attnum`,
    [table, privilege],
  );
  return rows.map((row) => row.column);
}

/** A column that the web role may update, if there is one. */
export async function updatable(db: TestDatabase, table: string): Promise<string | null> {
  return (await columnsWith(db, table, 'UPDATE'))[0] ?? null;
}

/** Tables whose rows belong to a whole service; what is another municipality's of it is no other tenant's. */
export const SERVICE_WIDE: readonly string[] = [
  'campaign',
  'message',
  'outbox',
  'framework_draft',
  'framework_text',
  'incident_category',
  'task_template',
  'task_template_task',
  'nis2_threshold',
  'incident_event',
  'incident_event_update',
];

/** Of which of the three municipalities somebody sees rows of a table; a row of a whole service counts for its own. */
export async function placesSeen(db: TestDatabase, tenants: Tenants, actor: Actor, table: string): Promise<Place[]> {
  const seen: Place[] = [];
  for (const place of ['own', 'sister', 'foreign'] as const) {
    const { id, serviceId } = tenants[place];
    const key = table === 'municipality' ? 'id' : 'municipality_id';
    const local = !SERVICE_WIDE.includes(table);
    const where = local ? sql`${sql.ref(key)} = ${id}` : sql`service_id = ${serviceId}`;
    const found = await withActor(db.database, actor, NOW, async (tx) =>
      sql`select 1 from ${sql.table(table)} where ${where} limit 1`.execute(tx.q),
    );
    if (found.rows.length > 0) seen.push(place);
  }
  return seen;
}

/** What came of a statement; everything it did is rolled back. */
export type Outcome = 'ungranted' | 'denied' | 'no such key' | 'duplicate' | 'nothing' | 'done' | `failed: ${string}`;

class Undo extends Error {
  constructor(readonly affected: number) {
    super('undo');
  }
}

/** Tries a statement as somebody. A duplicate got past row security: a unique key stopped it, which guards nothing. */
export async function attempt(db: TestDatabase, actor: Actor, statement: RawBuilder<unknown> | null): Promise<Outcome> {
  if (!statement) return 'ungranted';
  try {
    await withActor(db.database, actor, NOW, async (tx) => {
      const result = await statement.execute(tx.q);
      throw new Undo(Number(result.numAffectedRows ?? 0));
    });
    return 'nothing';
  } catch (error) {
    if (error instanceof Undo) return error.affected > 0 ? 'done' : 'nothing';
    const { code, message } = error as { code?: string; message: string };
    if (code === '42501') return /row-level security/.test(message) ? 'denied' : 'ungranted';
    if (code === '23503') return 'no such key';
    if (code === '23505') return 'duplicate';
    return `failed: ${message}`;
  }
}
