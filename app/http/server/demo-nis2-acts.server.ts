import { randomUUID } from 'node:crypto';
import type { Actor } from '#app/domain/access.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import { writeMoment } from '#app/domain/typed-moment.ts';
import { handleReport } from '#app/features/nis2/handle-report.server.ts';
import { nis2Form, openNis2Form } from '#app/features/nis2/nis2-forms.ts';
import { openReport } from '#app/features/nis2/open-report.server.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findIncident } from '#db/queries/incident-record.server.ts';
import { listIncidents } from '#db/queries/incidents.server.ts';

/** A voluntary report to the CCB on what goes wrong today in a municipality, of which the early warning was sent. @returns the incident's number. */
export async function nis2OfDemo(
  as: <T>(actor: Actor, act: (tx: ActorTx) => Promise<T>) => Promise<T>,
  dpo: Actor,
  slug: string,
  now: Date,
): Promise<string> {
  const incident = await as(dpo, async (tx) => {
    const { lines } = await listIncidents(tx, { state: 'open' });
    const line = lines.find((each) => each.slug === slug);
    return line ? findIncident(tx, slug, line) : null;
  });
  const entity = incident?.entities.find(({ kind }) => kind === 'ocmw');
  if (!incident || !entity) throw new Error('The demo has no open incident for a report to the CCB.');
  const at = writeMoment({ precision: 'minute', at: now });
  const form = openNis2Form.parse({ form_key: randomUUID(), entity: entity.id, aware: at });
  const number = registerNumber('incident', incident.year, incident.number);
  const made = await as(dpo, (tx) => openReport(tx, { slug, incident: number }, form));
  if (made.kind !== 'opened') throw new Error(`The demo's report to the CCB came out as ${made.kind}.`);
  const stage = nis2Form.parse({
    intent: 'stage',
    form_key: randomUUID(),
    stage: 'early_warning',
    sent: at,
    way: 'web_form',
    sent_by: dpo.name,
    reference: '',
    what: 'Een lijst met aanvragen ging naar een verkeerd mailadres; of iemand de mailbox overnam, wordt nagegaan.',
    malicious: 'unknown',
    cross_border: 'no',
    contact: `${dpo.name}, ${dpo.email}`,
  });
  const sent = await as(dpo, (tx) => handleReport(tx, { slug, report: made.id }, stage));
  if (sent.kind !== 'saved') throw new Error(`The demo's early warning came out as ${sent.kind}.`);
  return number;
}
