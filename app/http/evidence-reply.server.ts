import { data } from '@remix-run/node';
import type { EvidenceFault } from '#app/domain/evidence.ts';
import type { EvidenceOutcome } from '#app/features/evidence/change-evidence.server.ts';
import type { PieceOutcome } from '#app/features/evidence/permit-piece.server.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import type { FormErrors, FormValues } from './form.server.ts';
import { forbidden, notFound, seeOther } from './respond.server.ts';

/** What the evidence page gets back after a post that changed nothing. */
export interface EvidenceReply {
  errors: FormErrors;
  values: FormValues;
}

/** What became of a post, and what was typed in it. */
export interface EvidencePost {
  outcome: EvidenceOutcome;
  values: FormValues;
  /** Said on the page that follows when it was saved. */
  notice: MessageKey;
}

/** Back to the page with a notice, or the page again with what is wrong. @throws the 403 or 404 of a refusal. */
export function evidenceReply({ outcome, values, notice }: EvidencePost, here: string) {
  if (outcome.kind === 'saved') return seeOther(here, notice);
  if (outcome.kind === 'not_found') throw notFound();
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind === 'closed') return refuseEvidence({ form: ['evidence.closed'] }, values, 409);
  const errors = { [outcome.field]: [`evidence.fault.${outcome.why}` as const] };
  return refuseEvidence(errors, values, statusOf(outcome.why));
}

/** As `evidenceReply`, for a change of a piece itself: who comes second gets both texts. */
export function pieceReply(
  { outcome, values, notice }: { outcome: PieceOutcome; values: FormValues; notice: MessageKey },
  here: string,
) {
  if (outcome.kind === 'saved') return seeOther(here, notice);
  if (outcome.kind === 'not_found') throw notFound();
  if (outcome.kind === 'refused') throw forbidden(outcome.reason);
  if (outcome.kind === 'invalid') return refuseEvidence(outcome.errors, values);
  const changed: MessageKey[] = ['evidence_register.changed'];
  return refuseEvidence(values.act === 'facts' ? { version: changed } : { file: changed }, values, 409);
}

/** The page again with what is wrong and what was typed. */
export function refuseEvidence(errors: FormErrors, values: FormValues, status = 422) {
  return data<EvidenceReply>({ errors, values }, { status });
}

function statusOf(why: EvidenceFault): number {
  if (why === 'too_large') return 413;
  return why === 'broken' ? 400 : 422;
}
