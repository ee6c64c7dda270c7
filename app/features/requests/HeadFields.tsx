import { REQUEST_KINDS, REQUEST_WAYS } from '#app/domain/data-request.ts';
import { useT } from '#app/i18n/context.tsx';
import { type FormState, SelectField, TextArea, TextField } from '#app/ui/Field.tsx';
import { KINDS } from './requests-filter.ts';

interface Props {
  form: FormState | undefined;
  values:
    | Record<'kind' | 'way' | 'received' | 'person_name' | 'person_contact' | 'reference' | 'subject', string>
    | undefined;
}

/** What is written down of a request and of who made it: as little as answering needs. */
export function HeadFields({ form, values }: Props) {
  const t = useT();
  return (
    <>
      <SelectField
        name="kind"
        label={t('requests.new.kind')}
        hint={t('requests.new.kind_hint')}
        form={form}
        value={values?.kind ?? 'access'}
        options={KINDS.map((value) => ({
          value,
          label: `${t(`request_terms.kind.${value}`)} (${t('requests.article', { article: REQUEST_KINDS[value] })})`,
        }))}
      />
      <TextField
        name="received"
        label={t('requests.new.received')}
        hint={t('requests.new.received_hint')}
        maxLength={40}
        form={form}
        value={values?.received}
      />
      <SelectField
        name="way"
        label={t('requests.new.way')}
        form={form}
        value={values?.way ?? 'mail'}
        options={REQUEST_WAYS.map((value) => ({ value, label: t(`request_terms.way.${value}`) }))}
      />
      <WhoAndWhat form={form} values={values} />
    </>
  );
}

/** Who asks and about what: the only fields that may hold something of a person. */
function WhoAndWhat({ form, values }: Props) {
  const t = useT();
  return (
    <>
      <TextField
        name="person_name"
        label={t('requests.new.person_name')}
        hint={t('requests.new.person_hint')}
        autoComplete="off"
        maxLength={200}
        form={form}
        value={values?.person_name}
      />
      <TextField
        name="person_contact"
        label={t('requests.new.person_contact')}
        hint={t('requests.new.contact_hint')}
        autoComplete="off"
        maxLength={200}
        form={form}
        value={values?.person_contact}
        optional
      />
      <TextField
        name="reference"
        label={t('requests.new.reference')}
        hint={t('requests.new.reference_hint')}
        maxLength={100}
        form={form}
        value={values?.reference}
        optional
      />
      <TextArea
        name="subject"
        label={t('requests.new.subject')}
        hint={t('requests.new.subject_hint')}
        rows={4}
        maxLength={4_000}
        form={form}
        value={values?.subject}
        optional
      />
    </>
  );
}
