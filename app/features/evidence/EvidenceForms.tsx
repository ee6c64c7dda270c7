import { TITLE_MAX, URL_MAX } from '#app/domain/evidence.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, SelectField, TextField } from '#app/ui/Field.tsx';
import { FileField } from '#app/ui/FileField.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import type { KeptEvidence } from '#db/queries/evidence.server.ts';

interface FormProps {
  formKey: string;
  action: string;
  form: FormState | undefined;
}

/** A file, with what may be sent said beside it. */
export function FileForm({ formKey, action, form }: FormProps) {
  const t = useT();
  return (
    <form method="post" action={action} encType="multipart/form-data" className="card">
      <h3>{t('evidence.file_heading')}</h3>
      <FormKey value={formKey} />
      <TextField
        name="title"
        label={t('evidence.title')}
        hint={t('evidence.title_hint')}
        maxLength={TITLE_MAX}
        form={form}
        optional
      />
      <FileField form={form} />
      <Button kind="primary">{t('evidence.send_file')}</Button>
    </form>
  );
}

/** A link to something that is kept elsewhere. */
export function LinkForm({ formKey, action, form }: FormProps) {
  const t = useT();
  return (
    <form method="post" action={action} className="card">
      <h3>{t('evidence.link_heading')}</h3>
      <input type="hidden" name="act" value="link" />
      <FormKey value={formKey} />
      <TextField
        name="url"
        type="url"
        label={t('evidence.url')}
        hint={t('evidence.url_hint')}
        maxLength={URL_MAX}
        form={form}
      />
      <TextField name="link_title" label={t('evidence.link_title')} maxLength={TITLE_MAX} form={form} optional />
      <Button>{t('evidence.add_link')}</Button>
    </form>
  );
}

/** A piece that the municipality keeps already. */
export function ExistingForm({ formKey, kept, action, form }: FormProps & { kept: readonly KeptEvidence[] }) {
  const t = useT();
  const language = useLanguage();
  const options = kept.map((piece) => ({
    value: String(piece.evidenceId),
    label: `${piece.title} (${t(piece.kind === 'file' ? 'evidence.a_file' : 'evidence.a_link').toLowerCase()}, ${formatMoment(language, piece.at)})`,
  }));
  return (
    <form method="post" action={action} className="card">
      <h3>{t('evidence.existing_heading')}</h3>
      <input type="hidden" name="act" value="existing" />
      <FormKey value={formKey} />
      <SelectField
        name="existing"
        label={t('evidence.existing')}
        hint={t('evidence.existing_hint')}
        options={[{ value: '', label: t('evidence.choose') }, ...options]}
        form={form}
      />
      <Button>{t('evidence.add_existing')}</Button>
    </form>
  );
}
