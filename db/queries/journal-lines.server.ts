import { type SqlBool, sql } from 'kysely';
import { addDays, ZONE } from '#app/domain/dates.ts';
import type { JournalEvent, ObjectType } from '#app/domain/journal.ts';
import type { ActorTx } from '../connection.server.ts';

/** What a view of the journal is narrowed to; what is left out narrows nothing. */
export interface JournalFilter {
  municipalityId?: number | undefined;
  events?: readonly JournalEvent[] | undefined;
  accountId?: number | undefined;
  objectType?: ObjectType | undefined;
  objectId?: string | undefined;
  /** Calendar days in Brussels, both included. */
  fromOn?: string | undefined;
  untilOn?: string | undefined;
  /** Lines before this number: the next page. */
  beforeSeq?: number | undefined;
}

export interface JournalLine {
  seq: number;
  at: Date;
  actor: string | null;
  actorId: number | null;
  role: string;
  event: JournalEvent;
  municipality: { slug: string; name: string } | null;
  objectType: ObjectType;
  objectId: string;
  before: unknown;
  after: unknown;
}

/**
 * Lines that the actor may see, the newest first. Row security decides which: the registers of one's municipalities, and
 * for an administrator only what is about the world and its people.
 */
export async function listJournalLines(tx: ActorTx, filter: JournalFilter, limit: number): Promise<JournalLine[]> {
  const rows = await tx.q
    .selectFrom('journal as j')
    .leftJoin('account as a', 'a.id', 'j.actor_id')
    .leftJoin('municipality as m', 'm.id', 'j.municipality_id')
    .where('j.service_id', '=', tx.actor.serviceId)
    .$if(filter.municipalityId !== undefined, (q) => q.where('j.municipality_id', '=', filter.municipalityId ?? 0))
    .$if(filter.events !== undefined, (q) => q.where('j.event', 'in', [...(filter.events ?? []), '']))
    .$if(filter.accountId !== undefined, (q) => q.where('j.actor_id', '=', filter.accountId ?? 0))
    .$if(filter.objectType !== undefined, (q) => q.where('j.object_type', '=', filter.objectType ?? ''))
    .$if(filter.objectId !== undefined, (q) => q.where('j.object_id', '=', filter.objectId ?? ''))
    .$if(filter.fromOn !== undefined, (q) => q.where('j.at', '>=', midnight(filter.fromOn ?? '')))
    .$if(filter.untilOn !== undefined, (q) => q.where('j.at', '<', midnight(addDays(filter.untilOn ?? '', 1))))
    .$if(filter.beforeSeq !== undefined, (q) => q.where('j.seq', '<', filter.beforeSeq ?? 0))
    .orderBy('j.seq', 'desc')
    .limit(limit)
    .select([
      'j.seq',
      'j.at',
      'a.name as actor',
      'j.actor_id as actorId',
      'j.actor_role as role',
      'j.before',
      'j.after',
    ])
    .select(['m.slug', 'm.name', 'j.object_id as objectId'])
    .select([sql<JournalEvent>`j.event`.as('event'), sql<ObjectType>`j.object_type`.as('objectType')])
    .execute();
  return rows.map(({ slug, name, ...row }) => ({
    ...row,
    municipality: slug !== null && name !== null ? { slug, name } : null,
  }));
}

/** The moment at which a calendar day begins in Brussels. */
function midnight(day: string) {
  return sql<Date>`(${day}::date::timestamp at time zone ${ZONE})`;
}

/** Those who may have written lines that the actor sees, by name: for the filter. */
export async function listJournalPeople(tx: ActorTx, municipalityId?: number): Promise<{ id: number; name: string }[]> {
  const here =
    municipalityId === undefined
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(m.municipality_id is null
    or m.municipality_id = ${municipalityId})`;
  return tx.q
    .selectFrom('account as a')
    .where(sql<SqlBool>`exists (select 1 from membership m where m.account_id = a.id
      and m.service_id = ${tx.actor.serviceId} and ${here})`)
    .orderBy('a.name')
    .orderBy('a.id')
    .select(['a.id', 'a.name'])
    .execute();
}
