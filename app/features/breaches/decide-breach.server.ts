import { decideBreach, mustDecideAnew } from '#app/domain/breach.ts';
import type { FieldErrors, HeldOutcome } from '#app/i18n/faults.ts';
import { reasonKey } from '#app/i18n/reason-words.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { listDeciders, setDecider } from '#db/queries/breach-acts.server.ts';
import { insertAdvice, insertDecision } from '#db/queries/breach-decisions.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { queueMails } from '#db/queries/outbox.server.ts';
import type { DecisionForm, DecisionPost } from './decision-forms.ts';
import { type BreachAddress, type HeldBreach, holdFor, journalled, tell } from './held-breach.server.ts';

const PERMISSION = { advice: 'breach.advise', decide: 'breach.decide', decider: 'breach.advise' } as const;
/** Which field of the form each refusal of the domain is shown at. */
const FIELD = {
  not_aware: 'form',
  risk_missing: 'form',
  reason_missing: 'reason',
  advice_missing: 'form',
  against_advice_reason_missing: 'against_advice',
  delay_reason_missing: 'delay',
  risk_requires_notification: 'notify',
} as const;

/**
 * Does what was posted to the decision of a dossier, with its row held: of two who decide at once the second is shown
 * both.
 * @param path where the decision is, for the mail to who decides.
 */
export async function decide(
  tx: ActorTx,
  address: BreachAddress,
  form: DecisionForm,
  path: string,
): Promise<HeldOutcome> {
  const found = await holdFor(tx, address, PERMISSION[form.intent]);
  if (found.kind !== 'held') return found;
  if (form.intent === 'advice') return advise(found.held, form, path);
  return form.intent === 'decide' ? decideNow(found.held, form) : chooseDecider(found.held, form);
}

async function advise(held: HeldBreach, form: DecisionPost<'advice'>, path: string): Promise<HeldOutcome> {
  const { tx, breach, as } = held;
  const version = breach.advice?.version ?? 0;
  if (form.seen_advice !== version) return { kind: 'stale', errors: { form: ['breaches.fault.stale'] } };
  const notify = form.advised === 'yes';
  await insertAdvice(tx, breach, { version: version + 1, notify, text: form.advice });
  await tell(held, 'advice', { what: notify ? 'advised_notify' : 'advised_not' }, form.advice);
  const before = breach.advice && { notify: breach.advice.notify };
  await record(tx, as, { event: 'breach.advised', ...journalled(breach), before, after: { notify } });
  await tellDeciders(held, { version: version + 1, notify }, path);
  return { kind: 'saved' };
}

/**
 * Who decides hears once per advice that it is there: the chosen one, else every director of the entity. Nobody does when
 * something was sent already, or when what was decided is what is advised: the mail asks for a decision.
 */
async function tellDeciders(
  { tx, breach, code }: HeldBreach,
  advice: { version: number; notify: boolean },
  path: string,
): Promise<void> {
  const decided = breach.decision?.notify === advice.notify && !mustDecideAnew(breach);
  if (decided || breach.firstSentAt !== null) return;
  const deciders = await listDeciders(tx, breach);
  const chosen = deciders.filter(({ id }) => id === breach.deciderId);
  const told = chosen.length > 0 ? chosen : deciders;
  await queueMails(
    tx,
    told.map(({ id }) => ({
      kind: 'breach_advised' as const,
      accountId: id,
      serviceId: breach.serviceId,
      key: `breach_advised:${breach.id}:${advice.version}:${id}`,
      params: { municipality: breach.municipality, entity: breach.entity, number: code, path },
    })),
  );
}

async function decideNow(held: HeldBreach, form: DecisionPost<'decide'>): Promise<HeldOutcome> {
  const { tx, breach, as } = held;
  const { decision: standing, advice, assessment } = breach;
  const notify = form.notify === 'yes';
  const asked = {
    notify,
    reason: form.reason,
    againstAdvice: form.against_advice,
    delay: form.delay,
    replaces: form.replaces === 0 ? null : form.replaces,
  };
  const decided = decideBreach(
    {
      role: breach.role,
      awareAt: breach.awareAt,
      risk: assessment?.risk ?? null,
      advice: advice && { notify: advice.notify, at: advice.givenAt },
      standing,
      now: breach.firstSentAt ?? tx.now,
    },
    asked,
  );
  if (decided.kind === 'stale') return { kind: 'stale', errors: { form: ['breach_terms.decision.stale'] } };
  if (decided.kind === 'refused') {
    const errors: FieldErrors = {};
    for (const problem of decided.problems) errors[FIELD[problem]] ??= [reasonKey('decision', problem)];
    return { kind: 'invalid', errors };
  }
  await insertDecision(tx, breach, {
    version: (standing?.version ?? 0) + 1,
    notify,
    reason: form.reason,
    againstAdvice: advice && advice.notify !== notify ? form.against_advice : '',
    delay: form.delay,
    adviceVersion: advice?.version ?? null,
    assessmentVersion: assessment?.version ?? null,
  });
  await tell(held, 'breach_decision', { what: notify ? 'decided_notify' : 'decided_not' }, form.reason);
  const before = standing && { notify: standing.notify };
  await record(tx, as, {
    event: 'breach.decided',
    ...journalled(breach),
    before,
    after: { notify, reason: form.reason },
  });
  return { kind: 'saved' };
}

/** Says which director decides, or that any may. Who chooses over a choice that was not on screen is told so. */
async function chooseDecider(held: HeldBreach, form: DecisionPost<'decider'>): Promise<HeldOutcome> {
  const { tx, breach, as } = held;
  const { decider } = form;
  if (form.seen_decider !== breach.deciderId) return { kind: 'stale', errors: { form: ['breaches.fault.stale'] } };
  if (decider === breach.deciderId) return { kind: 'saved' };
  const deciders = await listDeciders(tx, breach);
  const chosen = deciders.find(({ id }) => id === decider);
  if (decider !== null && !chosen) return { kind: 'invalid', errors: { decider: ['common.error.invalid'] } };
  await setDecider(tx, breach.id, decider);
  await tell(held, 'breach_decision', chosen ? { what: 'decider_chosen', to: chosen.name } : { what: 'decider_any' });
  await record(tx, as, {
    event: 'breach.changed',
    ...journalled(breach),
    before: { decider: breach.decider },
    after: { decider: chosen?.name ?? null },
  });
  return { kind: 'saved' };
}
