import { AUTHORITIES, type Authority, authoritiesOf } from '#app/domain/breach.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { CheckField, FieldErrors, type FormState, TextArea } from '#app/ui/Field.tsx';
import type { BreachView } from './view-breach.server.ts';

/** To which authorities the entity notifies, what was set before, and the form that sets it anew. */
export function AuthorityCard({ view, form }: { view: BreachView; form: FormState | undefined }) {
  const t = useT();
  const language = useLanguage();
  const { head, authorities } = view;
  const { breach, may } = head;
  if (breach.role === 'processor') return null;
  const names = (which: readonly Authority[]) => which.map((each) => t(`breach_terms.authority.${each}`)).join(', ');
  return (
    <section className="card" aria-labelledby="authority-title">
      <h2 id="authority-title">{t('breaches.authorities.title')}</h2>
      <p>
        {names(authoritiesOf(breach.authorities))}{' '}
        {authorities.length === 0 && <span className="soft small">({t('breaches.authorities.default')})</span>}
      </p>
      {authorities.map((line) => (
        <p key={line.at.toISOString()} className="small soft">
          {t('breaches.authorities.history', { at: formatMoment(language, line.at), who: names(line.authorities) })}:{' '}
          {line.reason} {line.by && `(${line.by})`}
        </p>
      ))}
      {may.advise && (
        <details className="no-print" open={form !== undefined}>
          <summary>{t('breaches.authorities.change')}</summary>
          <p className="hint">{t('breaches.authorities.hint', { entity: breach.entity })}</p>
          <form method="post" action="?index" className="stack">
            <input type="hidden" name="intent" value="authorities" />
            <fieldset>
              <legend>{t('breaches.authorities.which', { entity: breach.entity })}</legend>
              {AUTHORITIES.map((each) => (
                <CheckField
                  key={each}
                  name="authorities[]"
                  value={each}
                  label={t(`breach_terms.authority.${each}`)}
                  checked={authoritiesOf(breach.authorities).includes(each)}
                />
              ))}
              <FieldErrors name="authorities" errors={form?.errors?.authorities} />
            </fieldset>
            <TextArea name="why" label={t('breaches.authorities.reason')} rows={2} maxLength={4_000} form={form} />
            <div>
              <Button>{t('common.save')}</Button>
            </div>
          </form>
        </details>
      )}
    </section>
  );
}
