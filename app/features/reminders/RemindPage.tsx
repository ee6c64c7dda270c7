import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { dueText } from '#app/i18n/words.ts';
import { Button } from '#app/ui/Button.tsx';
import { FieldErrors, type FormState } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { EmptyState } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { Status } from '#app/ui/Status.tsx';
import type { Reminding } from './remind-now.server.ts';
import type { RemindingView } from './view-reminding.server.ts';

interface RemindPageProps {
  view: RemindingView;
  form?: FormState | undefined;
  /** What came of it, once it was sent. */
  outcome?: Reminding | undefined;
  links: { campaigns: string; back: { label: string; href: string }; checklist: (slug: string, id: number) => string };
}

/** Whom a reminder would reach, to confirm; and afterwards whom it reached. */
export function RemindPage({ view, form, outcome, links }: RemindPageProps) {
  const t = useT();
  const crumbs = [{ label: t('campaigns.title'), href: links.campaigns }, { label: t('reminders.title') }];
  return (
    <Page title={t(outcome ? 'reminders.done' : 'reminders.title')} lead={lead()} crumbs={crumbs} narrow>
      <div className="stack">
        {outcome ? <Mailed outcome={outcome} /> : <Ask view={view} form={form} links={links} />}
        <Skipped skipped={(outcome ?? view).skipped} />
        {!outcome && view.nothing.length > 0 && (
          <p className="soft">{t('reminders.nothing', { names: view.nothing.join(', ') })}</p>
        )}
        <p>
          <a href={links.back.href}>{links.back.label}</a>
        </p>
      </div>
    </Page>
  );

  function lead() {
    return outcome ? t('reminders.done_to', { n: outcome.mailed.length }) : t('reminders.lead');
  }
}

function Ask({ view, form, links }: Pick<RemindPageProps, 'view' | 'form' | 'links'>) {
  const t = useT();
  if (view.people.length === 0) {
    return (
      <EmptyState title={t('reminders.nobody')}>
        <p>{t('reminders.nobody_hint')}</p>
      </EmptyState>
    );
  }
  return (
    <form method="post" className="stack">
      <FormKey value={view.formKey} />
      <FieldErrors name="checklist" errors={form?.errors?.checklist} />
      {view.people.map((person) => (
        <section key={person.id} className="card">
          <fieldset>
            <legend>
              <h2>{t('reminders.person', { name: person.name, n: person.checklists.length })}</h2>
            </legend>
            {person.checklists.map((one) => (
              <Waiting key={one.id} one={one} href={links.checklist(one.slug, one.id)} />
            ))}
          </fieldset>
        </section>
      ))}
      <div className="row">
        <Button kind="primary">{t('reminders.send', { n: view.people.length })}</Button>
      </div>
      <p className="soft small">{t('reminders.self')}</p>
    </form>
  );
}

/** One checklist that waits, ticked until somebody takes the tick away. */
function Waiting({ one, href }: { one: RemindingView['people'][number]['checklists'][number]; href: string }) {
  const t = useT();
  const language = useLanguage();
  return (
    <label className="choice">
      <input type="checkbox" name="checklist[]" value={one.id} defaultChecked />
      <span>
        <a href={href}>
          {one.municipality}: {one.title}
        </a>{' '}
        {one.due.kind === 'late' && <Status tone="bad">{dueText(t, one.due)}</Status>}
        <span className="soft small">
          {' '}
          {formatDay(language, one.dueOn)}, {t('reminders.open', { n: one.open })}
        </span>
      </span>
    </label>
  );
}

function Mailed({ outcome: { mailed } }: { outcome: Reminding }) {
  return (
    <ul className="plain-list">
      {mailed.map(({ name, checklists }) => (
        <li key={`${name} ${checklists[0]?.municipality}`}>
          <Status tone="good">{name}</Status>{' '}
          <span className="soft small">{checklists.map((one) => `${one.municipality}: ${one.title}`).join('; ')}</span>
        </li>
      ))}
    </ul>
  );
}

function Skipped({ skipped }: Pick<Reminding, 'skipped'>) {
  const t = useT();
  if (skipped.length === 0) return null;
  return (
    <details className="card" open={skipped.length <= 10}>
      <summary>
        <span className="summary-title">{t('reminders.skipped')}</span> <span className="soft">({skipped.length})</span>
      </summary>
      <ul className="plain-list small">
        {skipped.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one municipality may have two checklists of one name
          <li key={index}>
            {one.municipality}: {one.title} <span className="soft">{t(`reminders.why.${one.why}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
