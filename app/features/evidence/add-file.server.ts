import { decideTitle } from '#app/domain/evidence.ts';
import type { FileStore } from '#app/outside/file-store.server.ts';
import type { ReceivedFile } from '#app/outside/receive-file.server.ts';
import type { ActorTx } from '#db/connection.server.ts';
import type { PlaceAddress } from '#db/queries/evidence.server.ts';
import { insertEvidence, placeEvidence } from '#db/queries/evidence-acts.server.ts';
import { holdFiles } from '#db/queries/evidence-sweep.server.ts';
import { settleForm } from '#db/queries/forms.server.ts';
import { type EvidenceOutcome, permitChange, recordChange, wasDone } from './change-evidence.server.ts';

/**
 * Puts a file beside a requirement whose bytes the store has taken already. When this is refused or rolled back, those
 * bytes stay behind without a row: nobody can reach them, and the same file sent again is kept under the same name.
 */
export async function addFile(
  tx: ActorTx,
  address: PlaceAddress,
  input: { file: ReceivedFile; title: string; formKey: string; files: Pick<FileStore, 'heldSince'> },
): Promise<EvidenceOutcome> {
  const permit = await permitChange(tx, address);
  if (permit.kind !== 'permitted') return permit;
  if (await wasDone(tx, input.formKey)) return { kind: 'saved' };
  const { fileName, mediaType, size, sha256 } = input.file;
  const title = decideTitle(input.title, fileName);
  if (title === null) return { kind: 'invalid', field: 'title', why: 'title' };
  // Between the upload and this row the sweep may have come by; from here on it cannot.
  await holdFiles(tx);
  if (!(await input.files.heldSince(sha256))) return { kind: 'invalid', field: 'file', why: 'broken' };
  const id = await insertEvidence(tx, permit.place, { kind: 'file', title, fileName, mediaType, size, sha256 });
  await placeEvidence(tx, permit.place, id);
  await settleForm(tx, input.formKey, id);
  await recordChange(tx, permit, 'evidence.added', { id, kind: 'file', title }, { fileName, mediaType, size, sha256 });
  return { kind: 'saved' };
}
