/** One event that touches many municipalities: what may be done with it and with their incidents under it. */
import type { IncidentPhase } from './incident.ts';

export const EVENT_UPDATES = ['made', 'changed', 'closed', 'reopened'] as const;
export type EventUpdateKind = (typeof EVENT_UPDATES)[number];

/** A municipality's incident under an event, as far as these rules need it. */
export interface EventChild {
  phase: IncidentPhase;
  /** How often its record was saved, from 1. */
  version: number;
  withdrawn: boolean;
  /** Lines of its timeline that did not come from the event: everything that anybody did in it leaves one. */
  ownLines: number;
  /** Dossiers of a breach and pieces of evidence that hang on it. */
  ownThings: number;
}

/** Whether nobody wrote anything in it since it was made: only then is nothing lost when it is taken back. */
export function isUntouched(child: EventChild): boolean {
  const { phase, version, ownLines, ownThings } = child;
  return phase === 'reported' && version === 1 && ownLines === 0 && ownThings === 0;
}

export type WithdrawDecision = 'do' | 'already' | 'touched' | 'reason_required';

/** Whether a municipality's incident may be withdrawn from its event. Its number stays, so the reason has to be said. */
export function decideWithdraw(child: EventChild, reason: string): WithdrawDecision {
  if (child.withdrawn) return 'already';
  if (!isUntouched(child)) return 'touched';
  return reason.trim() === '' ? 'reason_required' : 'do';
}

/** How many municipalities stand in the way of closing an event: those that are not closed; withdrawn ones are. */
export function openChildren(children: readonly Pick<EventChild, 'phase' | 'withdrawn'>[]): number {
  return children.filter(({ phase, withdrawn }) => !withdrawn && phase !== 'closed').length;
}

export type EventMoveDecision = 'do' | 'already' | 'reason_required' | 'children_open';

/** Whether an event may be closed, or opened again: both say why. */
export function decideEventMove(
  event: { closed: boolean; openChildren: number },
  asked: { to: 'closed' | 'reopened'; reason: string },
): EventMoveDecision {
  if (event.closed === (asked.to === 'closed')) return 'already';
  if (asked.to === 'closed' && event.openChildren > 0) return 'children_open';
  return asked.reason.trim() === '' ? 'reason_required' : 'do';
}
