import { decideTitle } from '#app/domain/evidence.ts';
import type { ActorTx } from '#db/connection.server.ts';
import type { PlaceAddress } from '#db/queries/evidence.server.ts';
import { insertEvidence, placeEvidence } from '#db/queries/evidence-acts.server.ts';
import { settleForm } from '#db/queries/forms.server.ts';
import { type EvidenceOutcome, permitChange, recordChange, wasDone } from './change-evidence.server.ts';
import type { ReceivedFile } from './receive-file.server.ts';

/**
 * Puts a file beside a requirement whose bytes the store has taken already. When this is refused or rolled back, those
 * bytes stay behind without a row: nobody can reach them, and the same file sent again is kept under the same name.
 */
export async function addFile(
  tx: ActorTx,
  address: PlaceAddress,
  input: { file: ReceivedFile; title: string; formKey: string },
): Promise<EvidenceOutcome> {
  const permit = await permitChange(tx, address);
  if (permit.kind !== 'permitted') return permit;
  if (await wasDone(tx, input.formKey)) return { kind: 'saved' };
  const { fileName, mediaType, size, sha256 } = input.file;
  const title = decideTitle(input.title, fileName);
  if (title === null) return { kind: 'invalid', field: 'title', why: 'title' };
  const id = await insertEvidence(tx, permit.place, { kind: 'file', title, fileName, mediaType, size, sha256 });
  await placeEvidence(tx, permit.place, id);
  await settleForm(tx, input.formKey, id);
  await recordChange(tx, permit, 'evidence.added', { id, kind: 'file', title }, { fileName, mediaType, size, sha256 });
  return { kind: 'saved' };
}
