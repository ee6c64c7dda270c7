import { useT } from '#app/i18n/context.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { KeptText } from '#app/ui/KeptText.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Page } from '#app/ui/Page.tsx';
import { ChildrenTable } from './ChildrenTable.tsx';
import { AddForm, CloseForm, FactsForm, MessageForm, TaskForm, WithdrawForm } from './EventForms.tsx';
import { SharedFacts } from './SharedFacts.tsx';
import type { EventView } from './view-event.server.ts';

interface Props {
  view: EventView;
  form: FormState | undefined;
  links: { events: string } & Record<'incident' | 'breach', (slug: string, code: string) => string>;
}

/** An event: what is shared, how far each municipality is, and what goes to all of them at once. */
export function EventPage({ view, form, links }: Props) {
  const t = useT();
  const { code, current, closed, mayHandle, children } = view;
  const intent = form?.values?.intent;
  const tickedAnew = form?.values?.tick !== undefined;
  const of = (...intents: string[]) => (intent !== undefined && intents.includes(intent) ? form : undefined);
  const error = form?.errors?.form?.[0] ?? form?.errors?.version?.[0];
  return (
    <Page
      title={current.title}
      lead={`${code} · ${t(closed ? 'events.closed' : 'events.running')} · ${t('events.counts', { n: children.length, open: view.open })}`}
      crumbs={[{ label: t('events.title'), href: links.events }, { label: code }]}
    >
      {form?.errors && (
        <Notice tone="bad" live>
          <p>{t(error ?? 'common.error.form')}</p>
        </Notice>
      )}
      <KeptText form={form} gone={closed && intent !== 'closed' && intent !== 'reopened'} />
      <ChildrenTable view={view} links={links} />
      <div className="columns wide-columns">
        <div className="stack">
          <SharedFacts code={code} current={current} updates={view.updates} />
          {mayHandle && !closed && <FactsForm view={view} form={of('facts')} />}
        </div>
        {mayHandle && (
          <section className="card stack" aria-labelledby="for-all">
            <h2 id="for-all">{t('events.for_all')}</h2>
            {!closed && (
              <>
                <MessageForm view={view} form={of('message')} />
                <TaskForm view={view} form={of('task')} />
                <AddForm view={view} form={of('add')} open={tickedAnew} />
                <WithdrawForm view={view} form={of('withdraw')} />
              </>
            )}
            <CloseForm view={view} form={of('closed', 'reopened')} />
          </section>
        )}
      </div>
    </Page>
  );
}
