import { randomUUID } from 'node:crypto';
import { can } from '#app/domain/access.ts';
import { nis2Duty } from '#app/domain/nis2.ts';
import { parseRegisterNumber, registerNumber } from '#app/domain/register-number.ts';
import { momentFrom } from '#app/domain/stored-moment.ts';
import { writeMoment } from '#app/domain/typed-moment.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findIncident } from '#db/queries/incident-record.server.ts';
import { listNis2Entities } from '#db/queries/nis2.server.ts';

/** What opening a report asks; null when there is no such incident for the actor. Two queries. */
export async function viewOpeningReport(tx: ActorTx, address: { slug: string; incident: string }) {
  const at = parseRegisterNumber('incident', address.incident);
  const incident = at && (await findIncident(tx, address.slug, at));
  if (!incident) return null;
  const verdict = can(tx.actor, 'nis2.handle', { municipalityId: incident.municipalityId });
  if (!verdict.allowed) return { refused: verdict.reason } as const;
  const entities = await listNis2Entities(tx, incident);
  const seen = incident.detectedPrecision === 'minute' ? incident.detectedAt : incident.reportedAt;
  return {
    slug: incident.slug,
    municipality: incident.municipality,
    code: registerNumber('incident', incident.year, incident.number),
    title: incident.title,
    entities: entities
      .filter(({ reported }) => !reported)
      .map((one) => ({ id: one.id, name: one.name, duty: nis2Duty(one) })),
    proposed: writeMoment(momentFrom(seen, 'minute')),
    formKey: randomUUID(),
  };
}
export type OpeningReportView = Exclude<
  NonNullable<Awaited<ReturnType<typeof viewOpeningReport>>>,
  { refused: unknown }
>;
