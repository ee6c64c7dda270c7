import { useLanguage, useT } from '#app/i18n/context.tsx';
import { isMessageKey } from '#app/i18n/translate.ts';
import { titleIn } from '#app/i18n/words.ts';
import { FieldErrors, type FormState, SelectField } from '#app/ui/Field.tsx';
import type { EventCandidate } from '#db/queries/incident-events.server.ts';
import type { UsableTemplate } from '#db/queries/incident-templates.server.ts';

interface Props {
  candidates: readonly EventCandidate[];
  form: FormState | undefined;
}

/** Which municipalities an event touches: ticked one by one, or by province or by what the service covers there. */
export function ChoosePlaces({ candidates, form }: Props) {
  const t = useT();
  const chosen = new Set((form?.values?.['municipality[]'] ?? '').split(','));
  const errors = form?.errors?.municipality;
  const kind = (code: string) => {
    const key = `common.entity.${code}`;
    return isMessageKey(key) ? t(key) : code;
  };
  const provinces = [...new Set(candidates.flatMap(({ province }) => province ?? []))].sort();
  const kinds = [...new Set(candidates.flatMap(({ covers }) => covers))].sort();
  const tick = (value: string, label: string) => (
    <button type="submit" className="button small" name="tick" value={value} key={value} formNoValidate>
      {label}
    </button>
  );
  return (
    <fieldset aria-describedby={errors ? 'municipality-error' : 'municipality-hint'}>
      <legend>
        <h2>{t('events.who')}</h2>
      </legend>
      <p className="hint" id="municipality-hint">
        {t('events.who_hint')}
      </p>
      <FieldErrors name="municipality" errors={errors} />
      <p className="soft small">{t('events.tick')}</p>
      <div className="row">
        {tick('all', t('events.tick_all'))}
        {provinces.map((each) => tick(`province:${each}`, each))}
        {kinds.map((each) => tick(`covers:${each}`, t('events.tick_covers', { kind: kind(each) })))}
        {tick('none', t('events.tick_none'))}
      </div>
      <choose-many
        data-search={t('campaigns.form.search')}
        data-all={t('campaigns.form.choose_all')}
        data-none={t('campaigns.form.choose_none')}
      >
        <div className="choices">
          {candidates.map(({ id, name, province, covers }) => (
            <label className="choice" key={id}>
              <input type="checkbox" name="municipality[]" value={id} defaultChecked={chosen.has(String(id))} />
              <span>
                {name}{' '}
                <span className="soft small">
                  {[province, covers.map(kind).join(' + ')].filter(Boolean).join(' · ')}
                </span>
              </span>
            </label>
          ))}
        </div>
      </choose-many>
    </fieldset>
  );
}

/** With which tasks each municipality begins. */
export function TemplateField({ form, templates }: Pick<Props, 'form'> & { templates: readonly UsableTemplate[] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <SelectField
      name="template"
      label={t('events.template')}
      hint={t('events.template_hint')}
      form={form}
      options={[
        { value: '', label: t('events.no_template') },
        ...templates.map((each) => ({ value: String(each.id), label: titleIn(language, each) })),
      ]}
    />
  );
}
