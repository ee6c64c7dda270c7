import { slugOf } from './municipality.ts';

/** Words for the kinds of legal persons beside their own. */
const KIND_WORDS: Record<string, string> = {
  stad: 'gemeente',
  municipality: 'gemeente',
  city: 'gemeente',
  vereniging: 'association',
};

/** Whether a text names a legal person: by its kind, its name, or its number in the KBO. */
export function isNamed(
  { kind, name, kbo }: { kind: string; name: string; kbo: string | null },
  text: string,
): boolean {
  const slug = slugOf(text);
  if (slug === '') return false;
  return kind === (KIND_WORDS[slug] ?? slug) || slugOf(name) === slug || kbo === text.replace(/\D/g, '');
}
