import type { ActorTx } from '#db/connection.server.ts';
import {
  type CategoryLine,
  listCategoryLines,
  listCategoryVersions,
  listTemplateLines,
  type TemplateLine,
} from '#db/queries/incident-lists.server.ts';

/** In an address, where the code of a line stands: a line that is not there yet. */
export const NEW_LINE = 'new';

/** Both lists of a service, with what is out of use. Two queries. */
export async function viewLists(tx: ActorTx) {
  return { categories: await listCategoryLines(tx), templates: await listTemplateLines(tx) };
}
export type ListsView = Awaited<ReturnType<typeof viewLists>>;

/** A category with its earlier wordings, an empty one for a new line, or null when there is none. One query. */
export async function viewCategory(
  tx: ActorTx,
  code: string,
): Promise<{ line: CategoryLine | null; earlier: CategoryLine[] } | null> {
  if (code === NEW_LINE) return { line: null, earlier: [] };
  const [line, ...earlier] = await listCategoryVersions(tx, code);
  return line ? { line, earlier } : null;
}

/** A template in its latest version, an empty one for a new line, or null when there is none. One query. */
export async function viewTemplate(tx: ActorTx, code: string): Promise<{ line: TemplateLine | null } | null> {
  if (code === NEW_LINE) return { line: null };
  const line = (await listTemplateLines(tx)).find((each) => each.code === code);
  return line ? { line } : null;
}
