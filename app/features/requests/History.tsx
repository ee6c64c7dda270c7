import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { isMessageKey } from '#app/i18n/translate.ts';
import type { RequestView } from './view-request.server.ts';

type Step = RequestView['steps'][number];

/** Who did what when, in the order in which it was written down. */
export function History({ view }: { view: RequestView }) {
  const t = useT();
  return (
    <section aria-labelledby="history" className="stack">
      <h2 id="history">{t('requests.history.title')}</h2>
      <ol className="log" aria-labelledby="history">
        {view.steps.map((step) => (
          <Line key={step.id} step={step} />
        ))}
      </ol>
    </section>
  );
}

function Line({ step }: { step: Step }) {
  const t = useT();
  const language = useLanguage();
  const at = formatMoment(language, step.happenedAt);
  const written = formatMoment(language, step.at);
  const ground = `request_terms.${step.kind === 'extended' ? 'extension' : 'ground'}.${step.ground}`;
  return (
    <li>
      <div>
        <time dateTime={step.happenedAt.toISOString()}>{at}</time>
        <p className="log-who">
          {step.by}{' '}
          {written !== at && <span className="soft small">{t('requests.history.written', { at: written })}</span>}
        </p>
      </div>
      <strong>{t(`requests.history.kinds.${step.kind}`)}</strong>
      <div>
        {step.ground !== null && isMessageKey(ground) && <p>{t(ground)}</p>}
        {step.text && <p className="typed">{step.text}</p>}
      </div>
    </li>
  );
}
