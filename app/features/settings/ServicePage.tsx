import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { CheckField, type FormState, TextField } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { SubNav, type SubNavLine } from '#app/ui/SubNav.tsx';

interface ServicePageProps {
  service: { name: string; secondFactorForAll: boolean };
  nav: readonly SubNavLine[];
  here: string;
  form?: FormState | undefined;
}

/** The few things that hold for a whole service. */
export function ServicePage({ service, nav, here, form }: ServicePageProps) {
  const t = useT();
  return (
    <Page title={t('settings.service.title')} lead={t('settings.service.lead')}>
      <SubNav label={t('settings.navigation')} lines={nav} current={here} />
      {form?.errors && <Notice tone="bad" title={t('common.error.form')} live />}
      <form method="post" className="card form-card">
        <TextField
          name="name"
          label={t('settings.service.name')}
          hint={t('settings.service.name_hint')}
          value={service.name}
          form={form}
          maxLength={200}
        />
        <div className="field">
          <CheckField
            name="second_factor_for_all"
            label={t('settings.service.second_factor')}
            checked={form?.values ? form.values.second_factor_for_all === 'yes' : service.secondFactorForAll}
          />
          <p className="hint">{t('settings.service.second_factor_hint')}</p>
        </div>
        <Button kind="primary">{t('common.save')}</Button>
      </form>
    </Page>
  );
}
