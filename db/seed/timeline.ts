import { seeded } from '#app/domain/random.ts';
import type { CampaignPlan, Story } from './campaigns.ts';

/** When things happened to one checklist, in days ago; what did not happen lies at 0 or is not used. */
export interface Timeline {
  started: number;
  /** The last answer before it was handed in, or until now. */
  filled: number;
  /** It went back, and came again. */
  back: number;
  again: number;
  decided: number;
}

export function timelineOf(plan: CampaignPlan, story: Story, key: string): Timeline {
  const lot = seeded(`timeline ${key}`);
  const filled = story.phase === 'open' ? 0.4 + lot.next() * 3 : story.submittedAgo;
  const started = Math.max(filled + 1, plan.launchedAgo - 2 - lot.next() * 6);
  const gap = story.submittedAgo - story.decidedAgo;
  return {
    started,
    filled,
    back: story.phase === 'returned' ? story.decidedAgo : story.submittedAgo - gap / 3,
    again: story.submittedAgo - (gap * 2) / 3,
    decided: story.decidedAgo,
  };
}

/** The moment of the so-manieth of so many acts between two ages. */
export function spread(from: number, to: number, index: number, count: number): number {
  return from - ((from - to) * (index + 0.5)) / Math.max(1, count);
}

/** Which of the questions are answered: mostly in order, with the hard ones skipped. */
export function answeredOf<T>(asked: readonly T[], share: number, key: string): T[] {
  if (share >= 1) return [...asked];
  const wanted = Math.round(asked.length * share);
  const inOrder = asked.filter((_, index) => !seeded(`skip ${key} ${index}`).chance(0.13));
  return inOrder.slice(0, wanted);
}
