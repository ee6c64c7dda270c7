import type { FormOutcome } from '#app/i18n/faults.ts';
import type { Secrets } from '#app/outside/secrets.server.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { lockService } from '#db/queries/world.server.ts';
import { addFunction, changeFunction } from './change-function.server.ts';
import { endMembership } from './end-membership.server.ts';
import { invitePerson } from './invite-person.server.ts';
import type { LocalPeopleForm } from './people-forms.ts';

/** Leads each form of a municipality's people page to its verb. */
export async function changeLocalPeople(
  tx: ActorTx,
  municipality: { id: number; name: string },
  form: LocalPeopleForm,
  secrets: Secrets,
): Promise<FormOutcome> {
  if (form.intent === 'end') return endMembership(tx, form.membership, form.until, { municipalityId: municipality.id });
  if (form.intent === 'change_function') {
    const { id, name, email, phone, until, seen } = form;
    return changeFunction(tx, municipality.id, id, { name, email, phone, untilOn: until }, seen);
  }
  const { name, email, from: fromOn, until: untilOn } = form;
  if (form.intent === 'add_function') {
    const { phone, function: role } = form;
    return addFunction(tx, municipality.id, { name, email, phone, function: role, fromOn, untilOn });
  }
  await lockService(tx);
  const { role, kinds, form_key } = form;
  const invitation = { name, email, language: 'nl', role, municipality, kinds, fromOn, untilOn } as const;
  const outcome = await invitePerson(tx, invitation, secrets, form_key);
  return outcome.kind === 'invited' ? { kind: 'saved' } : outcome;
}
