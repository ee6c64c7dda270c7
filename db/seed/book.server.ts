import type pg from 'pg';
import type { Schema } from '../schema.ts';

/** Tables that the demo fills, each after what it points to. */
const ORDER = [
  'service',
  'account',
  'credential',
  'municipality',
  'entity',
  'coverage',
  'regime',
  'organ',
  'person_function',
  'membership',
  'membership_entity',
  'campaign',
  'checklist',
  'checklist_entity',
  'checklist_step',
  'answer',
  'answer_version',
  'verdict',
  'evidence',
  'evidence_file',
  'answer_evidence',
  'checklist_score',
  'reminder',
  'outbox',
] as const satisfies readonly (keyof Schema)[];
export type Table = (typeof ORDER)[number];

/** A row by the names of its columns; instants as Date, jsonb as a plain value. Every row of a table has the same ones. */
export type Row<T extends Table> = { [Column in Exclude<keyof Schema[T], 'id'>]?: unknown };

/** Tables whose rows get a number of their own. */
const NUMBERED = ORDER.filter(
  (table) =>
    !['credential', 'membership_entity', 'checklist_entity', 'answer_version', 'checklist_score'].includes(table),
);

/**
 * Gathers rows in memory and writes each table in one statement. Numbers are taken where the table's own counter
 * stands, so rows can point at each other before any of them is written.
 */
export class Book {
  readonly #rows = new Map<Table, object[]>();
  readonly #next: Map<string, number>;

  private constructor(next: Map<string, number>) {
    this.#next = next;
  }

  static async open(client: pg.ClientBase): Promise<Book> {
    const found = await client.query<{ name: string; first: string }>(
      `select name, nextval(pg_get_serial_sequence(name, 'id'))::text as first from unnest($1::text[]) as t(name)`,
      [NUMBERED],
    );
    return new Book(new Map(found.rows.map((row) => [row.name, Number(row.first)])));
  }

  /** Adds a row to a table with a number of its own. @returns that number. */
  add<T extends Table>(table: T, row: Row<T>): number {
    const id = this.#next.get(table);
    if (id === undefined) throw new Error(`${table} has no numbers of its own`);
    this.#next.set(table, id + 1);
    this.#push(table, { id, ...row });
    return id;
  }

  /** Adds a row to a table that is keyed by what it belongs to. */
  put<T extends Table>(table: T, row: Row<T>): void {
    this.#push(table, row);
  }

  count(table: Table): number {
    return this.rows(table).length;
  }

  /** What is gathered for a table, its numbers included. */
  rows(table: Table): readonly object[] {
    return this.#rows.get(table) ?? [];
  }

  /** The name of somebody who was added. */
  nameOf(accountId: number): string {
    const people = this.rows('account') as readonly { id: number; name: string }[];
    return people.find(({ id }) => id === accountId)?.name ?? '';
  }

  #push(table: Table, row: object): void {
    const rows = this.#rows.get(table);
    if (rows) rows.push(row);
    else this.#rows.set(table, [row]);
  }

  async write(client: pg.ClientBase): Promise<void> {
    for (const table of ORDER) {
      const rows = this.#rows.get(table);
      if (rows) await insertAll(client, table, rows);
    }
    await client.query(
      `select setval(pg_get_serial_sequence(name, 'id'), next, false)
       from unnest($1::text[], $2::integer[]) as t(name, next)`,
      [[...this.#next.keys()], [...this.#next.values()]],
    );
  }
}

async function insertAll(client: pg.ClientBase, table: Table, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  await client.query(
    `insert into ${table} (${columns}) overriding system value
     select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
    [JSON.stringify(rows)],
  );
}
