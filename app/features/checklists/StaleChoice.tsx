import { mergeTexts, type StoredAnswer } from '#app/domain/answer.ts';
import type { AnswerValues } from '#app/domain/review.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Button, ButtonLink } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { ValueFacts } from './AnswerSummary.tsx';
import type { QuestionView } from './view-question.server.ts';

interface StaleChoiceProps {
  view: QuestionView;
  theirs: StoredAnswer | null;
  /** What this person was about to save. */
  values: Record<string, string>;
  links: { self: string };
}

/** Two people saved at once: both texts side by side, and a way to keep either. The form below holds the two merged. */
export function StaleChoice({ view, theirs, values, links }: StaleChoiceProps) {
  const t = useT();
  const language = useLanguage();
  const mine = typed(values);
  const self = theirs?.updatedBy?.id === view.reader.id;
  const name = theirs?.updatedBy?.name ?? t('checklists.history.unknown');
  return (
    <section className="stale">
      <Notice tone="warning" live title={t(self ? 'checklists.stale.title_self' : 'checklists.stale.title', { name })}>
        {theirs && <p>{t('checklists.stale.text', { at: formatMoment(language, theirs.updatedAt) })}</p>}
      </Notice>
      <div className="columns">
        <div className="card">
          <h2>{t('checklists.stale.mine')}</h2>
          <Side view={view} values={mine} explanation={values.explanation ?? ''} reason={values.reason} />
          <form method="post" action={links.self} data-settles="mine">
            {Object.entries({ ...values, version: String(theirs?.version ?? 0), go: 'stay' })
              .filter(([field]) => !(field === 'go' && 'act' in values))
              .map(([field, value]) => (
                <input key={field} type="hidden" name={field} value={value} />
              ))}
            <Button>{t('checklists.stale.keep_mine')}</Button>
          </form>
        </div>
        <div className="card">
          <h2>{t('checklists.stale.theirs')}</h2>
          {theirs && (
            <Side view={view} values={theirs} explanation={theirs.explanation} reason={theirs.exceptionReason} />
          )}
          <p>
            <ButtonLink href={`${links.self}${links.self.includes('?') ? '&' : '?'}kept=theirs`}>
              {t('checklists.stale.keep_theirs')}
            </ButtonLink>
          </p>
        </div>
      </div>
      <h2>{t('checklists.stale.merge')}</h2>
      <p>{t('checklists.stale.merge_hint')}</p>
    </section>
  );
}

interface SideProps {
  view: QuestionView;
  values: AnswerValues;
  explanation: string;
  reason: string | undefined;
}

function Side({ view, values, explanation, reason }: SideProps) {
  return (
    <>
      <ValueFacts values={values} scale={view.checklist.scale} oneScore={view.words.oneScore} />
      {reason && <p className="typed">{reason}</p>}
      <p className="typed">{explanation}</p>
    </>
  );
}

/** The values of a posted form; a field that was not sent is not chosen. */
function typed(values: Record<string, string>): AnswerValues {
  return {
    choice: (values.choice ?? null) as AnswerValues['choice'],
    doc: (values.doc ?? null) as AnswerValues['doc'],
    impl: (values.impl ?? null) as AnswerValues['impl'],
  };
}

/** What the form under the comparison holds: my choices where I made any, and both texts. */
export function mergedValues(values: Record<string, string>, theirs: StoredAnswer | null): Record<string, string> {
  if (!theirs) return values;
  const chosen = (field: 'choice' | 'doc' | 'impl') => values[field] ?? theirs[field];
  const merged: Record<string, string> = {
    ...values,
    version: String(theirs.version),
    explanation: mergeTexts(values.explanation ?? '', theirs.explanation),
  };
  for (const field of ['choice', 'doc', 'impl'] as const) {
    const value = chosen(field);
    if (value) merged[field] = value;
  }
  return merged;
}
