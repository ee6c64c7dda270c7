import { TONE_OF_LINE } from '#app/domain/progress.ts';
import { isFilled } from '#app/domain/review.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { valuesText } from '#app/i18n/words.ts';
import { Status } from '#app/ui/Status.tsx';
import type { VerdictOnFile } from '#db/queries/review-detail.server.ts';
import type { ReviewOneData } from './review-one.ts';

/** Every verdict on this requirement so far, each with the answer that it was about. */
export function VerdictHistory({ page }: { page: ReviewOneData }) {
  const t = useT();
  const all = page.answers.flatMap(({ answer, verdicts }) => verdicts.map((verdict) => ({ answer, verdict })));
  if (all.length === 0) return <aside />;
  return (
    <aside aria-labelledby="history">
      <h2 id="history">{t('reviews.one.history')}</h2>
      <ol className="steps">
        {all.map(({ answer, verdict }) => (
          <Entry key={verdict.id} verdict={verdict} entity={answer.entity} />
        ))}
      </ol>
    </aside>
  );
}

function Entry({ verdict, entity }: { verdict: VerdictOnFile; entity: string | null }) {
  const t = useT();
  const language = useLanguage();
  const own = { choice: verdict.ownChoice, doc: verdict.ownDoc, impl: verdict.ownImpl } as typeof verdict;
  return (
    <li>
      <Status tone={TONE_OF_LINE[verdict.outcome]}>{t(`terms.state.${verdict.outcome}`)}</Status>{' '}
      {entity && <span className="chip">{entity}</span>}
      <span className="soft small block">
        {formatMoment(language, verdict.at)} · {verdict.by ?? t('reviews.one.someone')} ·{' '}
        {t('reviews.one.on_version', { version: verdict.version })}
      </span>
      {isFilled(own) && (
        <span className="small block">{t('reviews.one.judged_value', { value: valuesText(t, own) })}</span>
      )}
      {isFilled(verdict) && (
        <span className="small block">{t('reviews.one.found', { value: valuesText(t, verdict) })}</span>
      )}
      {verdict.remark && <p className="quote">{verdict.remark}</p>}
    </li>
  );
}
