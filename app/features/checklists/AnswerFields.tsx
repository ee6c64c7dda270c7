import type { ReactNode } from 'react';
import type { AnswerValues } from '#app/domain/review.ts';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import { useT } from '#app/i18n/context.tsx';
import { FieldErrors, type FormState, TextArea } from '#app/ui/Field.tsx';

const GRADES = ['1', '2', '3', '4', '5'] as const;
const CHOICES = ['yes', 'partly', 'no', 'na'] as const;

export interface AnswerFieldsProps {
  scale: 'maturity' | 'compliance';
  oneScore: boolean;
  naAllowed: boolean;
  /** What is kept now; what was typed and refused wins over it. */
  kept: (AnswerValues & { explanation: string }) | null;
  form?: FormState | undefined;
}

/** The answer to one question: one choice or two scores, each with its plain meaning, and the explanation. */
export function AnswerFields({ scale, oneScore, naAllowed, kept, form }: AnswerFieldsProps) {
  const t = useT();
  const chosen = (name: 'choice' | 'doc' | 'impl') =>
    form?.values ? (form.values[name] ?? null) : (kept?.[name] ?? null);
  const group = (name: 'choice' | 'doc' | 'impl', label: string, hint: string, options: ReactNode) => (
    <ScaleGroup name={name} label={label} hint={hint} form={form}>
      {options}
    </ScaleGroup>
  );
  const grades = (name: 'doc' | 'impl', meaning: 'doc_grade' | 'impl_grade' | 'one_grade') => (
    <>
      {GRADES.map((value) => (
        <ScaleOption
          key={value}
          name={name}
          value={value}
          checked={chosen(name) === value}
          hint={`checklists.${meaning}.${value}`}
        >
          {t(`terms.grade.${value}`)}
        </ScaleOption>
      ))}
      {naAllowed && meaning !== 'one_grade' && (
        <ScaleOption name={name} value="na" checked={chosen(name) === 'na'} hint={`checklists.${meaning}.na`}>
          {t('terms.grade.na')}
        </ScaleOption>
      )}
    </>
  );
  return (
    <>
      {scale === 'compliance' &&
        group(
          'choice',
          t('checklists.question.choice'),
          '',
          CHOICES.filter((value) => naAllowed || value !== 'na').map((value) => (
            <ScaleOption
              key={value}
              name="choice"
              value={value}
              checked={chosen('choice') === value}
              hint={`checklists.choice_hint.${value}`}
            >
              {t(`terms.choice.${value}`)}
            </ScaleOption>
          )),
        )}
      {scale === 'maturity' &&
        oneScore &&
        group(
          'doc',
          t('checklists.question.one_score'),
          t('checklists.question.one_score_hint'),
          grades('doc', 'one_grade'),
        )}
      {scale === 'maturity' && !oneScore && (
        <div className="scales">
          {group('doc', t('terms.doc'), t('checklists.question.doc_hint'), grades('doc', 'doc_grade'))}
          {group('impl', t('terms.impl'), t('checklists.question.impl_hint'), grades('impl', 'impl_grade'))}
        </div>
      )}
      <TextArea
        name="explanation"
        label={t('checklists.question.explanation')}
        hint={t(
          scale === 'maturity'
            ? 'checklists.question.explanation_hint_maturity'
            : 'checklists.question.explanation_hint',
        )}
        rows={6}
        value={kept?.explanation ?? ''}
        form={form}
      />
    </>
  );
}

interface ScaleGroupProps {
  name: string;
  label: string;
  hint: string;
  form: FormState | undefined;
  children: ReactNode;
}

function ScaleGroup({ name, label, hint, form, children }: ScaleGroupProps) {
  const errors = form?.errors?.[name];
  const described = [hint && `${name}-hint`, errors && `${name}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset className="scale" aria-describedby={described} data-scale={name}>
      <legend>{label}</legend>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldErrors name={name} errors={errors} />
      {children}
    </fieldset>
  );
}

interface ScaleOptionProps {
  name: string;
  value: string;
  checked: boolean;
  hint: MessageKey;
  children: ReactNode;
}

function ScaleOption({ name, value, checked, hint, children }: ScaleOptionProps) {
  const t = useT();
  return (
    <label className="scale-option">
      <input type="radio" name={name} value={value} defaultChecked={checked} />
      <span>
        <strong>{children}</strong> <span className="scale-meaning">{t(hint)}</span>
      </span>
    </label>
  );
}
