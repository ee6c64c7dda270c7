/**
 * The hundred fields of the common template of the EDPB for notifications under article 33 (draft v1.0, June 2026; no
 * authority imposes it yet). It is the broadest list that an authority can ask from, so the dossier is kept in it.
 */
import type { Field, FieldValue } from './breach-field.ts';
import { AFTER_FIELDS } from './breach-fields-after.ts';
import { WHAT_FIELDS } from './breach-fields-what.ts';
import { WHO_FIELDS } from './breach-fields-who.ts';

export const TEMPLATE_VERSION = 'edpb-1.0-draft-2026-06';

const all = [...WHO_FIELDS, ...WHAT_FIELDS, ...AFTER_FIELDS];
export type FieldKey = (typeof all)[number]['key'];

/** In the order of the template. */
export const FIELDS: readonly Field<FieldKey>[] = all;

/** What a dossier holds; a field without a value has no key. */
export type Values = Partial<Record<FieldKey, FieldValue>>;

const byKey = new Map<string, Field<FieldKey>>(FIELDS.map((field) => [field.key, field]));

/** The field of a key; null for what is no field of the template. */
export function fieldOf(key: string): Field<FieldKey> | null {
  return byKey.get(key) ?? null;
}
