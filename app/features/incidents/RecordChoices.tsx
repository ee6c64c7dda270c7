import { INCIDENT_SEVERITIES, INTENTS, ORIGINS, PROPERTIES } from '#app/domain/incident.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { categoryOptions } from '#app/i18n/words.ts';
import { CheckField, FieldErrors, type FormState, RadioField, SelectField, TextArea } from '#app/ui/Field.tsx';
import type { IncidentView } from './view-incident.server.ts';

interface Props {
  view: IncidentView;
  form: FormState | undefined;
}

/** What is chosen from a list: category, severity with its reason, owner, and which entities it touches. */
export function Choices({ view, form }: Props) {
  const t = useT();
  const language = useLanguage();
  const { values, incident } = view;
  return (
    <>
      <SelectField
        name="category"
        label={t('incidents.category')}
        form={form}
        value={values.category}
        options={[{ value: '', label: '–' }, ...categoryOptions(language, view.categories, incident)]}
      />
      <SelectField
        name="severity"
        label={t('incidents.severity_label')}
        form={form}
        value={values.severity}
        options={[
          { value: '', label: t('incidents.severity.none') },
          ...INCIDENT_SEVERITIES.map((value) => ({ value, label: t(`incidents.severity.${value}`) })),
        ]}
      />
      <TextArea
        name="severity_reason"
        label={t('incidents.page_of.severity_reason')}
        rows={2}
        maxLength={4_000}
        form={form}
        value={values.severity_reason}
        optional
      />
      <SelectField
        name="owner"
        label={t('incidents.owner')}
        form={form}
        value={values.owner}
        options={[
          { value: '', label: t('incidents.nobody') },
          ...view.handlers.map(({ id, name }) => ({ value: String(id), label: name })),
          ...(incident.ownerId !== null && !view.handlers.some(({ id }) => id === incident.ownerId)
            ? [{ value: String(incident.ownerId), label: incident.owner ?? '' }]
            : []),
        ]}
      />
      <Touched view={view} form={form} />
    </>
  );
}

/** Which legal persons of the municipality it touches. */
function Touched({ view, form }: Props) {
  const t = useT();
  const touched = ((form?.values ?? view.values)['entities[]'] ?? '').split(',');
  return (
    <fieldset className="field">
      <legend>{t('incidents.page_of.entities')}</legend>
      {view.incident.entities.map(({ id, name }) => (
        <label className="choice" key={id}>
          <input type="checkbox" name="entities[]" value={id} defaultChecked={touched.includes(String(id))} />
          <span>{name}</span>
        </label>
      ))}
      <FieldErrors name="entities" errors={form?.errors?.entities} />
    </fieldset>
  );
}

/** What it harms and how it came about. */
export function Cause({ view, form }: Props) {
  const t = useT();
  const present = form?.values ?? view.values;
  return (
    <>
      <fieldset className="field">
        <legend>{t('incidents.page_of.harms')}</legend>
        {PROPERTIES.map((each) => (
          <CheckField
            key={each}
            name={each}
            label={t(`incidents.property.${each}`)}
            checked={present[each] === 'yes'}
          />
        ))}
      </fieldset>
      <RadioField
        name="cause_origin"
        form={form}
        value={view.values.cause_origin}
        label={t('incidents.page_of.cause_origin')}
        options={ORIGINS.map((value) => ({ value, label: t(`incidents.page_of.origin.${value}`) }))}
      />
      <RadioField
        name="cause_intent"
        form={form}
        value={view.values.cause_intent}
        label={t('incidents.page_of.cause_intent')}
        options={INTENTS.map((value) => ({ value, label: t(`incidents.page_of.intent.${value}`) }))}
      />
    </>
  );
}
