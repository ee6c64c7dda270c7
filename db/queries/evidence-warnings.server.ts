import { sql } from 'kysely';
import { addDays, localDate } from '#app/domain/dates.ts';
import { WARN_DAYS } from '#app/domain/evidence.ts';
import type { SystemTx } from '../connection.server.ts';

/** A piece whose end is near, and who is to hear of it. Neither its title nor its file: the worker may not read those. */
export interface EndingPiece {
  id: number;
  serviceId: number;
  service: string;
  municipalityId: number;
  slug: string;
  municipality: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  validUntil: string;
  /** Its owner where that one still works there, else the SPOCs of the municipality; never empty. */
  recipientIds: number[];
}

/** The key of the mail of warnings of one person in one service on one day. */
export const warningKey = (serviceId: number, accountId: number, day: string) =>
  `evidence_expiring:${serviceId}:${accountId}:${day}`;

/**
 * The pieces, of every service, that end within the farthest mark and did not end yet. Left out is what nobody can be
 * told of, and what belongs to somebody who was mailed of others today: that one hears of it tomorrow. One query.
 */
export async function listEndingPieces(tx: SystemTx): Promise<EndingPiece[]> {
  const today = localDate(tx.now);
  const found = await sql<EndingPiece>`
    select e.id, e.service_id as "serviceId", s.name as service, e.municipality_id as "municipalityId", m.slug,
      m.name as municipality, e.valid_until as "validUntil", r.ids as "recipientIds"
    from evidence e
    join service s on s.id = e.service_id
    join municipality m on m.id = e.municipality_id and (m.ended_on is null or m.ended_on >= ${today})
    cross join lateral (
      select array_agg(distinct w.id order by w.id) as ids from (
        select a.id, a.id is not distinct from e.owner_id as own, bool_or(a.id is not distinct from e.owner_id) over () as owned
        from membership p join account a on a.id = p.account_id and a.suspended_at is null
        where p.service_id = e.service_id and p.suspended_at is null and p.from_on <= ${today}
          and (p.until_on is null or p.until_on >= ${today})
          and ((p.municipality_id = e.municipality_id and p.role = 'spoc')
            or (p.account_id = e.owner_id and ((p.municipality_id = e.municipality_id
              and p.role in ('director', 'contributor')) or (p.municipality_id is null and p.role = 'dpo'))))
      ) w where w.own or not w.owned) r
    where e.valid_until between ${today} and ${addDays(today, Math.max(...WARN_DAYS))} and r.ids is not null
      and not exists (select 1 from unnest(r.ids) i join outbox o
        on o.key = 'evidence_expiring:' || e.service_id || ':' || i || ':' || ${today}::text)
    order by m.name, e.id`.execute(tx.q);
  return found.rows;
}

/** Keeps that the mark of each piece was told. @returns the pieces for which that is new. */
export async function insertWarnings(
  tx: SystemTx,
  warnings: readonly { piece: EndingPiece; mark: number }[],
): Promise<Set<number>> {
  if (warnings.length === 0) return new Set();
  const kept = await tx.q
    .insertInto('evidence_warning')
    .values(
      warnings.map(({ piece, mark }) => ({
        service_id: piece.serviceId,
        municipality_id: piece.municipalityId,
        evidence_id: piece.id,
        valid_until: piece.validUntil,
        mark,
        account_id: piece.recipientIds[0] ?? 0,
        at: tx.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('evidence_id')
    .execute();
  return new Set(kept.map((row) => row.evidence_id));
}
