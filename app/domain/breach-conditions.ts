/**
 * Reads the conditions of the template. Small and without anything of a server, so that a script in the page can import
 * it and show or hide what the server would.
 */
import type { Condition, Facts, Field, FieldValue } from './breach-field.ts';

type Read = (key: string) => FieldValue | undefined;

/** Whether a value says anything: no empty text, no empty list. `false` and a count that is unknown are answers. */
export function isFilled(value: FieldValue | undefined): boolean {
  if (value === undefined) return false;
  return typeof value === 'string' || Array.isArray(value) ? value.length > 0 : true;
}

export function holds(condition: Condition, read: Read, facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, read, facts));
  if ('any' in condition) return condition.any.some((one) => holds(one, read, facts));
  if ('fact' in condition) return facts[condition.fact];
  const value = read(condition.field);
  if ('is' in condition) return value === condition.is;
  if ('isNot' in condition) return value !== condition.isNot;
  if ('oneOf' in condition) return typeof value === 'string' && condition.oneOf.includes(value);
  if ('includes' in condition) return Array.isArray(value) && value.includes(condition.includes);
  return isFilled(value);
}

/** The keys of the fields that a condition reads. */
export function fieldsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(fieldsIn);
  if ('any' in condition) return condition.any.flatMap(fieldsIn);
  return 'field' in condition ? [condition.field] : [];
}

/**
 * The fields that are shown, in the order given. What is hidden counts as not answered for the fields that hang on it,
 * so an old answer behind a changed one opens nothing.
 */
export function shownAmong<K extends string>(
  fields: readonly Field<K>[],
  values: Readonly<Partial<Record<string, FieldValue>>>,
  facts: Facts,
): Field<K>[] {
  const byKey = new Map<string, Field<K>>(fields.map((field) => [field.key, field]));
  const known = new Map<string, boolean>();
  const read: Read = (key) => (isShown(key) ? values[key] : undefined);
  const isShown = (key: string): boolean => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const condition = byKey.get(key)?.shownWhen;
    const shown = condition === undefined ? false : condition === null || holds(condition, read, facts);
    known.set(key, shown);
    return shown;
  };
  return fields.filter(({ key }) => isShown(key));
}

/** Whether a field that is shown must be filled at some stage; the values are those of the fields that are shown. */
export function isRequired(field: Field, values: Readonly<Partial<Record<string, FieldValue>>>, facts: Facts): boolean {
  if (field.mandatory === 'no') return false;
  return field.requiredWhen === null || holds(field.requiredWhen, (key) => values[key], facts);
}
