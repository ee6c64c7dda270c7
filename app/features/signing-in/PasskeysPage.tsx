import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { TextField } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { FormProblem, type Refusal } from './FormProblem.tsx';

/** One own passkey, written for its reader. */
export interface PasskeyLine {
  id: number;
  name: string;
  added: string;
  used: string | null;
  /** It is kept by a service that copies it to other devices of its owner. */
  backedUp: boolean;
}

export interface PasskeysView {
  passkeys: readonly PasskeyLine[];
  recoveryCodes: number;
  /** The person was sent to set up a second factor and cannot go elsewhere first. */
  settingUp: boolean;
}

/** The own passkeys: what they are, which there are, and adding one. */
export function PasskeysPage({
  passkeys,
  recoveryCodes,
  settingUp,
  refusal,
}: PasskeysView & { refusal?: Refusal | undefined }) {
  const t = useT();
  const title = t('passkeys.title');
  const crumbs = settingUp ? [] : [{ label: t('signing_in.account.title'), href: '/account' }, { label: title }];
  return (
    <Page title={title} crumbs={crumbs} lead={t('passkeys.lead')} narrow>
      <FormProblem refusal={refusal} />
      <div className="stack">
        {passkeys.length > 0 && recoveryCodes === 0 && (
          <Notice tone="warning">
            <p>{t('passkeys.no_codes')}</p>
            <ButtonLink href="/account/recovery-codes">{t('signing_in.setup.renew_submit')}</ButtonLink>
          </Notice>
        )}
        {passkeys.length > 0 ? <PasskeyList passkeys={passkeys} /> : <p>{t('passkeys.none')}</p>}
        <AddPasskey refusal={refusal} />
        {settingUp && <a href="/account/second-factor">{t('passkeys.app_instead')}</a>}
      </div>
    </Page>
  );
}

function PasskeyList({ passkeys }: { passkeys: readonly PasskeyLine[] }) {
  const t = useT();
  return (
    <ul className="lines">
      {passkeys.map(({ id, name, added, used, backedUp }) => (
        <li key={id}>
          <div>
            <strong className="wrap-anywhere">{name}</strong>
            <br />
            <span className="soft small">
              {used ? t('passkeys.times', { added, used }) : t('passkeys.never', { added })}{' '}
              {t(backedUp ? 'passkeys.synced' : 'passkeys.one_device')}
            </span>
          </div>
          <a className="button small" href={`/account/passkeys/${id}`} aria-label={t('passkeys.change_one', { name })}>
            {t('passkeys.change')}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Shown by its script, where the browser knows passkeys; the words say why there is nothing without one. */
function AddPasskey({ refusal }: { refusal: Refusal | undefined }) {
  const t = useT();
  return (
    <section>
      <h2>{t('passkeys.add.title')}</h2>
      <passkey-add
        data-refused={t('signing_in.error.wrong_password')}
        data-throttled={t('passkeys.sign_in.throttled')}
        data-many={t('passkeys.add.too_many')}
        data-failed={t('passkeys.add.failed')}
      >
        <p data-without>{t('passkeys.add.without')}</p>
        <form method="post" action="/account/passkeys" className="card sign-in" hidden>
          <p role="status" aria-live="polite" className="passkey-said" />
          <input type="hidden" name="token" />
          <TextField
            name="name"
            label={t('passkeys.name')}
            hint={t('passkeys.name_hint')}
            maxLength={100}
            form={refusal?.form}
          />
          <TextField
            name="password"
            type="password"
            label={t('signing_in.account.current')}
            autoComplete="current-password"
            form={refusal?.form}
          />
          <Button kind="primary">{t('passkeys.add.submit')}</Button>
        </form>
      </passkey-add>
    </section>
  );
}

type CustomElement = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      /** Enhanced by app/enhance/passkeys.ts: both ask the browser, and post its answer. */
      'passkey-add': CustomElement;
      'passkey-sign-in': CustomElement;
    }
  }
}
