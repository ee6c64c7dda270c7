import type { z } from 'zod';
import type { MessageKey } from '#app/i18n/catalogue.ts';
import { isMessageKey } from '#app/i18n/translate.ts';

/** What was typed, field by field, so that a page that says what is wrong loses none of it. */
export type FormValues = Record<string, string>;
export type FormErrors = Record<string, MessageKey[]>;

export type FormResult<T> = { ok: true; value: T; values: FormValues } | FormRefusal;
export interface FormRefusal {
  ok: false;
  errors: FormErrors;
  values: FormValues;
}

/**
 * Reads a posted form against a schema. Schemas are strict: a field that the form does not have is an error, so that
 * nothing can be assigned that was not asked. A field that occurs more than once becomes a list when the schema says so
 * (its name ends in `[]` in the form and is without it in the schema).
 */
export async function readForm<T>(request: Request, schema: z.ZodType<T>): Promise<FormResult<T>> {
  return parseForm(await request.formData(), schema);
}

/** As `readForm`, for a form that was already read. Files are left out; uploads have their own reader. */
export function parseForm<T>(form: FormData, schema: z.ZodType<T>): FormResult<T> {
  const input: Record<string, string | string[]> = {};
  const values: FormValues = {};
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name).filter((entry): entry is string => typeof entry === 'string');
    if (name.endsWith('[]')) input[name.slice(0, -2)] = all;
    else input[name] = all.length === 1 ? (all[0] as string) : all;
    values[name] = all.join(',');
  }
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data, values };
  return { ok: false, errors: toErrors(parsed.error), values };
}

function toErrors(error: z.ZodError): FormErrors {
  const errors: FormErrors = {};
  for (const issue of error.issues) {
    const field = issue.path[0]?.toString() ?? 'form';
    const list = errors[field] ?? [];
    list.push(keyOf(issue));
    errors[field] = list;
  }
  return errors;
}

function keyOf(issue: z.core.$ZodIssue): MessageKey {
  if (isMessageKey(issue.message)) return issue.message;
  if (issue.code === 'unrecognized_keys') return 'common.error.unknown_field';
  if (issue.code === 'invalid_type') return 'common.error.required';
  if (issue.code === 'too_big') return 'common.error.too_long';
  if (issue.code === 'too_small') return 'common.error.required';
  return 'common.error.invalid';
}
