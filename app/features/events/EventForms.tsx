import type { ReactNode } from 'react';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, SelectField, TextArea, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { ChoosePlaces, TemplateField } from './ChoosePlaces.tsx';
import { EventFields } from './EventFields.tsx';
import type { EventView } from './view-event.server.ts';

interface Props {
  view: EventView;
  form: FormState | undefined;
}

function Folded({
  title,
  intent,
  open,
  children,
}: {
  title: string;
  intent: string;
  open: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open}>
      <summary>
        <span className="summary-title">{title}</span>
      </summary>
      <form method="post" action="?" className="stack">
        <input type="hidden" name="intent" value={intent} />
        {children}
      </form>
    </details>
  );
}

export function FactsForm({ view, form }: Props) {
  const t = useT();
  return (
    <Folded title={t('events.change')} intent="facts" open={form !== undefined}>
      <input type="hidden" name="version" value={view.current.version} />
      {form?.errors?.version && (
        <Notice tone="bad">
          <p>{t('incidents.page_of.stale_present', { title: view.current.title })}</p>
        </Notice>
      )}
      <EventFields form={form} values={view.values} categories={view.categories} kept={view.current} />
      <TextArea
        name="note"
        label={t('events.note')}
        hint={t('events.note_hint')}
        rows={3}
        maxLength={4_000}
        form={form}
      />
      <Button kind="primary">{t('common.save')}</Button>
    </Folded>
  );
}

export function MessageForm({ view, form }: Props) {
  const t = useT();
  return (
    <Folded title={t('events.message')} intent="message" open={form !== undefined}>
      <FormKey value={form?.values?.form_key ?? view.messageKey} />
      <p className="hint">{t('events.message_hint')}</p>
      <TextField name="subject" label={t('events.subject')} maxLength={200} form={form} />
      <TextArea name="text" label={t('events.text')} rows={5} maxLength={4_000} form={form} />
      <Button>{t('events.send')}</Button>
    </Folded>
  );
}

export function TaskForm({ view, form }: Props) {
  const t = useT();
  return (
    <Folded title={t('events.task')} intent="task" open={form !== undefined}>
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
      <Button>{t('events.give')}</Button>
    </Folded>
  );
}

export function AddForm({ view, form, open }: Props & { open: boolean }) {
  const t = useT();
  if (view.candidates.length === 0) return null;
  return (
    <Folded title={t('events.add')} intent="add" open={open || form !== undefined}>
      <ChoosePlaces candidates={view.candidates} form={form} />
      <TemplateField form={form} templates={view.templates} />
      <Button>{t('common.add')}</Button>
    </Folded>
  );
}

export function WithdrawForm({ view, form }: Props) {
  const t = useT();
  const untouched = view.children.filter((child) => child.untouched);
  if (untouched.length === 0 && !form) return null;
  return (
    <Folded title={t('events.withdraw')} intent="withdraw" open={form !== undefined}>
      <p className="hint">{t('events.withdraw_hint')}</p>
      <SelectField
        name="child"
        label={t('incidents.municipality')}
        form={form}
        options={untouched.map(({ id, municipality, code }) => ({
          value: String(id),
          label: `${municipality} (${code})`,
        }))}
      />
      <TextArea name="why" label={t('incidents.move.reason')} rows={2} maxLength={4_000} form={form} />
      <Button kind="danger">{t('events.withdraw_act')}</Button>
    </Folded>
  );
}

export function CloseForm({ view, form }: Props) {
  const t = useT();
  if (!view.closed && view.open > 0 && !form)
    return <p className="soft">{t('events.close_waits', { n: view.open })}</p>;
  return (
    <Folded
      title={t(view.closed ? 'events.reopen' : 'events.close')}
      intent={view.closed ? 'reopened' : 'closed'}
      open={form !== undefined}
    >
      <TextArea
        name="reason"
        label={t('incidents.move.reason')}
        hint={t('events.read_by_all')}
        rows={2}
        maxLength={4_000}
        form={form}
      />
      <Button>{t(view.closed ? 'events.reopen' : 'events.close')}</Button>
    </Folded>
  );
}
