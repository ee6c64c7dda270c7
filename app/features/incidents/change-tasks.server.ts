import { latestOf } from '#app/domain/partial-date.ts';
import type { FieldErrors } from '#app/i18n/faults.ts';
import { claimForm, settleForm } from '#db/queries/forms.server.ts';
import { insertTask, listHandlers, settleTask } from '#db/queries/incident-tasks.server.ts';
import { insertTimelineEntry } from '#db/queries/incident-timeline.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { type HandleOutcome, type Held, journalled, typedMoment } from './held-incident.ts';
import type { FormOf } from './incident-forms.ts';

/** Gives somebody a task. A day without a time means its end. */
export async function addTask(held: Held, form: FormOf<'task'>): Promise<HandleOutcome> {
  const { tx, incident, as } = held;
  const typed = typedMoment(form.due);
  const errors: FieldErrors = {};
  if ('fault' in typed) errors.due = [typed.fault];
  if (form.assignee !== null) {
    const handlers = await listHandlers(tx, incident.municipalityId);
    if (!handlers.some(({ id }) => id === form.assignee)) errors.assignee = ['common.error.invalid'];
  }
  if (Object.keys(errors).length > 0 || 'fault' in typed) return { kind: 'invalid', errors };
  const claim = await claimForm(tx, form.form_key, 'incident.task');
  if (claim.kind === 'done') return { kind: 'saved' };
  const task = { title: form.what, dueAt: latestOf(typed.date), assigneeId: form.assignee };
  const id = await insertTask(tx, incident, task);
  await settleForm(tx, form.form_key, id);
  await tell(held, 'added', task.title);
  await record(tx, as, {
    event: 'incident.task_added',
    ...journalled(held.incident),
    after: { task: id, title: task.title, due: task.dueAt?.toISOString() ?? '', assignee: task.assigneeId },
  });
  return { kind: 'saved' };
}

/** Ticks a task off, or on again; pressed twice it changes nothing more. */
export async function tickTask(held: Held, form: FormOf<'task_done' | 'task_open'>): Promise<HandleOutcome> {
  const { tx, incident, as } = held;
  const done = form.intent === 'task_done';
  const title = await settleTask(tx, incident.id, form.task, done);
  if (title === null) return { kind: 'saved' };
  await tell(held, done ? 'done' : 'opened', title);
  await record(tx, as, {
    event: done ? 'incident.task_done' : 'incident.task_opened',
    ...journalled(held.incident),
    after: { task: form.task, title },
  });
  return { kind: 'saved' };
}

async function tell({ tx, incident }: Held, what: 'added' | 'done' | 'opened', title: string): Promise<void> {
  await insertTimelineEntry(tx, {
    incidentId: incident.id,
    municipalityId: incident.municipalityId,
    kind: 'task',
    happenedAt: tx.now,
    text: title,
    detail: { what },
  });
}
