import { z } from 'zod';
import { cleanText } from '#app/domain/answer.ts';
import { RSIT_CLASSES } from '#app/domain/incident.ts';
import { TASKS_AT_MOST, type TemplateTask } from '#app/domain/incident-tasks.ts';

const line = (max: number) =>
  z
    .string()
    .max(max, 'common.error.too_long')
    .transform((text) => cleanText(text).replace(/\s+/g, ' ').trim());
const required = (max: number) => line(max).pipe(z.string().min(1, 'common.error.required'));
const seen = {
  version: z.coerce.number().int().min(0).max(2_147_483_647),
  in_use: z.enum(['yes', 'no']),
};
const words = { title_nl: required(120), title_en: line(120).default('') };
const retire = z.strictObject({ intent: z.literal('retire'), ...seen });

/** All posts of the page of a category. */
export const categoryForm = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('keep'), ...seen, ...words, rsit_class: z.enum(RSIT_CLASSES) }),
  retire,
]);
export type CategoryForm = z.output<typeof categoryForm>;

/** The names of the fields of a task, by its place in the form from 1. */
export const taskFields = (nth: number) => ({ nl: `task_nl_${nth}`, en: `task_en_${nth}`, hours: `task_hours_${nth}` });

const rows = Array.from({ length: TASKS_AT_MOST }, (_, at) => taskFields(at + 1));
const rowFields: Record<`task_${string}`, z.ZodType<string, string | undefined>> = Object.fromEntries(
  rows.flatMap(({ nl, en, hours }) => [
    [nl, line(200).default('')],
    [en, line(200).default('')],
    [hours, z.string().trim().max(10, 'incident_lists.fault.hours').default('')],
  ]),
);

/** The tasks that were typed, soonest first; a row without words and hours is none. */
function readTasks(typed: Record<string, unknown>, fault: (field: string, message: string) => void): TemplateTask[] {
  const text = (field: string) => String(typed[field] ?? '');
  const filled = rows.filter(({ nl, en, hours }) => `${text(nl)}${text(en)}${text(hours)}` !== '');
  for (const { nl, hours } of filled) {
    if (text(nl) === '') fault(nl, 'common.error.required');
    if (!/^\d{1,4}$/.test(text(hours)) || Number(text(hours)) > 8_760) fault(hours, 'incident_lists.fault.hours');
  }
  if (filled.length === 0) fault(taskFields(1).nl, 'incident_lists.fault.no_task');
  return filled
    .map(({ nl, en, hours }) => ({ titleNl: text(nl), titleEn: text(en) || text(nl), dueHours: Number(text(hours)) }))
    .sort((one, other) => one.dueHours - other.dueHours);
}

const keepTemplate = z
  .strictObject({ intent: z.literal('keep'), ...seen, ...words, ...rowFields })
  .transform((form, context) => {
    const tasks = readTasks(form, (field, message) => {
      context.addIssue({ code: 'custom', path: [field], message });
    });
    const { intent, version, in_use, title_nl, title_en } = form;
    return { intent, version, in_use, title_nl, title_en, tasks };
  });

/** All posts of the page of a template. */
export const templateForm = z.discriminatedUnion('intent', [keepTemplate, retire]);
export type TemplateForm = z.output<typeof templateForm>;
