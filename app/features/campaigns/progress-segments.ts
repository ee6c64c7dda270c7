import { TONE_OF_PROGRESS } from '#app/domain/progress.ts';
import type { Translate } from '#app/i18n/translate.ts';
import type { Segment } from '#app/ui/charts/StackedBar.tsx';

/** How many checklists stand where. */
export interface ProgressCounts {
  notStarted: number;
  open: number;
  returned: number;
  submitted: number;
  accepted: number;
  closed: number;
}

/** The parts of a progress bar, from nothing done to done; `not started` is always told, also when it is none. */
export function progressSegments(t: Translate, counts: ProgressCounts): Segment[] {
  const part = (state: 'not_started' | 'open' | 'returned' | 'submitted' | 'accepted' | 'closed', value: number) => ({
    tone: TONE_OF_PROGRESS[state],
    label: t(`terms.phase.${state}`),
    value,
  });
  return [
    part('not_started', counts.notStarted),
    part('open', counts.open),
    part('returned', counts.returned),
    part('submitted', counts.submitted),
    part('accepted', counts.accepted),
    ...(counts.closed > 0 ? [part('closed', counts.closed)] : []),
  ];
}
