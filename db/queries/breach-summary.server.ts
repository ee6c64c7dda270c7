import { sql } from 'kysely';
import type { CountValue } from '#app/domain/breach-field.ts';
import { readValues } from '#app/domain/breach-values.ts';
import type { ActorTx } from '../connection.server.ts';

/** What happened in a few words: from the facts of the dossier, else from the incident where the reader may see it. */
export interface WhatHappened {
  description: string | null;
  persons: CountValue | null;
}

/** The gist of a dossier for who has two minutes. One query. */
export async function findWhatHappened(tx: ActorTx, breachId: number): Promise<WhatHappened> {
  const found = await sql<{ description: string | null; nature: unknown; subjects: unknown }>`
    select (select i.description from incident i where i.id = b.incident_id) as description,
      (select answers from breach_step s where s.breach_id = b.id and s.step = 'nature') as nature,
      (select answers from breach_step s where s.breach_id = b.id and s.step = 'subjects') as subjects
    from breach b where b.id = ${breachId}`.execute(tx.q);
  const row = found.rows[0];
  const told = readValues(row?.nature).incident_description;
  const count = readValues(row?.subjects).subject_count;
  return {
    description: typeof told === 'string' ? told : (row?.description ?? null),
    persons: count !== undefined && typeof count === 'object' && !Array.isArray(count) ? (count as CountValue) : null,
  };
}
