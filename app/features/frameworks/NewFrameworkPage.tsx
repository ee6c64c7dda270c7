import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { CheckField, type FormState, TextArea, TextField } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';

/** Where an own framework begins: what it is called. Its sections and questions come on the next page. */
export function NewFrameworkPage({ form, links }: { form?: FormState; links: { library: string; load: string } }) {
  const t = useT();
  return (
    <Page
      title={t('own_frameworks.new')}
      lead={t('own_frameworks.new_lead')}
      crumbs={[{ label: t('frameworks.title'), href: links.library }, { label: t('own_frameworks.new') }]}
      narrow
    >
      {form?.errors && <Notice tone="bad" title={t('common.error.form')} live />}
      <form method="post" className="card form-card">
        <TextField
          name="code"
          label={t('own_frameworks.framework_code')}
          hint={t('own_frameworks.framework_code_hint')}
          form={form}
          maxLength={40}
        />
        <HeadFields form={form} />
        <Button kind="primary">{t('own_frameworks.begin')}</Button>
      </form>
      <p>
        <a href={links.load}>{t('own_frameworks.or_import')}</a>
      </p>
    </Page>
  );
}

export interface HeadValues {
  title_nl: string;
  title_en: string;
  edition: string;
  owner: string;
  source_note: string;
  verified: boolean;
}

/** The name of a framework, whose it is, and which edition. */
export function HeadFields({ form, value }: { form?: FormState | undefined; value?: HeadValues }) {
  const t = useT();
  return (
    <>
      <TextField
        name="title_nl"
        label={t('own_frameworks.title_nl')}
        value={value?.title_nl}
        form={form}
        maxLength={300}
      />
      <TextField
        name="title_en"
        label={t('own_frameworks.title_en')}
        hint={t('own_frameworks.english_hint')}
        value={value?.title_en}
        form={form}
        maxLength={300}
        optional
      />
      <TextField
        name="edition"
        label={t('frameworks.edition')}
        hint={t('own_frameworks.edition_hint')}
        value={value?.edition ?? '1'}
        form={form}
        maxLength={40}
      />
      <TextField name="owner" label={t('frameworks.owner')} value={value?.owner} form={form} maxLength={200} optional />
      <TextArea
        name="source_note"
        label={t('own_frameworks.source_note')}
        value={value?.source_note}
        form={form}
        rows={2}
        maxLength={2000}
        optional
      />
      <CheckField
        name="verified"
        label={t('own_frameworks.verified')}
        checked={form?.values ? form.values.verified === 'yes' : (value?.verified ?? false)}
      />
    </>
  );
}
