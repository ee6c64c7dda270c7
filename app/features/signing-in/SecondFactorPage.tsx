import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { TextField } from '#app/ui/Field.tsx';
import { Page } from '#app/ui/Page.tsx';
import { FormProblem, type Refusal } from './FormProblem.tsx';

/** Asks for the code of the authenticator app, or a recovery code. */
export function SecondFactorPage({ next, refusal }: { next: string; refusal: Refusal | undefined }) {
  const t = useT();
  return (
    <Page title={t('signing_in.second.title')} lead={t('signing_in.second.lead')} narrow>
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
      <p className="below">
        <a href="/login">{t('signing_in.second.start_over')}</a>
      </p>
    </Page>
  );
}
