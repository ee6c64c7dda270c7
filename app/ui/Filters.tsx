import type { ReactNode } from 'react';
import { useT } from '#app/i18n/context.tsx';
import type { Option } from './Field.tsx';

interface FiltersProps {
  children: ReactNode;
  clear?: string | undefined;
  /** What a narrow window shows instead, until it is opened: that there are filters, and what they left. */
  folded?: string;
}

/** Filters of a list: a form that puts what was chosen in the address, so that a view can be kept and sent. */
export function Filters({ children, clear, folded }: FiltersProps) {
  const t = useT();
  const form = (
    <form method="get" className="filters no-print">
      {children}
      <button className="button" type="submit">
        {t('common.filter')}
      </button>
      {clear && <a href={clear}>{t('common.clear_filters')}</a>}
    </form>
  );
  if (folded === undefined) return form;
  return (
    <details className="filters-fold no-print">
      <summary>{folded}</summary>
      {form}
    </details>
  );
}

interface FilterProps {
  name: string;
  label: string;
  value: string;
}

/** One choice out of a list; the empty choice, which narrows nothing, comes first unless `all` is left out. */
export function FilterSelect({
  name,
  label,
  value,
  all,
  options,
}: FilterProps & { all?: string; options: readonly Option[] }) {
  return (
    <div className="field">
      <label htmlFor={`filter-${name}`}>{label}</label>
      <select id={`filter-${name}`} name={name} defaultValue={value}>
        {all !== undefined && <option value="">{all}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Words to search for, or a date. */
export function FilterInput({ name, label, value, type = 'search' }: FilterProps & { type?: 'search' | 'date' }) {
  return (
    <div className="field">
      <label htmlFor={`filter-${name}`}>{label}</label>
      <input id={`filter-${name}`} name={name} type={type} defaultValue={value} />
    </div>
  );
}
