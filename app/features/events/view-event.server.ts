import { randomUUID } from 'node:crypto';
import { can } from '#app/domain/access.ts';
import { breachClock } from '#app/domain/breach.ts';
import { clockState } from '#app/domain/deadline.ts';
import { isUntouched, openChildren } from '#app/domain/incident-event.ts';
import { parseRegisterNumber, registerNumber } from '#app/domain/register-number.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { type BreachRecord, listBreachesOfEvent } from '#db/queries/breaches.server.ts';
import {
  findEvent,
  findEventOf,
  listEventCandidates,
  listEventChildren,
  listEvents,
  listEventUpdates,
} from '#db/queries/incident-events.server.ts';
import { listTemplates } from '#db/queries/incident-templates.server.ts';
import { listCategories } from '#db/queries/incidents.server.ts';
import { sharedValues } from './shared-facts.ts';

/** Everything on the page of an event; null when there is none that the actor may see. Seven queries. */
export async function viewEvent(tx: ActorTx, number: string) {
  const at = parseRegisterNumber('event', number);
  const event = at && (await findEvent(tx, at));
  const updates = event ? await listEventUpdates(tx, event.id) : [];
  const [current] = updates;
  if (!event || !current) return null;
  const dossiers = await listBreachesOfEvent(tx, event.id);
  const children = (await listEventChildren(tx, event.id)).map((child) => ({
    ...child,
    code: registerNumber('incident', child.year, child.number),
    running: dossiers
      .filter(({ incidentId }) => incidentId === child.id)
      .flatMap((breach) => runningOf(breach, tx.now)),
    untouched: !child.withdrawn && isUntouched(child),
  }));
  const here = new Set(children.filter(({ withdrawn }) => !withdrawn).map(({ municipalityId }) => municipalityId));
  return {
    code: registerNumber('event', event.year, event.number),
    closed: current.kind === 'closed',
    current,
    updates,
    values: sharedValues(current),
    children,
    open: openChildren(children),
    candidates: (await listEventCandidates(tx)).filter(({ id }) => !here.has(id)),
    categories: await listCategories(tx),
    templates: await listTemplates(tx),
    mayHandle: can(tx.actor, 'event.handle').allowed,
    messageKey: randomUUID(),
    taskKey: randomUUID(),
  };
}
/** A dossier of which the clock runs, with its clock; nothing where it does not. */
function runningOf(breach: BreachRecord, now: Date) {
  const clock = breach.closedAt === null ? breachClock(breach) : null;
  const state = clock && clockState(clock, now);
  if (!state || state.phase === 'stopped') return [];
  return [{ code: registerNumber('breach', breach.year, breach.number), entity: breach.entity, state }];
}

export type EventView = NonNullable<Awaited<ReturnType<typeof viewEvent>>>;

/** The events of the service. One query. */
export async function viewEvents(tx: ActorTx) {
  const lines = await listEvents(tx);
  return lines.map((line) => ({ ...line, code: registerNumber('event', line.year, line.number) }));
}
export type EventsView = Awaited<ReturnType<typeof viewEvents>>;

/** What is asked to make an event. Three queries. */
export async function viewNewEvent(tx: ActorTx) {
  return {
    formKey: randomUUID(),
    candidates: await listEventCandidates(tx),
    categories: await listCategories(tx),
    templates: await listTemplates(tx),
  };
}
export type NewEventView = Awaited<ReturnType<typeof viewNewEvent>>;

/** What an incident shares with others of its event, or null where it stands alone. At most two queries. */
export async function viewSharedFacts(tx: ActorTx, incidentId: number) {
  const event = await findEventOf(tx, incidentId);
  if (!event) return null;
  const updates = await listEventUpdates(tx, event.id);
  const [current] = updates;
  return current ? { code: registerNumber('event', event.year, event.number), current, updates } : null;
}
export type SharedFactsView = NonNullable<Awaited<ReturnType<typeof viewSharedFacts>>>;
