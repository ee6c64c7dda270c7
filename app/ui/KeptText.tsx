import { useT } from '#app/i18n/context.tsx';
import type { FormState } from './Field.tsx';

/** A text of a person has blanks; what a form says of itself, a key, a version or a choice, has none. */
const TYPED = /\S\s+\S/;

/**
 * What somebody typed in a form that is not in the page any more, because a colleague closed what it was for: to be copied,
 * since nothing of it was kept. `gone` says that the form is not there.
 */
export function KeptText({ form, gone }: { form: FormState | undefined; gone: boolean }) {
  const t = useT();
  const texts = Object.values(form?.values ?? {}).filter((value) => TYPED.test(value));
  if (!gone || texts.length === 0) return null;
  return (
    <section className="card" aria-labelledby="kept-text">
      <h2 id="kept-text">{t('common.kept_text.title')}</h2>
      <p className="hint">{t('common.kept_text.hint')}</p>
      {texts.map((text) => (
        <p key={text} className="typed">
          {text}
        </p>
      ))}
    </section>
  );
}
