import { type Actor, can } from '#app/domain/access.ts';
import { authoritiesOf, breachClock, isOvertaken } from '#app/domain/breach.ts';
import { type WorkFacts, workOf } from '#app/domain/breach-work.ts';
import { clockState, explainDeadline } from '#app/domain/deadline.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { BreachRecord } from '#db/queries/breaches.server.ts';

/** What every page of a dossier shows above its own contents. */
export function breachHead(actor: Actor, breach: BreachRecord, now: Date) {
  const clock = breachClock(breach);
  const scope = { municipalityId: breach.municipalityId, entityIds: [breach.entityId] };
  const open = breach.closedAt === null;
  const may = (action: 'breach.handle' | 'breach.advise' | 'breach.decide') =>
    open && can(actor, action, scope).allowed;
  const { incident } = breach;
  return {
    breach,
    code: registerNumber('breach', breach.year, breach.number),
    incidentCode: incident && registerNumber('incident', incident.year, incident.number),
    clock: clock && { state: clockState(clock, now), how: explainDeadline(clock.rule, clock.startedAt) },
    work: workOf(workFacts(breach)),
    may: {
      handle: may('breach.handle'),
      advise: may('breach.advise'),
      decide: may('breach.decide'),
      close: can(actor, 'breach.close', scope).allowed,
    },
  };
}
export type BreachHead = ReturnType<typeof breachHead>;

/** What the road of a dossier is reckoned from. */
export function workFacts(breach: BreachRecord): WorkFacts {
  return {
    role: breach.role,
    awareAt: breach.awareAt,
    risk: breach.assessment?.risk ?? null,
    advised: breach.advice !== null,
    notify: breach.decision?.notify ?? null,
    takenOver: breach.decision?.takenOver ?? false,
    overtaken: isOvertaken(breach),
    recipients: recipientsOf(breach),
    sent: breach.sent,
    persons: breach.persons,
  };
}

/**
 * To whom a dossier is notified: the controller for whom it processes, or the authorities of its entity. Those are the ones
 * of when it was first notified: whoever got the first notification gets the last, whatever was set for the entity since.
 */
export function recipientsOf(breach: Pick<BreachRecord, 'role' | 'notifying'>) {
  return breach.role === 'processor' ? (['controller'] as const) : authoritiesOf(breach.notifying);
}
