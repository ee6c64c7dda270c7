import type { Secrets } from '#app/outside/secrets.server.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';
import { lockService } from '#db/queries/world.server.ts';
import { type Invitation, type InviteOutcome, invitePerson } from './invite-person.server.ts';
import type { InviteForm } from './people-forms.ts';

/** Invites over the whole service, or in the municipality that the form names by its address. */
export async function inviteAnywhere(
  tx: ActorTx,
  form: Omit<InviteForm, 'form_key'>,
  secrets: Secrets,
  formKey: string,
): Promise<InviteOutcome> {
  const { municipality: slug, from: fromOn, until: untilOn, ...person } = form;
  await lockService(tx);
  const municipality = slug === '' ? null : await findMunicipality(tx, slug);
  if (slug !== '' && !municipality)
    return { kind: 'invalid', errors: { municipality: ['people.problem.municipality_unknown'] } };
  const invitation: Invitation = { ...person, municipality, fromOn, untilOn };
  return invitePerson(tx, invitation, secrets, formKey);
}
