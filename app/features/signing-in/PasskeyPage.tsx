import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { TextField } from '#app/ui/Field.tsx';
import { Page } from '#app/ui/Page.tsx';
import { FormProblem, type Refusal } from './FormProblem.tsx';
import type { PasskeyLine } from './PasskeysPage.tsx';

/** One own passkey: another name, or away with it. */
export function PasskeyPage({ passkey, refusal }: { passkey: PasskeyLine; refusal: Refusal | undefined }) {
  const t = useT();
  const crumbs = [
    { label: t('signing_in.account.title'), href: '/account' },
    { label: t('passkeys.title'), href: '/account/passkeys' },
    { label: passkey.name },
  ];
  const address = `/account/passkeys/${passkey.id}`;
  return (
    <Page title={passkey.name} crumbs={crumbs} narrow>
      <FormProblem refusal={refusal} />
      <div className="stack">
        <form method="post" action={address} className="card sign-in">
          <TextField name="name" label={t('passkeys.name')} value={passkey.name} maxLength={100} form={refusal?.form} />
          <Button name="act" value="rename">
            {t('passkeys.rename')}
          </Button>
        </form>
        <section>
          <h2>{t('passkeys.remove')}</h2>
          <p>{t('passkeys.remove_lead')}</p>
          <form method="post" action={address} className="card sign-in">
            <TextField
              name="password"
              type="password"
              label={t('signing_in.account.current')}
              autoComplete="current-password"
              form={refusal?.form}
            />
            <Button kind="danger" name="act" value="remove">
              {t('passkeys.remove')}
            </Button>
          </form>
        </section>
      </div>
    </Page>
  );
}
