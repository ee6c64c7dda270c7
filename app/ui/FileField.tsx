import { ACCEPTED } from '#app/domain/file-type.ts';
import { useT } from '#app/i18n/context.tsx';
import { FieldErrors, type FormState } from './Field.tsx';

/** The file of a form, with what may be sent said beside it. */
export function FileField({
  form,
  hint,
  optional = false,
}: {
  form: FormState | undefined;
  hint?: string;
  optional?: boolean;
}) {
  const t = useT();
  const errors = form?.errors?.file;
  return (
    <div className="field">
      <label htmlFor="file">
        {t('evidence.file')} {optional && <span className="soft small">{t('common.optional')}</span>}
      </label>
      <p className="hint" id="file-hint">
        {hint} {t('evidence.file_hint')}
      </p>
      <input
        type="file"
        id="file"
        name="file"
        accept={ACCEPTED.join(',')}
        aria-describedby={errors ? 'file-hint file-error' : 'file-hint'}
        aria-invalid={errors ? 'true' : undefined}
      />
      <FieldErrors name="file" errors={errors} />
    </div>
  );
}
