import type pg from 'pg';
import type { Role } from '#app/domain/access.ts';
import type { JournalEvent, ObjectType } from '#app/domain/journal.ts';

/** A line before it has a place in the chain. */
export interface Line {
  serviceId: number;
  at: Date;
  actorId: number;
  role: Role;
  event: JournalEvent;
  municipalityId: number | null;
  objectType: ObjectType;
  objectId: string | number;
  before?: unknown;
  after?: unknown;
}

/** Gathers what happened in the demo, in any order, and writes it as the chain that `journal_append` would have made. */
export class Journal {
  readonly #lines: Line[] = [];

  add(line: Line): void {
    this.#lines.push(line);
  }

  get size(): number {
    return this.#lines.length;
  }

  async write(client: pg.ClientBase, serviceIds: readonly number[]): Promise<void> {
    for (const serviceId of serviceIds) {
      const lines = this.#lines.filter((line) => line.serviceId === serviceId);
      lines.sort((a, b) => a.at.getTime() - b.at.getTime());
      if (lines.length > 0) await writeChain(client, serviceId, lines);
    }
  }
}

/** Starts at the head of the service's journal. Each step reads the hash before it, so the whole chain is one statement. */
async function writeChain(client: pg.ClientBase, serviceId: number, lines: readonly Line[]): Promise<void> {
  await client.query(`insert into journal_head (service_id, seq, hash) values ($1, 0, '') on conflict do nothing`, [
    serviceId,
  ]);
  await client.query(
    `create temporary table demo_line on commit drop as
     select head.seq + ordinality::integer as seq, l.* from journal_head head,
       rows from (json_to_recordset($2::json) as (at timestamptz, actor_id integer, actor_role text, event text,
         municipality_id integer, object_type text, object_id text, before jsonb, after jsonb)) with ordinality as
         l(at, actor_id, actor_role, event, municipality_id, object_type, object_id, before, after, ordinality)
     where head.service_id = $1`,
    [serviceId, JSON.stringify(lines.map(toRow))],
  );
  await client.query('alter table demo_line add primary key (seq)');
  await client.query(CHAIN, [serviceId]);
  await client.query(
    `update journal_head h set seq = j.seq, hash = j.hash from journal j where h.service_id = $1 and j.service_id = $1
     and j.seq = (select max(seq) from journal where service_id = $1)`,
    [serviceId],
  );
  await client.query('drop table demo_line');
}

const CHAIN = `
  with recursive chain as (
    select h.seq, null::journal as line, h.hash as hash from journal_head h where h.service_id = $1
    union all
    select next.seq, next.line, encode(sha256(convert_to(journal_text(next.line), 'UTF8')), 'hex')
    from chain, lateral (
      select l.seq, row($1, l.seq, l.at, l.actor_id, l.actor_role, l.event, l.municipality_id, l.object_type,
        l.object_id, l.before, l.after, chain.hash, '')::journal as line
      from demo_line l where l.seq = chain.seq + 1
    ) next
  )
  insert into journal (service_id, seq, at, actor_id, actor_role, event, municipality_id, object_type, object_id,
    before, after, prev_hash, hash)
  select $1, (line).seq, (line).at, (line).actor_id, (line).actor_role, (line).event, (line).municipality_id,
    (line).object_type, (line).object_id, (line).before, (line).after, (line).prev_hash, hash
  from chain where line is distinct from null`;

function toRow(line: Line) {
  return {
    at: line.at,
    actor_id: line.actorId,
    actor_role: line.role,
    event: line.event,
    municipality_id: line.municipalityId,
    object_type: line.objectType,
    object_id: String(line.objectId),
    before: line.before ?? null,
    after: line.after ?? null,
  };
}
