import type { Draft } from '#db/queries/framework-drafts.server.ts';

/** Where the acts on a draft lead. */
export interface DraftLinks {
  library: string;
  here: string;
  change: (code: string) => string;
  add: (under: string | null, kind: 'section' | 'requirement') => string;
  remove: (code: string) => string;
  compare: string | null;
}

/** The version on which a form was made: a save names it, so that nobody overwrites what they did not see. */
export function Version({ draft }: { draft: Pick<Draft, 'version'> }) {
  return <input type="hidden" name="version" value={draft.version} />;
}
