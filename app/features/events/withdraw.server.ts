import { decideWithdraw } from '#app/domain/incident-event.ts';
import { registerNumber } from '#app/domain/register-number.ts';
import type { HeldOutcome } from '#app/i18n/faults.ts';
import { withdrawChild } from '#db/queries/incident-event-acts.server.ts';
import { insertTimelineEntry } from '#db/queries/incident-timeline.server.ts';
import { record } from '#db/queries/journal.server.ts';
import type { FormOf } from './event-form.ts';
import type { HeldEvent } from './held-event.ts';

/** Takes a municipality out of an event in whose incident nobody wrote anything: it is closed with the reason. */
export async function withdrawFrom(held: HeldEvent, form: FormOf<'withdraw'>): Promise<HeldOutcome> {
  const { tx, event, children } = held;
  const child = children.find(({ id }) => id === form.child);
  if (!child) return { kind: 'invalid', errors: { child: ['common.error.invalid'] } };
  const reason = form.why.trim();
  switch (decideWithdraw(child, reason)) {
    case 'already':
      return { kind: 'saved' };
    case 'touched':
      return { kind: 'stale', errors: { child: ['events.fault.touched'] } };
    case 'reason_required':
      return { kind: 'invalid', errors: { why: ['incidents.fault.reason'] } };
    case 'do':
      await withdrawChild(tx, child.id);
      await insertTimelineEntry(tx, {
        incidentId: child.id,
        municipalityId: child.municipalityId,
        kind: 'phase',
        happenedAt: tx.now,
        text: reason,
        detail: { what: 'withdrawn', code: event.code, event: event.code, from: child.phase, to: 'closed' },
      });
      await record(tx, held.as, {
        event: 'incident.withdrawn',
        municipalityId: child.municipalityId,
        objectType: 'incident',
        objectId: registerNumber('incident', child.year, child.number),
        after: { event: event.code, reason },
      });
      return { kind: 'saved' };
  }
}
