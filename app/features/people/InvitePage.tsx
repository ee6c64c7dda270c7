import { ROLES } from '#app/domain/access.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, SelectField, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { RoleFields } from './RoleFields.tsx';

interface InvitePageProps {
  municipalities: readonly { slug: string; name: string }[];
  formKey: string;
  today: string;
  crumbs: readonly Crumb[];
  form?: FormState | undefined;
}

/** An administrator lets somebody in, over the service or in one municipality. */
export function InvitePage({ municipalities, formKey, today, crumbs, form }: InvitePageProps) {
  const t = useT();
  return (
    <Page title={t('people.invite')} lead={t('people.invite_lead')} crumbs={crumbs} narrow>
      {form?.errors && <Notice tone="bad" title={t('common.error.form')} live />}
      <form method="post" className="card form-card">
        <FormKey value={formKey} />
        <TextField name="name" label={t('people.name')} form={form} maxLength={200} autoComplete="off" />
        <TextField name="email" type="email" label={t('people.email')} form={form} maxLength={254} autoComplete="off" />
        <SelectField
          name="language"
          label={t('people.language')}
          options={(['nl', 'en'] as const).map((language) => ({
            value: language,
            label: t(`common.language.${language}`),
          }))}
          form={form}
        />
        <RoleFields roles={ROLES} municipalities={municipalities} today={today} form={form} />
        <Button kind="primary">{t('people.invite_send')}</Button>
      </form>
    </Page>
  );
}
