import { can, type RefusalReason, type Role } from '#app/domain/access.ts';
import type { ConfirmFault, SeenPrevious } from '#app/domain/previous.ts';
import { type Phase, takesAnswers } from '#app/domain/review.ts';
import type { ActorTx } from '#db/connection.server.ts';
import {
  type ConfirmFacts,
  type ConfirmPlace,
  carryOver,
  findConfirmFacts,
  insertConfirmed,
} from '#db/queries/confirmations.server.ts';
import { recordAll } from '#db/queries/journal.server.ts';
import { type PreviousLine, readPrevious } from '#db/queries/previous.server.ts';
import { refreshScore } from '#db/queries/refresh-score.server.ts';

export type Confirmed =
  /** `codes` are those that were written now, without those that stood there already. */
  | { kind: 'saved'; codes: string[] }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'closed'; phase: Phase }
  /** Nothing was written; each code that stood in the way with its reason. */
  | { kind: 'invalid'; faults: { code: string; why: ConfirmFault }[] };

/**
 * "Unchanged since last year": takes last year's answer over as this year's, for each requirement that somebody names
 * with the version of last year's answer that was on screen. All of them or none. What was confirmed before, at that
 * same version, is answered as saved and written once. With `carryEvidence`, the evidence that stood beside last year's
 * answers comes to stand beside these too. The number of statements does not depend on how many there are.
 */
export async function confirmUnchanged(
  tx: ActorTx,
  place: ConfirmPlace,
  seen: readonly SeenPrevious[],
  { carryEvidence = false } = {},
): Promise<Confirmed> {
  const facts = await findConfirmFacts(tx, place);
  if (!facts) return { kind: 'not_found' };
  const verdict = mayAnswerFor(tx, facts, facts.entityIds);
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const { phase } = facts;
  if (!takesAnswers(phase)) return { kind: 'closed', phase };
  const versions = new Map(seen.map(({ code, version }) => [code, version]));
  const lines = await readPrevious(tx, facts.checklistId, [...versions.keys()]);
  const wanted = [...versions].map(([code, version]) => ({ code, version, line: lines.find((l) => l.code === code) }));
  const faults = wanted.flatMap(({ code, version, line }) => {
    const why = whyNot(tx, facts, line, version);
    return why ? [{ code, why }] : [];
  });
  if (faults.length > 0) return { kind: 'invalid', faults };
  const toWrite = wanted.flatMap(({ line }) => (line && !line.confirmed ? [line] : []));
  if (toWrite.length > 0) await write(tx, verdict.as, facts, toWrite, carryEvidence);
  return { kind: 'saved', codes: toWrite.map((line) => line.code) };
}

function mayAnswerFor(tx: ActorTx, { municipalityId, assigneeId }: ConfirmFacts, entityIds: readonly number[]) {
  return can(tx.actor, 'checklist.answer', { municipalityId, assigneeId, entityIds });
}

function whyNot(
  tx: ActorTx,
  facts: ConfirmFacts,
  line: PreviousLine | undefined,
  version: number,
): ConfirmFault | null {
  if (!line) return 'nothing';
  if (line.answer.version !== version) return 'changed';
  if (line.confirmed) return null;
  const notYours = line.exceptions.some(({ entityId }) => !mayAnswerFor(tx, facts, [entityId]).allowed);
  return line.fault ?? (notYours ? 'not_yours' : null);
}

/** The journal's lines come before the figures: they make other writers wait, so that nothing is left uncounted. */
async function write(
  tx: ActorTx,
  as: Role,
  facts: ConfirmFacts,
  lines: readonly PreviousLine[],
  carryEvidence: boolean,
): Promise<void> {
  await insertConfirmed(tx, facts, lines);
  const carried = carryEvidence ? await carryOver(tx, facts, lines) : [];
  const { municipalityId, checklistId } = facts;
  const confirmed = lines.map((line) => ({
    event: 'requirement.confirmed' as const,
    municipalityId,
    objectType: 'requirement' as const,
    objectId: `${checklistId}/${line.code}`,
    after: told(line),
  }));
  const placed = carried.map(({ id, kind, title, code }) => ({
    event: 'evidence.added' as const,
    municipalityId,
    objectType: 'evidence' as const,
    objectId: id,
    after: { checklist: checklistId, requirement: code, kind, title },
  }));
  await recordAll(tx, as, [...confirmed, ...placed]);
  await refreshScore(tx, facts.checklistId);
}

function told({ answer, fromChecklistId, fromCode, relation }: PreviousLine) {
  const { choice, doc, impl, explanation } = answer;
  return { choice, doc, impl, explanation, unchanged_since: `${fromChecklistId}/${fromCode}`, relation };
}
