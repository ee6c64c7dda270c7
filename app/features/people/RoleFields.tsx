import type { Role } from '#app/domain/access.ts';
import { ENTITY_KINDS, type EntityKind } from '#app/domain/municipality.ts';
import { useT } from '#app/i18n/context.tsx';
import { FieldErrors, type FormState, SelectField, TextField } from '#app/ui/Field.tsx';

interface RoleFieldsProps {
  roles: readonly Role[];
  /** Where the role can be given; null when the page is about one municipality. */
  municipalities: readonly { slug: string; name: string }[] | null;
  /** Kinds of entities to which a role can be confined. */
  kinds?: readonly EntityKind[];
  today: string;
  form?: FormState | undefined;
}

/** What a role is: which, where, for which entities, from and until when. */
export function RoleFields({ roles, municipalities, kinds = ENTITY_KINDS, today, form }: RoleFieldsProps) {
  const t = useT();
  const chosen = (form?.values?.['kinds[]'] ?? '').split(',');
  return (
    <>
      <SelectField
        name="role"
        label={t('people.role')}
        options={roles.map((role) => ({ value: role, label: t(`access.roles.${role}`) }))}
        form={form}
      />
      {municipalities && (
        <SelectField
          name="municipality"
          label={t('people.service_or_municipality')}
          hint={t('people.service_or_municipality_hint')}
          options={[
            { value: '', label: t('people.whole_service') },
            ...municipalities.map((one) => ({ value: one.slug, label: one.name })),
          ]}
          form={form}
        />
      )}
      <fieldset className="field" aria-describedby="kinds-hint">
        <legend>
          {t('people.kinds')} <span className="soft small">{t('common.optional')}</span>
        </legend>
        <p className="hint" id="kinds-hint">
          {t('people.kinds_hint')}
        </p>
        <div className="row">
          {kinds.map((kind) => (
            <label className="choice" key={kind}>
              <input type="checkbox" name="kinds[]" value={kind} defaultChecked={chosen.includes(kind)} />
              <span>{t(`common.entity.${kind}`)}</span>
            </label>
          ))}
        </div>
        <FieldErrors name="kinds" errors={form?.errors?.kinds} />
      </fieldset>
      <div className="row align-top">
        <TextField name="from" type="date" label={t('people.from')} value={today} form={form} />
        <TextField name="until" type="date" label={t('people.until')} form={form} optional />
      </div>
    </>
  );
}
