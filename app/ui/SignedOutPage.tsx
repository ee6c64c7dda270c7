import { useT } from '#app/i18n/context.tsx';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';
import { Page } from './Page.tsx';

interface SignedOutPageProps {
  address: string;
  fields: readonly (readonly [name: string, value: string])[];
}

/** Texts shorter than this are choices and numbers, which the form carries without being read back. */
const WORTH_SHOWING = 20;

/**
 * A form was posted after its session had ended. Nothing of it is saved; all of it is in this page, to be sent again as
 * it was once somebody signed in beside it.
 */
export function SignedOutPage({ address, fields }: SignedOutPageProps) {
  const t = useT();
  const texts = fields.map(([, value]) => value).filter((value) => value.length >= WORTH_SHOWING);
  return (
    <Page title={t('common.signed_out.title')} narrow>
      <Notice tone="warning" live>
        <p>{t('common.signed_out.text')}</p>
      </Notice>
      <ol>
        <li>
          <a href="/login" target="_blank" rel="noopener">
            {t('common.signed_out.sign_in')}
          </a>
        </li>
        <li>{t('common.signed_out.come_back')}</li>
      </ol>
      <form method="post" action={address}>
        {fields.map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a field may occur twice with the same value, and none moves
          <input key={at} type="hidden" name={name} value={value} />
        ))}
        <Button kind="primary">{t('common.signed_out.again')}</Button>
      </form>
      {texts.length > 0 && (
        <section>
          <h2>{t('common.signed_out.typed')}</h2>
          {texts.map((text) => (
            <blockquote key={text} className="quote">
              {text}
            </blockquote>
          ))}
        </section>
      )}
    </Page>
  );
}
