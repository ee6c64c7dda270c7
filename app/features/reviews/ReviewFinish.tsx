import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { TextArea } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import type { ReviewPageData } from './review-shows.ts';

/** The acts on a checklist as a whole, each saying what it will do, and how it was handed over before. */
export function ReviewFinish({ page, remark }: { page: ReviewPageData; remark?: string | undefined }) {
  const t = useT();
  return (
    <section className="stack-small" aria-labelledby="finish">
      <h2 id="finish">{page.reviewable ? t('reviews.page.finish') : t('reviews.page.history')}</h2>
      {page.reviewable && (
        <div className="columns">
          <AcceptCards page={page} />
          <ReturnCard page={page} remark={remark} />
        </div>
      )}
      <HandOvers page={page} />
    </section>
  );
}

function AcceptCards({ page }: { page: ReviewPageData }) {
  const t = useT();
  const { tally, formKeys } = page;
  const left = tally.to_review + tally.returned + tally.unanswered;
  return (
    <div className="card">
      {tally.to_review > 0 && (
        <form method="post" className="spaced">
          <input type="hidden" name="intent" value="accept_rest" />
          <input type="hidden" name="seen" value={page.seen} />
          <FormKey value={formKeys.acceptRest} />
          <p className="soft">{t('reviews.page.accept_rest_text')}</p>
          <Button>{t('reviews.page.accept_rest', { n: tally.to_review })}</Button>
        </form>
      )}
      <form method="post">
        <input type="hidden" name="intent" value="accept" />
        <FormKey value={formKeys.accept} />
        {left === 0 && <p className="soft">{t('reviews.page.accept_text')}</p>}
        <Button kind="primary" disabledReason={left > 0 ? t('reviews.page.accept_off', { n: left }) : undefined}>
          {t('reviews.page.accept')}
        </Button>
      </form>
    </div>
  );
}

function ReturnCard({ page, remark }: { page: ReviewPageData; remark?: string | undefined }) {
  const t = useT();
  const { tally, formKeys } = page;
  return (
    <form method="post" className="card">
      <input type="hidden" name="intent" value="return" />
      <FormKey value={formKeys.return} />
      <p className="soft">
        {t('reviews.page.give_back_text', { n: tally.returned })}{' '}
        {tally.to_review > 0 && t('reviews.page.give_back_left', { n: tally.to_review })}
      </p>
      <TextArea name="remark" label={t('reviews.page.remark')} optional={tally.returned > 0} value={remark} rows={3} />
      <Button kind="danger">{t('reviews.page.give_back')}</Button>
    </form>
  );
}

function HandOvers({ page }: { page: ReviewPageData }) {
  const t = useT();
  const language = useLanguage();
  if (page.handOvers.length === 0) return null;
  return (
    <ol className="steps" aria-label={t('reviews.page.history')}>
      {page.handOvers.map((step) => (
        <li key={step.id}>
          <strong>{t(`reviews.page.step.${step.kind}`)}</strong>{' '}
          <span className="soft small">
            {formatMoment(language, step.at)}
            {step.by && ` · ${step.by}`}
          </span>
          {step.remark && <p className="quote">{step.remark}</p>}
        </li>
      ))}
    </ol>
  );
}
