import { useLanguage, useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { FieldErrors, type FormState, SelectField, TextArea, TextField } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { EmptyState, Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { MarkStatus } from './ChecklistStatus.tsx';
import type { Section } from './contents.ts';
import { HandedOut } from './HandedOut.tsx';
import type { HandOversView } from './view-hand-overs.server.ts';

interface HandOverPageProps {
  view: HandOversView;
  links: { municipality: string; checklists: string; checklist: string; self: string; people: string };
  form?: FormState | undefined;
}

/** Where a SPOC gives single questions or sections to somebody, and sees or takes back what was given. */
export function HandOverPage({ view, links, form }: HandOverPageProps) {
  const t = useT();
  const { checklist, handOvers, holders, open, invites } = view;
  const crumbs = [
    { label: checklist.municipality, href: links.municipality },
    { label: t('checklists.title'), href: links.checklists },
    { label: checklist.title, href: links.checklist },
    { label: t('hand_overs.title') },
  ];
  return (
    <Page title={t('hand_overs.title')} lead={t('hand_overs.lead')} crumbs={crumbs}>
      <div className="stack">
        {handOvers.length > 0 && (
          <section className="card">
            <h2>{t('hand_overs.given_title')}</h2>
            <HandedOut handOvers={handOvers} withdraw={links.self} />
          </section>
        )}
        {!open && (
          <Notice>
            <p>{t('hand_overs.closed')}</p>
          </Notice>
        )}
        {open && !invites && holders.length === 0 && (
          <EmptyState title={t('hand_overs.nobody')}>
            <p>
              {t('hand_overs.nobody_hint')} <a href={links.people}>{t('hand_overs.people')}</a>
            </p>
          </EmptyState>
        )}
        {open && (invites || holders.length > 0) && <GiveForm view={view} links={links} form={form} />}
      </div>
    </Page>
  );
}

function GiveForm({ view, links, form }: HandOverPageProps) {
  const t = useT();
  const faults = form?.errors?.codes;
  return (
    <form method="post" action={links.self} className="stack">
      <input type="hidden" name="intent" value="give" />
      <FormKey value={view.formKey} />
      {form?.errors && (
        <Notice tone="bad" live>
          <p>{t('hand_overs.fault.nothing_sent')}</p>
        </Notice>
      )}
      <div className="card">
        <SelectField
          name="to"
          label={t('hand_overs.to')}
          hint={t('hand_overs.to_hint')}
          form={form}
          options={[
            ...view.holders.map((person) => ({ value: String(person.id), label: person.name })),
            ...(view.invites ? [{ value: 'new', label: t('hand_overs.new.option') }] : []),
          ]}
        />
        {view.invites ? (
          <NewPerson form={form} alone={view.holders.length === 0} />
        ) : (
          <p className="hint">{t('hand_overs.new.by_dpo')}</p>
        )}
        <TextArea name="message" label={t('hand_overs.message')} optional rows={3} maxLength={2000} form={form} />
        <TextField name="due_on" type="date" label={t('hand_overs.due_on')} optional form={form} />
      </div>
      <section>
        <h2>{t('hand_overs.which')}</h2>
        <p>{t('hand_overs.which_hint')}</p>
        <FieldErrors name="codes" errors={faults} />
        <div className="contents">
          {view.sections.map((section) => (
            <SectionChoice key={section.code} section={section} form={form} alone={view.sections.length === 1} />
          ))}
        </div>
      </section>
      <div>
        <Button kind="primary">{t('hand_overs.give')}</Button>
      </div>
    </form>
  );
}

/** Somebody who has no access yet: read only when that was chosen above. */
function NewPerson({ form, alone }: { form: FormState | undefined; alone: boolean }) {
  const t = useT();
  return (
    <details className="field new-person" open={alone || form?.values?.to === 'new'}>
      <summary>{t('hand_overs.new.title')}</summary>
      <p className="hint">{t('hand_overs.new.hint')}</p>
      <TextField name="name" label={t('hand_overs.new.name')} form={form} />
      <TextField name="email" type="email" label={t('hand_overs.new.email')} form={form} />
      <SelectField
        name="language"
        label={t('hand_overs.new.language')}
        form={form}
        options={(['nl', 'en'] as const).map((value) => ({ value, label: t(`common.language.${value}`) }))}
      />
    </details>
  );
}

function SectionChoice({ section, form, alone }: { section: Section; form?: FormState | undefined; alone: boolean }) {
  const t = useT();
  const dutch = useLanguage() === 'nl';
  const title = dutch ? section.titleNl : section.titleEn;
  const chosen = (name: string) => (form?.values?.[name] ?? '').split(',');
  return (
    <details className="card" open={alone || section.questions.some(({ code }) => chosen('codes[]').includes(code))}>
      <summary>
        <span className="summary-title">{title}</span>{' '}
        <span className="soft small">{t('hand_overs.questions_n', { n: section.questions.length })}</span>
      </summary>
      <fieldset className="field">
        <legend>{title}</legend>
        <label className="choice">
          <input
            type="checkbox"
            name="sections[]"
            value={section.code}
            defaultChecked={chosen('sections[]').includes(section.code)}
          />
          <strong>{t('hand_overs.whole_section')}</strong>
        </label>
        {section.questions.map((question) => (
          <label className="choice" key={question.code}>
            <input
              type="checkbox"
              name="codes[]"
              value={question.code}
              defaultChecked={chosen('codes[]').includes(question.code)}
            />
            <span>
              {question.number}. {dutch ? question.titleNl : question.titleEn} <MarkStatus mark={question.mark} />
            </span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
