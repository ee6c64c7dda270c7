import type { ActionFunctionArgs } from '@remix-run/node';
import { pathAfterSignIn } from '#app/domain/session.ts';
import { passkeySignInForm } from '#app/features/signing-in/forms.ts';
import { signInByPasskey } from '#app/features/signing-in/sign-in-by-passkey.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { challengeToken, forgetChallenge, partyOf } from '#app/http/passkey.server.ts';
import { paths, withQuery } from '#app/http/paths.ts';
import { seeOther } from '#app/http/respond.server.ts';
import { beginSession, findRequestSession, withCookie } from '#app/http/session.server.ts';

/** Signs in by what a passkey signed; whoever is refused returns to where the challenge was asked. */
export async function action(args: ActionFunctionArgs) {
  const { house, clientAddress } = args.context;
  const read = await readForm(args.request, passkeySignInForm);
  const next = pathAfterSignIn(read.values.next);
  const answer = { token: challengeToken(args), signed: read.ok ? read.value.token : '' };
  const outcome = await signInByPasskey(house, partyOf(args), answer, clientAddress);
  if (outcome.kind !== 'proven') {
    const session = await findRequestSession(args);
    const back = session?.step === 'prove' ? withQuery(paths.secondFactor(), { next }) : paths.login(next);
    const refusal = seeOther(back, { key: `passkeys.sign_in.${outcome.kind}`, tone: 'warning' });
    return withCookie(refusal, forgetChallenge(args));
  }
  const cookie = await beginSession(args, outcome.proven);
  return withCookie(withCookie(seeOther(next), cookie), forgetChallenge(args));
}
