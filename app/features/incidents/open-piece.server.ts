import type { Readable } from 'node:stream';
import type { Logger } from 'pino';
import { type Actor, can, type RefusalReason, type Role } from '#app/domain/access.ts';
import { parseRegisterNumber } from '#app/domain/register-number.ts';
import type { FileStore } from '#app/outside/file-store.server.ts';
import { isWhole } from '#app/outside/whole-file.server.ts';
import { type ActorTx, type Database, withActor } from '#db/connection.server.ts';
import {
  findIncidentPiece,
  type IncidentPiece,
  insertCustody,
  markPieceDamage,
} from '#db/queries/incident-pieces.server.ts';
import { findIncident, type IncidentRecord } from '#db/queries/incident-record.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { journalled } from './held-incident.ts';
import type { IncidentAddress } from './permit-incident.server.ts';

/** What giving a file needs of the house. */
export interface PieceHouse {
  database: Database;
  now: () => Date;
  files: FileStore;
  log: Logger;
}

export type OpenedPiece =
  | { kind: 'opened'; file: { name: string; mediaType: string; size: number; bytes: Readable } }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason }
  /** The store lost it, or it is no longer what it was: it is not given. */
  | { kind: 'damaged' };

interface Found {
  incident: IncidentRecord;
  piece: IncidentPiece;
  file: { fileName: string; mediaType: string; sizeBytes: number; sha256: string };
  as: Role;
}

/**
 * Gives the file of a piece to who may read the incident. It is read to the end first, and given only when it still has
 * the SHA-256 under which it came in. That it was given, and to whom, stands in its chain of custody and in the journal.
 */
export async function openPiece(
  house: PieceHouse,
  actor: Actor,
  address: IncidentAddress & { pieceId: number },
): Promise<OpenedPiece> {
  const open = <T>(work: (tx: ActorTx) => Promise<T>) => withActor(house.database, actor, house.now(), work);
  const found = await open((tx) => findFile(tx, address));
  if ('kind' in found) return found;
  const { file } = found;
  const bytes = (await isWhole(house.files, file)) ? await house.files.open(file.sha256) : null;
  if (!bytes) {
    await open((tx) => noteDamage(tx, found, true));
    house.log.error({ piece: found.piece.id, sha256: file.sha256 }, 'a piece of evidence is damaged or missing');
    return { kind: 'damaged' };
  }
  await open(async (tx) => {
    await noteDamage(tx, found, false);
    await note(tx, found, 'opened');
  });
  return { kind: 'opened', file: { name: file.fileName, mediaType: file.mediaType, size: file.sizeBytes, bytes } };
}

async function findFile(
  tx: ActorTx,
  address: IncidentAddress & { pieceId: number },
): Promise<Found | { kind: 'not_found' } | { kind: 'refused'; reason: RefusalReason }> {
  const at = parseRegisterNumber('incident', address.number);
  const incident = at && (await findIncident(tx, address.slug, at));
  const piece = incident && (await findIncidentPiece(tx, incident.id, address.pieceId));
  if (!piece) return { kind: 'not_found' };
  const { fileName, mediaType, sizeBytes, sha256 } = piece;
  if (fileName === null || mediaType === null || sizeBytes === null || sha256 === null) return { kind: 'not_found' };
  const verdict = can(tx.actor, 'incident.read', { municipalityId: incident.municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  return { incident, piece, file: { fileName, mediaType, sizeBytes, sha256 }, as: verdict.as };
}

/** Tells that a file was found damaged or whole again, once, until it is found otherwise. */
async function noteDamage(tx: ActorTx, found: Found, isDamaged: boolean): Promise<void> {
  if (await markPieceDamage(tx, found.piece.id, isDamaged)) await note(tx, found, isDamaged ? 'damaged' : 'restored');
}

async function note(
  tx: ActorTx,
  { incident, piece, file, as }: Found,
  act: 'opened' | 'damaged' | 'restored',
): Promise<void> {
  const place = { id: piece.id, incidentId: incident.id, municipalityId: incident.municipalityId };
  await insertCustody(tx, place, { act, happenedAt: tx.now });
  await record(tx, as, {
    event: `incident.evidence_${act}`,
    ...journalled(incident),
    after: { piece: piece.id, fileName: file.fileName, sha256: file.sha256 },
  });
}
