import { mustDecideAnew } from '#app/domain/breach.ts';
import { countText } from '#app/i18n/breach-words.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { type FormState, SelectField } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { type BreachLinks, BreachShell } from './BreachShell.tsx';
import { AdviceForm, DecideForm } from './DecisionForms.tsx';
import { AdviceText, Decision } from './DecisionTexts.tsx';
import { RiskText } from './Standing.tsx';
import type { DecisionView } from './view-decision.server.ts';

interface Props {
  view: DecisionView;
  links: BreachLinks;
  form: FormState | undefined;
}

/** What who decides has to know, the advice, and the decision; readable in two minutes. */
export function DecisionPage({ view, links, form }: Props) {
  const t = useT();
  const { head, decisions } = view;
  const { breach, may } = head;
  const intent = form?.values?.intent;
  const of = (name: string) => (intent === name ? form : undefined);
  if (breach.role === 'processor')
    return (
      <BreachShell head={head} links={links} current="decision" form={form}>
        <Notice>
          <p>{t('breach_decisions.processor', { name: breach.controllerName })}</p>
        </Notice>
      </BreachShell>
    );
  return (
    <BreachShell head={head} links={links} current="decision" form={form}>
      <div className="columns wide-columns">
        <div className="stack">
          <Summary view={view} />
          <Advice view={view} form={of('advice')} />
        </div>
        <div className="stack">
          <section className="card" aria-labelledby="decision-title">
            <h2 id="decision-title">{t('breach_decisions.decision')}</h2>
            {mustDecideAnew(breach) && (
              <Notice tone="warning">
                <p>{t('breach_decisions.overtaken')}</p>
              </Notice>
            )}
            {decisions[0] ? <Decision line={decisions[0]} /> : <p>{t('breach_decisions.who_decides')}</p>}
            {breach.decider && <p>{t('breach_decisions.chosen', { name: breach.decider })}</p>}
            {may.decide ? (
              <DecideForm view={view} form={of('decide')} />
            ) : (
              breach.closedAt === null && (
                <p className="soft small">{t('breach_decisions.only_director', { entity: breach.entity })}</p>
              )
            )}
          </section>
          {may.advise && <Decider view={view} form={of('decider')} />}
          <Before view={view} />
        </div>
      </div>
    </BreachShell>
  );
}

function Summary({ view }: { view: DecisionView }) {
  const t = useT();
  const language = useLanguage();
  const { head, what, assessment } = view;
  return (
    <section className="card" aria-labelledby="summary">
      <h2 id="summary">{t('breach_decisions.summary')}</h2>
      <h3>{t('breach_decisions.what')}</h3>
      <p className="typed">{what.description ?? t('breach_decisions.hidden')}</p>
      <h3>{t('breach_decisions.persons')}</h3>
      <p>{what.persons ? countText(t, language, what.persons) : t('breach_decisions.persons_unknown')}</p>
      <h3>{t('breaches.head.risk')}</h3>
      <p>
        <RiskText breach={head.breach} />
      </p>
      {assessment && (
        <>
          <p className="typed">{assessment.reason}</p>
          <p className="soft small">
            {t('breach_decisions.risk_by', {
              name: assessment.by ?? '–',
              at: formatMoment(language, assessment.at),
            })}
          </p>
        </>
      )}
    </section>
  );
}

function Advice({ view, form }: { view: DecisionView; form: FormState | undefined }) {
  const t = useT();
  const { advice, head } = view;
  const [now] = advice;
  return (
    <section className="card" aria-labelledby="advice-title">
      <h2 id="advice-title">{t('breach_decisions.advice')}</h2>
      {now ? <AdviceText line={now} /> : <p>{t('breach_decisions.no_advice')}</p>}
      {head.may.advise && (
        <details className="no-print" open={form !== undefined || !now}>
          <summary>{t(now ? 'breach_decisions.advise_again' : 'breach_decisions.advise')}</summary>
          <AdviceForm seen={now?.version ?? 0} form={form} />
        </details>
      )}
    </section>
  );
}

function Decider({ view, form }: { view: DecisionView; form: FormState | undefined }) {
  const t = useT();
  const { head, deciders } = view;
  const { entity, deciderId } = head.breach;
  if (deciders.length === 0)
    return (
      <Notice tone="warning">
        <p>{t('breach_decisions.no_director', { entity })}</p>
      </Notice>
    );
  return (
    <form method="post" className="card no-print stack">
      <input type="hidden" name="intent" value="decider" />
      <input type="hidden" name="seen_decider" value={deciderId ?? ''} />
      <SelectField
        name="decider"
        label={t('breach_decisions.decider')}
        form={form}
        value={deciderId === null ? '' : String(deciderId)}
        options={[
          { value: '', label: t('breach_decisions.any_director', { entity }) },
          ...deciders.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <div>
        <Button>{t('common.save')}</Button>
      </div>
    </form>
  );
}

function Before({ view }: { view: DecisionView }) {
  const t = useT();
  const [, ...decisions] = view.decisions;
  const [, ...advice] = view.advice;
  if (decisions.length + advice.length === 0) return null;
  return (
    <details className="card">
      <summary>{t('breach_decisions.history')}</summary>
      {decisions.map((line) => (
        <Decision key={`decision-${line.version}`} line={line} />
      ))}
      {advice.map((line) => (
        <div key={`advice-${line.version}`}>
          <h3>{t('breach_decisions.advice')}</h3>
          <AdviceText line={line} />
        </div>
      ))}
    </details>
  );
}
