import { TONE_OF_LINE } from '#app/domain/progress.ts';
import type { AnswerValues } from '#app/domain/review.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatBytes, formatMoment } from '#app/i18n/format.ts';
import { Status } from '#app/ui/Status.tsx';
import type { EvidenceOnFile } from '#db/queries/review-detail.server.ts';
import type { AnswerBefore } from './review-one.ts';

/** What the municipality answered, with who said so and where its verdict stands. */
export function AnswerOnView({ before }: { before: AnswerBefore }) {
  const t = useT();
  const language = useLanguage();
  const { answer, state } = before;
  const title = answer.entity ? t('reviews.one.answer_of', { entity: answer.entity }) : t('reviews.one.answer');
  return (
    <>
      <div className="row between">
        <h2>{title}</h2>
        <Status tone={TONE_OF_LINE[state]}>{t(`terms.state.${state}`)}</Status>
      </div>
      <ValueFacts values={answer} />
      {answer.exceptionReason && (
        <p>
          <strong>{t('reviews.one.reason')}.</strong> {answer.exceptionReason}
        </p>
      )}
      {answer.explanation ? (
        <p className="quote">{answer.explanation}</p>
      ) : (
        <p className="soft">{t('reviews.one.no_explanation')}</p>
      )}
      <p className="soft small">
        {t('reviews.one.by', {
          by: answer.by ?? t('reviews.one.someone'),
          at: formatMoment(language, answer.at),
          version: answer.version,
        })}
      </p>
    </>
  );
}

/** An answer's value, each dimension on its own line. */
export function ValueFacts({ values }: { values: AnswerValues }) {
  const t = useT();
  if (values.choice !== null) return <p className="value">{t(`terms.choice.${values.choice}`)}</p>;
  return (
    <dl className="values">
      {(['doc', 'impl'] as const).map((dimension) => (
        <div key={dimension}>
          <dt>{t(`terms.${dimension}`)}</dt>
          <dd>{values[dimension] === null ? '–' : t(`terms.grade.${values[dimension]}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The evidence beside the answer: files to open, links to follow. */
export function EvidenceList({
  evidence,
  hrefOf,
}: {
  evidence: readonly EvidenceOnFile[];
  hrefOf: (id: number) => string;
}) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <h3>{t('reviews.one.evidence')}</h3>
      {evidence.length === 0 && <p className="soft">{t('reviews.one.no_evidence')}</p>}
      <ul>
        {evidence.map((each) => (
          <li key={each.id} className="wrap-anywhere">
            <a href={each.kind === 'link' ? (each.url ?? '') : hrefOf(each.id)} rel="noreferrer">
              {each.title}
            </a>{' '}
            <span className="soft small">
              {each.kind === 'file' ? `${each.fileName} · ${formatBytes(language, each.sizeBytes ?? 0)}` : each.url}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
