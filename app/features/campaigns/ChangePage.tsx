import { TONE_OF_PROGRESS } from '#app/domain/progress.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { FieldErrors, type FormState, TextArea, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { EmptyState, Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { ChangeView } from './view-change.server.ts';

interface ChangePageProps {
  view: ChangeView;
  form: FormState;
  links: { campaigns: string; campaign: string };
}

/** Giving more time, closing, opening again: which checklists, and what is needed for it. Nothing is written yet. */
export function ChangePage({ view, form, links }: ChangePageProps) {
  const t = useT();
  const { change, campaign } = view;
  const title = t(`campaigns.change.${change}.title`);
  const crumbs = [
    { label: t('campaigns.title'), href: links.campaigns },
    { label: campaign.title, href: links.campaign },
    { label: title },
  ];
  return (
    <Page title={title} lead={t(`campaigns.change.${change}.lead`)} crumbs={crumbs} narrow>
      <div className="stack">
        {form.errors && <Notice tone="bad" title={t('common.error.form')} live />}
        {view.checklists.length === 0 ? (
          <EmptyState title={t('campaigns.change.none')}>
            <a href={links.campaign}>{t('campaigns.change.back')}</a>
          </EmptyState>
        ) : (
          <form method="post" className="stack">
            <FormKey value={view.formKey} />
            <input type="hidden" name="change" value={change} />
            <Which view={view} form={form} />
            {change !== 'close' && (
              <TextField
                name="due_on"
                type="date"
                label={t('campaigns.change.due')}
                optional={change === 'reopen'}
                value={change === 'extend' ? view.suggested : undefined}
                form={form}
              />
            )}
            <TextArea
              name="reason"
              label={t('campaigns.change.reason')}
              hint={t('campaigns.change.reason_hint')}
              optional={change === 'extend'}
              rows={3}
              maxLength={2_000}
              form={form}
            />
            <div className="row">
              <Button kind={change === 'close' ? 'danger' : 'primary'}>{t(`campaigns.change.${change}.do`)}</Button>
              <a href={links.campaign}>{t('common.cancel')}</a>
            </div>
          </form>
        )}
        <Others others={view.others} />
      </div>
    </Page>
  );
}

function Which({ view, form }: Pick<ChangePageProps, 'view' | 'form'>) {
  const t = useT();
  const language = useLanguage();
  const errors = form.errors?.checklist as MessageKey[] | undefined;
  const typed = form.values?.['checklist[]'];
  const ticked = form.values === undefined ? null : new Set((typed ?? '').split(','));
  return (
    <fieldset className="field" aria-describedby={errors ? 'checklist-error' : undefined}>
      <legend>{t(`campaigns.change.${view.change}.which`)}</legend>
      <FieldErrors name="checklist" errors={errors} />
      {view.checklists.map((each) => (
        <label className="choice" key={each.id}>
          <input
            type="checkbox"
            name="checklist[]"
            value={each.id}
            defaultChecked={ticked === null || ticked.has(String(each.id))}
          />
          <span>
            {each.name}{' '}
            <span className="soft small">
              {each.kinds.map((kind) => t(`common.entity.${kind as 'gemeente'}`)).join(' + ')},{' '}
              {formatDay(language, each.dueOn)}
            </span>{' '}
            <Status tone={TONE_OF_PROGRESS[each.state]}>{t(`terms.phase.${each.state}`)}</Status>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Others({ others }: Pick<ChangeView, 'others'>) {
  const t = useT();
  if (others.length === 0) return null;
  return (
    <details className="card">
      <summary>
        <span className="summary-title">{t('campaigns.change.others')}</span>{' '}
        <span className="soft">({others.length})</span>
      </summary>
      <ul className="plain-list small">
        {others.map(({ id, name, why }) => (
          <li key={id}>
            {name} <span className="soft">{t(`campaigns.change.why.${why}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
