import { awareProblem } from '#app/domain/awareness.ts';
import { missingToCloseBreach } from '#app/domain/breach-work.ts';
import type { HeldOutcome } from '#app/i18n/faults.ts';
import { reasonKey } from '#app/i18n/reason-words.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { closeBreach, findOccurredFrom, insertAwareness, updateBreachHead } from '#db/queries/breach-acts.server.ts';
import { insertAuthorities } from '#db/queries/entity-authorities.server.ts';
import { record } from '#db/queries/journal.server.ts';
import type { OverviewForm, OverviewPost } from './breach-forms.ts';
import { workFacts } from './breach-head.ts';
import { type BreachAddress, type HeldBreach, holdFor, journalled, tell } from './held-breach.server.ts';
import { typedInstant } from './typed-instant.ts';

/** As a form is answered; what was made of an hour of a clock change goes along. */
export type OverviewOutcome = HeldOutcome | { kind: 'saved'; resolved: 'doubled' | 'missing' };

const PERMISSION = {
  aware: 'breach.handle',
  role: 'breach.handle',
  authorities: 'breach.advise',
  close: 'breach.close',
  reopen: 'breach.close',
} as const;

/** Does what was posted to the overview of a dossier, with its row held. */
export async function changeOverview(
  tx: ActorTx,
  address: BreachAddress,
  form: OverviewForm,
): Promise<OverviewOutcome> {
  const found = await holdFor(tx, address, PERMISSION[form.intent]);
  if (found.kind !== 'held') return found;
  const { held } = found;
  switch (form.intent) {
    case 'aware':
      return setAwareness(held, form);
    case 'role':
      return changeRole(held, form);
    case 'authorities':
      return setAuthorities(held, form);
    case 'close':
      return close(held);
    case 'reopen':
      return reopen(held, form);
  }
}

/** Records since when the controller knew, or corrects it: a further version, and the one before stays. */
async function setAwareness(held: HeldBreach, form: OverviewPost<'aware'>): Promise<OverviewOutcome> {
  const { tx, breach, as } = held;
  if (form.seen !== breach.awareVersion) return { kind: 'stale', errors: { form: ['breaches.fault.stale'] } };
  const typed = typedInstant(form.aware);
  if ('fault' in typed) return { kind: 'invalid', errors: { aware: [typed.fault] } };
  const occurredFrom = await findOccurredFrom(tx, breach.id);
  const problem = awareProblem({ awareAt: typed.at, occurredFrom, now: tx.now });
  if (problem) return { kind: 'invalid', errors: { aware: [reasonKey('aware', problem)] } };
  if (breach.firstSentAt && typed.at > breach.firstSentAt)
    return { kind: 'invalid', errors: { aware: ['breaches.fault.aware_after_sent'] } };
  const { who, reason } = form;
  const { at: awareAt, resolved } = typed;
  await insertAwareness(tx, breach, { version: breach.awareVersion + 1, awareAt, resolved, who, reason });
  const what = breach.awareAt ? 'aware_corrected' : 'aware';
  await tell(held, 'awareness', { what, at: awareAt, happenedAt: breach.awareAt ? tx.now : awareAt }, reason);
  await record(tx, as, {
    event: 'breach.aware_set',
    ...journalled(breach),
    before: { aware_at: breach.awareAt?.toISOString() ?? null },
    after: { aware_at: awareAt.toISOString(), who, reason },
  });
  return resolved ? { kind: 'saved', resolved } : { kind: 'saved' };
}

async function changeRole(held: HeldBreach, form: OverviewPost<'role'>): Promise<OverviewOutcome> {
  const { tx, breach, as } = held;
  if (form.version !== breach.version) return { kind: 'stale', errors: { form: ['breaches.fault.stale'] } };
  if (form.role === 'processor' && form.controller_name === '')
    return { kind: 'invalid', errors: { controller_name: ['breaches.fault.controller'] } };
  const typed = form.processor_told === '' ? null : typedInstant(form.processor_told);
  if (typed && 'fault' in typed) return { kind: 'invalid', errors: { processor_told: [typed.fault] } };
  const told = typed?.at ?? null;
  if (told && told > tx.now) return { kind: 'invalid', errors: { processor_told: ['breaches.fault.told_future'] } };
  if (told && form.processor_name === '')
    return { kind: 'invalid', errors: { processor_name: ['breaches.fault.told_without'] } };
  const head = {
    role: form.role,
    controllerName: form.controller_name,
    processorName: form.processor_name,
    processorToldAt: told,
  };
  await updateBreachHead(tx, breach.id, head);
  const { role, controllerName, processorName, processorToldAt } = breach;
  await record(tx, as, {
    event: 'breach.changed',
    ...journalled(breach),
    before: { role, controllerName, processorName, processorToldAt: processorToldAt?.toISOString() ?? null },
    after: { ...head, processorToldAt: told?.toISOString() ?? null },
  });
  return { kind: 'saved' };
}

async function setAuthorities(held: HeldBreach, form: OverviewPost<'authorities'>): Promise<OverviewOutcome> {
  const { tx, breach, as } = held;
  const { why: reason } = form;
  const authorities = [...new Set(form.authorities)];
  if (authorities.length === 0) return { kind: 'invalid', errors: { authorities: ['breaches.fault.authorities'] } };
  await insertAuthorities(tx, { id: breach.entityId, municipalityId: breach.municipalityId }, { authorities, reason });
  await record(tx, as, {
    event: 'entity.authorities_set',
    ...journalled(breach),
    before: { authorities: breach.authorities, entity: breach.entity },
    after: { authorities, reason },
  });
  return { kind: 'saved' };
}

async function close(held: HeldBreach): Promise<OverviewOutcome> {
  const { tx, breach, as } = held;
  if (breach.closedAt) return { kind: 'saved' };
  if (missingToCloseBreach(workFacts(breach)).length > 0)
    return { kind: 'invalid', errors: { form: ['breaches.fault.incomplete'] } };
  await closeBreach(tx, breach.id, true);
  await tell(held, 'dossier', { what: 'closed' });
  await record(tx, as, { event: 'breach.closed', ...journalled(breach) });
  return { kind: 'saved' };
}

async function reopen(held: HeldBreach, { reason }: OverviewPost<'reopen'>): Promise<OverviewOutcome> {
  const { tx, breach, as } = held;
  if (!breach.closedAt) return { kind: 'saved' };
  await closeBreach(tx, breach.id, false);
  await tell(held, 'dossier', { what: 'reopened' }, reason);
  await record(tx, as, { event: 'breach.reopened', ...journalled(breach), after: { reason } });
  return { kind: 'saved' };
}
