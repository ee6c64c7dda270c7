import type { ActorTx } from '#db/connection.server.ts';
import { findDraft } from '#db/queries/framework-drafts.server.ts';
import { findNewestOwn } from '#db/queries/frameworks.server.ts';
import type { DraftNodePageData } from './DraftNodePage.tsx';
import type { DraftPageData } from './DraftPage.tsx';
import { earlierQuestions, nextCode } from './draft-edits.ts';
import type { NodePlace } from './draft-node.ts';
import { faultsOfDraft } from './edit-draft.server.ts';

/** What the page of a draft shows; null when there is no such draft for this person. Two queries. */
export async function findDraftPage(tx: ActorTx, id: number, removing: string | null): Promise<DraftPageData | null> {
  const draft = await findDraft(tx, id);
  if (!draft) return null;
  const published = await findNewestOwn(tx, draft.code);
  return { draft, faults: faultsOfDraft(draft.document), removing, published };
}

/** What the page of one part of a draft shows; null when the draft or the part is not there. One query. */
export async function findNodePage(
  tx: ActorTx,
  id: number,
  place: NodePlace,
  kind: 'section' | 'requirement',
): Promise<DraftNodePageData | null> {
  const draft = await findDraft(tx, id);
  if (!draft) return null;
  const { document, version } = draft;
  const code = 'code' in place ? place.code : place.under;
  const found = document.nodes.find((each) => each.code === code) ?? null;
  if (code !== null && !found) return null;
  const node = 'code' in place ? found : null;
  return {
    version,
    framework: document.title,
    kind: node ? (node.kind === 'requirement' ? 'requirement' : 'section') : kind,
    node,
    suggestedCode: 'code' in place ? place.code : nextCode(document, place.under),
    compliance: document.scale === 'compliance',
    earlier: earlierQuestions(document, node?.code ?? null).map((each) => ({ code: each.code, title: each.title })),
  };
}
