/** What a reviewer finds at a question: beside the verdict and apart from it, until it is closed with a reason. */

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** `proposed`: the municipality says that it is done; only a reviewer closes it. */
export type FindingState = 'open' | 'proposed' | 'resolved';

export interface FindingStanding {
  version: number;
  proposedAt: Date | null;
  resolvedAt: Date | null;
}

/** Where a finding stands. */
export function stateOfFinding({ proposedAt, resolvedAt }: Omit<FindingStanding, 'version'>): FindingState {
  if (resolvedAt !== null) return 'resolved';
  return proposedAt === null ? 'open' : 'proposed';
}

/** The colour and shape of a severity; its word is beside them. */
export const TONE_OF_SEVERITY = { low: 'quiet', medium: 'accent', high: 'warning', critical: 'bad' } as const;
export const TONE_OF_FINDING = { open: 'quiet', proposed: 'busy', resolved: 'good' } as const;

export type FindingDecision =
  | { kind: 'do' }
  /** Somebody did something with it after it was on screen. */
  | { kind: 'stale' }
  /** It was closed before. */
  | { kind: 'resolved' }
  /** It was not closed, so there is nothing to open again. */
  | { kind: 'not_resolved' }
  /** Closing says why, and so does opening again. */
  | { kind: 'reason_required' };

export const FINDING_MOVES = ['propose', 'resolve', 'reopen'] as const;
export type FindingIntent = (typeof FINDING_MOVES)[number];

/** Whether a finding may be proposed as done, closed, or opened again, as somebody asks who had `version` on screen. */
export function decideFinding(
  facts: FindingStanding,
  asked: { intent: FindingIntent; version: number; text: string },
): FindingDecision {
  const isClosed = facts.resolvedAt !== null;
  if (isClosed !== (asked.intent === 'reopen')) return { kind: isClosed ? 'resolved' : 'not_resolved' };
  if (facts.version !== asked.version) return { kind: 'stale' };
  return asked.text.trim() === '' ? { kind: 'reason_required' } : { kind: 'do' };
}
