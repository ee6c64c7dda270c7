import { FILES_MAX } from '#app/domain/evidence.ts';
import type { FileStore } from '#app/outside/file-store.server.ts';
import type { ReceivedFile } from '#app/outside/receive-file.server.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { insertFile } from '#db/queries/evidence-acts.server.ts';
import { beginRevision } from '#db/queries/evidence-piece.server.ts';
import { holdFiles } from '#db/queries/evidence-sweep.server.ts';
import { settleForm } from '#db/queries/forms.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { wasDone } from './change-evidence.server.ts';
import { type PieceAddress, type PieceOutcome, permitPiece } from './permit-piece.server.ts';

export interface RevisionInput {
  file: ReceivedFile;
  formKey: string;
  /** The version of the piece that was on screen. */
  version: number;
  into: 'new' | 'present';
  files: Pick<FileStore, 'heldSince'>;
}

/** Adds a file, which the store has taken, to a piece: as a new revision, or as one more of the present one. */
export async function revisePiece(tx: ActorTx, address: PieceAddress, input: RevisionInput): Promise<PieceOutcome> {
  const permit = await permitPiece(tx, address, true);
  if (permit.kind !== 'permitted') return permit;
  const { piece, as } = permit;
  if (piece.kind !== 'file') return { kind: 'not_found' };
  if (await wasDone(tx, input.formKey)) return { kind: 'saved' };
  if (input.version !== piece.version) return { kind: 'conflict' };
  const present = piece.files.filter((file) => file.revision === piece.revision).length;
  if (input.into === 'present' && present >= FILES_MAX)
    return { kind: 'invalid', errors: { file: ['evidence_register.full'] } };
  await holdFiles(tx);
  if (!(await input.files.heldSince(input.file.sha256)))
    return { kind: 'invalid', errors: { file: ['evidence.fault.broken'] } };
  const isNew = input.into === 'new';
  const revision = piece.revision + (isNew ? 1 : 0);
  if (isNew) await beginRevision(tx, piece.id, { version: piece.version + 1, revision, fileName: input.file.fileName });
  const place = { serviceId: piece.serviceId, municipalityId: piece.municipalityId, evidenceId: piece.id, revision };
  await insertFile(tx, { ...place, position: isNew ? 1 : present + 1 }, input.file);
  await settleForm(tx, input.formKey, piece.id);
  const { fileName, sha256 } = input.file;
  await record(tx, as, {
    event: 'evidence.changed',
    municipalityId: piece.municipalityId,
    objectType: 'evidence',
    objectId: piece.id,
    ...(isNew ? { before: { revision: piece.revision } } : {}),
    after: { revision, fileName, sha256 },
  });
  return { kind: 'saved' };
}
