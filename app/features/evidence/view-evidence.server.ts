import { randomUUID } from 'node:crypto';
import { can, type RefusalReason } from '#app/domain/access.ts';
import { localDate } from '#app/domain/dates.ts';
import { mayChangeEvidence } from '#app/domain/evidence.ts';
import type { ActorTx } from '#db/connection.server.ts';
import {
  type EvidencePlace,
  findEvidencePlace,
  listEvidenceLines,
  listKeptEvidence,
  type PlaceAddress,
} from '#db/queries/evidence.server.ts';
import type { EvidenceView } from './EvidencePanel.tsx';

/** Everything that `EvidencePanel` shows. One query for who may only read, two for who may add. */
export async function viewEvidence(
  tx: ActorTx,
  place: Pick<
    EvidencePlace,
    'municipalityId' | 'checklistId' | 'nodeId' | 'phase' | 'assigneeId' | 'handed' | 'entityIds'
  >,
): Promise<EvidenceView> {
  const { municipalityId, entityIds, assigneeId, handed } = place;
  const allowed = can(tx.actor, 'evidence.add', { municipalityId, entityIds, assigneeId, handed }).allowed;
  const mayChange = allowed && mayChangeEvidence(place.phase);
  return {
    today: localDate(tx.now),
    lines: await listEvidenceLines(tx, place.checklistId, place.nodeId),
    kept: mayChange ? await listKeptEvidence(tx, place) : [],
    mayChange,
    closed: allowed && !mayChange,
    formKeys: { file: randomUUID(), link: randomUUID(), existing: randomUUID() },
  };
}

export type EvidencePageView =
  | ({ kind: 'shown'; view: EvidenceView } & Pick<EvidencePlace, 'code'> & PlaceTitles)
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'not_found' };

interface PlaceTitles {
  municipality: string;
  checklist: string;
  titleNl: string;
  titleEn: string;
}

/** The page on which somebody adds evidence to one requirement, or sees why that is over. Three queries. */
export async function viewEvidencePage(tx: ActorTx, address: PlaceAddress): Promise<EvidencePageView> {
  const place = await findEvidencePlace(tx, address);
  if (!place) return { kind: 'not_found' };
  const { municipalityId, entityIds, assigneeId, handed } = place;
  const verdict = can(tx.actor, 'evidence.add', { municipalityId, entityIds, assigneeId, handed });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const { code, municipality, checklist, titleNl, titleEn } = place;
  return { kind: 'shown', view: await viewEvidence(tx, place), code, municipality, checklist, titleNl, titleEn };
}
