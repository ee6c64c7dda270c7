import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Status } from '#app/ui/Status.tsx';
import type { AnswerVersion } from '#db/queries/answers.server.ts';
import { valueLine } from './AnswerSummary.tsx';

/** Every save of an answer, the newest first: who, when, and what it said then. */
export function History({ history }: { history: readonly AnswerVersion[] }) {
  const t = useT();
  const language = useLanguage();
  if (history.length === 0) return null;
  return (
    <details className="card">
      <summary>
        <span className="summary-title">{t('checklists.history.heading')}</span>{' '}
        <span className="soft small">{t('checklists.history.count', { n: history.length })}</span>
      </summary>
      <ol className="plain-list history">
        {history.map((version) => (
          <li key={`${version.answerId}.${version.version}`}>
            <p className="small">
              <strong>
                {version.entity && `${version.entity} · `}
                {t('checklists.history.version', { n: version.version })}
              </strong>
              <br />
              {formatMoment(language, version.at)}, {version.by ?? t('checklists.history.unknown')}
            </p>
            <p className="small">
              {version.withdrawn ? t('checklists.history.withdrawn') : valueLine(t, toValues(version))}
            </p>
            {version.confirmedOf !== null && (
              <p className="small">
                <Status tone="good">{t('next_year.last_year.confirmed')}</Status>
              </p>
            )}
            {version.explanation && <p className="typed small">{version.explanation}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}

function toValues({ choice, doc, impl }: AnswerVersion) {
  return { choice, doc, impl } as Parameters<typeof valueLine>[1];
}
