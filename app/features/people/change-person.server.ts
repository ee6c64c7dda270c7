import type { FormOutcome } from '#app/i18n/faults.ts';
import type { Secrets } from '#app/outside/secrets.server.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findPerson } from '#db/queries/people.server.ts';
import { endMembership } from './end-membership.server.ts';
import { handOver } from './hand-over-work.server.ts';
import { inviteAnywhere } from './invite-anywhere.server.ts';
import type { PersonForm } from './people-forms.ts';
import { resendInvitation } from './resend-invitation.server.ts';
import { resetLostSecondFactor } from './reset-second-factor.server.ts';
import { resumePerson, suspendPerson } from './suspend-person.server.ts';

/** Leads each form of a person's page to its verb. */
export async function changePerson(
  tx: ActorTx,
  accountId: number,
  form: PersonForm,
  secrets: Secrets,
): Promise<FormOutcome> {
  switch (form.intent) {
    case 'grant':
      return grantRole(tx, accountId, form, secrets);
    case 'end':
      return endMembership(tx, form.membership, form.until, { accountId });
    case 'suspend':
      return suspendPerson(tx, accountId);
    case 'resume':
      return resumePerson(tx, accountId);
    case 'reset_second_factor':
      return resetLostSecondFactor(tx, accountId);
    case 'resend':
      return resendInvitation(tx, accountId, secrets, form.form_key);
    case 'hand_over': {
      const outcome = await handOver(tx, accountId, form.to, form.form_key);
      if (outcome.kind === 'nobody') return { kind: 'invalid', errors: { to: ['people.problem.nobody'] } };
      return outcome.kind === 'refused' ? outcome : { kind: 'saved' };
    }
  }
}

type GrantForm = Extract<PersonForm, { intent: 'grant' }>;

async function grantRole(
  tx: ActorTx,
  accountId: number,
  { intent: _, form_key, ...role }: GrantForm,
  secrets: Secrets,
): Promise<FormOutcome> {
  const person = await findPerson(tx, accountId);
  if (!person) return { kind: 'not_found' };
  const { name, email, language } = person;
  const outcome = await inviteAnywhere(tx, { ...role, name, email, language }, secrets, form_key);
  return outcome.kind === 'invited' ? { kind: 'saved' } : outcome;
}
