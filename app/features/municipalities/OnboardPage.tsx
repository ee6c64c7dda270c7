import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, RadioField, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { type Crumb, Page } from '#app/ui/Page.tsx';
import { ASKED, type OnboardedKind } from './onboard-form.ts';
import { RegimeFields } from './RegimeFields.tsx';

/** What the public registers know of the chosen municipality; null when it is filled in by hand. */
export interface Prefill {
  nis: string;
  name: string;
  province: string;
  gemeenteKbo: string;
  gemeenteOvo: string;
  ocmwKbo: string;
  ocmwOvo: string;
}

interface OnboardPageProps {
  prefill: Prefill | null;
  formKey: string;
  today: string;
  crumbs: readonly Crumb[];
  pickHref: string;
  form?: FormState | undefined;
}

/** The second step: what the service does for a municipality, from when, and with whom. */
export function OnboardPage({ prefill, formKey, today, crumbs, pickHref, form }: OnboardPageProps) {
  const t = useT();
  const title = prefill
    ? t('municipalities.form.title', { name: prefill.name })
    : t('municipalities.form.title_by_hand');
  return (
    <Page title={title} lead={t('municipalities.form.lead')} crumbs={crumbs}>
      {form?.errors && <Notice tone="bad" title={t('common.error.form')} live />}
      <form method="post" className="stack">
        <FormKey value={formKey} />
        <MunicipalityFields prefill={prefill} form={form} pickHref={pickHref} />
        <div className="columns">
          <EntityFields kind="gemeente" prefill={prefill} today={today} form={form} />
          <EntityFields kind="ocmw" prefill={prefill} today={today} form={form} />
        </div>
        <ContactFields form={form} />
        <Button kind="primary">{t('municipalities.form.save')}</Button>
      </form>
    </Page>
  );
}

function MunicipalityFields({
  prefill,
  form,
  pickHref,
}: {
  prefill: Prefill | null;
  form: FormState | undefined;
  pickHref: string;
}) {
  const t = useT();
  return (
    <fieldset className="card">
      <legend className="card-title">
        <h2>{t('municipalities.form.municipality')}</h2>
      </legend>
      <div className="columns">
        <TextField
          name="name"
          label={t('municipalities.form.name')}
          hint={t('municipalities.form.name_hint')}
          value={prefill?.name}
          form={form}
          maxLength={200}
        />
        <TextField
          name="nis"
          label={t('municipalities.form.nis')}
          hint={t('municipalities.form.nis_hint')}
          value={prefill?.nis}
          form={form}
          inputMode="numeric"
          maxLength={10}
        />
        <TextField
          name="province"
          label={t('municipalities.province')}
          hint={t('municipalities.form.province_hint')}
          value={prefill?.province}
          form={form}
          maxLength={50}
        />
      </div>
      <RadioField
        name="take"
        label={t('municipalities.form.take')}
        hint={t('municipalities.form.take_hint')}
        value="both"
        form={form}
        options={(['both', 'ocmw', 'gemeente'] as const).map((value) => ({
          value,
          label: t(`municipalities.form.take_${value}`),
        }))}
      />
      <a href={pickHref}>{t('municipalities.form.other')}</a>
    </fieldset>
  );
}

function EntityFields({
  kind,
  prefill,
  today,
  form,
}: {
  kind: OnboardedKind;
  prefill: Prefill | null;
  today: string;
  form: FormState | undefined;
}) {
  const t = useT();
  return (
    <fieldset className="card">
      <legend className="card-title">
        <h2>{t(`common.entity.${kind}`)}</h2>
      </legend>
      <div className="columns tight">
        <TextField
          name={`${kind}_kbo`}
          label={t('municipalities.form.kbo')}
          hint={t('municipalities.form.kbo_hint')}
          value={prefill?.[`${kind}Kbo`]}
          form={form}
          maxLength={30}
        />
        <TextField
          name={`${kind}_ovo`}
          label={t('municipalities.form.ovo')}
          hint={t('municipalities.form.ovo_hint')}
          value={prefill?.[`${kind}Ovo`]}
          form={form}
          maxLength={30}
        />
        <TextField name={`${kind}_from`} type="date" label={t('municipalities.form.from')} value={today} form={form} />
        <TextField name={`${kind}_until`} type="date" label={t('people.until')} form={form} optional />
      </div>
      <h3>{t('municipalities.form.regimes')}</h3>
      <p className="hint">{t('municipalities.form.regimes_hint')}</p>
      {ASKED[kind].map((code) => (
        <RegimeFields
          key={code}
          code={code}
          kind={kind}
          names={{
            applicability: `${kind}_${code}`,
            level: `${kind}_${code}_level`,
            reason: `${kind}_${code}_reason`,
          }}
          form={form}
        />
      ))}
    </fieldset>
  );
}

function ContactFields({ form }: { form: FormState | undefined }) {
  const t = useT();
  return (
    <fieldset className="card">
      <legend className="card-title">
        <h2>{t('municipalities.form.contacts')}</h2>
      </legend>
      <p className="hint">{t('municipalities.form.contacts_hint')}</p>
      <div className="columns">
        {(['spoc', 'director'] as const).map((role) => (
          <div key={role}>
            <TextField
              name={`${role}_name`}
              label={t(`municipalities.form.${role}_name`)}
              form={form}
              maxLength={200}
              optional
            />
            <TextField
              name={`${role}_email`}
              type="email"
              label={t(`municipalities.form.${role}_email`)}
              form={form}
              maxLength={254}
              optional
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
