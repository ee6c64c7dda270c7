import { tasksFrom } from '#app/domain/incident-tasks.ts';
import { findTemplate, giveTasks, markTemplate } from '#db/queries/incident-templates.server.ts';
import { insertTimelineEntry } from '#db/queries/incident-timeline.server.ts';
import { record } from '#db/queries/journal.server.ts';
import { type HandleOutcome, type Held, journalled } from './held-incident.ts';
import type { FormOf } from './incident-forms.ts';

/** Gives an incident the tasks of a template, once however often it is asked; due as of the report. */
export async function applyTemplate(held: Held, form: FormOf<'template'>): Promise<HandleOutcome> {
  const { tx, incident, as } = held;
  const template = await findTemplate(tx, form.template);
  if (!template) return { kind: 'invalid', errors: { template: ['incidents.task.template_gone'] } };
  const fresh = await markTemplate(tx, [incident.id], template);
  if (fresh.length === 0) return { kind: 'saved' };
  const titles = await giveTasks(tx, incident.id, tasksFrom(template.tasks, incident.reportedAt));
  if (titles.length > 0)
    await insertTimelineEntry(tx, {
      incidentId: incident.id,
      municipalityId: incident.municipalityId,
      kind: 'task',
      happenedAt: tx.now,
      text: titles.join('\n').slice(0, 4_000),
      detail: { what: 'template', code: template.titleNl },
    });
  await record(tx, as, {
    event: 'incident.template_given',
    ...journalled(incident),
    after: { template: template.code, tasks: titles.length },
  });
  return { kind: 'saved' };
}
