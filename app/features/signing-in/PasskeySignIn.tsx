import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';

/** The button that signs in with a passkey; its script shows it where the browser knows passkeys. */
export function PasskeySignIn({ next, second = false }: { next: string; second?: boolean }) {
  const t = useT();
  return (
    <passkey-sign-in
      hidden
      data-throttled={t('passkeys.sign_in.throttled')}
      data-failed={t('passkeys.sign_in.stopped')}
    >
      <form method="post" action="/login/passkey" className="sign-in passkey">
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="token" />
        <Button>{t(second ? 'passkeys.sign_in.second' : 'passkeys.sign_in.submit')}</Button>
        <p role="status" aria-live="polite" className="passkey-said" />
      </form>
    </passkey-sign-in>
  );
}
