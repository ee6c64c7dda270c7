import { randomUUID } from 'node:crypto';
import { can } from '#app/domain/access.ts';
import type { ActorTx } from '#db/connection.server.ts';
import {
  type FindingLine,
  findFinding,
  findFindingPlace,
  listFindings,
  listFindingsAt,
  listOpenFindings,
} from '#db/queries/findings.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';

/** Findings with what the reader may do about them. */
export interface FindingsView {
  lines: FindingLine[];
  may: { judge: boolean; answer: boolean };
  formKey: string;
}

/** The findings at one question. One query. */
export async function viewFindingsAt(
  tx: ActorTx,
  place: { checklistId: number; municipalityId: number; code: string; entityIds?: readonly number[] },
): Promise<FindingsView> {
  return toView(tx, place, await listFindingsAt(tx, place.checklistId, place.code));
}

/** The findings at a whole checklist. One query. */
export async function viewChecklistFindings(
  tx: ActorTx,
  place: { checklistId: number; municipalityId: number; entityIds?: readonly number[] },
): Promise<FindingsView> {
  return toView(tx, place, await listFindings(tx, place.checklistId));
}

/** The findings of a municipality that are not closed. One query. */
export async function viewOpenFindings(tx: ActorTx, municipalityId: number): Promise<FindingsView> {
  return toView(tx, { municipalityId }, await listOpenFindings(tx, municipalityId));
}

/** One finding, with what became of it; null when it is not the reader's. One query and the municipality's. */
export async function viewFinding(tx: ActorTx, slug: string, findingId: number): Promise<FindingsView | null> {
  const municipality = await findMunicipality(tx, slug);
  const line = municipality && (await findFinding(tx, slug, findingId));
  return line ? toView(tx, { municipalityId: municipality.id }, [line]) : null;
}

/** What the page for one more finding at a question shows; null when there is no such question. Two queries. */
export async function viewNewFinding(
  tx: ActorTx,
  address: { slug: string; checklistId: number; code: string },
): Promise<FindingsView | null> {
  const place = await findFindingPlace(tx, address);
  return place && viewFindingsAt(tx, { ...address, municipalityId: place.municipalityId });
}

function toView(
  tx: ActorTx,
  scope: { municipalityId: number; entityIds?: readonly number[] },
  lines: FindingLine[],
): FindingsView {
  const { municipalityId, entityIds } = scope;
  const where = entityIds ? { municipalityId, entityIds } : { municipalityId };
  const answers = can(tx.actor, 'finding.answer', where);
  const judge = can(tx.actor, 'finding.judge', where).allowed;
  return { lines, may: { judge, answer: answers.allowed && !judge }, formKey: randomUUID() };
}
