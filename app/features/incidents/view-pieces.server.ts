import { randomUUID } from 'node:crypto';
import { can } from '#app/domain/access.ts';
import { actsFor } from '#app/domain/custody.ts';
import { parseRegisterNumber, registerNumber } from '#app/domain/register-number.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findIncidentPiece, listCustody, listPieces } from '#db/queries/incident-pieces.server.ts';
import { findIncident, type IncidentRecord } from '#db/queries/incident-record.server.ts';
import { listLinkedRequirements, OFFERED_MAX, searchRequirements } from '#db/queries/incident-requirements.server.ts';
import { type IncidentAddress, whyFrozen } from './permit-incident.server.ts';

/** What the pages under an incident are headed with. */
function headOf(tx: ActorTx, incident: IncidentRecord) {
  const { slug, municipality, title, year, number, municipalityId } = incident;
  const code = registerNumber('incident', year, number);
  const handles = can(tx.actor, 'incident.handle', { municipalityId }).allowed;
  return { slug, municipality, title, code, handles, frozen: whyFrozen(incident) };
}

async function find(tx: ActorTx, address: IncidentAddress): Promise<IncidentRecord | null> {
  const at = parseRegisterNumber('incident', address.number);
  return at && findIncident(tx, address.slug, at);
}

/** The evidence of an incident; null when there is none that the actor may see. Two queries. */
export async function viewPieces(tx: ActorTx, address: IncidentAddress) {
  const incident = await find(tx, address);
  if (!incident) return null;
  return { head: headOf(tx, incident), pieces: await listPieces(tx, incident.id), formKey: randomUUID() };
}
export type PiecesView = NonNullable<Awaited<ReturnType<typeof viewPieces>>>;

/** One piece with its chain of custody; null when there is none that the actor may see. Three queries. */
export async function viewPiece(tx: ActorTx, address: IncidentAddress & { pieceId: number }) {
  const incident = await find(tx, address);
  const piece = incident && (await findIncidentPiece(tx, incident.id, address.pieceId));
  if (!piece) return null;
  const custody = await listCustody(tx, [piece.id]);
  return { head: headOf(tx, incident), piece, custody, acts: actsFor(piece.kind, custody), formKey: randomUUID() };
}
export type IncidentPieceView = NonNullable<Awaited<ReturnType<typeof viewPiece>>>;

/** Words of a search that count; more would only find less. */
const WORDS_MAX = 8;

/**
 * The requirements that an incident is linked to, and those that were searched for. Null when there is no incident that
 * the actor may see. Three queries at most.
 */
export async function viewRequirements(tx: ActorTx, address: IncidentAddress, search: string) {
  const incident = await find(tx, address);
  if (!incident) return null;
  const linked = await listLinkedRequirements(tx, incident.id);
  const words = search.trim().slice(0, 200).split(/\s+/).filter(Boolean).slice(0, WORDS_MAX);
  const found = words.length > 0 ? await searchRequirements(tx, incident.municipalityId, words) : null;
  return {
    head: headOf(tx, incident),
    linked,
    search: words.join(' '),
    found: found?.map((one) => ({ ...one, linked: linked.some(({ nodeId }) => nodeId === one.nodeId) })) ?? null,
    more: Math.max(0, (found?.[0]?.total ?? 0) - OFFERED_MAX),
  };
}
export type RequirementsView = NonNullable<Awaited<ReturnType<typeof viewRequirements>>>;
