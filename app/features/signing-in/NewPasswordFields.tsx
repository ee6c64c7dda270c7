import { useT } from '#app/i18n/context.tsx';
import { type FormState, RadioField, TextField } from '#app/ui/Field.tsx';

/** The two fields of a new password. The hidden address tells a password manager whose it is. */
export function NewPasswordFields({ email, form }: { email?: string; form: FormState | undefined }) {
  const t = useT();
  return (
    <>
      {email && <input type="email" autoComplete="username" defaultValue={email} readOnly hidden />}
      <TextField
        name="password"
        type="password"
        label={t('signing_in.new_password')}
        hint={t('signing_in.password_hint')}
        autoComplete="new-password"
        form={form}
      />
      <TextField name="repeat" type="password" label={t('signing_in.repeat')} autoComplete="new-password" form={form} />
    </>
  );
}

/** The choice of language, each named in itself. */
export function LanguageField({ value, form }: { value: string; form: FormState | undefined }) {
  const t = useT();
  const options = [
    { value: 'nl', label: t('common.language.nl') },
    { value: 'en', label: t('common.language.en') },
  ];
  return <RadioField name="language" label={t('signing_in.language')} options={options} value={value} form={form} />;
}
