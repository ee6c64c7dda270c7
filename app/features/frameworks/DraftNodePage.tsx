import { FOLLOW_ANSWERS, RULE_REGIMES } from '#app/domain/asked.ts';
import { ENTITY_KINDS } from '#app/domain/municipality.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { CheckField, FieldErrors, type FormState, SelectField, TextArea, TextField } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import type { FrameworkNode } from '#db/frameworks/format.ts';
import { Version } from './draft-parts.tsx';

export interface DraftNodePageData {
  version: number;
  framework: { nl: string; en: string };
  kind: 'section' | 'requirement';
  /** Null for a new one. */
  node: FrameworkNode | null;
  suggestedCode: string;
  compliance: boolean;
  earlier: { code: string; title: { nl: string; en: string } }[];
}

interface Props extends DraftNodePageData {
  form?: FormState;
  links: { library: string; draft: string };
}

/** One heading or question of a draft, new or to be changed. */
export function DraftNodePage({ form, links, ...page }: Props) {
  const t = useT();
  const language = useLanguage();
  const { node, kind } = page;
  const title = node ? t('own_frameworks.change_of', { code: node.code }) : t(`own_frameworks.new_${kind}`);
  return (
    <Page
      title={title}
      crumbs={[
        { label: t('frameworks.title'), href: links.library },
        { label: page.framework[language], href: links.draft },
        { label: title },
      ]}
      narrow
    >
      {form?.errors && <Notice tone="bad" title={t(form.errors.form?.[0] ?? 'common.error.form')} live />}
      <form method="post" className="card form-card">
        <Version draft={page} />
        <input type="hidden" name="kind" value={kind} />
        <TextField
          name="code"
          label={t('own_frameworks.code')}
          hint={t('own_frameworks.code_hint')}
          value={node?.code ?? page.suggestedCode}
          form={form}
          maxLength={40}
        />
        <TextArea name="title_nl" label={t(`own_frameworks.${kind}_nl`)} value={node?.title.nl} form={form} rows={2} />
        <TextArea
          name="title_en"
          label={t(`own_frameworks.${kind}_en`)}
          hint={t('own_frameworks.english_hint')}
          value={node?.title.en}
          form={form}
          rows={2}
          optional
        />
        {kind === 'requirement' && <QuestionFields {...page} form={form} />}
        <Button kind="primary">{t('common.save')}</Button> <a href={links.draft}>{t('common.cancel')}</a>
      </form>
    </Page>
  );
}

type FieldsProps = DraftNodePageData & { form?: FormState | undefined };

function QuestionFields(props: FieldsProps) {
  const t = useT();
  const { node, form } = props;
  const detail = node?.kind === 'requirement' ? node : null;
  return (
    <>
      {(['help', 'evidence', 'measure'] as const).flatMap((part) =>
        (['nl', 'en'] as const).map((language) => (
          <TextArea
            key={`${part}_${language}`}
            name={`${part}_${language}`}
            label={t(`own_frameworks.${part}_${language}`)}
            value={detail?.[part]?.[language]}
            form={form}
            rows={3}
            optional
          />
        )),
      )}
      <TextField
        name="weight"
        label={t('own_frameworks.weight')}
        hint={t('own_frameworks.weight_hint')}
        inputMode="numeric"
        value={String(detail?.weight ?? 1)}
        form={form}
      />
      <fieldset className="field">
        <legend>{t('own_frameworks.applies_to')}</legend>
        <p className="hint">{t('own_frameworks.applies_to_hint')}</p>
        {ENTITY_KINDS.map((kind) => (
          <CheckField
            key={kind}
            name="applies_to[]"
            value={kind}
            label={t(`common.entity.${kind}`)}
            checked={ticked(form, 'applies_to[]', detail?.applies_to, kind)}
          />
        ))}
      </fieldset>
      <fieldset className="field" aria-describedby="regimes-hint">
        <legend>{t('own_frameworks.regimes')}</legend>
        <p className="hint" id="regimes-hint">
          {t('own_frameworks.regimes_hint')}
        </p>
        {RULE_REGIMES.map((regime) => (
          <CheckField
            key={regime}
            name="regimes[]"
            value={regime}
            label={t(`terms.regime.${regime}`)}
            checked={ticked(form, 'regimes[]', detail?.regimes, regime)}
          />
        ))}
      </fieldset>
      {props.compliance && props.earlier.length > 0 && <FollowFields {...props} />}
    </>
  );
}

function FollowFields({ node, earlier, form }: FieldsProps) {
  const t = useT();
  const language = useLanguage();
  const follows = node?.kind === 'requirement' ? node.follows : null;
  return (
    <>
      <SelectField
        name="follows_code"
        label={t('own_frameworks.follows')}
        hint={t('own_frameworks.follows_hint')}
        value={follows?.code ?? ''}
        form={form}
        options={[
          { value: '', label: t('own_frameworks.follows_none') },
          ...earlier.map(({ code, title }) => ({ value: code, label: `${code} ${title[language]}` })),
        ]}
      />
      <fieldset className="field" aria-describedby={form?.errors?.follows_on && 'follows_on-error'}>
        <legend>{t('own_frameworks.follows_on')}</legend>
        {FOLLOW_ANSWERS.map((answer) => (
          <CheckField
            key={answer}
            name="follows_on[]"
            value={answer}
            label={t(`terms.choice.${answer}`)}
            checked={ticked(form, 'follows_on[]', follows?.on, answer)}
          />
        ))}
        <FieldErrors name="follows_on" errors={form?.errors?.follows_on} />
      </fieldset>
    </>
  );
}

/** What was ticked in the last post wins over what is kept. */
function ticked(
  form: FormState | undefined,
  name: string,
  kept: readonly string[] | undefined,
  value: string,
): boolean {
  const list = form?.values ? (form.values[name] ?? '').split(',') : (kept ?? []);
  return list.includes(value);
}
