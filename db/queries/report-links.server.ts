import { sql } from 'kysely';
import type { ActorTx, GateTx } from '../connection.server.ts';
import type { NewReport, Reported } from './incident-acts.server.ts';

/** Where a link for reporting leads: names and nothing else. */
export interface ReportPlace {
  serviceId: number;
  municipalityId: number;
  service: string;
  municipality: string;
  slug: string;
}

/** The place of a link that stands; null when it was ended or there is none. One query. */
export async function findReportPlace(tx: GateTx, linkId: number): Promise<ReportPlace | null> {
  const found = await sql<ReportPlace>`
    select service_id as "serviceId", municipality_id as "municipalityId", service, municipality, slug
    from report_link_place(${linkId})`.execute(tx.q);
  return found.rows[0] ?? null;
}

/**
 * Keeps a report that came by a link. The same form sent again gives the same incident, with `fresh` false; null when the
 * link was ended meanwhile.
 */
export async function reportByLink(
  tx: GateTx,
  linkId: number,
  report: NewReport & { name: string; contact: string },
): Promise<(Reported & { fresh: boolean }) | null> {
  const made = await sql<Reported & { fresh: boolean }>`
    select id, year, number, fresh from report_by_link(${linkId}, ${report.formKey}, ${tx.now}, ${report.year},
      ${report.title}, ${report.description}, ${report.name}, ${report.contact}, ${report.detectedAt}::timestamptz,
      ${report.detectedPrecision}, ${report.ongoing}, ${report.personalData})`.execute(tx.q);
  return made.rows[0] ?? null;
}

/** The link of a municipality that stands, or null. One query. */
export async function findReportLink(tx: ActorTx, municipalityId: number): Promise<{ id: number; since: Date } | null> {
  const row = await tx.q
    .selectFrom('report_link')
    .where('municipality_id', '=', municipalityId)
    .where('ended_at', 'is', null)
    .select(['id', 'created_at as since'])
    .executeTakeFirst();
  return row ?? null;
}

/** Makes the link of a municipality, unless one stands. @returns its number, or null when one stood. */
export async function insertReportLink(tx: ActorTx, municipalityId: number): Promise<number | null> {
  const row = await tx.q
    .insertInto('report_link')
    .values({
      service_id: tx.actor.serviceId,
      municipality_id: municipalityId,
      created_at: tx.now,
      created_by: tx.actor.accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Ends the link of a municipality: no copy of its address works any more. @returns its number, or null without one. */
export async function endReportLink(tx: ActorTx, municipalityId: number): Promise<number | null> {
  const row = await tx.q
    .updateTable('report_link')
    .set({ ended_at: tx.now, ended_by: tx.actor.accountId })
    .where('municipality_id', '=', municipalityId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}
