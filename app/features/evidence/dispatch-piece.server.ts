import type { MessageKey } from '#app/i18n/catalogue.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { attachEvidence } from './attach-evidence.server.ts';
import type { EvidenceOutcome } from './change-evidence.server.ts';
import { changePiece } from './change-piece.server.ts';
import type { PieceAddress, PieceOutcome } from './permit-piece.server.ts';
import type { PieceChange } from './piece-forms.ts';
import { removeEvidence } from './remove-evidence.server.ts';

/** What became of a form on the page of a piece: about the piece, or about where it stands. */
export type PieceDone =
  | { about: 'piece'; outcome: PieceOutcome; notice: MessageKey }
  | { about: 'place'; outcome: EvidenceOutcome; notice: MessageKey };

/** The verb behind each form on the page of a piece but the one with a file. */
export async function changePieceByForm(tx: ActorTx, address: PieceAddress, form: PieceChange): Promise<PieceDone> {
  const { slug, evidenceId } = address;
  if (form.act === 'facts')
    return { about: 'piece', outcome: await changePiece(tx, address, form), notice: 'evidence_register.saved' };
  if (form.act === 'remove') {
    const place = { slug, checklistId: form.checklist, code: form.code };
    return { about: 'place', outcome: await removeEvidence(tx, place, form.placed), notice: 'evidence.removed' };
  }
  const slash = form.question.indexOf('/');
  const place = { slug, checklistId: Number(form.question.slice(0, slash)), code: form.question.slice(slash + 1) };
  const outcome = await attachEvidence(tx, place, { evidenceId, formKey: form.form_key });
  return { about: 'place', outcome, notice: 'evidence_register.attached' };
}
