import type { Severity } from '#app/domain/breach-severity.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import type { FormState } from '#app/ui/Field.tsx';
import { type BreachLinks, BreachShell } from './BreachShell.tsx';
import { SeverityFields } from './SeverityFields.tsx';
import { Outcome } from './SeverityOutcome.tsx';
import type { SeverityView } from './view-severity.server.ts';

interface Props {
  view: SeverityView;
  links: BreachLinks;
  form: FormState | undefined;
  /** What the method gave for the form at hand, which was not saved. */
  computed: Severity | null;
}

/** How grave a breach is: the method as a help, the assessment of a person as what counts. */
export function SeverityPage({ view, links, form, computed }: Props) {
  const t = useT();
  const { head, lines } = view;
  const [now, ...before] = lines;
  return (
    <BreachShell head={head} links={links} current="severity" form={form}>
      <div className="columns wide-columns">
        <div className="stack">{head.may.handle && <SeverityFields now={now} form={form} computed={computed} />}</div>
        <div className="stack">
          <section className="card" aria-labelledby="current">
            <h2 id="current">{t('breach_decisions.severity.current')}</h2>
            {now ? <Assessed line={now} /> : <p>{t('breach_decisions.severity.none')}</p>}
          </section>
          {before.length > 0 && (
            <details className="card">
              <summary>{t('breach_decisions.severity.history')}</summary>
              {before.map((line) => (
                <Assessed key={line.version} line={line} />
              ))}
            </details>
          )}
        </div>
      </div>
    </BreachShell>
  );
}

function Assessed({ line }: { line: SeverityView['lines'][number] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <div>
      <p>
        <strong>{t(`breach_terms.risk.${line.risk}`)}</strong>
      </p>
      <p className="typed">{line.reason}</p>
      {line.difference && (
        <p className="typed">{t('breach_decisions.severity.differs', { reason: line.difference })}</p>
      )}
      {line.severity ? (
        <Outcome severity={line.severity} />
      ) : (
        <p className="soft small">{t('breach_decisions.severity.not_used')}</p>
      )}
      <p className="soft small">
        {t('breach_decisions.risk_by', { name: line.by ?? '–', at: formatMoment(language, line.at) })}
      </p>
    </div>
  );
}
