import { useT } from '#app/i18n/context.tsx';
import type { AnswerOnFile } from '#db/queries/review-detail.server.ts';
import { valueLine } from './AnswerSummary.tsx';
import { VerdictNotice } from './VerdictNotice.tsx';
import type { QuestionView } from './view-question.server.ts';

interface ExceptionListProps {
  view: QuestionView;
  exceptions: readonly AnswerOnFile[];
  links: { exceptions: Readonly<Record<number, string>> };
  editable: boolean;
}

/** Which entities differ from the shared answer, and why; and a way to say that one does. */
export function ExceptionList({ view, exceptions, links, editable }: ExceptionListProps) {
  const t = useT();
  const others = view.checklist.entities.filter((entity) => !exceptions.some((each) => each.entityId === entity.id));
  const names = view.checklist.entities.map((entity) => entity.name).join(' / ');
  return (
    <section aria-labelledby="exceptions-heading" className="card">
      <h2 id="exceptions-heading">{t('checklists.exception.heading')}</h2>
      {exceptions.map((exception) => (
        <div key={exception.answerId} className="exception">
          <p>
            <strong>{exception.entity}</strong>: {valueLine(t, exception)}
          </p>
          <p className="typed">{exception.exceptionReason}</p>
          <VerdictNotice view={view} answerId={exception.answerId} version={exception.version} />
          <p>
            <a href={links.exceptions[exception.entityId ?? 0]}>
              {t(editable ? 'checklists.exception.change' : 'common.details')}
              <span className="visually-hidden"> {exception.entity}</span>
            </a>
          </p>
        </div>
      ))}
      {editable && others.length > 0 && (
        <>
          {exceptions.length === 0 && <p className="soft small">{t('checklists.exception.none', { names })}</p>}
          <p className="row">
            {others.map((entity) => (
              <button
                key={entity.id}
                type="submit"
                form="answer"
                name="go"
                value={`exception-${entity.id}`}
                className="button small"
              >
                {t('checklists.exception.add', { name: entity.name })}
              </button>
            ))}
          </p>
        </>
      )}
      {!editable && exceptions.length === 0 && <p className="soft">{t('common.none')}</p>}
    </section>
  );
}
