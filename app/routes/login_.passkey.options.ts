import type { ActionFunctionArgs } from '@remix-run/node';
import { offerPasskeySignIn } from '#app/features/signing-in/offer-passkey-sign-in.server.ts';
import { challengeReply, partyOf } from '#app/http/passkey.server.ts';
import { findRequestSession } from '#app/http/session.server.ts';

/** What the sign-in page's script hands to the browser: a challenge to sign with a passkey. */
export async function action(args: ActionFunctionArgs) {
  const { house, clientAddress } = args.context;
  const session = await findRequestSession(args);
  const pending = session?.step === 'prove' ? session.actor.accountId : null;
  const offer = await offerPasskeySignIn(house, partyOf(args), pending, clientAddress);
  return offer.kind === 'offered' ? challengeReply(args, offer) : Response.json({ kind: 'throttled' }, { status: 429 });
}
