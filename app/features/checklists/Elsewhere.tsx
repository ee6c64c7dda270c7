import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { titleIn } from '#app/i18n/words.ts';
import type { AnswerElsewhere } from '#db/queries/mapped-answers.server.ts';
import { valueLine } from './AnswerSummary.tsx';

interface ElsewhereProps {
  answers: readonly AnswerElsewhere[];
  links: { elsewhere: Readonly<Record<string, string>> };
}

/** Answers of this municipality to what other frameworks ask about the same: to read, never filled in. */
export function Elsewhere({ answers, links }: ElsewhereProps) {
  const t = useT();
  const language = useLanguage();
  const total = answers[0]?.total ?? 0;
  if (total === 0) return null;
  return (
    <details className="card">
      <summary>
        <span className="summary-title">{t('mappings.elsewhere.heading')}</span>{' '}
        <span className="soft small">{t('mappings.elsewhere.count', { n: total })}</span>
      </summary>
      <p className="soft small">{t('mappings.elsewhere.hint')}</p>
      <ul className="plain-list small">
        {answers.map((answer) => (
          <li key={`${answer.checklistId}.${answer.code}`}>
            <a href={links.elsewhere[`${answer.checklistId}/${answer.code}`]}>
              {answer.code} {titleIn(language, answer)}
            </a>
            <br />
            <strong>{valueLine(t, answer)}</strong>
            {answer.explanation && <span className="typed block">{answer.explanation}</span>}
            <span className="soft block">
              {titleIn(language, { titleNl: answer.frameworkNl, titleEn: answer.frameworkEn })},{' '}
              {formatDay(language, answer.answeredOn)}. {t(`frameworks.relation.${answer.relation}`)} (
              {t(`frameworks.quality.${answer.quality}`)})
            </span>
          </li>
        ))}
      </ul>
      {total > answers.length && (
        <p className="soft small">{t('mappings.elsewhere.more', { n: total - answers.length })}</p>
      )}
    </details>
  );
}
