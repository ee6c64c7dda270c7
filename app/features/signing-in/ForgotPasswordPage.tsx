import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { TextField } from '#app/ui/Field.tsx';
import { Page } from '#app/ui/Page.tsx';
import { FormProblem, type Refusal } from './FormProblem.tsx';

/** Asks for a mail with a link; says the same whatever the address. */
export function ForgotPasswordPage({ sent, refusal }: { sent: boolean; refusal: Refusal | undefined }) {
  const t = useT();
  if (sent) {
    return (
      <Page title={t('signing_in.forgot.sent_title')} narrow>
        <p>{t('signing_in.forgot.sent')}</p>
        <ButtonLink href="/login">{t('signing_in.forgot.back')}</ButtonLink>
      </Page>
    );
  }
  return (
    <Page title={t('signing_in.forgot.title')} lead={t('signing_in.forgot.lead')} narrow>
      <FormProblem refusal={refusal} />
      <form method="post" action="/forgot-password" className="card sign-in">
        <TextField
          name="email"
          type="email"
          label={t('signing_in.email')}
          autoComplete="username"
          maxLength={254}
          form={refusal?.form}
        />
        <div className="row">
          <Button kind="primary">{t('signing_in.forgot.submit')}</Button>
          <a href="/login">{t('signing_in.forgot.back')}</a>
        </div>
      </form>
    </Page>
  );
}
