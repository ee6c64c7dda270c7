/** What a task template asks to be done about an incident. */
export interface TemplateTask {
  titleNl: string;
  titleEn: string;
  /** Hours after the incident was reported. */
  dueHours: number;
}

/** The most tasks that a template may hold; more is a plan and no first help. */
export const TASKS_AT_MOST = 20;

/**
 * The tasks that a template gives an incident, with the moment by which each is due. In Dutch, as everything that is
 * recorded for a municipality, whatever language the screen of the giver is in.
 */
export function tasksFrom(template: readonly TemplateTask[], reportedAt: Date): { title: string; dueAt: Date }[] {
  return template.map(({ titleNl, dueHours }) => {
    return { title: titleNl, dueAt: new Date(reportedAt.getTime() + dueHours * 3_600_000) };
  });
}
