import type { ActorTx } from '#db/connection.server.ts';
import { leftOutOf } from '#db/frameworks/left-out.server.ts';
import { listFrameworks, listLibraryNodes, listMappings, listUnknownMappings } from '#db/queries/frameworks.server.ts';
import type { FrameworkPageData } from './FrameworkPage.tsx';
import { type TreeFilter, treeOf } from './framework-tree.ts';

/** Reads one framework under a filter; null when there is no such framework for this person. Four queries. */
export async function findFrameworkPage(
  tx: ActorTx,
  id: number,
  filter: TreeFilter,
): Promise<FrameworkPageData | null> {
  const [framework] = await listFrameworks(tx, id);
  if (!framework) return null;
  const nodes = await listLibraryNodes(tx, id);
  const mappings = await listMappings(tx, framework.code);
  const unknown = await listUnknownMappings(tx, framework.code);
  const leftOut = [...(unknown.length > 0 ? [{ reason: null, pairs: unknown }] : []), ...leftOutOf(framework.code)];
  return { framework, filter, tree: treeOf(nodes, mappings, filter), leftOut };
}
