import { templateFacts } from '#app/domain/breach.ts';
import { STEP_KEYS, type StepKey } from '#app/domain/breach-field.ts';
import { shownFields } from '#app/domain/breach-template.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { findKnownOfBreach, readBreachSteps } from '#db/queries/breach-facts.server.ts';
import { breachHead } from './breach-head.ts';
import { fieldsOfStep, gaugesOf, nextStage, openProposals, proposalsOf } from './fact-proposals.ts';
import type { BreachAddress } from './held-breach.server.ts';
import { dossierAnswers } from './outdated-answers.ts';
import { breachAt } from './view-breach.server.ts';

/** What an address says after `facts`: a step, or all of them to read. */
export type FactsPart = StepKey | 'all';

/** The part that an address names, or null. */
export function factsPart(text: string): FactsPart | null {
  return text === 'all' ? text : (STEP_KEYS.find((step) => step === text) ?? null);
}

/** The facts of a dossier, one step or all; null when there is none that the actor may see. Three queries. */
export async function viewFacts(tx: ActorTx, address: BreachAddress, part: FactsPart) {
  const breach = await breachAt(tx, address);
  if (!breach) return null;
  const { values: saved, steps } = await readBreachSteps(tx, breach.id);
  const proposed = proposalsOf(breach, await findKnownOfBreach(tx, breach.id));
  const facts = templateFacts(breach, tx.now);
  const proposals = openProposals(proposed, steps);
  const values = { ...proposals, ...saved };
  const shown = shownFields(values, facts);
  const own = part === 'all' ? new Set<string>() : new Set<string>(fieldsOfStep(part).map(({ key }) => key));
  return {
    head: breachHead(tx.actor, breach, tx.now),
    part,
    saved,
    steps,
    values,
    proposals,
    /** What the dossier itself says of the same, to be held beside what was saved. */
    dossier: dossierAnswers(breach),
    facts,
    shown: shown.map(({ key }) => key),
    /** What is read only counts what somebody saved. */
    shownSaved: shownFields(saved, facts).map(({ key }) => key),
    /** What fields of other steps say: a script decides with it about the fields of this one. */
    outside: Object.fromEntries(shown.flatMap(({ key }) => (own.has(key) ? [] : [[key, values[key]]]))),
    gauges: gaugesOf(breach, saved, tx.now),
    next: nextStage(breach),
  };
}
export type FactsView = NonNullable<Awaited<ReturnType<typeof viewFacts>>>;

/**
 * Where the facts of a dossier begin for this reader: the first step that misses something for the notification that
 * comes next, or all of them for who only reads; null when there is no such dossier. Two queries.
 */
export async function firstPart(tx: ActorTx, address: BreachAddress): Promise<FactsPart | null> {
  const breach = await breachAt(tx, address);
  if (!breach) return null;
  if (!breachHead(tx.actor, breach, tx.now).may.handle) return 'all';
  const { values } = await readBreachSteps(tx, breach.id);
  const gauges = gaugesOf(breach, values, tx.now);
  return gauges[nextStage(breach)].missing[0]?.step ?? gauges.final.missing[0]?.step ?? 'all';
}
