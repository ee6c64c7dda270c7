import type { ReactNode } from 'react';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import { useT } from '#app/i18n/context.tsx';

/** What a form knows of its fields after a post that was refused. */
export interface FormState {
  errors?: Record<string, MessageKey[]> | undefined;
  values?: Record<string, string> | undefined;
}

interface FieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  /** Errors and values of the last post; the value typed then wins over `value`. */
  form?: FormState | undefined;
  value?: string | undefined;
  optional?: boolean;
}

interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email' | 'password' | 'search' | 'date' | 'time' | 'url' | 'tel' | 'number';
  autoComplete?: string;
  inputMode?: 'numeric' | 'email' | 'text';
  maxLength?: number;
  autoFocus?: boolean;
}

/** One line of text with its label, hint and error, tied together for a screen reader. */
export function TextField({ type = 'text', autoComplete, inputMode, maxLength, autoFocus, ...field }: TextFieldProps) {
  return (
    <FieldFrame {...field}>
      {(wiring) => (
        <input
          {...wiring}
          type={type}
          defaultValue={type === 'password' ? undefined : (field.form?.values?.[field.name] ?? field.value)}
          autoComplete={autoComplete}
          inputMode={inputMode}
          maxLength={maxLength}
          // biome-ignore lint/a11y/noAutofocus: the single field of a page that exists to be filled in
          autoFocus={autoFocus}
        />
      )}
    </FieldFrame>
  );
}

/** Several lines of text. */
export function TextArea({ rows = 4, maxLength, ...field }: FieldProps & { rows?: number; maxLength?: number }) {
  return (
    <FieldFrame {...field}>
      {(wiring) => (
        <textarea
          {...wiring}
          rows={rows}
          maxLength={maxLength}
          defaultValue={field.form?.values?.[field.name] ?? field.value}
        />
      )}
    </FieldFrame>
  );
}

export interface Option {
  value: string;
  label: string;
}

/** One choice out of a list. */
export function SelectField({ options, ...field }: FieldProps & { options: readonly Option[] }) {
  return (
    <FieldFrame {...field}>
      {(wiring) => (
        <select {...wiring} defaultValue={field.form?.values?.[field.name] ?? field.value}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

/** One choice shown in full, as radio buttons. */
export function RadioField({ options, ...field }: FieldProps & { options: readonly (Option & { hint?: string })[] }) {
  const chosen = field.form?.values?.[field.name] ?? field.value;
  return (
    <fieldset className="field" aria-describedby={describedBy(field)}>
      <legend>{field.label}</legend>
      {field.hint && (
        <p className="hint" id={`${field.name}-hint`}>
          {field.hint}
        </p>
      )}
      {options.map((option) => (
        <label className="choice" key={option.value}>
          <input type="radio" name={field.name} value={option.value} defaultChecked={chosen === option.value} />
          <span>
            {option.label}
            {option.hint && <span className="soft small"> {option.hint}</span>}
          </span>
        </label>
      ))}
      <FieldErrors name={field.name} errors={field.form?.errors?.[field.name]} />
    </fieldset>
  );
}

/** A yes or no. */
export function CheckField({
  name,
  label,
  checked,
  value = 'yes',
}: {
  name: string;
  label: ReactNode;
  checked?: boolean;
  value?: string;
}) {
  return (
    <label className="choice">
      <input type="checkbox" name={name} value={value} defaultChecked={checked} />
      <span>{label}</span>
    </label>
  );
}

interface Wiring {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
}

function FieldFrame({ children, ...field }: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const t = useT();
  const errors = field.form?.errors?.[field.name];
  return (
    <div className="field">
      <label htmlFor={field.name}>
        {field.label} {field.optional && <span className="soft small">{t('common.optional')}</span>}
      </label>
      {field.hint && (
        <p className="hint" id={`${field.name}-hint`}>
          {field.hint}
        </p>
      )}
      {children({
        id: field.name,
        name: field.name,
        'aria-describedby': describedBy(field),
        'aria-invalid': errors ? 'true' : undefined,
      })}
      <FieldErrors name={field.name} errors={errors} />
    </div>
  );
}

/** The errors of one field, under the id that its control points at. */
export function FieldErrors({ name, errors }: { name: string; errors: MessageKey[] | undefined }) {
  const t = useT();
  if (!errors?.length) return null;
  return (
    <p className="field-error" id={`${name}-error`}>
      {[...new Set(errors)].map((key) => t(key)).join(' ')}
    </p>
  );
}

function describedBy(field: FieldProps): string | undefined {
  const ids = [field.hint && `${field.name}-hint`, field.form?.errors?.[field.name] && `${field.name}-error`];
  return ids.filter(Boolean).join(' ') || undefined;
}
