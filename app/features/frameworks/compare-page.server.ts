import type { ActorTx } from '#db/connection.server.ts';
import { findDraft, findFrameworkFile } from '#db/queries/framework-drafts.server.ts';
import { listRevisions } from '#db/queries/frameworks.server.ts';
import type { ComparePageData } from './ComparePage.tsx';
import { compareFrameworks, compareHeads } from './compare.ts';

/**
 * Compares a revision with another of the same framework, by default the one before it; or with a draft of it. Null when
 * one of them is not this person's to see. At most six queries.
 */
export async function findComparePage(
  tx: ActorTx,
  id: number,
  wanted: { with: number | null; draft: number | null },
): Promise<ComparePageData | null> {
  const revisions = await listRevisions(tx, id);
  const here = revisions.find((each) => each.id === id);
  const file = await findFrameworkFile(tx, id);
  if (!here || !file) return null;
  if (wanted.draft !== null) {
    const draft = await findDraft(tx, wanted.draft);
    if (!draft || draft.code !== file.code) return null;
    const { document } = draft;
    const [head, changes] = [compareHeads(file, document), compareFrameworks(file, document)];
    return { title: document.title, from: here, to: null, others: [], head, changes };
  }
  const others = revisions.filter((each) => each.id !== id);
  const from = others.find((each) => (wanted.with === null ? each.id < id : each.id === wanted.with)) ?? null;
  const older = from && (await findFrameworkFile(tx, from.id));
  const [head, changes] = older ? [compareHeads(older, file), compareFrameworks(older, file)] : [[], []];
  return { title: file.title, from, to: here, others, head, changes };
}
