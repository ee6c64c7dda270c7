import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '#app/domain/demo-accounts.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { TextField } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { FormProblem, type Refusal } from './FormProblem.tsx';
import { PasskeySignIn } from './PasskeySignIn.tsx';

interface SignInPageProps {
  /** The path to go to afterwards. */
  next: string;
  demo: boolean;
  /** The reader had a session that is over. */
  ended: boolean;
  refusal: Refusal | undefined;
}

/** Signing in by e-mail address and password; in the demo also by choosing an account. */
export function SignInPage({ next, demo, ended, refusal }: SignInPageProps) {
  const t = useT();
  return (
    <Page title={t('signing_in.login.title')} narrow>
      {ended && !refusal && (
        <Notice tone="warning">
          <p>{t('signing_in.login.ended')}</p>
        </Notice>
      )}
      <FormProblem refusal={refusal} />
      <form method="post" action="/login" className="card sign-in">
        <input type="hidden" name="next" value={next} />
        <TextField
          name="email"
          type="email"
          label={t('signing_in.email')}
          autoComplete="username"
          maxLength={254}
          form={refusal?.form}
        />
        <TextField
          name="password"
          type="password"
          label={t('signing_in.password')}
          autoComplete="current-password"
          form={refusal?.form}
        />
        <div className="row">
          <Button kind="primary">{t('signing_in.login.submit')}</Button>
          <a href="/forgot-password">{t('signing_in.login.forgot')}</a>
        </div>
      </form>
      <PasskeySignIn next={next} />
      {demo ? <DemoAccounts next={next} /> : <p className="soft below">{t('signing_in.login.help')}</p>}
    </Page>
  );
}

function DemoAccounts({ next }: { next: string }) {
  const t = useT();
  return (
    <section className="below">
      <h2>{t('signing_in.demo.title')}</h2>
      <p>{t('signing_in.demo.text', { password: DEMO_PASSWORD })}</p>
      <ul className="lines">
        {DEMO_ACCOUNTS.map(({ email, who }) => (
          <li key={email}>
            <div>
              <strong className="wrap-anywhere">{email}</strong>
              <br />
              <span className="soft small">{t(`signing_in.demo.who.${who}`)}</span>
            </div>
            <form method="post" action="/login">
              <input type="hidden" name="next" value={next} />
              <input type="hidden" name="email" value={email} />
              <input type="hidden" name="password" value={DEMO_PASSWORD} />
              <button type="submit" className="button small" aria-label={t('signing_in.demo.sign_in_as', { email })}>
                {t('signing_in.login.submit')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
