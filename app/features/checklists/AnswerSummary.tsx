import type { AnswerValues } from '#app/domain/review.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/translate.ts';

interface AnswerSummaryProps {
  checklist: { scale: 'maturity' | 'compliance' };
  words: { oneScore: boolean };
  answer: (AnswerValues & { explanation: string; at: Date; by: string | null }) | null;
  heading?: string;
}

/** An answer to read: for who may not change it, or not now. */
export function AnswerSummary({ checklist, words, answer, heading }: AnswerSummaryProps) {
  const t = useT();
  const language = useLanguage();
  if (!answer) {
    return (
      <div className="card">
        <h2 className="answer-title">{heading ?? t('checklists.question.the_answer')}</h2>
        <p className="soft">{t('checklists.question.never_saved')}</p>
      </div>
    );
  }
  return (
    <div className="card">
      <h2 className="answer-title">{heading ?? t('checklists.question.the_answer')}</h2>
      <ValueFacts values={answer} scale={checklist.scale} oneScore={words.oneScore} />
      {answer.explanation && <p className="typed">{answer.explanation}</p>}
      <p className="soft small">
        {t('checklists.question.last_saved', {
          at: formatMoment(language, answer.at),
          name: answer.by ?? t('checklists.history.unknown'),
        })}
      </p>
    </div>
  );
}

interface ValueFactsProps {
  values: AnswerValues;
  scale: 'maturity' | 'compliance';
  oneScore: boolean;
}

/** The chosen values by name. */
export function ValueFacts({ values, scale, oneScore }: ValueFactsProps) {
  const t = useT();
  const none = t('checklists.question.not_answered');
  const grade = (value: AnswerValues['doc']) => (value ? t(`terms.grade.${value}`) : none);
  if (scale === 'compliance' || oneScore) {
    const value =
      scale === 'compliance' ? (values.choice ? t(`terms.choice.${values.choice}`) : none) : grade(values.doc);
    return (
      <p>
        <strong>{value}</strong>
      </p>
    );
  }
  return (
    <dl className="facts">
      <dt>{t('terms.doc')}</dt>
      <dd>{grade(values.doc)}</dd>
      <dt>{t('terms.impl')}</dt>
      <dd>{grade(values.impl)}</dd>
    </dl>
  );
}

/** The chosen values in one line, such as `Documentatie 3, Uitvoering 2`. */
export function valueLine(t: Translate, { choice, doc, impl }: AnswerValues): string {
  if (choice) return t(`terms.choice.${choice}`);
  const parts = [
    doc && `${t('terms.doc')}: ${t(`terms.grade.${doc}`)}`,
    impl && `${t('terms.impl')}: ${t(`terms.grade.${impl}`)}`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : t('checklists.question.not_answered');
}
