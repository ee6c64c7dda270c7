import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { ChoosePlaces, TemplateField } from './ChoosePlaces.tsx';
import { EventFields } from './EventFields.tsx';
import type { NewEventView } from './view-event.server.ts';

interface Props {
  view: NewEventView;
  form: FormState | undefined;
  events: string;
}

/** Makes an event: what happened, and whom it touches. */
export function NewEventPage({ view, form, events }: Props) {
  const t = useT();
  const title = t('events.new');
  return (
    <Page
      title={title}
      lead={t('events.new_lead')}
      crumbs={[{ label: t('events.title'), href: events }, { label: title }]}
    >
      {form?.errors && (
        <Notice tone="bad" live>
          <p>{t('common.error.form')}</p>
        </Notice>
      )}
      <form method="post" className="stack">
        <FormKey value={form?.values?.form_key ?? view.formKey} />
        <EventFields form={form} categories={view.categories} />
        <TemplateField form={form} templates={view.templates} />
        <ChoosePlaces candidates={view.candidates} form={form} />
        <Button kind="primary">{t('events.make')}</Button>
      </form>
    </Page>
  );
}
