import { decideTitle } from '#app/domain/evidence.ts';
import { earliestOf } from '#app/domain/partial-date.ts';
import type { FieldErrors } from '#app/i18n/faults.ts';
import type { FileStore } from '#app/outside/file-store.server.ts';
import type { ReceivedFile } from '#app/outside/receive-file.server.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { holdFiles } from '#db/queries/evidence-sweep.server.ts';
import { claimForm, findReceipt, settleForm } from '#db/queries/forms.server.ts';
import { insertCustody, insertPiece, type NewPiece } from '#db/queries/incident-pieces.server.ts';
import { insertTimelineEntry } from '#db/queries/incident-timeline.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { type HandleOutcome, journalled, typedMoment } from './held-incident.ts';
import { type IncidentAddress, permitIncident, whyFrozen } from './permit-incident.server.ts';
import type { PieceForm } from './piece-forms.ts';

/** Whether a piece could be put in now, so that nobody sends a file in vain. */
export async function foreseePiece(tx: ActorTx, address: IncidentAddress): Promise<HandleOutcome> {
  const permit = await permitIncident(tx, address);
  if (permit.kind !== 'permitted') return permit;
  const frozen = whyFrozen(permit.incident);
  return frozen ? { kind: 'closed', errors: { form: [frozen] } } : { kind: 'saved' };
}

/**
 * Takes in a piece of evidence: a file whose bytes the store has taken already, or an object that is kept somewhere. It
 * starts the chain of custody. Sent twice it is one.
 */
export async function addPiece(
  tx: ActorTx,
  address: IncidentAddress,
  sent: { form: PieceForm; file: ReceivedFile | null; files: Pick<FileStore, 'heldSince'> },
): Promise<HandleOutcome> {
  const permit = await permitIncident(tx, address);
  if (permit.kind !== 'permitted') return permit;
  const { incident, as } = permit;
  const frozen = whyFrozen(incident);
  if (frozen) return { kind: 'closed', errors: { form: [frozen] } };
  if (await findReceipt(tx, sent.form.form_key)) return { kind: 'saved' };
  const read = readPiece(sent.form, sent.file, tx.now);
  if ('errors' in read) return { kind: 'invalid', errors: read.errors };
  const { piece } = read;
  if (piece.file) {
    // Between the upload and this row the sweep may have come by; from here on it cannot.
    await holdFiles(tx);
    if (!(await sent.files.heldSince(piece.file.sha256))) {
      return { kind: 'invalid', errors: { file: ['evidence.fault.broken'] } };
    }
  }
  const claim = await claimForm(tx, sent.form.form_key, 'incident.evidence');
  if (claim.kind === 'done') return { kind: 'saved' };
  const id = await insertPiece(tx, incident, piece);
  const place = { id, incidentId: incident.id, municipalityId: incident.municipalityId };
  await insertCustody(tx, place, { act: 'taken_in', happenedAt: tx.now, holder: piece.keptAt });
  await insertTimelineEntry(tx, {
    ...place,
    kind: 'evidence',
    happenedAt: tx.now,
    detail: { what: 'piece_taken_in', to: piece.title },
  });
  await settleForm(tx, sent.form.form_key, id);
  await record(tx, as, {
    event: 'incident.evidence_added',
    ...journalled(incident),
    after: { piece: id, title: piece.title, source: piece.source, sha256: piece.file?.sha256 ?? null },
  });
  return { kind: 'saved' };
}

/** What was typed as a piece that can be kept, or what is wrong with it. */
function readPiece(
  form: PieceForm,
  file: ReceivedFile | null,
  now: Date,
): { piece: NewPiece } | { errors: FieldErrors } {
  const errors: FieldErrors = {};
  const typed = typedMoment(form.obtained);
  const obtainedAt = 'date' in typed ? earliestOf(typed.date) : null;
  if ('fault' in typed || !obtainedAt) errors.obtained = ['fault' in typed ? typed.fault : 'common.error.required'];
  else if (obtainedAt > now) errors.obtained = ['incidents.fault.future'];
  if (!file && form.kept_at === '') errors.kept_at = ['incident_pieces.fault.kept_at'];
  const title = decideTitle(form.title, file?.fileName ?? '');
  if (!title) errors.title = ['common.error.required'];
  if (Object.keys(errors).length > 0 || !title || !obtainedAt) return { errors };
  if ('fault' in typed || typed.date.precision === 'unknown') return { errors };
  return {
    piece: {
      title,
      source: form.source,
      obtainedAt,
      obtainedPrecision: typed.date.precision,
      obtainedBy: form.obtained_by,
      keptAt: form.kept_at,
      file,
    },
  };
}
