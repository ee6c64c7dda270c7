import { RSIT_CLASSES } from '#app/domain/incident.ts';
import { STANDING_CATEGORIES } from '#app/domain/incident-lists.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { titleIn } from '#app/i18n/words.ts';
import { type FormState, SelectField } from '#app/ui/Field.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import type { CategoryLine } from '#db/queries/incident-lists.server.ts';
import { KeepButton, LineNotices, LineWords, RetireForm } from './LineForms.tsx';

interface Props {
  line: CategoryLine | null;
  earlier: readonly CategoryLine[];
  crumbs: readonly Crumb[];
  form: FormState | undefined;
}

/** A category of incidents: its words, what it counts under outside the service, and what it was called before. */
export function CategoryPage({ line, earlier, crumbs, form }: Props) {
  const t = useT();
  const language = useLanguage();
  const standing = line !== null && STANDING_CATEGORIES.includes(line.code);
  return (
    <Page
      title={line ? titleIn(language, line) : t('incident_lists.new_category')}
      lead={t('incident_lists.category_lead')}
      crumbs={crumbs}
    >
      <div className="stack">
        <LineNotices line={line} form={form} />
        <form method="post" className="card form-card">
          <LineWords line={line} form={form} />
          <SelectField
            name="rsit_class"
            label={t('incident_lists.rsit')}
            hint={t('incident_lists.rsit_hint')}
            value={line?.rsitClass ?? 'other'}
            form={form}
            options={RSIT_CLASSES.map((value) => ({ value, label: t(`incident_terms.rsit.${value}`) }))}
          />
          <KeepButton line={line} />
        </form>
        {standing && <p className="soft">{t('incident_lists.standing')}</p>}
        {line && !line.retiredAt && !standing && (
          <RetireForm line={line} hint={t('incident_lists.retire_category_hint')} />
        )}
        {earlier.length > 0 && (
          <section className="card form-card" aria-labelledby="earlier">
            <h2 id="earlier">{t('incident_lists.earlier')}</h2>
            <ul>
              {earlier.map((each) => (
                <li key={each.version}>
                  {titleIn(language, each)} · {t(`incident_terms.rsit.${each.rsitClass}`)}{' '}
                  {each.retiredAt && (
                    <span className="soft small">
                      {t('incident_lists.until', { day: formatMoment(language, each.retiredAt) })}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  );
}
