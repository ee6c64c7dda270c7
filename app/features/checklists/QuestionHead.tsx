import { useLanguage, useT } from '#app/i18n/context.tsx';
import { Status } from '#app/ui/Status.tsx';
import { Progress } from './Progress.tsx';
import type { QuestionView } from './view-question.server.ts';

interface QuestionHeadProps {
  view: QuestionView;
  /** The table of all questions, from the question's own page. */
  grid?: string;
  /** The page has a title of its own, so the question's title stands here. */
  titled?: boolean;
}

/** What is asked: its place, its own words, what counts as evidence, and whether it weighs heavily. */
export function QuestionHead({ view: { checklist, words }, grid, titled }: QuestionHeadProps) {
  const t = useT();
  const dutch = useLanguage() === 'nl';
  const help = dutch ? words.helpNl : words.helpEn;
  const expected = dutch ? words.evidenceNl : words.evidenceEn;
  const official = dutch ? words.officialNl : words.officialEn;
  const measure = dutch ? words.measureNl : words.measureEn;
  const parent = dutch ? words.parentNl : words.parentEn;
  return (
    <div className="question-head">
      <div className="row question-place">
        <strong>{t('checklists.question.position', { n: words.number, total: words.of })}</strong>
        <Progress answered={checklist.answered} total={checklist.total} />
        {grid && <a href={grid}>{t('grid.link_question')}</a>}
      </div>
      <p className="soft small">
        {words.code}
        {parent && ` · ${parent}`}
      </p>
      {titled && <h2>{dutch ? words.titleNl : words.titleEn}</h2>}
      {official && <p className="official-text">{official}</p>}
      {help && <p className="question-help">{help}</p>}
      {expected && (
        <p>
          <strong>{t('checklists.question.expected')}:</strong> {expected}
        </p>
      )}
      {measure && (
        <p>
          <strong>{t('own_frameworks.measure')}:</strong> {measure}
        </p>
      )}
      {words.keyMeasure && (
        <p className="key-measure">
          <Status tone="accent">{t('terms.key_measure')}</Status> {t('checklists.key_measure_hint')}
        </p>
      )}
    </div>
  );
}
