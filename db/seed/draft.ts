import type { Role } from '#app/domain/access.ts';
import type { Book } from './book.server.ts';
import type { CampaignPlan, Story } from './campaigns.ts';
import type { Journal } from './journal.server.ts';
import type { Timeline } from './timeline.ts';
import type { Asked, Filled, Value } from './values.ts';
import type { Place } from './world.ts';

/** One checklist while it is being made up. */
export interface Draft {
  book: Book;
  journal: Journal;
  /** Draws the same lots for the same checklist at every run. */
  key: string;
  id: number;
  plan: CampaignPlan;
  place: Place;
  story: Story;
  times: Timeline;
  frameworkId: number;
  entityIds: number[];
  asked: readonly Asked[];
  authorId: number;
  authorRole: Role;
  reviewerId: number;
}

/** One save of an answer, so many days ago. */
export interface Save {
  ago: number;
  filled: Filled;
}

/** An answer with its saves, and the how manieth of how many it is. */
export interface Answered {
  asked: Asked;
  index: number;
  count: number;
  entityId: number | null;
  saves: readonly Save[];
  /** Why one legal person differs from the pair. */
  reason?: string;
}

/** The verdict on the present version of an answer; a value only where the reviewer sees it otherwise. */
export interface Judged {
  outcome: 'accepted' | 'returned';
  value: Value | null;
}

/** An answer as it stands in the end, for the score. */
export interface Given {
  code: string;
  entityId: number | null;
  value: Value;
  verdict: Judged | null;
  updatedAt: Date;
}

export type StepKind = 'launched' | 'submitted' | 'returned' | 'accepted' | 'reassigned' | 'extended' | 'closed';

/** A hand-over that was written. */
export interface WrittenStep {
  id: number;
  kind: StepKind;
  at: Date;
}

/** A checklist with what was answered in it. */
export interface Written {
  draft: Draft;
  given: Given[];
  steps: WrittenStep[];
}
