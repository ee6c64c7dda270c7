import { randomUUID } from 'node:crypto';
import { can } from '#app/domain/access.ts';
import { mayChangeEvidence } from '#app/domain/evidence.ts';
import type { Phase } from '#app/domain/review.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listEvidenceLines, listKeptEvidence } from '#db/queries/evidence.server.ts';
import type { EvidenceView } from './EvidencePanel.tsx';

/** A question whose evidence is asked; what the answer page has at hand already. */
export interface EvidencePlace {
  municipalityId: number;
  checklistId: number;
  nodeId: number;
  phase: Phase;
  assigneeId: number | null;
  entityIds: readonly number[];
}

/** Everything that `EvidencePanel` shows. One query for who may only read, two for who may add. */
export async function viewEvidence(tx: ActorTx, place: EvidencePlace): Promise<EvidenceView> {
  const { municipalityId, entityIds, assigneeId } = place;
  const verdict = can(tx.actor, 'evidence.add', { municipalityId, entityIds, assigneeId });
  const mayAdd = verdict.allowed && mayChangeEvidence(place.phase);
  return {
    lines: await listEvidenceLines(tx, place.checklistId, place.nodeId),
    kept: mayAdd ? await listKeptEvidence(tx, place) : [],
    mayAdd,
    formKeys: { file: randomUUID(), link: randomUUID(), existing: randomUUID() },
  };
}
