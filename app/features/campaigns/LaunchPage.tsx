import type { LaunchCandidate } from '#app/domain/campaign.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { levelText, titleIn } from '#app/i18n/words.ts';
import { Button } from '#app/ui/Button.tsx';
import { CheckField, type FormState, RadioField, SelectField, TextArea, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import type { LaunchFramework } from '#db/queries/campaigns.server.ts';
import { ChooseMunicipalities } from './ChooseMunicipalities.tsx';

export interface LaunchPageProps {
  formKey: string;
  frameworks: readonly LaunchFramework[];
  candidates: readonly LaunchCandidate[];
  /** The municipalities that were ticked elsewhere, by their slugs; null for all. */
  ticked: readonly string[] | null;
  form: FormState;
  /** Where the list of campaigns is. */
  back: string;
}

/** The first step of a launch: what, by when, and for whom. */
export function LaunchPage({ formKey, frameworks, candidates, ticked, form, back }: LaunchPageProps) {
  const t = useT();
  return (
    <Page
      title={t('campaigns.form.title')}
      lead={t('campaigns.form.lead')}
      crumbs={[{ label: t('campaigns.title'), href: back }, { label: t('campaigns.new') }]}
    >
      {form.errors && <Notice tone="bad" title={t('common.error.form')} live />}
      <form method="post" className="stack">
        <FormKey value={formKey} />
        <section className="card">
          <h2>{t('campaigns.form.what')}</h2>
          <What frameworks={frameworks} form={form} />
        </section>
        <section className="card">
          <ChooseMunicipalities
            legend={t('campaigns.form.who')}
            candidates={candidates}
            form={form}
            all={ticked ?? true}
          />
        </section>
        <Button kind="primary" name="intent" value="preview">
          {t('campaigns.form.preview')}
        </Button>
      </form>
    </Page>
  );
}

function What({ frameworks, form }: Pick<LaunchPageProps, 'frameworks' | 'form'>) {
  const t = useT();
  const language = useLanguage();
  const options = frameworks.flatMap((framework) =>
    framework.levels.map((level) => ({
      value: `${framework.id}:${level.code}`,
      label: t('campaigns.form.framework_option', {
        title: titleIn(language, framework),
        level: levelText(t, level.code).toLowerCase(),
        n: level.requirements,
      }),
    })),
  );
  return (
    <>
      <SelectField name="framework_level" label={t('campaigns.form.framework')} options={options} form={form} />
      <TextField
        name="title"
        label={t('campaigns.form.name')}
        hint={t('campaigns.form.name_hint')}
        form={form}
        maxLength={200}
      />
      <TextField name="due_on" type="date" label={t('campaigns.form.due')} form={form} />
      <RadioField
        name="as_pair"
        label={t('campaigns.form.pair')}
        value="pair"
        form={form}
        options={[
          { value: 'pair', label: t('campaigns.form.pair_option'), hint: t('campaigns.form.pair_hint') },
          { value: 'each', label: t('campaigns.form.each_option'), hint: t('campaigns.form.each_hint') },
        ]}
      />
      <div className="field">
        <CheckField
          name="from_last_year"
          checked={form.values === undefined || form.values.from_last_year !== undefined}
          label={
            <>
              {t('next_year.launch.tick')} <span className="hint">{t('next_year.launch.tick_hint')}</span>
            </>
          }
        />
      </div>
      <TextArea
        name="instructions"
        label={t('campaigns.instructions')}
        hint={t('campaigns.form.instructions_hint')}
        form={form}
        maxLength={5_000}
        optional
      />
    </>
  );
}
