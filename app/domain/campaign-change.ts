import { type Phase, takesAnswers } from './review.ts';

/** What a DPO does to checklists of a campaign that runs: give more time, close, open again. */

export const CAMPAIGN_CHANGES = ['extend', 'close', 'reopen'] as const;
export type CampaignChange = (typeof CAMPAIGN_CHANGES)[number];

export interface ChangeFacts {
  phase: Phase;
  dueOn: string;
  /** Where a closed checklist stood before; null for any other. */
  phaseBeforeClose: Phase | null;
}

/** Why a checklist cannot be changed so. */
export type ChangeFault = 'with_reviewer' | 'accepted' | 'closed' | 'not_closed';

/** Whether a checklist can be changed so at all; null when it can. */
export function changeFault(change: CampaignChange, { phase }: Pick<ChangeFacts, 'phase'>): ChangeFault | null {
  if (change === 'reopen') return phase === 'closed' || phase === 'accepted' ? null : 'not_closed';
  if (phase === 'closed' || phase === 'accepted') return phase;
  return change === 'extend' && !takesAnswers(phase) ? 'with_reviewer' : null;
}

/** The phase in which a change leaves a checklist. An accepted one that is opened again goes back to who answered it. */
export function phaseAfter(change: CampaignChange, { phase, phaseBeforeClose }: ChangeFacts): Phase {
  if (change === 'extend') return phase;
  if (change === 'close') return 'closed';
  return phase === 'closed' ? (phaseBeforeClose ?? 'open') : 'returned';
}

export type ChangeProblem =
  | 'nothing_chosen'
  | 'changed_meanwhile'
  | 'due_in_past'
  | 'due_not_later'
  | 'reason_required';

export interface ChangeForm {
  change: CampaignChange;
  dueOn: string | null;
  reason: string;
}

/**
 * Whether a change may be made to all that were chosen: all of them, or none. More time is a day after the one that was
 * asked, and not in the past; closing and opening again say why.
 * @param chosen how many were ticked: one that is not found any more is not the reader's to change.
 */
export function decideChange(
  found: readonly ChangeFacts[],
  chosen: number,
  { change, dueOn, reason }: ChangeForm,
  today: string,
): { field: 'checklist' | 'due_on' | 'reason'; problem: ChangeProblem }[] {
  if (chosen === 0) return [{ field: 'checklist', problem: 'nothing_chosen' }];
  if (found.length !== chosen || found.some((each) => changeFault(change, each) !== null)) {
    return [{ field: 'checklist', problem: 'changed_meanwhile' }];
  }
  const problems: ReturnType<typeof decideChange> = [];
  if (change === 'extend' && (dueOn === null || found.some((each) => dueOn <= each.dueOn))) {
    problems.push({ field: 'due_on', problem: 'due_not_later' });
  }
  if (dueOn !== null && dueOn < today) problems.push({ field: 'due_on', problem: 'due_in_past' });
  if (change !== 'extend' && reason.trim() === '') problems.push({ field: 'reason', problem: 'reason_required' });
  return problems;
}
