import { can } from '#app/domain/access.ts';
import { parseRegisterNumber, registerNumber } from '#app/domain/register-number.ts';
import type { HeldOutcome } from '#app/i18n/faults.ts';
import type { ActorTx } from '#db/connection.server.ts';
import { holdChildren } from '#db/queries/incident-event-acts.server.ts';
import {
  findEvent,
  listEventCandidates,
  listEventChildren,
  listEventUpdates,
} from '#db/queries/incident-events.server.ts';
import { changeFacts, moveEvent } from './change-event.server.ts';
import type { EventForm, FormOf } from './event-form.ts';
import type { HeldEvent } from './held-event.ts';
import { chosenTemplate, openChildren, type PathOf } from './open-children.server.ts';
import { giveAllTask, writeToAll } from './tell-all.server.ts';
import { withdrawFrom } from './withdraw.server.ts';

export interface EventPaths {
  incident: PathOf;
  messages: (slug: string) => string;
}

/** Does what was posted to the page of an event. A closed one is frozen: only opening it again is left. */
export async function handleEvent(
  tx: ActorTx,
  number: string,
  form: EventForm,
  paths: EventPaths,
): Promise<HeldOutcome> {
  const verdict = can(tx.actor, 'event.handle');
  if (!verdict.allowed) return { kind: 'refused', reason: verdict.reason };
  const at = parseRegisterNumber('event', number);
  const found = at && (await findEvent(tx, at));
  if (!found) return { kind: 'not_found' };
  await holdChildren(tx, found.id);
  const [current] = await listEventUpdates(tx, found.id);
  if (!current) return { kind: 'not_found' };
  if (current.kind === 'closed' && form.intent !== 'reopened')
    return { kind: 'closed', errors: { form: ['events.fault.closed'] } };
  const event = { id: found.id, code: registerNumber('event', found.year, found.number) };
  const held = { tx, as: verdict.as, event, current, children: await listEventChildren(tx, found.id) };
  return dispatch(held, form, paths);
}

async function dispatch(held: HeldEvent, form: EventForm, paths: EventPaths): Promise<HeldOutcome> {
  switch (form.intent) {
    case 'facts':
      return changeFacts(held, form);
    case 'message':
      return writeToAll(held, form, paths.messages);
    case 'task':
      return giveAllTask(held, form);
    case 'add':
      return addLate(held, form, paths.incident);
    case 'withdraw':
      return withdrawFrom(held, form);
    default:
      return moveEvent(held, form);
  }
}

/** Adds municipalities that turn out to be touched too; one that has an incident already stays as it is. */
async function addLate(held: HeldEvent, form: FormOf<'add'>, pathOf: PathOf): Promise<HeldOutcome> {
  const known = new Set((await listEventCandidates(held.tx)).map(({ id }) => id));
  if (form.municipality.some((id) => !known.has(id)))
    return { kind: 'invalid', errors: { municipality: ['common.error.invalid'] } };
  const template = await chosenTemplate(held.tx, form.template);
  if (template === 'gone') return { kind: 'invalid', errors: { template: ['incidents.task.template_gone'] } };
  await openChildren(held.tx, held.as, held.event, { ...form, template }, pathOf);
  return { kind: 'saved' };
}
