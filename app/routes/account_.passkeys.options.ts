import type { ActionFunctionArgs } from '@remix-run/node';
import { offerPasskey } from '#app/features/signing-in/add-passkey.server.ts';
import { renewCodesForm } from '#app/features/signing-in/forms.ts';
import { readForm } from '#app/http/form.server.ts';
import { challengeReply, partyOf } from '#app/http/passkey.server.ts';
import { requireStep } from '#app/http/session.server.ts';

/** What the page of passkeys hands to the browser, once the password is right: a challenge to make a passkey with. */
export async function action(args: ActionFunctionArgs) {
  const { actor } = await requireStep(args, ['none', 'set_up']);
  const read = await readForm(args.request, renewCodesForm);
  if (!read.ok) return Response.json({ kind: 'refused' }, { status: 422 });
  const offer = await offerPasskey(args.context.house, partyOf(args), actor, read.value.password);
  if (offer.kind === 'offered') return challengeReply(args, offer);
  return Response.json({ kind: offer.kind }, { status: offer.kind === 'throttled' ? 429 : 422 });
}
