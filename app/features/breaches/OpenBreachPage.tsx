import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { FieldErrors, type FormState, TextArea, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { EmptyState, Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import type { OpeningView } from './view-opening.server.ts';

interface Props {
  view: OpeningView;
  crumbs: readonly Crumb[];
  form: FormState | undefined;
}

/** Opens a dossier for each controller that an incident touches, and starts its clock. */
export function OpenBreachPage({ view, crumbs, form }: Props) {
  const t = useT();
  return (
    <Page
      title={t('breaches.open.title')}
      lead={t('breaches.open.lead', { code: view.code, title: view.title })}
      crumbs={crumbs}
      narrow
    >
      {form?.errors?.form?.[0] && (
        <Notice tone="bad" live>
          <p>{t(form.errors.form[0])}</p>
        </Notice>
      )}
      {view.closed ? (
        <EmptyState title={t('breaches.fault.incident_closed')} />
      ) : view.entities.length === 0 ? (
        <EmptyState title={t('breaches.open.all_open')} />
      ) : (
        <OpeningForm view={view} form={form} />
      )}
    </Page>
  );
}

function OpeningForm({ view, form }: { view: OpeningView; form: FormState | undefined }) {
  const t = useT();
  const typed = form?.values && (form.values['entities[]'] ?? '').split(',');
  return (
    <form method="post" className="stack">
      <FormKey value={form?.values?.form_key ?? view.formKey} />
      <fieldset className="field">
        <legend>{t('breaches.open.entities')}</legend>
        <p className="hint">{t('breaches.open.entities_hint')}</p>
        {view.entities.map(({ id, name, proposed }) => (
          <label className="choice" key={id}>
            <input
              type="checkbox"
              name="entities[]"
              value={id}
              defaultChecked={typed ? typed.includes(String(id)) : proposed}
            />
            <span>{name}</span>
          </label>
        ))}
        <FieldErrors name="entities" errors={form?.errors?.entities} />
      </fieldset>
      <p className="hint">{t('breaches.aware.hint')}</p>
      <TextField
        name="aware"
        label={t('breaches.aware.at')}
        hint={`${t('breaches.aware.at_hint')} ${t('breaches.open.aware_optional')}`}
        maxLength={40}
        form={form}
        value={view.proposed}
        optional
      />
      <TextField
        name="who"
        label={t('breaches.aware.who')}
        hint={t('breaches.aware.who_hint')}
        maxLength={200}
        form={form}
      />
      <TextArea
        name="reason"
        label={t('breaches.aware.reason')}
        hint={t('breaches.aware.reason_hint')}
        rows={3}
        maxLength={4_000}
        form={form}
      />
      <div>
        <Button kind="primary">{t('breaches.open.act')}</Button>
      </div>
    </form>
  );
}
