import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import type { DecisionView } from './view-decision.server.ts';

/** An advice as it was given. */
export function AdviceText({ line }: { line: DecisionView['advice'][number] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <div>
      <p>
        <strong>{t(`breach_decisions.notify.${line.notify ? 'yes' : 'no'}`)}</strong>
      </p>
      <p className="typed">{line.text}</p>
      <p className="soft small">
        {t('breach_decisions.given', { name: line.by ?? '–', at: formatMoment(language, line.givenAt) })}
      </p>
    </div>
  );
}

/** A decision as it was taken, with every reason that it needed. */
export function Decision({ line }: { line: DecisionView['decisions'][number] }) {
  const t = useT();
  const language = useLanguage();
  const more = [
    ['breach_decisions.against', line.againstAdvice],
    ['breach_decisions.delay', line.delay],
  ] as const;
  return (
    <div>
      <p>
        <strong>{t(`breach_decisions.notify.${line.notify ? 'yes' : 'no'}`)}</strong>
      </p>
      <p className="typed">{line.reason}</p>
      {more.map(
        ([label, text]) =>
          text !== '' && (
            <div key={label}>
              <p className="small">
                <strong>{t(label)}</strong>
              </p>
              <p className="typed">{text}</p>
            </div>
          ),
      )}
      <p className="soft small">
        {line.takenOver
          ? line.decidedBy
          : t('breach_decisions.given', { name: line.decidedBy, at: formatMoment(language, line.decidedAt) })}
      </p>
    </div>
  );
}
