import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, SelectField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { HeadFields } from './HeadFields.tsx';

interface Props {
  municipality: string;
  entities: readonly { id: number; name: string }[];
  crumbs: readonly Crumb[];
  form: FormState | undefined;
  formKey: string;
  /** The moment at which the page was made, as it is typed. */
  now: string;
}

/** Writing down a request that came in: the clock runs from its receipt, not from this page. */
export function NewRequestPage({ municipality, entities, crumbs, form, formKey, now }: Props) {
  const t = useT();
  const empty = { kind: 'access', way: 'mail', person_name: '', person_contact: '', reference: '', subject: '' };
  return (
    <Page title={t('requests.new.title')} lead={t('requests.new.lead', { municipality })} crumbs={crumbs} narrow>
      {form?.errors && (
        <Notice tone="bad" live>
          <p>{t(form.errors.form?.[0] ?? 'common.error.form')}</p>
        </Notice>
      )}
      <form method="post" className="stack">
        <FormKey value={form?.values?.form_key ?? formKey} />
        {entities.length === 1 ? (
          <>
            <input type="hidden" name="entity" value={entities[0]?.id} />
            <p>{t('requests.new.for_entity', { entity: entities[0]?.name ?? '' })}</p>
          </>
        ) : (
          <SelectField
            name="entity"
            label={t('requests.new.entity')}
            hint={t('requests.new.entity_hint')}
            form={form}
            options={[
              { value: '', label: t('requests.choose') },
              ...entities.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
        )}
        <HeadFields form={form} values={{ ...empty, received: now }} />
        <div>
          <Button kind="primary">{t('requests.new.save')}</Button>
        </div>
      </form>
    </Page>
  );
}
