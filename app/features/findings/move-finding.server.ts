import { can, type RefusalReason } from '#app/domain/access.ts';
import { decideFinding, type FindingIntent } from '#app/domain/finding.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { holdFinding, moveFinding } from '#db/queries/findings.server.ts';
import { record } from '#db/queries/journal.server.ts';

export type FindingMoved =
  /** The question it stands at, to go back to. */
  | { kind: 'moved' | 'stale' | 'resolved' | 'not_resolved' | 'reason_required'; checklistId: number; code: string }
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason };

interface Move {
  intent: FindingIntent;
  version: number;
  text: string;
}

/** Keeps that the municipality says a finding is done, or that a reviewer closes it or opens it again, each with who, when and why. */
export async function moveOneFinding(
  tx: ActorTx,
  address: { slug: string; findingId: number },
  move: Move,
): Promise<FindingMoved> {
  const finding = await holdFinding(tx, address.slug, address.findingId);
  if (!finding) return { kind: 'not_found' };
  const { municipalityId, checklistId, code, entityIds } = finding;
  const action = move.intent === 'propose' ? 'finding.answer' : 'finding.judge';
  const verdict = can(tx.actor, action, { municipalityId, entityIds });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const decision = decideFinding(finding, move);
  if (decision.kind !== 'do') return { kind: decision.kind, checklistId, code };
  const text = move.text.trim();
  await moveFinding(tx, finding, { intent: move.intent, text });
  await record(tx, verdict.as, {
    event: EVENTS[move.intent],
    municipalityId,
    objectType: 'requirement',
    objectId: `${checklistId}/${code}`,
    after: { finding: finding.id, text },
  });
  return { kind: 'moved', checklistId, code };
}

const EVENTS = {
  propose: 'requirement.finding_proposed',
  resolve: 'requirement.finding_resolved',
  reopen: 'requirement.finding_reopened',
} as const;
