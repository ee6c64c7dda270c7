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
export function AnswerFields(props: AnswerFieldsProps) {
  const t = useT();
  const { scale, kept, form } = props;
  const hint = scale === 'maturity' ? 'explanation_hint_maturity' : 'explanation_hint';
  return (
    <>
      {scale === 'maturity' ? <Scores {...props} /> : <Choice {...props} />}
      <TextArea
        name="explanation"
        label={t('checklists.question.explanation')}
        hint={t(`checklists.question.${hint}`)}
        rows={6}
        value={kept?.explanation ?? ''}
        form={form}
      />
    </>
  );
}

function Choice({ naAllowed, kept, form }: AnswerFieldsProps) {
  const t = useT();
  const chosen = chosenOf('choice', kept, form);
  return (
    <ScaleGroup name="choice" label={t('checklists.question.choice')} hint="" form={form}>
      {CHOICES.filter((value) => naAllowed || value !== 'na').map((value) => (
        <ScaleOption
          key={value}
          name="choice"
          value={value}
          checked={chosen === value}
          hint={`checklists.choice_hint.${value}`}
        >
          {t(`terms.choice.${value}`)}
        </ScaleOption>
      ))}
    </ScaleGroup>
  );
}

function Scores(props: AnswerFieldsProps) {
  const t = useT();
  const { form } = props;
  if (props.oneScore) {
    return (
      <ScaleGroup
        name="doc"
        label={t('checklists.question.one_score')}
        hint={t('checklists.question.one_score_hint')}
        form={form}
      >
        <Grades {...props} name="doc" meaning="one_grade" naAllowed={false} />
      </ScaleGroup>
    );
  }
  return (
    <div className="scales">
      <ScaleGroup name="doc" label={t('terms.doc')} hint={t('checklists.question.doc_hint')} form={form}>
        <Grades {...props} name="doc" meaning="doc_grade" />
      </ScaleGroup>
      <ScaleGroup name="impl" label={t('terms.impl')} hint={t('checklists.question.impl_hint')} form={form}>
        <Grades {...props} name="impl" meaning="impl_grade" />
      </ScaleGroup>
    </div>
  );
}

interface GradesProps extends AnswerFieldsProps {
  name: 'doc' | 'impl';
  meaning: 'doc_grade' | 'impl_grade' | 'one_grade';
}

function Grades({ name, meaning, naAllowed, kept, form }: GradesProps) {
  const t = useT();
  const chosen = chosenOf(name, kept, form);
  return (
    <>
      {GRADES.map((value) => (
        <ScaleOption
          key={value}
          name={name}
          value={value}
          checked={chosen === value}
          hint={`checklists.${meaning}.${value}`}
        >
          {t(`terms.grade.${value}`)}
        </ScaleOption>
      ))}
      {naAllowed && meaning !== 'one_grade' && (
        <ScaleOption name={name} value="na" checked={chosen === 'na'} hint={`checklists.${meaning}.na`}>
          {t('terms.grade.na')}
        </ScaleOption>
      )}
    </>
  );
}

/** After a post that was refused, what was chosen then; a choice that was not sent was not made. */
function chosenOf(
  name: 'choice' | 'doc' | 'impl',
  kept: AnswerFieldsProps['kept'],
  form: FormState | undefined,
): string | null {
  return form?.values ? (form.values[name] ?? null) : (kept?.[name] ?? null);
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
