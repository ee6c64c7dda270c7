import { can, type RefusalReason } from '#app/domain/access.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { replaceTexts } from '#db/queries/framework-texts.server.ts';
import { listFrameworks, listLibraryNodes } from '#db/queries/frameworks.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { readTexts, type TextsReading } from './official-texts.ts';

export type LoadOutcome =
  | { kind: 'saved' }
  | Exclude<TextsReading, { kind: 'texts' }>
  | { kind: 'not_found' }
  | { kind: 'refused'; reason: RefusalReason };

/**
 * Loads the official texts for which the service holds a licence over a framework, in the place of those it had; or takes
 * them away. All of a file, or nothing of it. The journal keeps how many, never the text.
 * @param text the file; null removes.
 */
export async function loadTexts(tx: ActorTx, frameworkId: number, text: string | null): Promise<LoadOutcome> {
  const allowed = can(tx.actor, 'framework.edit');
  if (!allowed.allowed) return { kind: 'refused', reason: allowed.reason };
  const [framework] = await listFrameworks(tx, frameworkId);
  if (!framework) return { kind: 'not_found' };
  const known = new Set((await listLibraryNodes(tx, frameworkId)).map((node) => node.code));
  const read = text === null ? { kind: 'texts' as const, texts: [] } : readTexts(text, known);
  if (read.kind !== 'texts') return read;
  await replaceTexts(tx, framework.code, read.texts);
  await record(tx, allowed.as, {
    event: text === null ? 'framework.texts_removed' : 'framework.texts_loaded',
    objectType: 'framework',
    objectId: framework.code,
    after: { texts: read.texts.length },
  });
  return { kind: 'saved' };
}
