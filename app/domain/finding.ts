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
  /** Closing says why. */
  | { kind: 'reason_required' };

/** Whether a finding may be proposed as done, or closed, as somebody asks who had `version` on screen. */
export function decideFinding(
  facts: FindingStanding,
  asked: { intent: 'propose' | 'resolve'; version: number; text: string },
): FindingDecision {
  if (facts.resolvedAt !== null) return { kind: 'resolved' };
  if (facts.version !== asked.version) return { kind: 'stale' };
  return asked.text.trim() === '' ? { kind: 'reason_required' } : { kind: 'do' };
}
