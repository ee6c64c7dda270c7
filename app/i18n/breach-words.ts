import type { CountValue, Field, FieldValue } from '#app/domain/breach-field.ts';
import type { FieldKey } from '#app/domain/breach-fields.ts';
import type { NoticeRecipient } from '#app/domain/breach-persons.ts';
import type { FieldProblem } from '#app/domain/breach-values.ts';
import { partialOf } from '#app/domain/partial-date.ts';
import type { Language, MessageKey } from './catalogue.ts';
import { partialText } from './clock-words.ts';
import { formatMoment, formatNumber } from './format.ts';
import { isMessageKey, type Translate } from './translate.ts';

/** The name of a field of the template. */
export function fieldLabel(t: Translate, key: FieldKey): string {
  return t(`breach_fields.${key}.label`);
}

/** One sentence on what belongs in it. */
export function fieldHelp(t: Translate, key: FieldKey): string {
  return t(`breach_fields.${key}.help`);
}

/** The words of an option; an option that a later template dropped bears its own key. */
export function optionText(t: Translate, key: FieldKey, option: string): string {
  const message = `breach_fields.${key}.options.${option}`;
  return isMessageKey(message) ? t(message as MessageKey) : option;
}

/** A value as it is read, on the screen and in the documents; a dash for none. Several options are set apart by `; `. */
export function fieldText(
  t: Translate,
  language: Language,
  field: Field<FieldKey>,
  value: FieldValue | null | undefined,
): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (typeof value === 'string') return textOfString(t, language, field, value);
  if (isCount(value)) return countText(t, language, value);
  return value.map((option) => optionText(t, field.key, option)).join('; ') || '–';
}

/** `120`, `ongeveer 1.200`, `onbekend`. */
export function countText(t: Translate, language: Language, { known, n }: CountValue): string {
  return t(`breach_terms.count.${known}`, { n: n === null ? '' : formatNumber(language, n) });
}

/** What is wrong with what was typed in a field, and what to do. */
export function fieldProblemText(t: Translate, field: Field, problem: FieldProblem): string {
  const own = `breach_terms.field.${problem}`;
  if (isMessageKey(own)) return t(own, { max: field.maxLength });
  return t(`clocks.partial.${problem}` as MessageKey);
}

function textOfString(t: Translate, language: Language, field: Field<FieldKey>, value: string): string {
  if (field.type === 'enum') return optionText(t, field.key, value);
  if (field.type !== 'date' && field.type !== 'datetime') return value;
  const parsed = partialOf(value);
  return parsed.ok ? partialText(t, language, parsed.date) : value;
}

function isCount(value: readonly string[] | CountValue): value is CountValue {
  return !Array.isArray(value);
}

/** Who else was told of a breach: the kind, with the name where one was typed; something else than the usual by its name. */
export function noticeRecipientText(t: Translate, recipient: NoticeRecipient, name: string): string {
  const kind = t(`breach_persons.recipients.${recipient}`);
  if (name === '') return kind;
  return recipient === 'other' ? name : `${kind}: ${name}`;
}

/** Who decided and when; of what was taken over from another register nobody knows when. */
export function decidedText(
  language: Language,
  { decidedBy, decidedAt, takenOver }: { decidedBy: string; decidedAt: Date; takenOver: boolean },
): string {
  return takenOver ? decidedBy : `${decidedBy}, ${formatMoment(language, decidedAt)}`;
}
