import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { TextField } from '#app/ui/Field.tsx';
import { Page } from '#app/ui/Page.tsx';
import { FormProblem, type Refusal } from './FormProblem.tsx';
import { PasskeySignIn } from './PasskeySignIn.tsx';

interface SecondFactorPageProps {
  /** The path to go to afterwards. */
  next: string;
  hasPasskey: boolean;
  refusal: Refusal | undefined;
}

/** Asks for the code of the authenticator app, a recovery code, or a passkey of this person. */
export function SecondFactorPage({ next, hasPasskey, refusal }: SecondFactorPageProps) {
  const t = useT();
  return (
    <Page
      title={t('signing_in.second.title')}
      lead={t(hasPasskey ? 'signing_in.second.lead_passkey' : 'signing_in.second.lead')}
      narrow
    >
      <FormProblem refusal={refusal} />
      <form method="post" action="/login/second-factor" className="card sign-in">
        <input type="hidden" name="next" value={next} />
        <TextField
          name="code"
          label={t('signing_in.second.code_or_recovery')}
          hint={t('signing_in.second.code_hint')}
          autoComplete="one-time-code"
          maxLength={40}
          autoFocus
          form={refusal?.form}
        />
        <Button kind="primary">{t('signing_in.second.submit')}</Button>
      </form>
      {hasPasskey && <PasskeySignIn next={next} second />}
      <p className="below">
        <a href="/login">{t('signing_in.second.start_over')}</a>
      </p>
    </Page>
  );
}
