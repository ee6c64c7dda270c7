import { randomUUID } from 'node:crypto';
import type { Role } from '#app/domain/access.ts';
import { can } from '#app/domain/access.ts';
import type { ActorTx } from '#db/connection.server.ts';
import {
  listMessagesTo,
  listMessageTargets,
  listSentMessages,
  listUnreadMessages,
  type ReceivedMessage,
  type UnreadMessage,
} from '#db/queries/messages.server.ts';

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

/** Messages on the overview of a municipality, and on one page of their list. */
const BRIEF = 3;
const PAGE = 20;

/** Messages to a municipality, and what the reader may do with them. */
export interface ReceivedView {
  lines: ReceivedMessage[];
  mayMark: boolean;
  /** The reader is of those who send. */
  sends: boolean;
  /** The id from which the next, older page goes on; null when there is none. */
  older: number | null;
}

/** The newest messages to a municipality. One query. */
export function viewNewest(tx: ActorTx, municipalityId: number): Promise<ReceivedView> {
  return view(tx, municipalityId, { size: BRIEF });
}

/** One page of all messages to a municipality, the newest first. One query. */
export function viewReceived(tx: ActorTx, municipalityId: number, before: string | null): Promise<ReceivedView> {
  const from = /^[1-9]\d{0,8}$/.test(before ?? '') ? Number(before) : undefined;
  return view(tx, municipalityId, { size: PAGE, before: from });
}

async function view(
  tx: ActorTx,
  municipalityId: number,
  { size, before }: { size: number; before?: number | undefined },
): Promise<ReceivedView> {
  const found = await listMessagesTo(tx, municipalityId, { limit: size + 1, before });
  const lines = found.slice(0, size);
  return {
    lines,
    mayMark: can(tx.actor, 'message.mark', { municipalityId }).allowed,
    sends: can(tx.actor, 'message.send').allowed,
    older: found.length > size ? (lines.at(-1)?.id ?? null) : null,
  };
}

/** What a SPOC, or a director to whom it went too, did not read yet; nothing is asked for anybody else. One query. */
export async function viewUnread(tx: ActorTx): Promise<UnreadMessage[]> {
  const spoc = placesAs(tx, 'spoc');
  const director = placesAs(tx, 'director');
  return spoc.length + director.length === 0 ? [] : listUnreadMessages(tx, { spoc, director });
}

function placesAs(tx: ActorTx, role: Role): number[] {
  return tx.actor.memberships
    .filter((each) => each.role === role && each.entityIds.length === 0)
    .flatMap((each) => each.municipalityId ?? []);
}
