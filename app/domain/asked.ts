import type { EntityKind } from './municipality.ts';

/** What a requirement says about when it is asked. */
export interface AskRule {
  code: string;
  /** Kinds of entity for which it is asked; empty is all. */
  appliesTo: readonly string[];
  /** The earlier requirement that it follows on, with the answers upon which it is asked. */
  follows: { code: string; on: readonly string[] } | null;
}

/** Answers upon which a follow-up question can be asked. */
export const FOLLOW_ANSWERS = ['yes', 'partly', 'no', 'na'] as const;
export type FollowAnswer = (typeof FOLLOW_ANSWERS)[number];

/**
 * The requirements that a checklist does not ask: not meant for any of its entities, or a follow-up whose question has
 * none of the listed answers, or is not asked itself. The one rule behind contents, counts, scores and submission.
 * @param rules every requirement, each after the one it follows on.
 * @param kinds the kinds of the checklist's entities.
 * @param given the answers that stand, exceptions of an entity included, by code.
 */
export function unaskedCodes(
  rules: readonly AskRule[],
  kinds: readonly EntityKind[],
  given: ReadonlyMap<string, ReadonlySet<string>>,
): Set<string> {
  const unasked = new Set<string>();
  for (const { code, appliesTo, follows } of rules) {
    const meant = appliesTo.length === 0 || kinds.some((kind) => appliesTo.includes(kind));
    if (!meant || (follows !== null && !isFollowed(follows, given, unasked))) unasked.add(code);
  }
  return unasked;
}

function isFollowed(
  { code, on }: { code: string; on: readonly string[] },
  given: ReadonlyMap<string, ReadonlySet<string>>,
  unasked: ReadonlySet<string>,
): boolean {
  return !unasked.has(code) && on.some((answer) => given.get(code)?.has(answer));
}
