import { randomUUID } from 'node:crypto';
import type { ActorTx } from '#db/connection.server.ts';
import { listMessageTargets, listSentMessages } from '#db/queries/messages.server.ts';

/** What the page for writing shows: to whom one may write, who is chosen, and what was sent of late. Two queries. */
export async function viewNewMessage(tx: ActorTx, chosen: readonly string[]) {
  return {
    targets: (await listMessageTargets(tx)).map(({ slug, name, readers }) => ({
      slug,
      name,
      reads: readers.length > 0,
    })),
    sent: await listSentMessages(tx),
    chosen: [...chosen],
    formKey: randomUUID(),
  };
}
export type NewMessageView = Awaited<ReturnType<typeof viewNewMessage>>;
