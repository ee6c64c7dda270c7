import type { Role } from '#app/domain/access.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { Page } from '#app/ui/Page.tsx';
import { FormProblem, type Refusal } from './FormProblem.tsx';
import { LanguageField, NewPasswordFields } from './NewPasswordFields.tsx';

/** Sets a new password by a link from a mail. */
export function ResetPage({ email, refusal }: { email: string; refusal: Refusal | undefined }) {
  const t = useT();
  return (
    <Page title={t('signing_in.reset.title')} lead={t('signing_in.reset.lead', { email })} narrow>
      <FormProblem refusal={refusal} />
      <form method="post" className="card sign-in">
        <NewPasswordFields email={email} form={refusal?.form} />
        <Button kind="primary">{t('signing_in.reset.submit')}</Button>
      </form>
    </Page>
  );
}

export interface InvitedPerson {
  email: string;
  language: 'nl' | 'en';
  roles: readonly { service: string; role: Role }[];
}

/** Takes up an invitation: who one is here, the language, the first password. */
export function InvitationPage({ person, refusal }: { person: InvitedPerson; refusal: Refusal | undefined }) {
  const t = useT();
  return (
    <Page
      title={t('signing_in.invitation.title')}
      lead={t('signing_in.invitation.lead', { email: person.email })}
      narrow
    >
      <FormProblem refusal={refusal} />
      {person.roles.length > 0 && (
        <section>
          <h2>{t('signing_in.invitation.roles')}</h2>
          <ul>
            {person.roles.map(({ service, role }) => (
              <li key={`${service} ${role}`}>
                {t('signing_in.invitation.role', { service, role: t(`access.roles.${role}`) })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <form method="post" className="card sign-in">
        <LanguageField value={person.language} form={refusal?.form} />
        <NewPasswordFields email={person.email} form={refusal?.form} />
        <Button kind="primary">{t('signing_in.invitation.submit')}</Button>
      </form>
    </Page>
  );
}

/** A link that is used, expired or unknown; the three are never told apart. */
export function LinkGone({ kind }: { kind: 'invitation' | 'password_reset' }) {
  const t = useT();
  return (
    <Page title={t('signing_in.link.gone_title')} narrow>
      <p>{t(kind === 'invitation' ? 'signing_in.link.gone_invitation' : 'signing_in.link.gone')}</p>
      <div className="row">
        {kind === 'password_reset' && (
          <ButtonLink href="/forgot-password" kind="primary">
            {t('signing_in.link.ask_again')}
          </ButtonLink>
        )}
        <ButtonLink href="/login">{t('signing_in.login.submit')}</ButtonLink>
      </div>
    </Page>
  );
}
