import { decideMove, type IncidentPhase } from '#app/domain/incident.ts';
import { listBreachesOf } from '#db/queries/breaches.server.ts';
import { updatePhase } from '#db/queries/incident-acts.server.ts';
import { insertTimelineEntry } from '#db/queries/incident-timeline.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { listNis2ReportsOf } from '#db/queries/nis2.server.ts';
import { closingFacts, type HandleOutcome, type Held, journalled } from './held-incident.ts';
import type { FormOf } from './incident-forms.ts';

/** Moves an incident on, back, to its end or open again, with a line in the timeline that says from where and why. */
export async function movePhase(held: Held, form: FormOf<'phase'>): Promise<HandleOutcome> {
  const { incident } = held;
  if (form.seen === form.phase) return { kind: 'saved' };
  const reason = form.reason.trim();
  const dossiers = await listBreachesOf(held.tx, incident.id);
  const reports = await listNis2ReportsOf(held.tx, incident.id);
  const decision = decideMove(
    { phase: incident.phase, closing: closingFacts(incident, dossiers, reports) },
    { seen: form.seen, to: form.phase, reason },
  );
  switch (decision.kind) {
    case 'stale':
      return { kind: 'stale', errors: { form: ['incidents.fault.moved'] } };
    case 'not_allowed':
      return { kind: 'invalid', errors: { phase: ['incidents.fault.not_allowed'] } };
    case 'reason_required':
      return { kind: 'invalid', errors: { reason: ['incidents.fault.reason'] } };
    case 'incomplete':
      return {
        kind: 'invalid',
        errors: { phase: decision.missing.map(({ code }) => `incidents.missing.${code}` as const) },
      };
    case 'do':
      await write(held, form.phase, reason);
      return { kind: 'saved' };
  }
}

async function write({ tx, incident, as }: Held, phase: IncidentPhase, reason: string): Promise<void> {
  await updatePhase(tx, incident.id, phase);
  const detail = { from: incident.phase, to: phase };
  await insertTimelineEntry(tx, {
    incidentId: incident.id,
    municipalityId: incident.municipalityId,
    kind: 'phase',
    happenedAt: tx.now,
    text: reason,
    detail,
  });
  await record(tx, as, {
    event: 'incident.moved',
    ...journalled(incident),
    before: { phase: incident.phase },
    after: { phase, reason },
  });
}
