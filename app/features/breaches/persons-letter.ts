import type { WrittenDocument } from '#app/documents/document.ts';
import { PROVISIONAL } from '#app/domain/breach-field.ts';
import type { FieldKey, Values } from '#app/domain/breach-fields.ts';
import { fieldOf } from '#app/domain/breach-fields.ts';
import { fieldText } from '#app/i18n/breach-words.ts';
import type { Language } from '#app/i18n/catalogue.ts';
import { type Translate, translator } from '#app/i18n/translate.ts';

interface LetterFacts {
  entity: string;
  code: string;
  values: Values;
  /** What happened, where the facts do not say it yet. */
  description: string | null;
  /** Who is the DPO, where the facts do not say it. */
  dpo: { name: string; email: string } | null;
}

/** What stands in a letter for what is not known yet, in each language. */
const OPEN = (['nl', 'en'] as const).map((language) => translator(language)('breach_persons.letter.to_fill_in'));

/** Whether a letter still says that something is to be filled in. */
export function isUnfinished(letter: string): boolean {
  return OPEN.some((open) => letter.includes(open));
}

/**
 * A first text for the persons concerned, in plain language: what happened, what it may mean for them, what was done, what
 * they can do and whom they can ask (article 34(2) with 33(3)(b), (c) and (d)). It is changed by hand.
 */
export function letterText(language: Language, { entity, values, description, dpo }: LetterFacts): string {
  const t = translator(language);
  const open = t('breach_persons.letter.to_fill_in');
  const said = (key: FieldKey, otherwise: string) => {
    const field = fieldOf(key);
    const value = values[key];
    const determined = [value].flat().every((option) => typeof option !== 'string' || !PROVISIONAL.has(option));
    return field && value !== undefined && determined ? fieldText(t, language, field, value) : otherwise;
  };
  const reportsAsDpo = values.reporter_function === 'dpo';
  const asked = (own: FieldKey, reporter: FieldKey, known: string | undefined) =>
    said(own, reportsAsDpo ? said(reporter, known ?? open) : (known ?? open));
  return [
    t('breach_persons.letter.greeting'),
    t('breach_persons.letter.opening', { entity }),
    `${t('breach_persons.letter.happened')}\n${said('incident_description', description ?? open)}`,
    `${t('breach_persons.letter.data')}\n${said('data_types_note', said('data_types', open))}`,
    `${t('breach_persons.letter.consequences')}\n${said('impact_nature', open)}`,
    `${t('breach_persons.letter.measures')}\n${said('mitigation_measures', open)}`,
    t('breach_persons.letter.you'),
    t('breach_persons.letter.ask', {
      name: asked('dpo_name', 'reporter_name', dpo?.name),
      contact: asked('dpo_contact', 'reporter_contact', dpo?.email),
    }),
    t('breach_persons.letter.closing', { entity }),
  ].join('\n\n');
}

/** The letter as a document to send. */
export function letterDocument(
  language: Language,
  { entity, code, text, madeAt }: { entity: string; code: string; text: string; madeAt: Date },
): WrittenDocument {
  const t: Translate = translator(language);
  return {
    title: t('breach_persons.letter.title'),
    subtitle: `${entity} · ${code}`,
    language: language === 'nl' ? 'nl-BE' : 'en-GB',
    author: entity,
    madeAt,
    pageLabel: t('breach_persons.letter.page', { n: '{n}', of: '{of}' }),
    blocks: text
      .split(/\n{2,}/)
      .filter((part) => part.trim() !== '')
      .map((part) => ({ kind: 'paragraph' as const, text: part.trim() })),
  };
}
