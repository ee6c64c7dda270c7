import type { ReactNode } from 'react';
import type { Field, FieldValue } from '#app/domain/breach-field.ts';
import type { FieldKey } from '#app/domain/breach-fields.ts';
import { fieldHelp, fieldLabel, fieldProblemText, fieldText, optionText } from '#app/i18n/breach-words.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import type { Translate } from '#app/i18n/translate.ts';
import { sourceOf } from './fact-proposals.ts';
import type { FactProblem } from './fact-values.ts';

export interface FactFieldProps {
  field: Field<FieldKey>;
  hidden: boolean;
  /** As it fills the box: what was typed in vain, or else what is saved or proposed. */
  text: string;
  proposed: boolean;
  problem: FactProblem | undefined;
  /** What somebody else saved meanwhile; undefined where nothing has to be held beside it. */
  meanwhile: FieldValue | null | undefined;
  /** What the dossier says now and the saved answer does not. */
  differs: FieldValue | undefined;
}

/** Above so many options a list is shorter than a row of buttons. */
const MANY = 8;

/** One field of the template: what it asks, for which notification, where the duty stands, and its box. */
export function FactField(props: FactFieldProps) {
  const t = useT();
  const { field, hidden, text, problem } = props;
  const { key, type } = field;
  const label = fieldLabel(t, key);
  const ids = [`${key}-hint`, problem && `${key}-error`].filter(Boolean).join(' ');
  const wiring = {
    id: key,
    name: key,
    'aria-describedby': ids,
    'aria-invalid': problem ? ('true' as const) : undefined,
  };
  const grouped = type === 'multi' || type === 'boolean' || (type === 'enum' && field.options.length <= MANY);
  if (grouped)
    return (
      <fieldset className="field fact-field" data-field={key} id={key} hidden={hidden} aria-describedby={ids}>
        <legend className={type === 'boolean' ? 'visually-hidden' : undefined}>{label}</legend>
        {type !== 'boolean' && <Below {...props} />}
        <Choices field={field} text={text} label={label} invalid={problem !== undefined} />
        {type === 'boolean' && <Below {...props} />}
        <Faults {...props} />
      </fieldset>
    );
  return (
    <div className="field fact-field" data-field={key} hidden={hidden}>
      <label htmlFor={key}>{label}</label>
      <Below {...props} />
      {type === 'enum' ? (
        <select {...wiring} defaultValue={text}>
          <option value="">{t('breach_facts.choose')}</option>
          {field.options.map((option) => (
            <option key={option} value={option}>
              {optionText(t, key, option)}
            </option>
          ))}
        </select>
      ) : type === 'textarea' || field.maxLength > 1_000 ? (
        <textarea {...wiring} rows={4} defaultValue={text} />
      ) : (
        <input {...wiring} type="text" autoComplete="off" defaultValue={text} />
      )}
      <Faults {...props} />
    </div>
  );
}

/** Yes or nothing, several of a list, or one of a few. What was answered can be taken back. */
function Choices({
  field,
  text,
  label,
  invalid,
}: {
  field: Field<FieldKey>;
  text: string;
  label: string;
  invalid: boolean;
}) {
  const t = useT();
  const chosen = text.split(',');
  const { key, type } = field;
  const bad = invalid ? ('true' as const) : undefined;
  if (type === 'boolean')
    return (
      <label className="choice">
        <input type="checkbox" name={key} value="yes" defaultChecked={text === 'yes'} aria-invalid={bad} />
        <span>{label}</span>
      </label>
    );
  const several = type === 'multi';
  const line = (option: string, words: ReactNode) => (
    <label className="choice" key={option}>
      <input
        type={several ? 'checkbox' : 'radio'}
        name={several ? `${key}[]` : key}
        value={option}
        defaultChecked={chosen.includes(option) && text !== ''}
        aria-invalid={bad}
      />
      <span>{words}</span>
    </label>
  );
  return (
    <div className={field.options.length > MANY ? 'fact-choices many' : 'fact-choices'}>
      {field.options.map((option) => line(option, optionText(t, key, option)))}
      {!several && text !== '' && line('', <span className="soft">{t('breach_facts.no_answer')}</span>)}
    </div>
  );
}

/** What belongs in it, how to write it, and for which notification it is needed. */
function Below({ field, proposed, differs }: FactFieldProps) {
  const t = useT();
  const language = useLanguage();
  const { key, type } = field;
  const how = type === 'datetime' || type === 'date' || type === 'number' || type === 'multi' ? type : null;
  const byApp = key === 'notification_type' || key === 'notification_subtype';
  return (
    <div className="hint" id={`${key}-hint`}>
      <p>
        {fieldHelp(t, key)} {how && t(`breach_facts.hint.${how}`)} {byApp && t('breach_facts.by_app')}
      </p>
      <p className="fact-need">
        <span>{t(`breach_facts.need.${field.neededFrom ?? 'optional'}`)}</span>{' '}
        <span className="soft">· {whereOf(t, field)}</span>
      </p>
      {proposed && <p className="fact-proposed">{t(`breach_facts.proposed.${sourceOf(key)}`)}</p>}
      {differs !== undefined && (
        <p className="fact-proposed">{t('breach_facts.differs', { value: fieldText(t, language, field, differs) })}</p>
      )}
    </div>
  );
}

function Faults({ field, problem, meanwhile }: FactFieldProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      {problem && (
        <p className="field-error" id={`${field.key}-error`}>
          {problemText(t, field, problem)}
        </p>
      )}
      {meanwhile !== undefined && (
        <p className="fact-meanwhile">
          {t('breach_facts.meanwhile', { value: fieldText(t, language, field, meanwhile) })}
        </p>
      )}
    </>
  );
}

function whereOf(t: Translate, { id, article }: Field): string {
  return article ? t('breach_facts.article', { id, article }) : t('breach_facts.field_id', { id });
}

function problemText(t: Translate, field: Field, problem: FactProblem): string {
  switch (problem) {
    case 'moment_unreadable':
    case 'day_unreadable':
    case 'future':
    case 'end_before_start':
    case 'before_occurrence':
      return t(`breach_facts.fault.${problem}`);
    default:
      return fieldProblemText(t, field, problem);
  }
}
