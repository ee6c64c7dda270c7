import { createElement, type ReactNode } from 'react';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { CheckField, FieldErrors, type FormState, TextArea, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { EmptyState, Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import type { NewMessageView } from './view-messages.server.ts';

interface Props {
  view: NewMessageView;
  links: { queue: string; municipalities: string };
  form?: FormState | undefined;
}

/** Writing to several municipalities at once, and what was sent of late. */
export function NewMessagePage({ view, links, form }: Props) {
  const t = useT();
  return (
    <Page
      title={t('messages.title')}
      lead={t('messages.lead')}
      crumbs={[{ label: t('reviews.queue.title'), href: links.queue }, { label: t('messages.title') }]}
      narrow
    >
      {view.targets.length === 0 ? (
        <EmptyState title={t('messages.nobody')}>
          <a href={links.municipalities}>{t('common.nav.municipalities')}</a>
        </EmptyState>
      ) : (
        <form method="post" className="stack">
          {form?.errors?.form && (
            <Notice tone="bad" live>
              <p>{t(form.errors.form[0] ?? 'common.error.form')}</p>
            </Notice>
          )}
          <FormKey value={view.formKey} />
          <Targets view={view} form={form} />
          <CheckField name="directors" label={t('messages.directors')} checked={form?.values?.directors === 'yes'} />
          <TextField name="subject" label={t('messages.subject')} maxLength={200} form={form} />
          <TextArea
            name="text"
            label={t('messages.text')}
            hint={t('messages.text_hint')}
            rows={8}
            maxLength={5_000}
            form={form}
          />
          <div>
            <Button kind="primary">{t('messages.send')}</Button>
          </div>
        </form>
      )}
      <Sent view={view} />
    </Page>
  );
}

function Targets({ view, form }: Pick<Props, 'view' | 'form'>) {
  const t = useT();
  const typed = form?.values?.['to[]'];
  const chosen = new Set(typed === undefined ? view.chosen : typed.split(','));
  const errors = form?.errors?.to;
  const list: ReactNode = view.targets.map(({ slug, name, reads }) => (
    <label className="choice" key={slug}>
      <input type="checkbox" name="to[]" value={slug} defaultChecked={chosen.has(slug)} />
      <span>
        {name}
        {!reads && <span className="soft small"> {t('messages.no_reader')}</span>}
      </span>
    </label>
  ));
  const words = {
    'data-search': t('messages.search'),
    'data-all': t('messages.all'),
    'data-none': t('messages.none'),
  };
  return (
    <fieldset className="field" aria-describedby={errors ? 'to-error' : undefined}>
      <legend>{t('messages.to')}</legend>
      {createElement('choose-many', words, <div className="choices">{list}</div>)}
      <FieldErrors name="to" errors={errors} />
    </fieldset>
  );
}

function Sent({ view }: Pick<Props, 'view'>) {
  const t = useT();
  const language = useLanguage();
  return (
    <section aria-labelledby="sent" className="stack-small">
      <h2 id="sent">{t('messages.sent_heading')}</h2>
      {view.sent.length === 0 && <p className="soft">{t('messages.sent_empty')}</p>}
      {view.sent.map((message) => (
        <details key={message.id} className="card">
          <summary>
            <span className="summary-title">{message.subject}</span>{' '}
            <span className="soft small">
              {t('messages.by', { by: message.by ?? t('findings.someone'), at: formatMoment(language, message.at) })}
            </span>
          </summary>
          <p className="typed">{message.text}</p>
          <p className="soft small">{t('messages.sent_to', { n: message.to.length, names: message.to.join(', ') })}</p>
        </details>
      ))}
    </section>
  );
}
