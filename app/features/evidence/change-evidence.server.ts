import { can, type RefusalReason, type Role } from '#app/domain/access.ts';
import { type EvidenceFault, mayChangeEvidence } from '#app/domain/evidence.ts';
import type { ActorTx } from '#db/connection.server.ts';
import {
  type EvidencePlace,
  findEvidencePlace,
  holdEvidencePlace,
  type PlaceAddress,
} from '#db/queries/evidence.server.ts';
import { claimForm } from '#db/queries/forms.server.ts';
import { record } from '#db/queries/journal.server.ts';

/** What became of a change to the evidence beside a requirement. */
export type EvidenceOutcome =
  | { kind: 'saved' }
  | { kind: 'invalid'; field: string; why: EvidenceFault }
  /** The checklist is with the reviewer, or done. */
  | { kind: 'closed' }
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'not_found' };

export type Permit =
  | { kind: 'permitted'; place: EvidencePlace; as: Role }
  | Exclude<EvidenceOutcome, { kind: 'saved' | 'invalid' }>;

/** Whether the actor may change the evidence at an address now, with the place held until the transaction ends. */
export async function permitChange(tx: ActorTx, address: PlaceAddress): Promise<Permit> {
  return judge(tx, await holdEvidencePlace(tx, address));
}

/** As `permitChange` without holding anything: asked before a file is received, and again when it is there. */
export async function foreseeChange(tx: ActorTx, address: PlaceAddress): Promise<Permit> {
  return judge(tx, await findEvidencePlace(tx, address));
}

function judge(tx: ActorTx, place: EvidencePlace | null): Permit {
  if (!place) return { kind: 'not_found' };
  const { municipalityId, entityIds, assigneeId, handed } = place;
  const verdict = can(tx.actor, 'evidence.add', { municipalityId, entityIds, assigneeId, handed });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  return mayChangeEvidence(place.phase) ? { kind: 'permitted', place, as: verdict.as } : { kind: 'closed' };
}

/** Whether the act behind a form key was done before; a key that came with something refused is still good. */
export async function wasDone(tx: ActorTx, formKey: string): Promise<boolean> {
  const claim = await claimForm(tx, formKey, 'change_evidence');
  return claim.kind === 'done' && claim.result !== null;
}

/** Writes the journal line of evidence that came beside a requirement or was taken off. */
export async function recordChange(
  tx: ActorTx,
  permit: { place: EvidencePlace; as: Role },
  event: 'evidence.added' | 'evidence.removed',
  piece: { id: number; kind: string; title: string },
  more: Record<string, unknown> = {},
): Promise<void> {
  const { place, as } = permit;
  const facts = {
    checklist: place.checklistId,
    requirement: place.code,
    kind: piece.kind,
    title: piece.title,
    ...more,
  };
  await record(tx, as, {
    event,
    municipalityId: place.municipalityId,
    objectType: 'evidence',
    objectId: piece.id,
    ...(event === 'evidence.added' ? { after: facts } : { before: facts }),
  });
}
