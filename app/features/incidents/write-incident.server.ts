import { writeBeside } from '#app/documents/worker.server.ts';
import { can, type RefusalReason } from '#app/domain/access.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listCustody } from '#db/queries/incident-pieces.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { type IncidentPaper, incidentPaper } from './incident-paper.ts';
import type { IncidentAddress } from './permit-incident.server.ts';
import { viewIncident } from './view-incident.server.ts';

/** The files that an incident can be had as. */
export const INCIDENT_FILES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;
export type IncidentFile = keyof typeof INCIDENT_FILES;

/** Which file an address asks for; null for what there is not. */
export function incidentFile(search: URLSearchParams): IncidentFile | null {
  const as = search.get('as') ?? 'pdf';
  return Object.hasOwn(INCIDENT_FILES, as) ? (as as IncidentFile) : null;
}

/** All that the documents of an incident tell, and the line in the journal that says who took it out. */
export async function takeOutIncident(
  tx: ActorTx,
  address: IncidentAddress,
  as: IncidentFile,
): Promise<IncidentPaper | { refused: RefusalReason } | null> {
  const view = await viewIncident(tx, address, new URLSearchParams());
  if (!view) return null;
  const { municipalityId } = view.incident;
  const verdict = can(tx.actor, 'incident.read', { municipalityId });
  if (!verdict.allowed) return { refused: verdict.reason };
  const pieces = view.pieces.map(({ id }) => id);
  const custody = await listCustody(tx, pieces);
  const object = { objectType: 'incident', objectId: view.code } as const;
  await record(tx, verdict.as, { event: 'incident.exported', municipalityId, ...object, after: { as } });
  return { view, custody, madeAt: tx.now };
}

/** Writes it as Word or PDF. */
export async function writeIncident(paper: IncidentPaper, as: IncidentFile, language: Language) {
  const kind = as === 'pdf' ? 'write_pdf' : 'write_word';
  const bytes = await writeBeside({ kind, document: incidentPaper(language, paper) });
  return { name: `${paper.view.code}.${as}`, mediaType: INCIDENT_FILES[as], bytes };
}
