import { useLanguage, useT } from '#app/i18n/context.tsx';
import { Status } from '#app/ui/Status.tsx';
import { MarkStatus } from './ChecklistStatus.tsx';
import type { Question, Section } from './contents.ts';

interface ListProps {
  links: { question: (code: string) => string };
}

/** All questions under their headings; a heading says how many of its questions are done. */
export function Contents({ sections, links }: ListProps & { sections: readonly Section[] }) {
  const t = useT();
  const dutch = useLanguage() === 'nl';
  return (
    <div className="contents">
      {sections.map((section) => {
        const done = section.questions.filter((each) => each.mark === 'answered' || each.mark === 'accepted').length;
        const total = section.questions.length;
        return (
          <details key={section.code} className="card" open={sections.length < 8 || (done > 0 && done < total)}>
            <summary>
              <span className="summary-title">{dutch ? section.titleNl : section.titleEn}</span>{' '}
              <span className="soft small">{t('checklists.answered_of', { answered: done, total })}</span>
            </summary>
            <QuestionList questions={section.questions} links={links} />
          </details>
        );
      })}
    </div>
  );
}

/** Questions as lines: number, title, and how each stands. */
export function QuestionList({ questions, links }: ListProps & { questions: readonly Question[] }) {
  const t = useT();
  const dutch = useLanguage() === 'nl';
  return (
    <ol className="question-list">
      {questions.map((question) => (
        <li key={question.code}>
          <span className="question-number">{question.number}</span>
          <span className="question-name">
            <a href={links.question(question.code)}>{dutch ? question.titleNl : question.titleEn}</a>
            <span className="soft small">
              {question.code}
              {question.evidence > 0 && ` · ${t('checklists.evidence_n', { n: question.evidence })}`}
              {question.exceptions.length > 0 &&
                ` · ${t('checklists.exceptions_n', { n: question.exceptions.length })}`}
            </span>
          </span>
          <span className="question-marks">
            {question.keyMeasure && <Status tone="accent">{t('terms.key_measure')}</Status>}
            <MarkStatus mark={question.mark} />
          </span>
        </li>
      ))}
    </ol>
  );
}
