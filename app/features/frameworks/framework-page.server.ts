import type { ActorTx } from '#db/connection.server.ts';
import { listFrameworks, listLibraryNodes, listMappings } from '#db/queries/frameworks.server.ts';
import type { FrameworkPageData } from './FrameworkPage.tsx';
import { type TreeFilter, treeOf } from './framework-tree.ts';

/** Reads one framework under a filter; null when there is no such framework for this person. Three queries. */
export async function findFrameworkPage(
  tx: ActorTx,
  id: number,
  filter: TreeFilter,
): Promise<FrameworkPageData | null> {
  const [framework] = await listFrameworks(tx, id);
  if (!framework) return null;
  const nodes = await listLibraryNodes(tx, id);
  const mappings = await listMappings(tx, framework.code);
  return { framework, filter, tree: treeOf(nodes, mappings, filter) };
}
