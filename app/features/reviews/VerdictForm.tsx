import type { AnswerValues } from '#app/domain/review.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/Button.tsx';
import { FieldErrors } from '#app/ui/Field.tsx';
import { FormKey } from '#app/ui/FormKey.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import type { AnswerBefore, JudgeProblem, ReviewOneData } from './review-one.ts';
import { StaleVerdict } from './StaleVerdict.tsx';

interface Props {
  page: ReviewOneData;
  before: AnswerBefore;
  problem: JudgeProblem | undefined;
}

/** The verdict on one answer. What was typed stays after a refusal; the version is always the one on screen. */
export function VerdictForm({ page, before, problem }: Props) {
  const t = useT();
  const { answer, verdicts, formKey } = before;
  const id = `remark-${answer.answerId}`;
  const errors = problem && problem.field === 'remark' ? [problem.key] : undefined;
  const title = answer.entity ? t('reviews.one.verdict_of', { entity: answer.entity }) : t('reviews.one.verdict');
  return (
    <form method="post" className="verdict" aria-label={title}>
      <h3>{title}</h3>
      {problem && <Problem problem={problem} before={before} />}
      <input type="hidden" name="answer" value={answer.answerId} />
      <input type="hidden" name="version" value={answer.version} />
      <input type="hidden" name="newest_verdict" value={verdicts[0]?.id ?? ''} />
      <FormKey value={formKey} />
      <div className="field">
        <label htmlFor={id}>{t('reviews.one.remark')}</label>
        <p className="hint" id={`${id}-hint`}>
          {t('reviews.one.remark_hint')}
        </p>
        <textarea
          id={id}
          name="remark"
          rows={3}
          maxLength={10_000}
          aria-describedby={errors ? `${id}-hint ${id}-error` : `${id}-hint`}
          aria-invalid={errors ? 'true' : undefined}
          defaultValue={problem?.values.remark ?? ''}
          data-review="remark"
        />
        <FieldErrors name={id} errors={errors} />
      </div>
      <Verified page={page} before={before} values={problem?.values ?? {}} />
      <div className="row">
        <span data-review="accept">
          <Button kind="primary" name="outcome" value="accepted">
            {t('reviews.one.accept')}
          </Button>
        </span>
        <span data-review="return">
          <Button kind="danger" name="outcome" value="returned">
            {t('reviews.one.return')}
          </Button>
        </span>
      </div>
    </form>
  );
}

function Verified({
  page,
  before,
  values,
}: {
  page: ReviewOneData;
  before: AnswerBefore;
  values: Record<string, string>;
}) {
  const t = useT();
  const fields = page.head.scale === 'maturity' ? (['doc', 'impl'] as const) : (['choice'] as const);
  return (
    <details className="verified" open={fields.some((field) => values[field]) || undefined}>
      <summary>{t('reviews.one.verify')}</summary>
      <p className="hint">{t('reviews.one.verify_hint')}</p>
      <div className="row">
        {fields.map((field) => {
          const id = `${field}-${before.answer.answerId}`;
          return (
            <div className="field" key={field}>
              <label htmlFor={id}>{field === 'choice' ? t('terms.verified') : t(`terms.${field}`)}</label>
              <select id={id} name={field} defaultValue={values[field] ?? ''}>
                <option value="">{t('reviews.one.same')}</option>
                <Options field={field} naAllowed={page.naAllowed} />
              </select>
            </div>
          );
        })}
      </div>
    </details>
  );
}

function Options({ field, naAllowed }: { field: keyof AnswerValues; naAllowed: boolean }) {
  const t = useT();
  if (field === 'choice') {
    return (['yes', 'partly', 'no', 'na'] as const).map((choice) => (
      <option key={choice} value={choice}>
        {t(`terms.choice.${choice}`)}
      </option>
    ));
  }
  const grades = ['1', '2', '3', '4', '5', ...(naAllowed ? (['na'] as const) : [])] as const;
  return grades.map((grade) => (
    <option key={grade} value={grade}>
      {t(`terms.grade.${grade}`)}
    </option>
  ));
}

function Problem({ problem, before }: { problem: JudgeProblem; before: AnswerBefore }) {
  const t = useT();
  if (problem.saw !== undefined) return <StaleVerdict problem={problem} before={before} />;
  if (problem.field === 'remark') return null;
  return (
    <Notice tone="bad" live>
      <p>{t(problem.key)}</p>
    </Notice>
  );
}
