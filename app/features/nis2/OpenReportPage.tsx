import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, RadioField, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import type { OpeningReportView } from './view-opening-report.server.ts';

/** Opens the report of an entity to the CCB, by duty or of its own accord. */
export function OpenReportPage({
  view,
  crumbs,
  form,
}: {
  view: OpeningReportView;
  crumbs: readonly Crumb[];
  form: FormState | undefined;
}) {
  const t = useT();
  return (
    <Page title={t('nis2.open')} lead={`${view.code} · ${view.title}`} crumbs={crumbs} narrow>
      {form?.errors?.form?.[0] && (
        <Notice tone="bad" live>
          <p>{t(form.errors.form[0])}</p>
        </Notice>
      )}
      <p>{t('nis2.open_lead')}</p>
      <form method="post" className="stack">
        <FormKey value={form?.values?.form_key ?? view.formKey} />
        <RadioField
          name="entity"
          label={t('nis2.entity')}
          form={form}
          value={view.entities.length === 1 ? String(view.entities[0]?.id) : undefined}
          options={view.entities.map(({ id, name, duty }) => ({
            value: String(id),
            label: name,
            hint: t(`nis2_terms.duty.${duty}`),
          }))}
        />
        <TextField
          name="aware"
          label={t('nis2.aware')}
          hint={t('breaches.aware.at_hint')}
          maxLength={40}
          form={form}
          value={view.proposed}
        />
        <div>
          <Button kind="primary">{t('nis2.act')}</Button>
        </div>
      </form>
    </Page>
  );
}
