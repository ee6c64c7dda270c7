import type { WorkState, WorkStep } from '#app/domain/breach-work.ts';
import { WORK_STEPS } from '#app/domain/breach-work.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, TextArea } from '#app/ui/Field.tsx';
import { Status, type Tone } from '#app/ui/Status.tsx';
import { AuthorityCard } from './AuthorityCard.tsx';
import { AwarenessCard } from './AwarenessCard.tsx';
import { type BreachLinks, BreachShell } from './BreachShell.tsx';
import { RoleCard } from './RoleCard.tsx';
import type { BreachView } from './view-breach.server.ts';

export interface OverviewProps {
  view: BreachView;
  links: BreachLinks;
  form: FormState | undefined;
}

/** A dossier at a glance: what is still to be done, since when it is known, in which role, and to whom it goes. */
export function OverviewPage({ view, links, form }: OverviewProps) {
  const intent = form?.values?.intent;
  const of = (name: string) => (intent === name ? form : undefined);
  return (
    <BreachShell head={view.head} links={links} current="overview" form={form}>
      <div className="columns wide-columns">
        <div className="stack">
          <WorkCard view={view} links={links} />
          <AwarenessCard view={view} form={of('aware')} />
        </div>
        <div className="stack">
          <RoleCard head={view.head} form={of('role')} />
          <AuthorityCard view={view} form={of('authorities')} />
          <CloseCard view={view} form={of('reopen')} />
        </div>
      </div>
    </BreachShell>
  );
}

const TONES: Record<WorkState, Tone> = { done: 'good', to_do: 'warning', not_needed: 'quiet' };

function WorkCard({ view, links }: { view: BreachView; links: BreachLinks }) {
  const t = useT();
  const { work } = view.head;
  const at: Record<WorkStep, string> = {
    aware: '#awareness',
    risk: links.severity,
    advice: links.decision,
    decision: links.decision,
    notification: links.notifications,
    final: links.notifications,
    persons: links.persons,
  };
  return (
    <section className="card" aria-labelledby="work">
      <h2 id="work">{t('breaches.work.title')}</h2>
      <ol className="next-steps">
        {WORK_STEPS.map((step) => (
          <li key={step} className="row between">
            {work[step] === 'not_needed' ? (
              <span className="soft">{t(`breaches.work.${step}`)}</span>
            ) : (
              <a href={at[step]}>{t(`breaches.work.${step}`)}</a>
            )}
            <Status tone={TONES[work[step]]}>{t(`breaches.work.${work[step]}`)}</Status>
          </li>
        ))}
      </ol>
    </section>
  );
}

function CloseCard({ view, form }: { view: BreachView; form: FormState | undefined }) {
  const t = useT();
  const { head, missing } = view;
  const closed = head.breach.closedAt !== null;
  if (!head.may.close) return <p className="soft small">{t('breaches.close.dpo_closes')}</p>;
  return (
    <section className="card no-print" aria-labelledby="closing">
      <h2 id="closing">{t('breaches.close.title')}</h2>
      {closed ? (
        <form method="post" action="?index" className="stack">
          <input type="hidden" name="intent" value="reopen" />
          <TextArea name="reason" label={t('breaches.close.reason')} rows={2} maxLength={4_000} form={form} />
          <div>
            <Button>{t('breaches.close.reopen')}</Button>
          </div>
        </form>
      ) : missing.length > 0 ? (
        <>
          <p className="small">{t('breaches.close.missing')}</p>
          <ul className="small">
            {missing.map((step) => (
              <li key={step}>{t(`breaches.work.${step}`)}</li>
            ))}
          </ul>
        </>
      ) : (
        <form method="post" action="?index" className="stack">
          <input type="hidden" name="intent" value="close" />
          <p className="hint">{t('breaches.close.hint')}</p>
          <div>
            <Button>{t('breaches.close.act')}</Button>
          </div>
        </form>
      )}
    </section>
  );
}
