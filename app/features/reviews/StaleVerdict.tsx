import { TONE_OF_LINE } from '#app/domain/progress.ts';
import { isFilled } from '#app/domain/review.ts';
import { useT } from '#app/i18n/context.tsx';
import { valuesText } from '#app/i18n/words.ts';
import { Notice } from '#app/ui/Notice.tsx';
import { Status } from '#app/ui/Status.tsx';
import { ValueFacts } from './AnswerOnView.tsx';
import type { AnswerBefore, JudgeProblem } from './review-one.ts';

interface Props {
  problem: JudgeProblem;
  before: AnswerBefore;
}

/** A verdict that came too late: what was on screen and what there is now, or the two verdicts side by side. */
export function StaleVerdict({ problem, before }: Props) {
  const t = useT();
  const { answer } = before;
  const changed = !problem.saw || problem.saw.version !== answer.version;
  return (
    <Notice tone="bad" title={t('reviews.one.stale')} live>
      <p>{t('reviews.one.stale_text')}</p>
      {changed && (
        <div className="columns">
          {problem.saw && (
            <div>
              <h4>{t('reviews.one.you_saw', { version: problem.saw.version })}</h4>
              <ValueFacts values={problem.saw} />
              <p className="quote">{problem.saw.explanation || t('reviews.one.no_explanation')}</p>
            </div>
          )}
          <div>
            <h4>{t('reviews.one.now', { version: answer.version })}</h4>
            <ValueFacts values={answer} />
            <p className="quote">{answer.explanation || t('reviews.one.no_explanation')}</p>
          </div>
        </div>
      )}
      <BothVerdicts problem={problem} before={before} />
    </Notice>
  );
}

function BothVerdicts({ problem: { values }, before }: Props) {
  const t = useT();
  const [theirs] = before.verdicts;
  if (!theirs || String(theirs.id) === values.newest_verdict) return null;
  const mine = values.outcome === 'returned' ? 'returned' : 'accepted';
  return (
    <div className="columns">
      <div>
        <h4>{t('speed.stale.mine')}</h4>
        <Status tone={TONE_OF_LINE[mine]}>{t(`terms.state.${mine}`)}</Status>
        {values.remark && <p className="quote">{values.remark}</p>}
      </div>
      <div>
        <h4>{t('speed.stale.theirs', { by: theirs.by ?? t('reviews.one.someone') })}</h4>
        <Status tone={TONE_OF_LINE[theirs.outcome]}>{t(`terms.state.${theirs.outcome}`)}</Status>
        {isFilled(theirs) && <p className="small">{t('reviews.one.found', { value: valuesText(t, theirs) })}</p>}
        {theirs.remark && <p className="quote">{theirs.remark}</p>}
      </div>
    </div>
  );
}
