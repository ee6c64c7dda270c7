import type { ActorTx } from '../connection.server.ts';

/** One piece of evidence beside a requirement, with who put it there and when. */
export interface EvidenceLine {
  /** The place beside the requirement; taking it off names this. */
  placeId: number;
  evidenceId: number;
  kind: 'file' | 'link';
  title: string;
  url: string | null;
  fileName: string | null;
  mediaType: string | null;
  sizeBytes: number | null;
  at: Date;
  by: string | null;
}

/** The evidence that stands beside one requirement now, the oldest first. One query. */
export async function listEvidenceLines(_tx: ActorTx, _checklistId: number, _nodeId: number): Promise<EvidenceLine[]> {
  return [];
}

/** A piece that the municipality keeps already and that may be put beside another requirement too. */
export interface KeptEvidence {
  evidenceId: number;
  kind: 'file' | 'link';
  title: string;
  fileName: string | null;
  at: Date;
}

/** The municipality's evidence that the actor may see and that does not stand beside this requirement yet. One query. */
export async function listKeptEvidence(
  _tx: ActorTx,
  _place: { municipalityId: number; checklistId: number; nodeId: number },
): Promise<KeptEvidence[]> {
  return [];
}
