import { templateFacts } from '#app/domain/breach.ts';
import type { StepKey } from '#app/domain/breach-field.ts';
import type { Resolved } from '#app/domain/local-time.ts';
import type { HeldOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findKnownOfBreach, readBreachSteps, saveBreachStep } from '#db/queries/breach-facts.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { openProposals, proposalsOf } from './fact-proposals.ts';
import { type FactProblems, parseStep, sameAnswers } from './fact-values.ts';
import type { FactsPost } from './facts-form.ts';
import { type BreachAddress, holdFor, journalled } from './held-breach.server.ts';

/** As a form is answered; what is wrong is said field by field. */
export type FactsOutcome =
  | Exclude<HeldOutcome, { kind: 'saved' | 'invalid' }>
  | { kind: 'saved'; resolved: Resolved }
  | { kind: 'invalid'; problems: FactProblems };

/**
 * Saves one step of the facts whole, or nothing of it. What says the same as what stands is not written again, so a form
 * that is sent twice is saved once.
 */
export async function saveFacts(
  tx: ActorTx,
  address: BreachAddress,
  step: StepKey,
  { version, typed }: Pick<FactsPost, 'version' | 'typed'>,
): Promise<FactsOutcome> {
  const found = await holdFor(tx, address, 'breach.handle');
  if (found.kind !== 'held') return found;
  const { breach, as } = found.held;
  const { values, steps } = await readBreachSteps(tx, breach.id);
  const proposals = proposalsOf(breach, await findKnownOfBreach(tx, breach.id));
  const now = steps[step];
  const before = now?.answers ?? {};
  const { answers, problems, resolved } = parseStep(typed, {
    ...{ step, proposals, before },
    values: { ...openProposals(proposals, steps), ...values },
    facts: templateFacts(breach, tx.now),
    now: tx.now,
  });
  const whole = Object.keys(problems).length === 0;
  if (whole && now && sameAnswers(answers, before)) return { kind: 'saved', resolved: null };
  if (version !== (now?.version ?? 0)) return { kind: 'stale', errors: { form: ['breach_facts.fault.stale'] } };
  if (!whole) return { kind: 'invalid', problems };
  await saveBreachStep(tx, breach, { step, version: version + 1, answers });
  await record(tx, as, {
    event: 'breach.facts_saved',
    ...journalled(breach),
    before: { step, ...changed(before, answers) },
    after: { step, ...changed(answers, before) },
  });
  return { kind: 'saved', resolved };
}

/** Of the one, what the other says differently. */
function changed(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(one).filter(([key, value]) => !sameAnswers({ [key]: value }, { [key]: other[key] })),
  );
}
