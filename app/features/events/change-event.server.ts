import { decideEventMove, openChildren } from '#app/domain/incident-event.ts';
import type { HeldOutcome } from '#app/i18n/faults.ts';
import { insertEventUpdate, tellChildren } from '#db/queries/incident-event-acts.server.ts';
import { listCategories } from '#db/queries/incidents.server.ts';
import { record } from '#db/queries/journal.server.ts';
import type { FormOf } from './event-form.ts';
import type { HeldEvent } from './held-event.ts';
import { factsFrom } from './shared-facts.ts';
import { openOnes } from './tell-all.server.ts';

const STALE = { kind: 'stale', errors: { version: ['events.fault.stale'] } } as const satisfies HeldOutcome;

/** Keeps a new version of what is shared. What the municipalities wrote in their own incidents stays as it is. */
export async function changeFacts(held: HeldEvent, form: FormOf<'facts'>): Promise<HeldOutcome> {
  const { tx, event, current } = held;
  if (form.version !== current.version) return STALE;
  const chosen = form.category === current.categoryId ? [] : await listCategories(tx);
  const read = factsFrom(form, [...chosen, { id: current.categoryId }], tx.now);
  if (!read.ok) return { kind: 'invalid', errors: read.errors };
  const version = current.version + 1;
  const kept = await insertEventUpdate(tx, event.id, { ...read.facts, version, kind: 'changed', note: form.note });
  if (!kept) return STALE;
  await tellChildren(tx, event.code, openOnes(held), {
    kind: 'event',
    text: form.note,
    detail: { what: 'event_changed', code: event.code },
  });
  await record(tx, held.as, {
    event: 'event.changed',
    objectType: 'event',
    objectId: event.code,
    before: { title: current.title },
    after: { title: read.facts.title, note: form.note, version },
  });
  return { kind: 'saved' };
}

/** Closes an event once every municipality's incident is closed, or opens it again. */
export async function moveEvent(held: HeldEvent, form: FormOf<'closed' | 'reopened'>): Promise<HeldOutcome> {
  const { tx, event, current, children } = held;
  const state = { closed: current.kind === 'closed', openChildren: openChildren(children) };
  switch (decideEventMove(state, { to: form.intent, reason: form.reason })) {
    case 'already':
      return { kind: 'saved' };
    case 'children_open':
      return { kind: 'invalid', errors: { reason: ['incidents.missing.children_open'] } };
    case 'reason_required':
      return { kind: 'invalid', errors: { reason: ['incidents.fault.reason'] } };
    case 'do': {
      const update = { ...current, version: current.version + 1, kind: form.intent, note: form.reason.trim() };
      if (!(await insertEventUpdate(tx, event.id, update))) return STALE;
      await record(tx, held.as, {
        event: `event.${form.intent}`,
        objectType: 'event',
        objectId: event.code,
        after: { reason: update.note },
      });
      return { kind: 'saved' };
    }
  }
}
