import { useLanguage, useT } from '#app/i18n/context.tsx';
import { categoryOptions } from '#app/i18n/words.ts';
import { type FormState, SelectField, TextArea, TextField } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';

interface Props {
  form: FormState | undefined;
  values?: Record<string, string>;
  categories: readonly { id: number; titleNl: string; titleEn: string }[];
  /** The category that it has, which may be out of use. */
  kept?: { categoryId: number | null; categoryNl: string | null; categoryEn: string | null };
}

/** What is shared of an event, with who reads it. */
export function EventFields({ form, values = {}, categories, kept }: Props) {
  const t = useT();
  const language = useLanguage();
  const moment = (name: 'occurred_from' | 'occurred_until') => (
    <TextField
      name={name}
      label={t(`incidents.page_of.${name}`)}
      hint={name === 'occurred_from' ? t('incidents.page_of.moment_hint') : undefined}
      value={values[name]}
      maxLength={40}
      form={form}
      optional
    />
  );
  return (
    <>
      <TextField name="title" label={t('events.name')} value={values.title} maxLength={200} form={form} />
      <TextArea
        name="description"
        label={t('events.description')}
        value={values.description}
        rows={6}
        maxLength={10_000}
        form={form}
      />
      <Notice tone="warning">
        <p>{t('events.read_by_all')}</p>
      </Notice>
      <TextField
        name="supplier"
        label={t('incidents.page_of.supplier')}
        value={values.supplier}
        maxLength={200}
        form={form}
        optional
      />
      {moment('occurred_from')}
      {moment('occurred_until')}
      <SelectField
        name="category"
        label={t('incidents.category')}
        value={values.category}
        form={form}
        options={[{ value: '', label: t('events.no_category') }, ...categoryOptions(language, categories, kept)]}
      />
    </>
  );
}
