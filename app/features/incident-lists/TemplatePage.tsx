import { TASKS_AT_MOST, type TemplateTask } from '#app/domain/incident-tasks.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { titleIn } from '#app/i18n/words.ts';
import { type FormState, TextField } from '#app/ui/Field.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import type { TemplateLine } from '#db/queries/incident-lists.server.ts';
import { KeepButton, LineNotices, LineWords, RetireForm } from './LineForms.tsx';
import { taskFields } from './lists-forms.ts';

/** Empty rows under the tasks that a template has. */
const SPARE_ROWS = 5;

interface Props {
  line: TemplateLine | null;
  crumbs: readonly Crumb[];
  form: FormState | undefined;
}

/** A task template: what has to be done first for one kind of incident, and within how many hours. */
export function TemplatePage({ line, crumbs, form }: Props) {
  const t = useT();
  const language = useLanguage();
  const shown = Math.min(TASKS_AT_MOST, Math.max((line?.tasks.length ?? 0) + SPARE_ROWS, typedRows(form)));
  return (
    <Page
      title={line ? titleIn(language, line) : t('incident_lists.new_template')}
      lead={t('incident_lists.template_lead')}
      crumbs={crumbs}
    >
      <div className="stack">
        <LineNotices line={line} form={form} />
        <form method="post" className="card">
          <div className="form-card">
            <LineWords line={line} form={form} />
          </div>
          <h2>{t('incident_lists.tasks')}</h2>
          <p className="hint">{t('incident_lists.tasks_hint', { most: TASKS_AT_MOST })}</p>
          {Array.from({ length: shown }, (_, at) => at + 1).map((nth) => (
            <TaskRow key={nth} nth={nth} task={line?.tasks[nth - 1]} form={form} />
          ))}
          <KeepButton line={line} />
        </form>
        {line && !line.retiredAt && <RetireForm line={line} hint={t('incident_lists.retire_template_hint')} />}
      </div>
    </Page>
  );
}

/** How many rows of tasks were typed in a form that comes back. */
function typedRows(form: FormState | undefined): number {
  const rows = Array.from({ length: TASKS_AT_MOST }, (_, at) => at + 1);
  return rows.filter((nth) => form?.values?.[taskFields(nth).nl] !== undefined).length;
}

function TaskRow({ nth, task, form }: { nth: number; task: TemplateTask | undefined; form: FormState | undefined }) {
  const t = useT();
  const field = taskFields(nth);
  return (
    <fieldset className="task-row">
      <legend>{t('incident_lists.task', { n: nth })}</legend>
      <TextField
        name={field.nl}
        label={t('incident_lists.task_nl')}
        value={task?.titleNl}
        maxLength={200}
        form={form}
      />
      <TextField
        name={field.en}
        label={t('incident_lists.task_en')}
        value={task?.titleEn}
        maxLength={200}
        form={form}
      />
      <TextField
        name={field.hours}
        label={t('incident_lists.task_hours')}
        value={task ? String(task.dueHours) : undefined}
        inputMode="numeric"
        maxLength={10}
        form={form}
      />
    </fieldset>
  );
}
