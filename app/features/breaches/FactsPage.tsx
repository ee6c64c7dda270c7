import { createElement } from 'react';
import { STEP_KEYS, type StepKey } from '#app/domain/breach-field.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { ButtonLink } from '#app/ui/Button.tsx';
import { type BreachLinks, BreachShell } from './BreachShell.tsx';
import { type FactsAnswer, FactsForm, placeOf } from './FactsForm.tsx';
import { FactsGauge } from './FactsGauge.tsx';
import { FactsRead } from './FactsRead.tsx';
import { FactsSteps } from './FactsSteps.tsx';
import type { FactsPart, FactsView } from './view-facts.server.ts';

const FIRST_STEP: StepKey = 'notification';

export interface FactsProps {
  view: FactsView;
  links: BreachLinks;
  href: (part: FactsPart) => string;
  form: FactsAnswer | undefined;
}

/** The facts of a dossier: one step to fill in beside the road of all steps, or everything to read and print. */
export function FactsPage({ view, links, href, form }: FactsProps) {
  const t = useT();
  const { part, head } = view;
  const step = part === 'all' ? null : part;
  const message =
    form && (form.errors?.form?.[0] ?? (form.problems ? 'breach_facts.fault.fields' : 'common.error.form'));
  const shown = message && { ...form, errors: { form: [message] } };
  return (
    <BreachShell head={head} links={links} current="facts" form={shown || undefined}>
      <Arrived view={view} links={links} />
      <div className="fact-layout">
        <div className="stack no-print">
          <FactsSteps view={view} href={href} />
        </div>
        <div className="stack">
          {step && head.may.handle && <p className="soft">{t('breach_facts.lead')}</p>}
          {!step && (
            <p className="soft small no-print">
              {t('breach_facts.print')} <a href={href(FIRST_STEP)}>{t('breach_facts.back_to_steps')}</a>
            </p>
          )}
          {step && head.may.handle ? (
            <section className="card" aria-labelledby="step-title">
              <p className="soft small">
                {t('breach_facts.step_of', { n: STEP_KEYS.indexOf(step) + 1, all: STEP_KEYS.length })}
              </p>
              <h2 id="step-title">{t(`breach_terms.step.${step}`)}</h2>
              <SavedLine view={view} step={step} />
              <FactsForm view={view} step={step} form={form} links={links} />
            </section>
          ) : (
            <FactsRead view={view} {...(step ? { steps: [step] } : {})} />
          )}
          {step && <Around step={step} href={href} />}
          {!head.may.handle && !head.breach.closedAt && <p className="soft small">{t('breach_facts.read_only')}</p>}
          <FactsGauge gauges={view.gauges} next={view.next} href={href} />
        </div>
      </div>
    </BreachShell>
  );
}

/** Tells the window that what it kept of a step has arrived: the version that stands is newer than the one it was typed over. */
function Arrived({ view, links }: { view: FactsView; links: BreachLinks }) {
  return STEP_KEYS.map((step) => {
    const version = view.steps[step]?.version;
    if (!version) return null;
    return createElement('kept-form', { key: step, 'data-place': placeOf(links, step, version - 1), 'data-sent': '' });
  });
}

function SavedLine({ view, step }: { view: FactsView; step: StepKey }) {
  const t = useT();
  const language = useLanguage();
  const saved = view.steps[step];
  if (!saved) return <p className="soft small">{t('breach_facts.never_saved')}</p>;
  const at = formatMoment(language, saved.at);
  return (
    <p className="soft small">
      {saved.by ? t('breach_facts.saved_by', { name: saved.by, at }) : t('breach_facts.saved_on', { at })}
    </p>
  );
}

function Around({ step, href }: { step: StepKey; href: FactsProps['href'] }) {
  const t = useT();
  const at = STEP_KEYS.indexOf(step);
  const [before, after] = [STEP_KEYS[at - 1], STEP_KEYS[at + 1]];
  return (
    <div className="row between no-print">
      <span>{before && <ButtonLink href={href(before)}>{t('breach_facts.previous')}</ButtonLink>}</span>
      <span>{after && <ButtonLink href={href(after)}>{t('breach_facts.next')}</ButtonLink>}</span>
    </div>
  );
}
