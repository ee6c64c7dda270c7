import { can, type RefusalReason } from '#app/domain/access.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { insertRead, wasSentTo } from '#db/queries/messages.server.ts';
import { findMunicipality } from '#db/queries/municipalities.server.ts';

export type MarkedRead = { kind: 'marked' } | { kind: 'not_found' } | { kind: 'refused'; reason: RefusalReason };

/** Keeps that somebody read a message to his or her municipality; a second time changes nothing. */
export async function markRead(tx: ActorTx, address: { slug: string; messageId: number }): Promise<MarkedRead> {
  const municipality = await findMunicipality(tx, address.slug);
  if (!municipality || !(await wasSentTo(tx, address.messageId, municipality.id))) return { kind: 'not_found' };
  const verdict = can(tx.actor, 'message.mark', { municipalityId: municipality.id });
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  await insertRead(tx, address.messageId);
  return { kind: 'marked' };
}
