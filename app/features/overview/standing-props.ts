import type { ScoredChecklist, Standing } from '#app/domain/overview.ts';
import type { NodeTitle } from '#db/queries/overview.server.ts';

export interface StandingProps {
  standing: Standing;
  titles: readonly NodeTitle[];
  today: string;
  checklistHref: (checklist: ScoredChecklist) => string;
  /** Leaves out the parts that only somebody at work on it needs. */
  brief?: boolean;
  /** Begins open. */
  open?: boolean;
}
