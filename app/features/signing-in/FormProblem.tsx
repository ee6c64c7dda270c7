import type { MessageKey } from '#app/i18n/catalogue.ts';
import { useT } from '#app/i18n/context.tsx';
import type { FormState } from '#app/ui/Field.tsx';
import { Notice } from '#app/ui/Notice.tsx';

/** What a page of this feature says after a post that led to nothing: beside its fields, or over the form as a whole. */
export interface Refusal {
  form?: FormState;
  problem?: MessageKey;
  /** Until when to wait, as `09:31`. */
  time?: string;
}

/** The sentence over a form that was refused, read out at once. */
export function FormProblem({ refusal }: { refusal: Refusal | undefined }) {
  const t = useT();
  const errors = refusal?.form?.errors;
  const problem = refusal?.problem ?? (errors && Object.keys(errors).length > 0 ? 'common.error.form' : undefined);
  if (!problem) return null;
  return (
    <Notice tone="bad" live>
      <p>{t(problem, { time: refusal?.time ?? '' })}</p>
      {errors?.form && <p>{t('common.error.unknown_field')}</p>}
    </Notice>
  );
}
