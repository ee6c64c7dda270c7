import { can } from '#app/domain/access.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { updateLanguage, updateOwnName } from '#db/queries/accounts.server.ts';
import { record } from '#db/queries/journal.server.ts';

export type ChangeProfileOutcome = { kind: 'saved' } | { kind: 'refused' };

/** Changes the own name, as colleagues read it beside what was done, and the own language. */
export async function changeProfile(
  tx: ActorTx,
  { name, language }: { name: string; language: 'nl' | 'en' },
): Promise<ChangeProfileOutcome> {
  const verdict = can(tx.actor, 'account.own');
  if (!verdict.allowed) return { kind: 'refused' };
  await changeLanguage(tx, language);
  if (name === tx.actor.name) return { kind: 'saved' };
  await updateOwnName(tx, name);
  await record(tx, verdict.as, {
    event: 'person.changed',
    objectType: 'account',
    objectId: tx.actor.accountId,
    before: { name: tx.actor.name },
    after: { name },
  });
  return { kind: 'saved' };
}

/** Changes the language of the own pages and mails. It is nobody else's business, so the journal does not hear of it. */
export async function changeLanguage(tx: ActorTx, language: 'nl' | 'en'): Promise<void> {
  await updateLanguage(tx, tx.actor.accountId, language);
}
