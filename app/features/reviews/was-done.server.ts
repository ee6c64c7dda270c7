import type { ActorTx } from '#db/connection.server.ts';
import { claimForm } from '#db/queries/forms.server.ts';

/**
 * Whether the act behind a form key was done before. A key that was sent with something that was refused is still good:
 * the verb settles it only when the act is done, so that mending the form and sending it again does not pass for done.
 */
export async function wasDone(tx: ActorTx, formKey: string, act: string): Promise<boolean> {
  const claim = await claimForm(tx, formKey, act);
  return claim.kind === 'done' && claim.result !== null;
}
