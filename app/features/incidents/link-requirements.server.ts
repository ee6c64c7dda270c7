import type { ActorTx } from '#db/connection.server.ts';
import { listRequirementCodes, setRequirements } from '#db/queries/incident-requirements.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { type HandleOutcome, journalled } from './held-incident.ts';
import { type IncidentAddress, permitIncident, whyFrozen } from './permit-incident.server.ts';
import type { RequirementsForm } from './piece-forms.ts';

/**
 * Links an incident to the requirements that it has to do with, or takes a link off. Only what a checklist of the
 * municipality asks can be linked; what is linked already stays so.
 */
export async function linkRequirements(
  tx: ActorTx,
  address: IncidentAddress,
  form: RequirementsForm,
): Promise<HandleOutcome> {
  const permit = await permitIncident(tx, address);
  if (permit.kind !== 'permitted') return permit;
  const { incident, as } = permit;
  const frozen = whyFrozen(incident);
  if (frozen) return { kind: 'closed', errors: { form: [frozen] } };
  const links = form.intent === 'link';
  const given = links ? [...new Set(form.nodes)] : [form.node];
  const codes = await listRequirementCodes(tx, incident.municipalityId, given);
  if (links && codes.filter(({ asked }) => asked).length < given.length) {
    return { kind: 'invalid', errors: { nodes: ['common.error.invalid'] } };
  }
  const changed = await setRequirements(tx, incident, given, links);
  if (changed.size > 0) {
    await record(tx, as, {
      event: links ? 'incident.requirements_linked' : 'incident.requirements_unlinked',
      ...journalled(incident),
      after: { requirements: codes.flatMap(({ nodeId, code }) => (changed.has(nodeId) ? [code] : [])) },
    });
  }
  return { kind: 'saved' };
}
