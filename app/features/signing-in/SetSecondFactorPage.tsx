import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { TextField } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { FormProblem, type Refusal } from './FormProblem.tsx';
import { QrCode } from './QrCode.tsx';

interface SetSecondFactorPageProps {
  offer: { seed: string; uri: string; sealed: string };
  /** The person was sent here after signing in and cannot go elsewhere first. */
  mandatory: boolean;
  /** There is an authenticator already, which this one replaces. */
  replacing: boolean;
  refusal: Refusal | undefined;
}

/** Sets up or replaces the authenticator app. */
export function SetSecondFactorPage({ offer, mandatory, replacing, refusal }: SetSecondFactorPageProps) {
  const t = useT();
  const title = t(replacing ? 'signing_in.setup.title_replace' : 'signing_in.setup.title');
  const crumbs = mandatory ? [] : [{ label: t('signing_in.account.title'), href: '/account' }, { label: title }];
  return (
    <Page title={title} crumbs={crumbs} lead={t('signing_in.setup.lead')} narrow>
      {mandatory && !refusal && (
        <Notice>
          <p>{t('signing_in.setup.mandatory')}</p>
        </Notice>
      )}
      <FormProblem refusal={refusal} />
      {replacing && <h2>{t('signing_in.setup.replace')}</h2>}
      {replacing && <p>{t('signing_in.setup.lead_replace')}</p>}
      <form method="post" action="/account/second-factor" className="card sign-in">
        <input type="hidden" name="sealed" value={offer.sealed} />
        <p className="label">{t('signing_in.setup.step_scan')}</p>
        <QrCode text={offer.uri} label={t('signing_in.setup.qr_label')} />
        <p className="hint">{t('signing_in.setup.by_hand')}</p>
        <p>
          <code className="wrap-anywhere">{offer.seed}</code>
        </p>
        <TextField
          name="code"
          label={t('signing_in.setup.step_code')}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={40}
          form={refusal?.form}
        />
        {!mandatory && (
          <TextField
            name="password"
            type="password"
            label={t('signing_in.account.current')}
            autoComplete="current-password"
            form={refusal?.form}
          />
        )}
        <Button kind="primary">{t('signing_in.setup.submit')}</Button>
      </form>
      {mandatory && <a href="/account/passkeys">{t('passkeys.instead')}</a>}
      {replacing && <RenewLink />}
    </Page>
  );
}

function RenewLink() {
  const t = useT();
  return (
    <section className="below">
      <h2>{t('signing_in.setup.renew')}</h2>
      <p>{t('signing_in.setup.renew_lead')}</p>
      <ButtonLink href="/account/recovery-codes">{t('signing_in.setup.renew')}</ButtonLink>
    </section>
  );
}

/** Asks the password before it makes new recovery codes. */
export function RenewCodesPage({ left, refusal }: { left: number; refusal: Refusal | undefined }) {
  const t = useT();
  const title = t('signing_in.setup.renew');
  const crumbs = [
    { label: t('signing_in.account.title'), href: '/account' },
    { label: t('signing_in.account.second_factor'), href: '/account/second-factor' },
    { label: title },
  ];
  return (
    <Page title={title} crumbs={crumbs} lead={t('signing_in.account.second_codes', { n: left })} narrow>
      <FormProblem refusal={refusal} />
      <form method="post" action="/account/recovery-codes" className="card sign-in">
        <p>{t('signing_in.setup.renew_lead')}</p>
        <TextField
          name="password"
          type="password"
          label={t('signing_in.account.current')}
          autoComplete="current-password"
          form={refusal?.form}
        />
        <Button kind="primary">{t('signing_in.setup.renew_submit')}</Button>
      </form>
    </Page>
  );
}

/** Shows new recovery codes, once. */
export function RecoveryCodesPage({ codes, next }: { codes: readonly string[]; next: string }) {
  const t = useT();
  return (
    <Page title={t('signing_in.setup.codes_title')} lead={t('signing_in.setup.codes_lead')} narrow>
      <ol className="card codes" aria-label={t('signing_in.setup.codes_label')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="below no-print">
        <ButtonLink href={next} kind="primary">
          {t('signing_in.setup.codes_done')}
        </ButtonLink>
      </p>
    </Page>
  );
}
