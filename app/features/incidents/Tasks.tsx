import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { titleIn } from '#app/i18n/words.ts';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, SelectField, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { IncidentView } from './view-incident.server.ts';

interface TasksProps {
  view: IncidentView;
  form: FormState | undefined;
  /** The form of the templates, when it comes back. */
  given: FormState | undefined;
}

/** Who still has to do what, the most urgent first, and a new task. */
export function Tasks({ view, form, given }: TasksProps) {
  const t = useT();
  const { tasks, may } = view;
  return (
    <section className="card stack" aria-labelledby="tasks">
      <h2 id="tasks">{t('incidents.task.title')}</h2>
      {tasks.length === 0 && <p className="soft">{t('incidents.task.none')}</p>}
      <ul className="plain-list">
        {tasks.map((task) => (
          <TaskLine key={task.id} task={task} act={may.handle} />
        ))}
      </ul>
      {may.handle && <NewTask view={view} form={form} />}
      {view.templates.length > 0 && <FromTemplate view={view} form={given} />}
    </section>
  );
}

function TaskLine({ task, act }: { task: IncidentView['tasks'][number]; act: boolean }) {
  const t = useT();
  const language = useLanguage();
  const due = task.dueAt && formatMoment(language, task.dueAt);
  return (
    <li className="row between task-line">
      <div>
        <span className={task.doneAt ? 'soft' : undefined}>{task.title}</span>
        <span className="soft small block">
          {task.doneAt ? (
            <Status tone="good">
              {t('incidents.task.done_by', {
                name: task.doneBy ?? t('incidents.nobody'),
                at: formatMoment(language, task.doneAt),
              })}
            </Status>
          ) : (
            <>
              {task.assignee ?? t('incidents.nobody')}
              {due && !task.late && ` · ${t('incidents.task.due_at', { at: due })}`}
              {due && task.late && <Status tone="bad">{t('incidents.task.late', { at: due })}</Status>}
            </>
          )}
        </span>
      </div>
      {act && (
        <form method="post" action="?">
          <input type="hidden" name="intent" value={task.doneAt ? 'task_open' : 'task_done'} />
          <input type="hidden" name="task" value={task.id} />
          <Button small kind={task.doneAt ? 'plain' : 'ordinary'}>
            {t(task.doneAt ? 'incidents.task.reopen' : 'incidents.task.done')}
            <span className="visually-hidden">: {task.title}</span>
          </Button>
        </form>
      )}
    </li>
  );
}

function NewTask({ view, form }: Omit<TasksProps, 'given'>) {
  const t = useT();
  return (
    <details open={form !== undefined}>
      <summary>
        <span className="summary-title">{t('incidents.task.add')}</span>
      </summary>
      <form method="post" action="?">
        <input type="hidden" name="intent" value="task" />
        <FormKey value={form?.values?.form_key ?? view.taskKey} />
        <TextField name="what" label={t('incidents.task.what')} maxLength={200} form={form} />
        <TextField
          name="due"
          label={t('incidents.task.due')}
          hint={t('incidents.task.due_hint')}
          maxLength={40}
          form={form}
          optional
        />
        <SelectField
          name="assignee"
          label={t('incidents.task.assignee')}
          form={form}
          options={[
            { value: '', label: t('incidents.nobody') },
            ...view.handlers.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        <Button>{t('common.add')}</Button>
      </form>
    </details>
  );
}

/** The tasks of a template at once, each template once. */
function FromTemplate({ view, form }: Omit<TasksProps, 'given'>) {
  const t = useT();
  const language = useLanguage();
  return (
    <details open={form !== undefined}>
      <summary>
        <span className="summary-title">{t('incidents.task.from_template')}</span>
      </summary>
      <form method="post" action="?">
        <input type="hidden" name="intent" value="template" />
        <SelectField
          name="template"
          label={t('incidents.task.template')}
          hint={t('incidents.task.template_hint')}
          form={form}
          options={view.templates.map((each) => ({
            value: String(each.id),
            label: t('incidents.task.template_of', { title: titleIn(language, each), n: each.tasks.length }),
          }))}
        />
        <Button>{t('common.add')}</Button>
      </form>
    </details>
  );
}
