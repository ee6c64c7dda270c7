import type { Role } from '#app/domain/access.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { TextField } from '#app/ui/Field.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import { FormProblem, type Refusal } from './FormProblem.tsx';
import { LanguageField } from './NewPasswordFields.tsx';
import { type SessionLine, SessionList } from './SessionList.tsx';

export interface AccountView {
  name: string;
  email: string;
  language: 'nl' | 'en';
  /** `municipality` is null for a role over the whole service. */
  roles: readonly { key: number; role: Role; municipality: string | null }[];
  services: readonly { id: number; name: string; current: boolean }[];
  sessions: readonly SessionLine[];
  /** An authenticator app; passkeys are counted by themselves. */
  hasAuthenticator: boolean;
  passkeys: number;
  recoveryCodes: number;
}

/** Everything about oneself: details, language, second step, password, sessions. */
export function AccountPage({ account, refusal }: { account: AccountView; refusal: Refusal | undefined }) {
  const t = useT();
  return (
    <Page title={t('signing_in.account.title')} lead={account.email} narrow>
      <FormProblem refusal={refusal} />
      <div className="stack">
        <Profile account={account} refusal={refusal} />
        <section>
          <h2>{t('signing_in.account.roles')}</h2>
          <ul>
            {account.roles.map(({ key, role, municipality }) => (
              <li key={key}>
                {municipality === null
                  ? t('signing_in.account.role_service', { role: t(`access.roles.${role}`) })
                  : `${t(`access.roles.${role}`)}, ${municipality}`}
              </li>
            ))}
          </ul>
        </section>
        {account.services.length > 1 && <Services services={account.services} />}
        <SecondFactor account={account} />
        <section>
          <h2>{t('signing_in.account.password')}</h2>
          <ButtonLink href="/account/password">{t('signing_in.account.password_submit')}</ButtonLink>
        </section>
        <SessionList sessions={account.sessions} />
      </div>
    </Page>
  );
}

function Profile({ account, refusal }: { account: AccountView; refusal: Refusal | undefined }) {
  const t = useT();
  return (
    <section>
      <h2>{t('signing_in.account.profile')}</h2>
      <form method="post" action="/account" className="card">
        <TextField
          name="name"
          label={t('signing_in.name')}
          value={account.name}
          autoComplete="name"
          maxLength={200}
          form={refusal?.form}
        />
        <LanguageField value={account.language} form={refusal?.form} />
        <p className="soft small">{t('signing_in.account.email_hint')}</p>
        <Button kind="primary">{t('common.save')}</Button>
      </form>
    </section>
  );
}

function Services({ services }: { services: AccountView['services'] }) {
  const t = useT();
  return (
    <section>
      <h2>{t('signing_in.account.service')}</h2>
      <p>{t('signing_in.account.service_hint')}</p>
      <ul className="lines">
        {services.map((service) => (
          <li key={service.id}>
            <strong>{service.name}</strong>
            {service.current ? (
              <Status tone="good">{t('signing_in.account.service_current')}</Status>
            ) : (
              <form method="post" action="/account/service">
                <Button small name="service" value={String(service.id)}>
                  {t('signing_in.account.service_switch')}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SecondFactor({ account }: { account: AccountView }) {
  const t = useT();
  const { hasAuthenticator, passkeys, recoveryCodes } = account;
  const off = passkeys > 0 ? 'passkeys.lead' : 'signing_in.account.second_off';
  const onOrOff = hasAuthenticator ? 'signing_in.account.second_on' : off;
  return (
    <section>
      <h2>{t('signing_in.account.second_factor')}</h2>
      <p>
        <Status tone={hasAuthenticator || passkeys > 0 ? 'good' : 'warning'}>
          {t(
            hasAuthenticator || passkeys > 0
              ? 'signing_in.account.second_active'
              : 'signing_in.account.second_inactive',
          )}
        </Status>{' '}
        {t(onOrOff)}
      </p>
      {(hasAuthenticator || passkeys > 0) && <p>{t('signing_in.account.second_codes', { n: recoveryCodes })}</p>}
      <ButtonLink href="/account/second-factor">
        {t(hasAuthenticator ? 'signing_in.account.second_manage' : 'signing_in.account.second_set_up')}
      </ButtonLink>
      <h3>{t('passkeys.title')}</h3>
      <p>{t('passkeys.count', { n: passkeys })}</p>
      <ButtonLink href="/account/passkeys">{t('passkeys.manage')}</ButtonLink>
    </section>
  );
}
