import { randomUUID } from 'node:crypto';
import { can } from '#app/domain/access.ts';
import { parseRegisterNumber, registerNumber } from '#app/domain/register-number.ts';
import { momentFrom } from '#app/domain/stored-moment.ts';
import { writeMoment } from '#app/domain/typed-moment.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listDossierEntities } from '#db/queries/breach-acts.server.ts';
import { findIncident } from '#db/queries/incident-record.server.ts';

/** What the page that opens dossiers at an incident shows; null when there is no such incident for the actor. Two queries. */
export async function viewOpening(tx: ActorTx, address: { slug: string; incident: string }) {
  const at = parseRegisterNumber('incident', address.incident);
  const incident = at && (await findIncident(tx, address.slug, at));
  if (!incident) return null;
  const verdict = can(tx.actor, 'breach.handle', { municipalityId: incident.municipalityId });
  if (!verdict.allowed) return { refused: verdict.reason } as const;
  const known = await listDossierEntities(tx, incident.id);
  const { municipalityId } = incident;
  const left = incident.entities.filter(
    ({ id }) => !known.includes(id) && can(tx.actor, 'breach.handle', { municipalityId, entityIds: [id] }).allowed,
  );
  const touched = left.filter((each) => each.touched);
  const seen = incident.detectedPrecision === 'minute' ? incident.detectedAt : incident.reportedAt;
  return {
    slug: incident.slug,
    municipality: incident.municipality,
    code: registerNumber('incident', incident.year, incident.number),
    title: incident.title,
    closed: incident.phase === 'closed',
    // Where nobody said whom it touches, all are proposed: forgetting a controller is the worse mistake.
    entities: left.map(({ id, name, touched: is }) => ({ id, name, proposed: touched.length === 0 || is })),
    proposed: writeMoment(momentFrom(seen, 'minute')),
    formKey: randomUUID(),
  };
}
export type OpeningView = Exclude<NonNullable<Awaited<ReturnType<typeof viewOpening>>>, { refused: unknown }>;
