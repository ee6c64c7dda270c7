import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { TextField } from '#app/ui/Field.tsx';
import { Page } from '#app/ui/Page.tsx';
import { FormProblem, type Refusal } from './FormProblem.tsx';
import { NewPasswordFields } from './NewPasswordFields.tsx';

/** Changes the own password. */
export function ChangePasswordPage({ email, refusal }: { email: string; refusal: Refusal | undefined }) {
  const t = useT();
  const title = t('signing_in.account.password_submit');
  const crumbs = [{ label: t('signing_in.account.title'), href: '/account' }, { label: title }];
  return (
    <Page title={title} crumbs={crumbs} narrow>
      <FormProblem refusal={refusal} />
      <form method="post" action="/account/password" className="card sign-in">
        <TextField
          name="current"
          type="password"
          label={t('signing_in.account.current')}
          autoComplete="current-password"
          form={refusal?.form}
        />
        <NewPasswordFields email={email} form={refusal?.form} />
        <Button kind="primary">{title}</Button>
      </form>
    </Page>
  );
}
