import { FUNCTIONS } from '#app/domain/municipality.ts';
import { seenFunction } from '#app/domain/seen.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { type FormState, SelectField, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { Seen } from '#app/ui/Seen.tsx';
import type { LocalPeopleProps, ShownFunction } from './people-view.ts';
import { RoleFields } from './RoleFields.tsx';

/** Lets somebody of the municipality in. */
export function LocalInviteForm({ municipality, roles, kinds, today, formKey, here, form }: LocalPeopleProps) {
  const t = useT();
  return (
    <section className="card form-card" aria-labelledby="form-title">
      <h2 id="form-title">{t('people.invite_to', { municipality: municipality.name })}</h2>
      <p className="soft">{t('people.invite_lead')}</p>
      <form method="post">
        <input type="hidden" name="intent" value="invite" />
        <FormKey value={formKey} />
        <TextField name="name" label={t('people.name')} form={form} maxLength={200} autoComplete="off" />
        <TextField name="email" type="email" label={t('people.email')} form={form} maxLength={254} autoComplete="off" />
        <RoleFields roles={roles} municipalities={null} kinds={kinds} today={today} form={form} />
        <FormActs word={t('people.invite_send')} here={here} />
      </form>
    </section>
  );
}

interface FunctionFormProps {
  /** Null for a new one. */
  present: ShownFunction | null;
  today: string;
  here: string;
  form?: FormState | undefined;
}

/** Notes who takes up a function, or changes how somebody is reached and until when. */
export function FunctionForm({ present, today, here, form }: FunctionFormProps) {
  const t = useT();
  const title = present ? t('people.change_function', { name: present.name }) : t('people.add_function');
  return (
    <section className="card form-card" aria-labelledby="form-title">
      <h2 id="form-title">{title}</h2>
      <form method="post">
        <input type="hidden" name="intent" value={present ? 'change_function' : 'add_function'} />
        {present ? (
          <>
            <input type="hidden" name="id" value={present.id} />
            <Seen
              present={seenFunction(present)}
              labels={{
                name: t('people.name'),
                email: t('people.email'),
                phone: t('people.phone'),
                until: t('people.until'),
              }}
              form={form}
            />
          </>
        ) : (
          <SelectField
            name="function"
            label={t('people.function')}
            options={FUNCTIONS.map((one) => ({ value: one, label: t(`people.functions_of.${one}`) }))}
            form={form}
          />
        )}
        <TextField name="name" label={t('people.name')} value={present?.name} form={form} maxLength={200} />
        <TextField
          name="email"
          type="email"
          label={t('people.email')}
          hint={present ? undefined : t('people.email_optional_hint')}
          value={present?.email}
          form={form}
          maxLength={254}
          optional
        />
        <TextField name="phone" type="tel" label={t('people.phone')} value={present?.phone} form={form} optional />
        <div className="row align-top">
          {!present && <TextField name="from" type="date" label={t('people.from')} value={today} form={form} />}
          <TextField
            name="until"
            type="date"
            label={t('people.until')}
            value={present?.untilOn ?? ''}
            form={form}
            optional
          />
        </div>
        <FormActs word={t('common.save')} here={here} />
      </form>
    </section>
  );
}

function FormActs({ word, here }: { word: string; here: string }) {
  const t = useT();
  return (
    <div className="row">
      <Button kind="primary">{word}</Button>
      <ButtonLink kind="plain" href={here}>
        {t('common.cancel')}
      </ButtonLink>
    </div>
  );
}
