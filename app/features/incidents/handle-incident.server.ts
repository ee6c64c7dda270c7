import { type Action, can } from '#app/domain/access.ts';
import { parseRegisterNumber } from '#app/domain/register-number.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { holdIncident } from '#db/queries/incident-record.server.ts';
import { addNote } from './add-note.server.ts';
import { applyTemplate } from './apply-template.server.ts';
import { changeRecord } from './change-record.server.ts';
import { addTask, tickTask } from './change-tasks.server.ts';
import type { HandleOutcome, Held } from './held-incident.ts';
import type { IncidentForm } from './incident-forms.ts';
import { movePhase } from './move-phase.server.ts';

/**
 * Does what was posted to the page of an incident, with its row held, so that two people who handle it at once come one
 * after the other. A closed incident is frozen: only opening it again is left.
 */
export async function handleIncident(
  tx: ActorTx,
  address: { slug: string; number: string },
  form: IncidentForm,
): Promise<HandleOutcome> {
  const at = parseRegisterNumber('incident', address.number);
  const incident = at && (await holdIncident(tx, address.slug, at));
  if (!incident) return { kind: 'not_found' };
  const closes = form.intent === 'phase' && (form.phase === 'closed' || incident.phase === 'closed');
  const action: Action = closes ? 'incident.close' : 'incident.handle';
  const verdict = can(tx.actor, action, { municipalityId: incident.municipalityId });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  if (incident.withdrawnAt) return { kind: 'closed', errors: { form: ['events.fault.withdrawn'] } };
  if (incident.phase === 'closed' && form.intent !== 'phase') {
    return { kind: 'closed', errors: { form: ['incidents.fault.closed'] } };
  }
  return dispatch({ tx, incident, as: verdict.as }, form);
}

async function dispatch(held: Held, form: IncidentForm): Promise<HandleOutcome> {
  switch (form.intent) {
    case 'record':
      return changeRecord(held, form);
    case 'note':
      return addNote(held, form);
    case 'task':
      return addTask(held, form);
    case 'template':
      return applyTemplate(held, form);
    case 'phase':
      return movePhase(held, form);
    default:
      return tickTask(held, form);
  }
}
