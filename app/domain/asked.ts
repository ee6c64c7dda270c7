import type { EntityKind } from './municipality.ts';
import type { Applicability, RegimeCode } from './regime.ts';

/** What a requirement says about when it is asked. */
export interface AskRule {
  code: string;
  /** Kinds of entity for which it is asked; empty is all. */
  appliesTo: readonly string[];
  /** Regimes of which one must apply to such an entity; empty asks for none. */
  regimes: readonly string[];
  /** The earlier requirement that it follows on, with the answers upon which it is asked. */
  follows: { code: string; on: readonly string[] } | null;
}

/** An entity of a checklist, as far as it decides what is asked. */
export interface AskedEntity {
  kind: EntityKind;
  /** The regimes that applied to it on the day of the launch. */
  regimes: readonly string[];
}

/** Regimes on which a requirement can depend; the GDPR applies to everybody. */
export const RULE_REGIMES = ['nis2', 'cyfun', 'ksz'] as const satisfies readonly RegimeCode[];

/** Standings in which a regime applies; one that is still under review does not. */
export const APPLIES: readonly Applicability[] = ['in_scope', 'voluntary'];

/** Answers upon which a follow-up question can be asked. */
export const FOLLOW_ANSWERS = ['yes', 'partly', 'no', 'na'] as const;
export type FollowAnswer = (typeof FOLLOW_ANSWERS)[number];

/**
 * The requirements that a checklist does not ask: not meant for any of its entities, by kind and regime of one and the
 * same; or a follow-up whose question has none of the listed answers, or is not asked itself. The one rule behind contents, counts, scores and submission.
 * @param rules every requirement, each after the one it follows on.
 * @param entities those of the checklist.
 * @param given the answers that stand, exceptions of an entity included, by code.
 */
export function unaskedCodes(
  rules: readonly AskRule[],
  entities: readonly AskedEntity[],
  given: ReadonlyMap<string, ReadonlySet<string>>,
): Set<string> {
  const unasked = new Set<string>();
  for (const rule of rules) {
    const { code, follows } = rule;
    const open = follows === null || isFollowed(follows, given, unasked);
    if (!open || !isMeant(rule, entities)) unasked.add(code);
  }
  return unasked;
}

function isMeant({ appliesTo, regimes }: AskRule, entities: readonly AskedEntity[]): boolean {
  if (appliesTo.length === 0 && regimes.length === 0) return true;
  return entities.some(
    (entity) =>
      (appliesTo.length === 0 || appliesTo.includes(entity.kind)) &&
      (regimes.length === 0 || regimes.some((regime) => entity.regimes.includes(regime))),
  );
}

function isFollowed(
  { code, on }: { code: string; on: readonly string[] },
  given: ReadonlyMap<string, ReadonlySet<string>>,
  unasked: ReadonlySet<string>,
): boolean {
  return !unasked.has(code) && on.some((answer) => given.get(code)?.has(answer));
}
