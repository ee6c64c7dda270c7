import type pg from 'pg';

interface Column {
  table_name: string;
  column_name: string;
  udt_name: string;
  is_nullable: 'YES' | 'NO';
  column_default: string | null;
  is_identity: 'YES' | 'NO';
  is_generated: 'ALWAYS' | 'NEVER';
}

const BASE: Record<string, string> = {
  int4: 'number',
  int8: 'number',
  text: 'string',
  bool: 'boolean',
  date: 'string',
  _text: 'string[]',
  _int4: 'number[]',
  timestamptz: 'Timestamp',
  jsonb: 'Json',
};

/**
 * The TypeScript text of `db/schema.ts`, read from a migrated database. A column whose check lists its values becomes a
 * union of them, so that code and constraint cannot drift apart.
 * @throws when a column has a type that no rule above covers.
 */
export async function describeSchema(client: pg.ClientBase): Promise<string> {
  const columns = await client.query<Column>(
    `select table_name, column_name, udt_name, is_nullable, column_default, is_identity, is_generated from information_schema.columns
     where table_schema = 'public' and table_name <> 'migration' order by table_name, ordinal_position`,
  );
  const unions = await readUnions(client);
  const tables = groupByTable(columns.rows);
  const bodies = [...tables].map(([table, list]) => describeTable(table, list, unions));
  const index = [...tables.keys()].map((table) => `  ${table}: ${pascal(table)};`);
  return [HEAD, ...bodies, `export interface Schema {\n${index.join('\n')}\n}\n`].join('\n');
}

function groupByTable(columns: Column[]): Map<string, Column[]> {
  const tables = new Map<string, Column[]>();
  for (const column of columns) tables.set(column.table_name, [...(tables.get(column.table_name) ?? []), column]);
  return tables;
}

async function readUnions(client: pg.ClientBase): Promise<Map<string, string>> {
  const checks = await client.query<{ table_name: string; text: string }>(
    `select conrelid::regclass::text as table_name, pg_get_constraintdef(oid) as text from pg_constraint
     where contype = 'c' and connamespace = 'public'::regnamespace`,
  );
  const unions = new Map<string, string>();
  for (const { table_name, text } of checks.rows) {
    const match = /^CHECK \(\((\w+) = ANY \(ARRAY\[([^\]]+)\]\)\)\)$/.exec(text);
    if (!match) continue;
    const values = [...(match[2] ?? '').matchAll(/'([^']+)'/g)].map((value) => `'${value[1]}'`);
    unions.set(`${table_name}.${match[1]}`, values.join(' | '));
  }
  return unions;
}

function describeTable(table: string, columns: Column[], unions: Map<string, string>): string {
  const lines = columns.map((column) => {
    const base = unions.get(`${table}.${column.column_name}`) ?? BASE[column.udt_name];
    if (!base) throw new Error(`No TypeScript type for ${column.udt_name} (${table}.${column.column_name})`);
    const value = column.is_nullable === 'YES' ? `${base} | null` : base;
    const generated =
      column.column_default !== null || column.is_identity === 'YES' || column.is_generated === 'ALWAYS';
    return `  ${column.column_name}: ${generated ? `Generated<${value}>` : value};`;
  });
  return `export interface ${pascal(table)} {\n${lines.join('\n')}\n}\n`;
}

function pascal(name: string): string {
  return name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}

const HEAD = `// Generated from the migrated database by \`npm run schema\`; compared in CI. Do not edit.
import type { ColumnType } from 'kysely';

/** Filled in by the database when an insert leaves it out. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

/** An instant; written as a Date, never as text. */
export type Timestamp = ColumnType<Date, Date, Date>;

/** Written as JSON text, because the driver would send a JavaScript array as a PostgreSQL one. */
export type Json = ColumnType<unknown, string, string>;
`;
