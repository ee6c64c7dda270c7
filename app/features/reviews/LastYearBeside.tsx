import type { AnswerValues } from '#app/domain/review.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { titleIn, valuesText } from '#app/i18n/words.ts';
import type { PreviousLine } from '#db/queries/previous.server.ts';
import { ValueFacts } from './AnswerOnView.tsx';
import type { AnswerBefore } from './review-one.ts';
import { YearMarks } from './YearMarks.tsx';

/** Last year's answer, verdict and remark, to read beside this year's; only the answer of the pair has one here. */
export function LastYearBeside({ before, lines }: { before: AnswerBefore; lines: readonly PreviousLine[] }) {
  const t = useT();
  if (lines.length === 0) return null;
  return (
    <section className="last-year-beside">
      <h3>{t('speed.year.heading')}</h3>
      <p>
        <YearMarks year={before.year} />
      </p>
      {before.answer.entityId === null && lines.map((line) => <Line key={line.fromCode} line={line} />)}
    </section>
  );
}

function Line({ line }: { line: PreviousLine }) {
  const t = useT();
  const language = useLanguage();
  const { answer, verdict, relation } = line;
  const found = verdict && (verdict.choice || verdict.doc || verdict.impl) ? mixed(verdict, answer) : null;
  const title = titleIn(language, { titleNl: line.fromNl, titleEn: line.fromEn });
  return (
    <div>
      {relation !== 'same' && <p className="soft small">{t('speed.year.from', { code: line.fromCode, title })}</p>}
      {relation !== 'same' && relation !== 'equal' && <p className="soft small">{t('speed.year.only_beside')}</p>}
      <ValueFacts values={answer} />
      <p className={answer.explanation ? 'quote' : 'soft'}>{answer.explanation || t('reviews.one.no_explanation')}</p>
      {line.exceptions.map((each) => (
        <p key={each.entityId} className="small">
          {t('speed.year.exception', { name: each.entity, value: valuesText(t, each) })} {each.reason}
        </p>
      ))}
      <p className="soft small">
        {t('speed.year.answered_on', { day: formatDay(language, answer.answeredOn) })}{' '}
        {t(`speed.year.${verdict?.outcome ?? 'not_judged'}`)}
      </p>
      {found && <p className="small">{t('speed.year.found', { value: valuesText(t, found) })}</p>}
      {verdict?.remark && <p className="small wrap-anywhere">{t('speed.year.remark', { remark: verdict.remark })}</p>}
    </div>
  );
}

function mixed(verdict: AnswerValues, answer: AnswerValues): AnswerValues {
  return {
    choice: verdict.choice ?? answer.choice,
    doc: verdict.doc ?? answer.doc,
    impl: verdict.impl ?? answer.impl,
  };
}
