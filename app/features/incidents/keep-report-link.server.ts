import { can } from '#app/domain/access.ts';
import type { FormOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { endReportLink, insertReportLink } from '#db/queries/report-links.server.ts';

/** Makes the link for reporting of a municipality, or ends it; asked twice it changes nothing more. */
export async function keepReportLink(
  tx: ActorTx,
  municipality: { id: number },
  intent: 'make' | 'end',
): Promise<FormOutcome> {
  const verdict = can(tx.actor, 'report_link.keep', { municipalityId: municipality.id });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const act = intent === 'make' ? insertReportLink : endReportLink;
  const link = await act(tx, municipality.id);
  if (link === null) return { kind: 'saved' };
  await record(tx, verdict.as, {
    event: intent === 'make' ? 'incident.link_made' : 'incident.link_ended',
    municipalityId: municipality.id,
    objectType: 'municipality',
    objectId: municipality.id,
    after: { link },
  });
  return { kind: 'saved' };
}
