import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { TextField } from '#app/ui/Field.tsx';
import { Page } from '#app/ui/Page.tsx';
import { FormProblem, type Refusal } from './FormProblem.tsx';
import { LanguageField, NewPasswordFields } from './NewPasswordFields.tsx';

/** Makes the first service and administrator; without the token it says where that stands. */
export function FirstRunPage({ allowed, refusal }: { allowed: boolean; refusal: Refusal | undefined }) {
  const t = useT();
  if (!allowed) {
    return (
      <Page title={t('signing_in.first.token_title')} narrow>
        <p>{t('signing_in.first.token')}</p>
      </Page>
    );
  }
  const form = refusal?.form;
  return (
    <Page title={t('signing_in.first.title')} lead={t('signing_in.first.lead')} narrow>
      <FormProblem refusal={refusal} />
      <form method="post" className="card sign-in">
        <TextField
          name="service"
          label={t('signing_in.first.service')}
          hint={t('signing_in.first.service_hint')}
          autoComplete="organization"
          maxLength={200}
          form={form}
        />
        <TextField
          name="name"
          label={t('signing_in.first.your_name')}
          autoComplete="name"
          maxLength={200}
          form={form}
        />
        <TextField
          name="email"
          type="email"
          label={t('signing_in.email')}
          autoComplete="username"
          maxLength={254}
          form={form}
        />
        <LanguageField value={form?.values?.language ?? 'nl'} form={form} />
        <NewPasswordFields form={form} />
        <Button kind="primary">{t('signing_in.first.submit')}</Button>
      </form>
    </Page>
  );
}
